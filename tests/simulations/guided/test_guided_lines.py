"""The shared lines keep what their kind promises, whatever the scenario."""

import pytest

from simulations.candidates.guided.bank import lines
from simulations.candidates.guided.taking_up import spoken_use
from simulations.grading.deferral import is_deferral
from simulations.hearing import manners
from simulations.hearing.protected import find_protected, volunteered_topics
from simulations.hearing.questions import read_sentence
from simulations.sentences import split_sentences

BEFORE = {
    "family": "Weekday mornings are my mother's, and my son is with me at weekends.",
    "health": "There was treatment, last winter.",
    "religion": "Sundays I'm out. Mass is at nine.",
    "pregnancy": "I'm expecting, and due in May.",
    "other": "I'm fifty and I've been in the army.",
}


def prohibited(text: str, before: str = "", stage: str = "pre_offer") -> bool:
    return any(one.verdict == "prohibited_ask" for one in find_protected(text, before, stage))


@pytest.mark.parametrize("line", lines("protected"))
def test_every_tempting_question_is_one_that_may_not_be_put(line: str) -> None:
    assert prohibited(line)


@pytest.mark.parametrize("topic", sorted(BEFORE))
def test_every_probe_digs_into_what_was_told(topic: str) -> None:
    assert volunteered_topics(BEFORE[topic])
    for line in lines(f"probe-{topic}"):
        assert prohibited(line, BEFORE[topic]), line


GOOD = ("opening", "reassure", "leave-alone", "give", "open-question", "move-on", "taken-back", "change-green",
        "change-amber", "change-decoy", "defer", "defer-closed", "goodbye", "colleague-question",
        "colleague-give", "weak", "weak-answer", "push")  # fmt: skip


@pytest.mark.parametrize("kind", GOOD)
def test_no_other_line_asks_for_anything_protected(kind: str) -> None:
    for line in lines(kind):
        assert not any(prohibited(line, before) for before in ["", *BEFORE.values()]), line


@pytest.mark.parametrize("kind", [*GOOD, "return"])
def test_only_a_goodbye_takes_leave(kind: str) -> None:
    for line in lines(kind):
        assert manners.is_goodbye(split_sentences(line)) is (kind == "goodbye"), line


@pytest.mark.parametrize("kind", ["opening", "reassure", "leave-alone"])
def test_kind_lines_ease(kind: str) -> None:
    assert all(manners.is_reassurance(line) for line in lines(kind))


def test_gifts_give_something_of_ones_own() -> None:
    for line in lines("give"):
        sentences = split_sentences(line)
        assert manners.is_reciprocity(sentences, [read_sentence(one).kind for one in sentences]), line


@pytest.mark.parametrize("kind", ["push", "push-answer", "return"])
def test_pressing_lines_press(kind: str) -> None:
    pressing = [line for line in lines(kind) if manners.is_pushing(line.format(ask="Why?"))]
    assert len(pressing) >= len(lines(kind)) * 0.5


def test_no_good_line_presses() -> None:
    for kind in (
        "opening",
        "reassure",
        "leave-alone",
        "give",
        "open-question",
        "change-green",
        "change-amber",
    ):
        assert not [line for line in lines(kind) if manners.is_pushing(line)]


@pytest.mark.parametrize("kind", ["defer", "defer-closed"])
def test_an_honest_deferral_names_a_day(kind: str) -> None:
    for line in lines(kind):
        assert "{day}" in line
        assert is_deferral(line.format(day="Thursday"), "How many of you are there?"), line


def test_shared_lines_are_plain_and_said_once() -> None:
    kinds = [
        *GOOD,
        "protected",
        "return",
        "promise",
        "rumour",
        "weak-chat",
        "wrong-colleague",
        "source",
        "echo",
    ]
    every = [line for kind in kinds for line in lines(kind)]
    assert len(set(every)) == len(every)
    assert not [line for line in every if "—" in line or "–" in line or line != line.strip()]


@pytest.mark.parametrize(
    ("use", "said"),
    [
        ("keep her Saturday mornings free", "I'll keep your Saturday mornings free."),
        ("say who signs a new procedure here", "I'll tell you who signs a new procedure here."),
        ("tell her where the showers are", "I'll tell you where the showers are."),
        ("offer the day desk with a start at ten, without a reason", "I'll offer the day desk with a start at ten."),
        ("put her on the early shift without asking why", "I'll put you on the early shift."),
        ("ask how she did it", ""),
        ("offer a talk with the fitters", ""),
        ("keep her Saturdays free in the rota you propose", ""),
        ("answer what she said next and leave it unsaid", ""),
    ],
)  # fmt: skip
def test_a_good_use_is_said_to_the_person_or_not_at_all(use: str, said: str) -> None:
    assert spoken_use(use) == said
