"""Which company facts a sentence may be about. Words, aliases and vectors only find them; none says what is true."""

from dataclasses import dataclass

import numpy as np

from simulations.grading import words
from simulations.grading.callrecord import CallRecord
from simulations.grading.profiles import closeness
from simulations.grading.truth import Truth, truth_of
from simulations.hearing.questions import read_sentence
from simulations.hearing.text import plain
from simulations.sentences import split_sentences

NEAR = 0.42
"""Cosine from which a sentence may be about a fact."""
CLOSE = 0.58
"""Cosine from which it is about the fact even when they share no word."""

PER_WORD = 0.12
"""What each shared word, up to four, adds to the cosine."""


@dataclass(frozen=True)
class Passage:
    """A sentence of the recruiter, spoken or written, and what it answers."""

    id: str
    text: str
    context: str
    """The sentence with the one before it, for what "it" means."""
    before: str
    """The candidate's last words when this sentence answers them."""
    spoken: bool


@dataclass(frozen=True)
class Near:
    truth: Truth
    score: float
    """How sure it is that the passage is about this fact, 0-1 and a little more."""
    asked: bool


class FactFinder:
    """The facts of one call's scenario, ready to be found."""

    def __init__(self, record: CallRecord) -> None:
        self._record = record
        self.truths = [truth_of(fact) for fact in record.pack.facts]
        self._vectors = record.vectors(truth.fact.claim for truth in self.truths)
        asks = [ask for persona in record.pack.personas for ask in persona.asks]
        self._asks = {
            truth.fact.key: [ask.line for ask in asks if ask.fact == truth.fact.key] for truth in self.truths
        }

    def near(self, passage: Passage) -> list[Near]:
        """The facts that the passage may be about, likeliest first."""
        if not self.truths or not passage.text.strip():
            return []
        vector = self._record.vectors([passage.text])[0]
        said, around = words.content(passage.text), words.content(passage.context)
        found = []
        for index, truth in enumerate(self.truths):
            asked = self._asked(passage.before, truth, index)
            shared = len(said & truth.subject) + 0.5 * len((around - said) & truth.subject)
            alias = any(words.holds(passage.text, alias) for alias in truth.fact.aliases)
            lines = self._asks[truth.fact.key]
            cosine = max(float(self._vectors[index] @ vector), closeness(self._record.vectors(lines), vector))
            score = cosine + PER_WORD * min(shared, 4) + 0.3 * asked + 0.3 * alias
            if alias or asked or shared >= 1 or cosine >= NEAR:
                found.append(Near(truth, score, asked))
        return sorted(
            (near for near in found if near.score >= NEAR or near.asked), key=lambda near: -near.score
        )

    def _asked(self, before: str, truth: Truth, index: int) -> bool:
        """Did the candidate's last words ask about this fact?"""
        if not before or not any(read_sentence(piece).kind != "statement" for piece in _pieces(before)):
            return False
        lines = self._asks[truth.fact.key]
        if any(plain(line) in plain(before) for line in lines):
            return True
        shared = words.content(before) & truth.subject
        questions = [piece for piece in _pieces(before) if read_sentence(piece).kind != "statement"]
        vectors = self._record.vectors([*questions, *lines])
        closest = (
            vectors[: len(questions)]
            @ np.vstack([self._vectors[index : index + 1], vectors[len(questions) :]]).T
        )
        return float(closest.max()) >= CLOSE or (len(shared) >= 2 and float(closest.max()) >= NEAR)


def _pieces(text: str) -> list[str]:
    return split_sentences(text)[-6:]
