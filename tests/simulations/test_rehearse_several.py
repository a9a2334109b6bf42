"""Rehearsing with several people: a chat with three, a colleague rung during a call, an offer in parts."""

import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
from django.core.management import call_command

from simulations.candidates.rehearsal import Rehearsal
from simulations.packs.files import load_pack
from simulations.packs.pack import Pack
from simulations.transcripts import Touch
from tests.simulations.stage import TOVE, cue, gate

PACK = load_pack(Path(__file__).parents[2] / "content/scenarios/relocating-engineer.scenario.yaml")
MAYA = PACK.personas[0]
KILN = replace(
    cue("kiln", gate("asked")),
    topic="what she keeps at home and makes in the evenings",
    ask_examples=(
        "What is waiting for you in the evenings?",
        "What do you keep at home?",
        "Is there something you make with your hands?",
    ),
)
SAM = replace(
    TOVE, key="sam", part="colleague", name="Sam Roe", asks=(), cues=(replace(KILN, persona="sam"),)
)
KILN_ASK = "What do you keep at home?"
HOBBY_ASK = "How do you spend your weekends?"


def pack(medium: str = "call", part: str = "colleague") -> Pack:
    return replace(PACK, medium=medium, personas=(MAYA, replace(SAM, part=part)))


def test_a_colleague_answers_in_person_and_the_first_call_waits():
    call = Rehearsal(pack())
    call.call("sam")
    from_sam = call.say(KILN_ASK)
    call.back()
    from_maya = call.say(HOBBY_ASK)
    assert (from_sam.state.persona, from_sam.direction.disclosed) == ("sam", ("kiln",))
    assert (from_maya.state.persona, from_maya.direction.disclosed) == ("maya", ("climbing",))
    assert [exchange.turn for exchange in (from_sam, from_maya)] == [1, 2]
    answered = [(line.persona, line.turn) for line in call.transcript().spoken_by("candidate")]
    assert answered == [("maya", 1), ("sam", 2), ("sam", 3), ("maya", 4)]


def test_nobody_tells_what_belongs_to_another():
    call = Rehearsal(pack())
    assert "kiln" not in call.say(KILN_ASK).direction.disclosed
    call.call("sam")
    assert call.say("How would you get to the office?").direction.disclosed == ()
    assert all("Maya" not in said.text for said in call.history("sam"))


def test_in_a_chat_everybody_writes_first_and_one_goodbye_leaves_the_others():
    chat = Rehearsal(pack("chat", "candidate"))
    assert [line.persona for line in chat.transcript().lines] == ["maya", "sam"]
    chat.say("Thanks Sam, goodbye!", to="sam")
    assert chat.over_with("sam") == "goodbye" and not chat.ended
    assert chat.say(HOBBY_ASK).direction.disclosed == ("climbing",)


def test_turns_are_counted_over_all_of_them():
    chat = Rehearsal(replace(pack("chat", "candidate"), max_turns=3))
    ended = [chat.say("We bake bread here.", to=key).state.ended for key in ("maya", "sam", "maya")]
    assert ended == [None, None, "max_turns"] and chat.ended


def test_a_colleague_s_goodbye_does_not_end_the_rehearsal_and_hanging_up_does():
    call = Rehearsal(pack())
    call.call("sam")
    call.say("Thanks, goodbye!")
    assert call.over_with("sam") == "goodbye" and not call.ended
    call.hang_up()
    assert call.ended and call.over_with("maya") == "hang_up" and call.over_with("sam") == "goodbye"


def test_an_offer_is_written_part_by_part_and_kept_with_its_touches():
    call = Rehearsal(PACK)
    call.offer("A start in November.", (Touch("November", "c1.1"),))
    call.offer("Two days at home.")
    assert call.transcript().follow_up.text == "A start in November.\nTwo days at home."
    assert [touch.quote for touch in call.transcript().follow_up.touches] == ["November"]


@pytest.fixture
def played(tmp_path, monkeypatch):
    def play(*lines: dict) -> tuple[list[dict], str]:
        monkeypatch.setattr("simulations.management.commands.rehearse.pack_named", lambda name: pack())
        path, out, err = tmp_path / "script.jsonl", io.StringIO(), io.StringIO()
        path.write_text("\n".join(map(json.dumps, lines)), "utf-8")
        call_command("rehearse", "any", "--script", str(path), "--json", stdout=out, stderr=err)
        return [json.loads(line) for line in out.getvalue().splitlines()], err.getvalue()

    return play


def test_a_script_calls_comes_back_and_introduces(played):
    lines, _ = played(
        {"say": "Hello Maya."},
        {"call": "sam"},
        {"say": KILN_ASK},
        {"introduce": "sam", "say": "Maya, this is Sam."},
        {"say": "And you, Sam?", "to": "sam"},
        {"hang_up": True},
    )
    assert [line["persona"] for line in lines] == ["maya", "sam", "maya", "sam"]
    assert [line["turn"] for line in lines] == [1, 2, 3, 4]
    assert lines[-1]["ended"] == "hang_up" and lines[1]["ended"] is None


def test_after_the_colleague_s_goodbye_the_first_call_is_back_on_the_line(played):
    lines, err = played({"call": "sam"}, {"say": "Thanks, goodbye!"}, {"say": HOBBY_ASK})
    assert [(line["persona"], line["ended"]) for line in lines] == [("sam", "goodbye"), ("maya", None)]
    assert err == ""
    lines, err = played({"say": "Thanks, goodbye!"}, {"call": "sam"}, {"say": KILN_ASK})
    assert len(lines) == 1 and "not called" in err and "not said" in err
