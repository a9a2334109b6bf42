"""Facts that stand side by side: a number or a place that one shares with another does not make a sentence its own.

A sentence about Rotherham is not held against a fact about Doncaster, nor one about furnace one against a fact about
furnace two, nor one that names the maintenance team against the headcount of the works.
"""

import re
from collections.abc import Iterable, Sequence

from simulations.grading import words
from simulations.grading.dates import MONTHS, WEEKDAYS
from simulations.grading.nearby import CLOSE, PER_WORD, Near
from simulations.grading.number_words import word_value
from simulations.grading.truth import COUNTING, Truth
from simulations.hearing.text import clean_for_matching, plain

CALENDAR = words.content(" ".join([*MONTHS, *WEEKDAYS, "spring summer autumn winter"]))
AHEAD = 2
"""So many words of its subject more make a sentence another fact's; one will do where the first shares none."""
_PLACE = re.compile(r"\b(?:[a-z]+|The|Our|At|In|For) (?P<name>[A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]+)*)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_LABEL = re.compile(
    r"\b([a-z]{3,}) ([a-z]+|\d{1,2})(?= (?:in|at|on|by|from|is|are|was|were|and|or|for)\b|[.,;!?]|$)"
)


def topical(stems: frozenset[str]) -> frozenset[str]:
    """The stems that name a subject: no numbers, units, months or days."""
    return frozenset(stem for stem in stems - COUNTING - CALENDAR if not stem[:1].isdigit())


def names_in(text: str) -> frozenset[str]:
    """The names inside a text, as stems; its first word and the calendar are left out."""
    found = (match["name"] for match in _PLACE.finditer(clean_for_matching(text)))
    return topical(frozenset(stem for name in found for stem in words.content(name)))


class Neighbours:
    """What tells the facts of one scenario apart."""

    def __init__(self, truths: Iterable[Truth]) -> None:
        self._names = {truth.fact.key: names_in(truth.fact.claim) for truth in truths}
        self._all = frozenset(name for names in self._names.values() for name in names)

    def elsewhere(self, sentence: str, truth: Truth) -> bool:
        """Does the sentence name what another fact names in its place, and nothing that this fact names?"""
        own = self._names[truth.fact.key]
        named = words.content(sentence) & self._all
        return bool(own and named and not named & truth.subject)


def another_of_its_kind(sentence: str, truth: Truth) -> bool:
    """Furnace one where the fact is about furnace two?"""
    said, true = _labels(sentence), _labels(truth.fact.claim)
    return any(noun in true and said[noun] != true[noun] for noun in said)


def _labels(text: str) -> dict[str, float]:
    found: dict[str, float] = {}
    for noun, number in _LABEL.findall(plain(text)):
        value = float(number) if number.isdigit() else word_value(number)
        if value and noun not in words.STOP and not word_value(noun):
            found[words.stem(noun)] = value
    return found


def not_outdone(sentence: str, near: Sequence[Near]) -> list[Near]:
    """The facts without those of whose subject the sentence says less, and nothing that another does not share."""
    said = topical(words.content(sentence))
    shares = [said & near_.truth.subject for near_ in near]
    return [
        near_
        for near_, share in zip(near, shares, strict=True)
        if near_.asked or not any(_is_ahead(other, share) for other in shares)
    ]


def _is_ahead(other: frozenset[str], share: frozenset[str]) -> bool:
    return share < other and (not share or len(other) >= len(share) + AHEAD)


def is_only_dated(sentence: str, near: Near) -> bool:
    """Does nothing but a month or a year lead from a sentence that has a subject of its own to the fact?"""
    said = words.content(sentence)
    shared = said & near.truth.subject
    dated = bool(shared) and all(stem in CALENDAR or _YEAR.fullmatch(stem) for stem in shared)
    return dated and bool(topical(said)) and near.score - PER_WORD * min(len(shared), 4) < CLOSE
