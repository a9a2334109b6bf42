"""Which questions build on what the other side has just said."""

import pytest

from simulations.grading.building import builds_on
from simulations.grading.callrecord import CallRecord
from simulations.hearing.embedder import Ngrams


def follows(maya, call_of, answer: str, question: str) -> bool:
    record = CallRecord(maya, call_of(f"c: {answer}", f"r: {question}"), Ngrams())
    return builds_on(record, record.recruiter[-1])


@pytest.mark.parametrize(
    ("answer", "question"),
    [
        ("Hi, Maya here. I've got fifteen minutes.", "Maya, what do you like to do away from work?"),
        ("Hi, Maya Okafor speaking.", "Ms Okafor, what are you proud of?"),
        ("Good morning.", "Good morning! How are things this morning?"),
        ("I've got about fifteen minutes.", "Do you have ten minutes now?"),
        ("Fine, thank you.", "Is there anything else you would like to know?"),
        ("Sure, go ahead.", "What is it that you do?"),
        ("That's a good question.", "What question do you have for me?"),
        ("Well, I would really like something new.", "Would you like a tea?"),
    ],
)
def test_names_greetings_and_small_words_are_no_subject(maya, call_of, answer: str, question: str):
    assert not follows(maya, call_of, answer, question)


@pytest.mark.parametrize(
    ("answer", "question"),
    [
        ("I climb at the wall.", "How long have you been climbing?"),
        ("I climb at the wall.", "How did that start?"),
        ("I don't drive.", "What would make that easier?"),
        ("Earlies suit me.", "For how long?"),
        ("Mornings are mine.", "Which mornings?"),
        ("I built the alert.", "Who else worked on it?"),
    ],
)
def test_a_subject_of_theirs_or_a_word_that_points_back_builds(maya, call_of, answer: str, question: str):
    assert follows(maya, call_of, answer, question)
