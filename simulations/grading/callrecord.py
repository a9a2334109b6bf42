"""One call laid out for grading: every sentence in its place, and vectors when they are asked for."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from simulations.grading import words
from simulations.hearing.embedder import Embedder
from simulations.hearing.languages import is_other_language
from simulations.packs.pack import Pack
from simulations.sentences import split_sentences
from simulations.transcripts import CANDIDATE, RECRUITER, Line, Transcript

MOST_SENTENCES = 60
"""Sentences of one turn that are read; nobody says more in one breath."""
LONGEST = 1_500
"""Characters of one sentence that are read."""


@dataclass(frozen=True)
class Spoken:
    """One sentence and its place. `line` is the index of its turn in the call, `at` its index in the turn."""

    id: str
    text: str
    speaker: str
    line: int
    at: int
    persona: str
    """Who speaks, or, for the recruiter, who is spoken to."""

    @property
    def place(self) -> tuple[int, int]:
        return (self.line, self.at)


class CallRecord:
    """A transcript beside its pack. Everything that graders ask about order and neighbours is here."""

    def __init__(self, pack: Pack, transcript: Transcript, embedder: Embedder) -> None:
        self.pack = pack
        self.transcript = transcript
        self.embedder = embedder
        self._first = pack.personas[0].key if pack.personas else ""
        self._partners = self._who_is_on_the_line()
        self.sentences = [
            Spoken(s.id, s.text[:LONGEST], line.speaker, index, at, self._partners[index])
            for index, line in enumerate(transcript.lines)
            for at, s in enumerate(line.sentences[:MOST_SENTENCES])
        ]
        self.by_id = {sentence.id: sentence for sentence in self.sentences}
        self.recruiter = [s for s in self.sentences if s.speaker == RECRUITER]
        self.answers = [s for s in self.sentences if s.speaker == CANDIDATE]
        text = transcript.follow_up.text if transcript.follow_up else ""
        self.follow_up = [piece[:LONGEST] for piece in split_sentences(text)[:MOST_SENTENCES]]

    def _who_is_on_the_line(self) -> list[str]:
        lines = self.transcript.lines
        return [self._partner(index, line) for index, line in enumerate(lines)]

    def _partner(self, index: int, line: Line) -> str:
        if line.persona or line.speaker == CANDIDATE:
            return line.persona or self._first
        lines = self.transcript.lines
        nearby = [*lines[index + 1 :], *reversed(lines[:index])]
        return next(
            (near.persona or self._first for near in nearby if near.speaker == CANDIDATE), self._first
        )

    def partner(self, line: int) -> str:
        """Key of the persona who speaks in a turn, or is spoken to."""
        return self._partners[line]

    def understood(self, sentence: Spoken) -> bool:
        """Was it spoken in English, as the persona could follow it? (decision 017)"""
        turn = self.transcript.lines[sentence.line].text
        return not (is_other_language(sentence.text) or is_other_language(turn))

    def before(self, line: int) -> str:
        """What the other side of this talk said last before this turn; an empty text when they have not spoken."""
        lines, partner = self.transcript.lines, self._partners[line]
        spoken = (
            lines[at].text
            for at in reversed(range(line))
            if lines[at].speaker != lines[line].speaker and self._partners[at] == partner
        )
        return next(spoken, "")

    def next_recruiter_line(self, line: int) -> int | None:
        """Index of the recruiter's first turn after this one to whoever spoke in it."""
        lines, partner = self.transcript.lines, self._partners[line]
        later = (at for at in range(line + 1, len(lines)) if lines[at].speaker == RECRUITER)
        return next((at for at in later if self._partners[at] == partner), None)

    def for_ears_of(self, sentence: Spoken, persona: str) -> bool:
        """Can it bear on what this persona told? What one candidate is told is nothing to another one; a colleague is
        asked on a candidate's behalf."""
        candidates = {p.key for p in self.pack.personas if p.part == "candidate"}
        return sentence.persona == persona or not {sentence.persona, persona} <= candidates

    def told_unasked(self, told: Spoken) -> bool:
        """Was it told before the recruiter had said a first word to this persona, as in a profile or a note?"""
        return not any(s.line < told.line and s.persona == told.persona for s in self.recruiter)

    def recruiter_turns_until(self, line: int) -> int:
        """How many turns the recruiter had before this one."""
        return sum(past.speaker == RECRUITER for past in self.transcript.lines[:line])

    def window(self, sentence: Spoken, back: int = 1) -> str:
        """The sentence with up to `back` sentences of the same turn before it."""
        line = self.transcript.lines[sentence.line].sentences
        return " ".join(piece.text for piece in line[max(0, sentence.at - back) : sentence.at + 1])

    def vectors(self, texts: Iterable[str]) -> NDArray[np.float32]:
        return self.embedder.encode(list(texts))

    def talk_share(self) -> float:
        """The recruiter's part of all words spoken, 0-1."""
        mine, all_words = 0, 0
        for line in self.transcript.lines:
            spoken = words.count(line.text)
            all_words += spoken
            mine += spoken if line.speaker == RECRUITER else 0
        return round(mine / all_words, 2) if all_words else 0.0
