"""The candidate remembers: what was told stands at the start, and what was put off is asked for first."""

import pytest

from simulations import calls
from simulations.calls.memory import remembered
from simulations.calls.reading import recorded, transcript_of
from simulations.calls.screen import screen_of
from simulations.candidates.openings import openings
from simulations.candidates.rehearsal import Rehearsal
from simulations.director import STRANGERS, Carried, start, with_memory
from simulations.director.carried import Owed, Told, day_named
from simulations.models import Call, ScorecardRecord
from simulations.packs.schema import parse
from tests.simulations.rehearsal import PERSONA, live_call, say_and_hear, small_data, small_pack

TOLD = "Weekends I'm on the wall by the harbour."
WALK = {"fact": "office-walk", "line": "How far is the office from the station?"}
ASKS = parse(small_data(personas=[{**PERSONA, "asks": [WALK]}]))
MEMORY = Carried(met="2026-11-12", told=(Told("climbing", TOLD),), owed=(Owed("office-walk", "Thursday"),))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("I'll find out by Thursday.", "Thursday"),
        ("You'll hear before the end of the week.", "the end of the week"),
        ("I'll let you know.", ""),
    ],
)
def test_the_day_is_the_recruiters_own(text, day):
    assert day_named(text) == day


def test_strangers_begin_as_ever():
    assert openings(ASKS, "maya", 3) == openings(ASKS, "maya", 3, STRANGERS)
    assert [opening.text for opening in openings(ASKS, "maya", 3)] == ["Hi, Maya here. Go ahead."]


def test_what_was_told_is_brought_along_in_the_words_it_was_told_in():
    first, opener = openings(ASKS, "maya", 0, MEMORY)
    assert (first.text, first.disclosed, first.earlier) == (TOLD, ("climbing",), True)
    assert "Thursday" in opener.text and opener.text.endswith(WALK["line"])


def test_an_answer_owed_is_waited_for_and_not_asked_twice():
    state = with_memory(ASKS, start(ASKS.personas[0]), MEMORY)
    assert state.waiting == "office-walk" and state.asked_facts == ("office-walk",)
    call = Rehearsal(ASKS, carried={"maya": MEMORY})
    call.say("You asked about the station: the office is an eight-minute walk from it.")
    for line in ("We have a good canteen.", "The team is in on Tuesdays.", "There is a bike shed."):
        call.say(line)
    asked = [line.text for line in call.transcript().spoken_by("candidate") if WALK["line"] in line.text]
    assert len(asked) == 1


def test_a_memory_survives_json():
    assert Carried.from_dict(MEMORY.to_dict()) == MEMORY


def test_a_person_of_another_scenario_brings_only_what_means_something_there():
    other = parse(small_data(personas=[{**PERSONA, "cues": [PERSONA["cues"][1]]}]))
    assert [opening.earlier for opening in openings(other, "maya", 0, MEMORY)] == [False]


@pytest.mark.django_db
def test_the_next_call_begins_with_the_last_one(recruiter):
    earlier = live_call(recruiter, personas=[{**PERSONA, "asks": [WALK]}])
    say_and_hear(earlier, "What do you do at weekends?", TOLD, disclosed=("climbing",))
    ask = {"direction": {"fact": "office-walk"}}
    say_and_hear(earlier, "It is a good team.", f"Good. {WALK['line']}", director=ask)
    said = say_and_hear(earlier, "I don't know. I'll find out by Thursday.")
    calls.hang_up(earlier)
    card = {"claims": [{"sentence": said.sentences[-1]["id"], "verdict": "deferred", "facts": []}]}
    ScorecardRecord.objects.create(
        call=earlier, rubric_key="k", rubric_version=1, state="scored", card=card, input_sha256="x"
    )
    again = calls.answer(calls.start_call(recruiter, ASKS, seed=1, engine="offline", remember=True))
    first, opener = again.turns.order_by("index")
    assert (first.text, first.disclosed, first.engine, first.sentences[0]["id"]) == (
        TOLD, ["climbing"], "earlier", "c1.1",
    )  # fmt: skip
    assert "Thursday" in opener.text and opener.number == 2
    assert recorded(again).disclosed == {"climbing": "c1.1"}
    assert list(transcript_of(again).by_id)[0] == "c1.1"
    assert [bubble.before for bubble in screen_of(again).bubbles] == ["From your earlier call", "Today"]


@pytest.mark.django_db
def test_nobody_remembers_another_learner_a_tryout_or_a_call_without_a_word(recruiter, teammate):
    talked = live_call(recruiter)
    say_and_hear(talked, "What do you do at weekends?", TOLD, disclosed=("climbing",))
    calls.hang_up(talked)
    silent = live_call(teammate)
    calls.hang_up(silent)
    assert remembered(teammate, small_pack())[1] == {}
    Call.objects.filter(pk=talked.pk).update(mode=Call.Mode.TRYOUT)
    assert remembered(recruiter, small_pack())[1] == {}
