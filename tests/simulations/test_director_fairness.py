"""Fair to a good turn: answering a question back, introducing somebody, and saying goodbye only when it is one."""

from dataclasses import replace

import pytest

from simulations.director import start, step
from simulations.packs.pack import DirectoryEntry
from tests.simulations.stage import CUES, FACTS, TOVE, cue, gate, heard, pack_of, play, protected

ASKS_BACK = cue(
    "orchard", gate("asked", "reassured", rule="all"), hint_line="", deflect_line="What for, and how long?"
)
ANSWERED = "It is about half an hour of your time. Would you tell me?"
BACK = replace(TOVE, asks=(), cues=(ASKS_BACK,))


def asks_again(text, **more):
    return heard(text, asks="orchard", **more)


def test_answering_what_was_asked_back_and_asking_again_costs_nothing_and_opens_nothing():
    state, [_, direction] = play([heard(asks="orchard"), asks_again(ANSWERED)], pack_of(BACK))
    assert (state.trust, state.patience) == (BACK.trust_start, BACK.patience_start)
    assert (direction.act, direction.manner, direction.disclosed) == ("deflect", "", ())


def test_it_leaves_a_sign_where_the_door_has_one():
    persona = replace(BACK, cues=(replace(ASKS_BACK, hint_line="I get lent out a lot."),))
    _, [_, direction] = play([heard(asks="orchard"), asks_again(ANSWERED)], pack_of(persona))
    assert (direction.act, direction.lines) == ("hint", ("I get lent out a lot.",))


@pytest.mark.parametrize(
    "again",
    [
        asks_again("Would you tell me?"),
        asks_again("Please. Would you?"),
        asks_again("It is about half an hour. I need an answer.", pushing=True),
    ],
)
def test_asking_again_without_an_answer_is_a_return(again):
    state, _ = play([heard(asks="orchard"), again], pack_of(BACK))
    assert state.trust < BACK.trust_start and state.patience < BACK.patience_start


def test_a_later_return_is_a_return_though_it_explains():
    turns = [heard(asks="orchard"), heard("Fine."), asks_again(ANSWERED)]
    state, _ = play(turns, pack_of(BACK))
    assert state.patience == BACK.patience_start - 1


def test_a_line_that_asks_nothing_back_is_a_closed_door():
    persona = replace(BACK, cues=(replace(ASKS_BACK, deflect_line="Let us leave that for now."),))
    state, _ = play([heard(asks="orchard"), asks_again(ANSWERED)], pack_of(persona))
    assert state.patience == BACK.patience_start - 1


def test_easing_the_worry_and_asking_again_is_answered_and_costs_nothing():
    eased = asks_again("Nothing you say goes further. Would you?", reassured=True)
    state, [_, direction] = play([heard(asks="orchard"), eased], pack_of(BACK))
    assert direction.disclosed == ("orchard",)
    assert state.patience == BACK.patience_start and state.trust == BACK.trust_start + 0.25


LONG = " ".join(["Our place is a good place to be."] * 9)
PITCH = {"pitch": True, "words": 75}
GUEST = DirectoryEntry("irma", "Irma Vahtera", role="Kiln lead")


def moved(text, persona=TOVE, **more):
    pack = replace(pack_of(replace(persona, asks=())), directory=(GUEST,))
    state, _ = step(pack, start(pack.personas[0]), heard(text, **PITCH, **more), 1)
    return state.trust - persona.trust_start


def test_a_long_turn_about_nobody_is_a_generic_pitch():
    assert moved(LONG) == -0.25
    assert moved(f"Tove, listen. {LONG}") == -0.25


@pytest.mark.parametrize(
    "text",
    [
        f"I would like you to meet Irma Vahtera. {LONG}",
        f"Irma runs the kilns. {LONG}",
        f"You have taught evening classes before. {LONG}",
    ],
)
def test_an_introduction_and_facts_about_the_person_are_no_generic_pitch(text):
    assert moved(text) >= 0


def test_an_answer_to_their_own_question_is_no_generic_pitch():
    pack = pack_of()
    waiting = replace(start(TOVE), turn=3, waiting="rota", asked_facts=("rota",), last_ask=3)
    state, _ = step(pack, waiting, heard(LONG, facts=("rota",), **PITCH), 1)
    assert state.trust == TOVE.trust_start


def test_a_plain_answer_is_met_as_one_and_hints_at_most_every_other_time():
    asks = tuple(replace(TOVE.asks[0], fact=f"f{n}", line=f"What about number {n}, then?") for n in range(8))
    facts = tuple(replace(FACTS[0], key=f"f{n}") for n in range(8))
    doors = tuple(cue(f"door{n}", gate(("trust", 5.0))) for n in range(6))
    pack = replace(pack_of(replace(TOVE, asks=asks, cues=doors)), kind="hard_questions", facts=facts)
    state, acts = start(pack.personas[0]), []
    for _ in range(9):
        state, direction = step(pack, state, heard("Six weeks.", facts=(state.waiting,)), 1)
        acts.append(direction.act)
    answered = acts[2:]
    assert answered[0] == "react" and "hint" in answered
    assert not any(a == b == "hint" for a, b in zip(answered, answered[1:], strict=False))


def test_a_turn_that_ends_with_a_question_is_no_goodbye():
    asking = heard(
        "Before I let you go, any last question?", goodbye=True, kind="closed", decision="fallback",
        sentence_kinds=("closed",),
    )  # fmt: skip
    state, [_, direction] = play([heard("Hello."), asking])
    assert state.ended is None and direction.act == "ask" and not direction.closing


def test_a_protected_ask_is_never_an_explanation():
    asked = asks_again(ANSWERED, protected=protected())
    state, _ = play([heard(asks="orchard"), asked], pack_of(BACK))
    assert state.patience == BACK.patience_start - 2


ASKING = "Hello, Tove speaking. How often does the rota change?"
SPOKEN = replace(TOVE, openers=(ASKING, "Yes, this is Tove."), cues=())


def test_a_question_about_a_fact_in_the_opener_waits_for_its_answer():
    state = start(SPOKEN, seed=0)
    assert (state.waiting, state.asked_facts) == ("rota", ("rota",))
    passed, _ = step(pack_of(SPOKEN), state, heard("Lovely weather."), 0)
    told, _ = step(pack_of(SPOKEN), state, heard("It moves every 6 weeks.", facts=("rota",)), 0)
    assert (passed.trust, told.trust) == (0.5, 1.0)


def test_any_other_question_in_an_opener_waits_for_nothing():
    assert start(SPOKEN, seed=1).waiting == ""
    assert start(replace(SPOKEN, openers=("Hello, who is it?",)), seed=0).waiting == ""
    assert start(SPOKEN).waiting == ""


def test_an_answer_that_ends_by_inviting_the_next_question_asks_for_no_topic():
    text = "It moves every 6 weeks. What's next on your list?"
    inviting = heard(
        text,
        asks="kiln",
        facts=("rota",),
        sentences=tuple(text.split(". ")),
        sentence_kinds=("statement", "closed"),
    )
    _, [_, first, second] = play(
        [heard("Hello."), heard("Right."), inviting],
        pack_of(replace(TOVE, cues=(replace(CUES[0], hint_line=""),))),
    )
    assert first.fact == "rota"
    assert (second.act, second.fact, second.disclosed) == ("ask", "walk", ())
