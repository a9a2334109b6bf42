"""The judge's side of grading: it reads and points; it never scores (GRADING, "The model reads, code decides").

A `Reading` says which anchor sentence of a criterion is met and which sentences show it. `checked` throws away what
does not hold: an unknown sentence, a sentence of the wrong speaker, a level that the criterion does not have.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal, Protocol

from simulations.packs.pack import Criterion, Pack
from simulations.transcripts import CANDIDATE, RECRUITER, Transcript

MOST_EVIDENCE = 12
_EITHER_MAY_SHOW = frozenset({"cues_disclosed", "permission_won"})


class JudgeUnavailable(Exception):
    """The judge could not read this call at all: no answer, no budget, no server. The call stays unscored."""


@dataclass(frozen=True)
class Reading:
    """What a judge saw of one criterion. There is no score in it, and no room for one."""

    criterion: str
    verdict: Literal["met", "no_opportunity", "insufficient_evidence"]
    anchor: int | None = None
    """Index of the anchor sentence (`Criterion.levels`) that it sees met; for binary 0 or 1."""
    evidence: tuple[str, ...] = ()
    """Ids of the sentences that show it."""
    reason: str = ""


class Judge(Protocol):
    """Whoever reads a call. `name` goes into the scorecard: "rules", or the model and the hash of its prompt."""

    @property
    def name(self) -> Any: ...

    def read(self, pack: Pack, transcript: Transcript, criteria: Sequence[Criterion]) -> list[Reading]:
        """Read the call for these criteria; several readings of one criterion are repeats of the judgement.

        Raises `JudgeUnavailable` when nothing could be read.
        """
        ...


class RulesJudge:
    """Reads nothing, so that code decides alone and what needs a reader stays open for one."""

    name = "rules"

    def read(self, pack: Pack, transcript: Transcript, criteria: Sequence[Criterion]) -> list[Reading]:
        return [Reading(criterion.key, "insufficient_evidence") for criterion in criteria]


def validate_readings(
    readings: Sequence[Reading], transcript: Transcript, criteria: Sequence[Criterion]
) -> dict[str, list[Reading]]:
    """Group readings by criterion, each one checked; an invalid one becomes `insufficient_evidence`."""
    known = {criterion.key: criterion for criterion in criteria}
    grouped: dict[str, list[Reading]] = {key: [] for key in known}
    for reading in readings:
        if reading.criterion in known:
            grouped[reading.criterion].append(checked(reading, transcript, known[reading.criterion]))
    return grouped


def checked(reading: Reading, transcript: Transcript, criterion: Criterion) -> Reading:
    """The reading itself when it holds, else the same criterion with `insufficient_evidence`."""
    if reading.verdict != "met":
        return replace(reading, anchor=None, evidence=())
    levels = isinstance(reading.anchor, int) and not isinstance(reading.anchor, bool)
    holds = (
        levels
        and 0 <= (reading.anchor or 0) <= criterion.max_level
        and 0 < len(reading.evidence) <= MOST_EVIDENCE
        and all(_may_show(evidence, transcript, criterion) for evidence in reading.evidence)
        and any(evidence.startswith(("r", "follow_up")) for evidence in reading.evidence)
        | (criterion.measure in _EITHER_MAY_SHOW)
    )
    if holds:
        return reading
    return Reading(reading.criterion, "insufficient_evidence", reason="The judge's evidence did not hold.")


def _may_show(evidence: str, transcript: Transcript, criterion: Criterion) -> bool:
    """Does the sentence exist, and is it of a speaker who can show this criterion?"""
    if evidence == "follow_up":
        return bool(transcript.follow_up and transcript.follow_up.text.strip())
    sides = {line.speaker for line in transcript.lines for s in line.sentences if s.id == evidence}
    return bool(sides & {RECRUITER, CANDIDATE})
