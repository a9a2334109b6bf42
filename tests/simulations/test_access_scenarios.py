"""The shipped access calls: who asks first and keeps to a yes passes, who promises or oversteps does not."""

from pathlib import Path

import pytest

from simulations.candidates.rehearsal import Rehearsal
from simulations.grading.grader import grade
from simulations.grading.scorecard import Scorecard
from simulations.packs.files import load_pack

SCENARIOS = Path(__file__).parents[2] / "content/scenarios"
ASK_RUI = "Rui, a crew lead may join us. You don't have to. Could you give him twenty minutes on the phone?"
ASK_DESMOND = (
    "Desmond, nobody else will hear, and you don't have to. Could you give a candidate half an hour?"
)


def played(slug: str, *said: str) -> Scorecard:
    """Play lines such as "rui: Could you ...?" (the first persona where no key stands before), and grade them."""
    call = Rehearsal(load_pack(SCENARIOS / f"{slug}.scenario.yaml"))
    keys = {persona.key for persona in call.pack.personas}
    for line in said:
        key, _, words = line.partition(": ")
        call.say(words, to=key) if key in keys else call.say(line, to=call.pack.personas[0].key)
    return grade(call.pack, call.transcript())


def levels(card: Scorecard) -> dict[str, int | None]:
    return {criterion.key: criterion.level for criterion in card.criteria}


def test_asking_first_and_keeping_to_the_yes_passes():
    card = played(
        "someone-on-the-roof",
        "Hello Duarte. Who would you like to talk to here?",
        "I'll ask one of our leads whether he has time. What may I tell a colleague about you?",
        "Your firm stays with me. When a crew lead stops work for weather, the whole crew is paid for the day.",
        "How should a crew be put together, for you?",
        "A crew stays together for at least six months. When should a colleague ring you?",
        "silvia: Could you give a candidate twenty minutes?",
        f"rui: {ASK_RUI}",
        "Rui will ring you on Wednesday at half past six for twenty minutes, but he can't do Thursdays.",
    )
    assert card.passed and levels(card)["permission"] == levels(card)["conditions"] == 1


def test_a_careful_call_keeps_the_search_quiet():
    card = played(
        "not-the-one-who-knows",
        "Good morning Nora. Who would you like to talk to at Larkspur?",
        "I'll ask. Is there anybody here who must not hear of this?",
        "Gail will hear nothing from me. The director reports to the president. How may I describe you to a colleague?",
        "irene: Could you give a candidate half an hour?",
        f"desmond: {ASK_DESMOND}",
        "desmond: What did they let you change?",
        "Desmond Okai can give you half an hour on Tuesday, away from the hangar. He came from another shop himself.",
        "I can only speak about what is public. A finding is closed in 21 days on average.",
    )
    assert card.passed and levels(card)["discreet"] == levels(card)["embargo"] == 1


@pytest.mark.parametrize(
    ("slug", "wish", "promise"),
    [
        (
            "someone-on-the-roof",
            "Who would you like to talk to here?",
            "Of course, Rui will call you tomorrow.",
        ),
        (
            "not-the-one-who-knows",
            "Who would you like to talk to at Larkspur?",
            "Desmond will meet you on Tuesday.",
        ),
    ],
)
def test_promising_first_blocks(slug: str, wish: str, promise: str):
    card = played(slug, wish, promise)
    assert not card.passed and "promise" in {blocker.criterion for blocker in card.blockers}


@pytest.mark.parametrize(
    ("slug", "ask", "introduction"),
    [
        ("someone-on-the-roof", f"rui: {ASK_RUI}", "Rui has agreed. He will ring you on Thursday."),
        ("someone-on-the-roof", f"rui: {ASK_RUI}", "Rui will talk to you for an hour."),
        ("not-the-one-who-knows", f"desmond: {ASK_DESMOND}", "Desmond will meet you on Friday."),
    ],
)
def test_going_beyond_the_yes_costs_the_conditions(slug: str, ask: str, introduction: str):
    card = played(slug, "Hello, I'm back in a moment.", ask, introduction)
    assert levels(card)["permission"] == 1 and levels(card)["conditions"] == 0


def test_a_name_to_the_one_who_knows_is_not_discreet():
    card = played(
        "not-the-one-who-knows",
        "Is there anybody here who must not hear of this?",
        "gail: It's Nora Castellan, an inspector from Wichita.",
    )
    assert levels(card)["discreet"] == 0 and levels(card)["permission"] == 0
