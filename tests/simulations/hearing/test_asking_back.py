"""A door that closes with a question, and the turn that answers it."""

import pytest

from simulations.hearing.asking_back import answers_it, asks_something

WHAT_FOR = "What for, how long, and what if I don't?"
PURPOSE_FIRST = "I'd want to know the purpose first, and the length, and who else gets to hear."
PLAIN = "Let's leave my hours where they are for now."


def test_a_line_that_wants_to_know_first_asks_something():
    assert asks_something(WHAT_FOR) and asks_something(PURPOSE_FIRST)
    assert asks_something("Ask me that once I know what the job is.")
    assert not asks_something(PLAIN)


@pytest.mark.parametrize(
    ("line", "text"),
    [
        (WHAT_FOR, "Half an hour about how you came in from outside. Would you do it?"),
        (WHAT_FOR, "You can say no and nothing follows. May I give her your number?"),
        (PURPOSE_FIRST, "It's thirty minutes at most. Would you talk to her?"),
        (PURPOSE_FIRST, "Nobody but the two of you will hear it. Would you talk to her?"),
        (PURPOSE_FIRST, "The purpose is one honest talk. Would you?"),
    ],
)
def test_what_was_wanted_is_given(line, text):
    assert answers_it(line, text)


@pytest.mark.parametrize(
    ("line", "text"),
    [
        (WHAT_FOR, "Would you talk to her?"),
        (WHAT_FOR, "Oh come on, it's nothing. Will you?"),
        (WHAT_FOR, "Please. Will you?"),
        (WHAT_FOR, "I really need to know. Will you?"),
        (PURPOSE_FIRST, "We are a lovely team. Would you talk to her?"),
        (PLAIN, "It's thirty minutes at most. When do you work?"),
    ],
)
def test_asking_again_alone_gives_nothing(line, text):
    assert not answers_it(line, text)
