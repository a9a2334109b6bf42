"""How a turn treats the other person: easing and pressing, and plain sentences that do neither."""

from pathlib import Path

import pytest
import yaml

from simulations.hearing.manners import is_goodbye, is_pushing, is_reassurance
from simulations.sentences import split_sentences

DATA = Path(__file__).resolve().parents[3] / "bench/data"


EASING = {
    "There's no pressure whatsoever.",
    "No hurry at all, take your time.",
    "So you'd rather not talk about that, that's fine.",
}
"""Lines of those files that ask for nothing and do ease a worry."""


def lines_of(name: str) -> list[str]:
    """Every text of a file of the bench that is more than a word."""
    found: list[str] = []
    waiting = [yaml.safe_load((DATA / name).read_text(encoding="utf-8"))]
    while waiting:
        value = waiting.pop()
        if isinstance(value, str):
            found.append(value)
        elif isinstance(value, dict | list):
            waiting.extend(value.values() if isinstance(value, dict) else value)
    return [line for line in found if " " in line]


@pytest.mark.parametrize(
    "text",
    [
        "Nothing you say goes further.",
        "Nothing you say goes further. What do you need at your desk?",
        "What you tell me stays with me.",
        "Whatever you tell me here stays with me.",
        "What you said about the rota stays between us.",
        "Anything you share will stay with me.",
        "Nothing of this leaves this room.",
        "This goes no further.",
        "That stays with me.",
        "nothing you tell me today goes any further",
        "There's no hurry.",
    ],
)
def test_easing_a_worry_is_heard(text):
    assert is_reassurance(text)


@pytest.mark.parametrize(
    "name", ["no_ask.yaml", "topics_train.yaml", "topics_held.yaml", "topics_fresh.yaml"]
)
def test_lines_that_ease_nothing_are_not_taken_for_it(name):
    assert not [line for line in lines_of(name) if is_reassurance(line) and line not in EASING]


@pytest.mark.parametrize(
    "text",
    [
        "What you say about the crane interests me.",
        "That stays with me for a week, then I file it.",
        "The team stays with the same lead.",
        "Nothing goes out of the workshop unchecked.",
        "Nothing you build here goes to a customer untested.",
    ],
)
def test_words_like_those_ease_nothing(text):
    assert not is_reassurance(text)


@pytest.mark.parametrize(
    "text",
    [
        "I need an answer today.",
        "Come on, just say yes.",
        "You have to decide.",
        "You have to help me out here.",
        "The deadline is tomorrow.",
        "There's a deadline, so I need a decision.",
        "I need to hear by tomorrow.",
        "Please let me know by tonight.",
        "Nothing stops you from deciding right now.",
        "The role won't wait.",
        "Will you say yes if I get you more money?",
    ],
)
def test_pressing_is_heard(text):
    assert is_pushing(text)


@pytest.mark.parametrize(
    "text",
    [
        "The deadline for the report was in March.",
        "You have to change trains in York.",
        "What notice do you have to give?",
        "When do you have to make up your mind?",
        "You don't have to decide anything.",
        "What would make you say yes?",
        "What are you most worried about right now?",
        "Tell me what you work on right now.",
        "I don't know, but I'll have an answer for you by tomorrow.",
        "You'll have the decision by tomorrow.",
        "I can't wait to show you the workshop.",
        "The lights come on at six.",
        "Some people say no so that they can say yes later.",
    ],
)
def test_plain_sentences_press_nobody(text):
    assert not is_pushing(text)


def test_lines_that_ask_for_nothing_press_nobody():
    assert not [line for line in lines_of("no_ask.yaml") if is_pushing(line)]


@pytest.mark.parametrize(
    "text",
    [
        "Bye!",
        "Talk soon.",
        "Right, speak to you later then. Bye.",
        "I'll let you go.",
        "See you on Monday.",
        "Take care!",
        "See you next week.",
        "thanks for that, talk soon",
        "See you in the morning.",
    ],
)
def test_leave_is_taken(text):
    assert is_goodbye(split_sentences(text))


@pytest.mark.parametrize(
    "text",
    [
        "We'd like to see you in Leeds two days a week.",
        "Two days a week, we want to see you in the office.",
        "I take care of the rota myself.",
        "We can talk later about the shed.",
        "Would they let you go in June?",
        "Who would you like to talk to then?",
        "The nurses take care and time.",
    ],
)
def test_nobody_leaves_in_the_middle_of_a_sentence(text):
    assert not is_goodbye(split_sentences(text))
