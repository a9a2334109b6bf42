"""Whole turns: one call of the embedder, no line that cannot be heard, and what the director reads of it."""

import json
import time
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from hypothesis import given, settings
from hypothesis import strategies as st

from simulations.hearing.ear import Ear, segments
from simulations.hearing.embedder import Ngrams, Vectors
from simulations.hearing.questions import read_sentence
from simulations.hearing.reflection import is_reflection
from simulations.hearing.uptake import uptake
from simulations.packs.files import load_pack

PACK = Path(__file__).resolve().parents[3] / "content/scenarios/relocating-engineer.scenario.yaml"
BEFORE = "The commute is killing me, I leave at six."


class Calls:
    name = "ngrams"

    def __init__(self) -> None:
        self.calls = 0

    def encode(self, texts: list[str]) -> Vectors:
        self.calls += 1
        return Ngrams().encode(texts)


@pytest.fixture(scope="module")
def ear() -> Ear:
    return Ear(load_pack(PACK), Ngrams())


def test_a_turn_costs_one_call_of_the_embedder() -> None:
    calls = Calls()
    ear = Ear(load_pack(PACK), calls)
    calls.calls = 0
    ear.hear("That sounds long. What would you rather do? And when could you start?", BEFORE)
    assert calls.calls == 1


def test_a_short_question_is_read_with_what_led_up_to_it() -> None:
    sentences = ["You spoke of the sea.", "What drew you to it?"]
    texts = [s.text for s in segments(sentences, [read_sentence(s) for s in sentences])]
    assert texts == ["You spoke of the sea. What drew you to it?", "What drew you to it?"]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\x00\x1b[2J", "\ud800", "家族はいますか", "🙂" * 50])
def test_every_line_can_be_heard(ear: Ear, text: str) -> None:
    heard = ear.hear(text, BEFORE)
    assert heard.text == text
    assert heard.answer is None
    assert heard.uptake is not None
    assert ear.hear(text).uptake is None


def test_a_blank_reply_builds_on_nothing() -> None:
    assert uptake("  \n", BEFORE) == 0


def test_taking_up_the_words_counts_for_more_than_moving_on() -> None:
    assert uptake("So you leave at six, how long does the commute take?", BEFORE) > 0.6
    assert uptake("Next, do you drive?", BEFORE) < 0.45


@pytest.mark.parametrize(
    "text", ["So the commute is killing you.", "it sounds like you'd rather stay close to home"]
)
def test_saying_it_back_is_a_reflection(text: str) -> None:
    assert is_reflection(text, BEFORE)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Thanks for picking up, I'm Dana.",
        "Leeds is lovely.",
        "When could you start?",
        "We are a great team.",
    ],
)
def test_telling_and_asking_is_none(text: str) -> None:
    assert not is_reflection(text, BEFORE)


@pytest.mark.parametrize(
    ("text", "leaves"),
    [
        ("Thanks for your time today. We are a growing company with big plans.", False),
        ("Hi Maya, thank you so much for your time today!", False),
        ("Good morning, have a good moment?", False),
        ("We have a good climbing wall near the office.", False),
        ("In Leeds we have a great team.", False),
        ("I'll see you are busy, so briefly.", False),
        ("That was helpful. Thank you for your time.", True),
        ("I'll write tomorrow. Have a lovely evening!", True),
        ("Right, bye for now, and thanks.", True),
        ("Speak soon. I'll send the plan.", True),
    ],
)
def test_thanks_at_the_start_are_no_goodbye(ear: Ear, text: str, leaves: bool) -> None:
    assert ear.hear(text).goodbye is leaves


def test_facts_that_a_turn_states_are_named(ear: Ear) -> None:
    assert ear.hear("The office is eight minutes from Leeds station.").facts == ("office-walk",)
    assert ear.hear("We open a second site in Sheffield in March 2027.").facts == ("second-site",)
    assert ear.hear("Leeds is lovely.").facts == ()


@settings(max_examples=40, deadline=None)
@given(text=st.text(max_size=400), before=st.text(max_size=100))
def test_nothing_a_person_types_breaks_the_ear(ear: Ear, text: str, before: str) -> None:
    heard = ear.hear(text, before)
    assert heard.uptake is None if not before.strip() else 0 <= (heard.uptake or 0) <= 1
    assert heard == ear.hear(text, before)


@pytest.mark.parametrize(
    "piece", ["so ", "how old ", "what would ", "you're ", "? ", "and, ", "tell me about ", "a", "\n"]
)
def test_hostile_length_takes_linear_time(ear: Ear, piece: str) -> None:
    began = time.process_time()
    ear.hear(piece * (20_000 // len(piece)), piece * 500)
    assert time.process_time() - began < 1


def test_the_command_answers_each_line_with_one(tmp_path: Path) -> None:
    odd = json.dumps({"recruiter": "one\ntwo \ud800\u2028 end", "candidate_before": "Hm."})
    lines = ["\ufeffWhen could you start?", "", odd, '{"half": ', "Wie geht es Ihnen?\r"]
    path = tmp_path / "turns.txt"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    for options in ([], ["--json"]):
        out = StringIO()
        call_command("hear", str(PACK), "--text-file", str(path), *options, stdout=out)
        written = out.getvalue()
        written.encode("utf-8")
        assert len(written.splitlines()) == len(lines)
    texts = [json.loads(line)["text"] for line in written.splitlines()]
    assert texts[:3] == ["When could you start?", "", "one\ntwo \ud800\u2028 end"]
