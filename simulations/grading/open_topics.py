"""Which protected matters the candidate has opened at a point of the call: digging there is a probe.

The last answer alone is not enough. A cue may tell of a family without a family word ("half past two I'm at the
school gate"); a probe that was refused is often followed by the next one; and a matter that was mentioned once is
still theirs when the recruiter comes back to it by name.
"""

import re
from collections.abc import Mapping

from simulations.grading.callrecord import CallRecord, Spoken
from simulations.grading.private import private_topics
from simulations.hearing.heard import Protected
from simulations.hearing.protected import volunteered_topics
from simulations.hearing.text import plain
from simulations.packs.pack import Cue
from simulations.transcripts import CANDIDATE, RECRUITER

_POINTS_BACK = re.compile(r"\b(?:he|she|him|her|hers|his|they|them|their|it|that)\b")


class OpenTopics:
    """The topics opened in one call; recruiter turns are asked for in order."""

    def __init__(self, record: CallRecord, told: Mapping[str, Spoken]) -> None:
        self._record = record
        self._told = [(place.line, topics_of(record.pack.cue(cue))) for cue, place in told.items()]
        self._dug: dict[int, set[str]] = {}

    def at(self, line: int, sentence: str) -> frozenset[str]:
        """What is open to a sentence of the recruiter's turn `line`."""
        last = self._last_answer(line)
        still = (
            self._dug.get(self._asked_before(last), set()) if _POINTS_BACK.search(plain(sentence)) else set()
        )
        return frozenset(self._fresh(last) | still | (self._earlier(line) & volunteered_topics(sentence)))

    def dug(self, line: int, found: Protected) -> None:
        """Remember a prohibited ask: what lay open when it was put stays open for the next turn."""
        if found.verdict == "prohibited_ask":
            opened = self._fresh(self._last_answer(line)) | volunteered_topics(self._record.before(line))
            self._dug.setdefault(line, set()).update({found.topic} | opened)

    def _last_answer(self, line: int) -> int:
        return self._last(line, CANDIDATE)

    def _asked_before(self, answer: int) -> int:
        return self._last(answer, RECRUITER) if answer >= 0 else -1

    def _last(self, line: int, speaker: str) -> int:
        """Index of the last turn of that side before this one, in the talk with the same person; -1 for none."""
        lines, partner = self._record.transcript.lines, self._record.partner
        before = (at for at in range(line) if lines[at].speaker == speaker and partner(at) == partner(line))
        return max(before, default=-1)

    def _fresh(self, answer: int) -> set[str]:
        return {topic for at, topics in self._told if at == answer for topic in topics}

    def _earlier(self, line: int) -> set[str]:
        partner = self._record.partner
        past = [at for at in range(line) if partner(at) == partner(line)]
        lines = self._record.transcript.lines
        spoken = [lines[at].text for at in past if lines[at].speaker == CANDIDATE]
        by_cue = {topic for at, topics in self._told if at in past for topic in topics}
        return by_cue | {topic for text in spoken for topic in volunteered_topics(text)}


def topics_of(cue: Cue) -> frozenset[str]:
    """The protected topics that an amber or red cue belongs to."""
    if cue.legality == "green":
        return frozenset()
    kinds = {"family"} if cue.kind == "family" else set()
    return frozenset(kinds | set(private_topics(" ".join([cue.fact, *cue.lines]))))
