"""Tact: courtesies are met as courtesies, an answer is not taken for a question, and "Why?" asks for more."""

from dataclasses import replace

import pytest

from simulations.director import start, step
from tests.simulations.stage import TOVE, heard, pack_of, play

TOLD_TWO = [heard(asks="kiln"), heard(asks="loft")]


@pytest.mark.parametrize(
    "text",
    [
        "Thanks for that.",
        "Hello again!",
        "Sorry, my dog barked.",
        "...",
        "Grüße und danke, wie ist die Arbeit?",
    ],
)
def test_a_courtesy_gets_no_hint(text):
    _, directions = play([heard(), heard(text)])
    assert [direction.act for direction in directions] == ["react", "react"]


def test_a_courtesy_and_a_kindness_are_not_turned_away():
    for turn in (heard("Thanks for that."), heard("I see.", acknowledged=("kiln",)), heard("Sorry.")):
        _, directions = play([*TOLD_TWO, turn])
        assert directions[-1].act != "pull_back"
    _, directions = play([*TOLD_TWO, heard("We have a canteen.")])
    assert directions[-1].act in {"pull_back", "react"} and not directions[-1].disclosed


@pytest.mark.parametrize("text", ["Are you a robot?", "Who are you?", "Can you hear me?"])
def test_a_question_about_the_line_asks_for_no_topic(text):
    _, [direction] = play([heard(text, asks="kiln")])
    assert direction.disclosed == () and direction.act == "fallback"


@pytest.mark.parametrize("text", ["Why?", "Oh really, how come?", "Tell me more."])
def test_a_bare_why_asks_for_more_of_what_was_told(text):
    _, directions = play([heard(asks="kiln"), heard(text, asks="orchard")])
    last = directions[-1]
    assert (last.act, last.manner, last.cue) == ("answer", "told", "kiln")


def test_an_answer_to_the_persona_s_question_is_not_heard_as_asking():
    state, directions = play([heard(), heard("Any thoughts?", kind="closed", decision="fallback")])
    assert directions[-1].fact == "rota"
    answer = heard("Every six weeks.", asks="orchard", kind="statement", facts=("rota",))
    after, direction = step(pack_of(), state, answer, 7)
    assert direction.act != "deflect" and "orchard" not in after.asked


def test_what_was_only_volunteered_may_be_asked_once_without_offence():
    state, directions = play([heard("No hurry at all.", reassured=True)])
    assert directions[-1].disclosed == ("ferry",)
    after, direction = step(pack_of(), state, heard(asks="ferry"), 7)
    assert direction.manner == "told" and after.patience == state.patience
    again, direction = step(pack_of(), after, heard(asks="ferry"), 7)
    assert direction.manner == "repeated" and again.patience == after.patience - 1


def test_a_question_just_answered_in_passing_is_not_asked_in_the_same_breath():
    open_end = {"kind": "closed", "decision": "fallback"}
    _, directions = play([heard(), heard("The rota changes often. Does that suit you?", **open_end)])
    assert directions[-1].fact == ""
    _, directions = play([heard(), heard("We bake bread here. Does that suit you?", **open_end)])
    assert directions[-1].fact == "rota"


def test_a_direct_question_is_answered_though_something_is_taken_back():
    ask = heard("Do you drive to work?", kind="closed", decision="fallback")
    _, directions = play([heard(asks="shed"), heard("Fine."), ask])
    assert directions[-1].retracts == "shed"
    assert directions[-1].act == "fallback" and directions[-1].opening.startswith("Forget the shed")


def test_a_public_matter_is_answered_before_anything_is_volunteered():
    evening = heard("Do you teach evening classes?", kind="closed", decision="fallback")
    opened = heard(asks="kiln")
    _, directions = play([opened, evening])
    assert directions[-1].act == "fallback"


def test_a_long_pitch_gives_nothing_in_return():
    pitch = heard("We are growing. " * 30, pitch=True, reciprocity=True)
    state, [direction] = play([pitch])
    assert not state.reciprocity and direction.disclosed == () and state.trust == 0.75


@pytest.mark.parametrize("text", ["How are you today?", "Is now a good time?"])
def test_politeness_is_not_answered_with_what_is_close_to_the_heart(text):
    state = replace(start(TOVE), trust=3.0)
    _, asked = play([heard(text, kind="closed", decision="fallback", broad=True)], state=state)
    assert not asked[0].disclosed
