"""What kind of sentence it is, by its words alone, and which questions are as wide as a door."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulations.hearing.questions import is_broad, read_sentence, turn_kind

OPEN = [
    "What made you look around?",
    "How do you like the team?",
    "Tell me about your week.",
    "So why nursing?",
]
CLOSED = [
    "Do you work nights?",
    "When could you start?",
    "How many people report to you?",
    "Which site is it?",
]
STATED = ["We have an office in Leeds.", "What a view.", "When I joined we were six.", "That makes sense."]
BROAD = [
    "What would make a move worth it?",
    "What matters to you in a job?",
    "Tell me about yourself.",
    "So, what are you looking for?",
    "What would it take for you to move?",
]
NARROW = [
    "What are you looking for in a commute?",
    "What else do you do at the weekend?",
    "What do you want to do about your notice?",
    "Tell me about your bees.",
]


@pytest.mark.parametrize("bare", [False, True])
@pytest.mark.parametrize(
    ("text", "kind"),
    [(t, "open") for t in OPEN] + [(t, "closed") for t in CLOSED] + [(t, "statement") for t in STATED],
)
def test_the_kind_does_not_rest_on_punctuation(text: str, kind: str, bare: bool) -> None:
    assert read_sentence(text.lower().rstrip("?.") if bare else text).kind == kind


def test_the_last_question_gives_the_turn_its_kind() -> None:
    assert turn_kind(["open", "closed", "statement"]) == "closed"
    assert turn_kind([]) == "statement"


@pytest.mark.parametrize("text", BROAD)
def test_a_question_for_anybody_is_broad(text: str) -> None:
    assert is_broad(text, "open")
    assert is_broad(text.lower().rstrip("?."), "open")


@pytest.mark.parametrize("text", NARROW)
def test_a_question_about_something_is_not(text: str) -> None:
    assert not is_broad(text, "open")


def test_a_statement_is_never_broad() -> None:
    assert not is_broad("Let me tell you what matters to you", "statement")


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_any_sentence_has_a_kind(text: str) -> None:
    assert read_sentence(text).kind in {"open", "closed", "statement"}
