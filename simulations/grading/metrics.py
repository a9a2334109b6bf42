"""Coaching numbers: who had the floor, how questions were put. Graded only where a rubric counts questions."""

from collections.abc import Sequence

from simulations.grading import words
from simulations.grading.building import builds_on
from simulations.grading.callrecord import CallRecord
from simulations.grading.scorecard import CueFate, Metrics
from simulations.hearing.questions import read_sentence
from simulations.hearing.text import plain
from simulations.packs.pack import Criterion
from simulations.transcripts import RECRUITER

_MANNERS = (
    "how are you",
    "can you hear me",
    "is now a good time",
    "is this a good time",
    "does that make sense",
    "does that sound",
    "shall we start",
    "is that ok",
)


_COUNTED = {"questions_open": "open questions", "questions_follow_up": "questions built on their words"}


def questions(record: CallRecord) -> dict[str, tuple[str, ...]]:
    """Ids of the recruiter's `open` and `closed` questions, and of those that follow up the other side's words.

    A question follows up when it takes a word of subject from the last answer, and that word was not the
    recruiter's own in the turn before. Words in another language are neither.
    """
    found: dict[str, list[str]] = {"open": [], "closed": [], "follow_up": []}
    for sentence in record.recruiter:
        kind = read_sentence(sentence.text).kind
        courtesy = any(phrase in plain(sentence.text) for phrase in _MANNERS)
        if kind == "statement" or courtesy or not record.understood(sentence):
            continue
        found[kind].append(sentence.id)
        if builds_on(record, sentence):
            found["follow_up"].append(sentence.id)
    return {kind: tuple(ids) for kind, ids in found.items()}


def coaching_note(criteria: Sequence[Criterion]) -> str:
    """What to say beside these numbers: that they do not count, or which of them this rubric does count."""
    measures = {criterion.measure for criterion in criteria}
    counted = [name for measure, name in _COUNTED.items() if measure in measures]
    if not counted:
        return "These are coaching numbers and never part of the grade."
    return f"Your rubric counts {' and '.join(counted)}; the other numbers are for coaching and not part of the grade."


def measure_talk(
    record: CallRecord, asked: dict[str, tuple[str, ...]], fates: tuple[CueFate, ...]
) -> Metrics:
    """Talk share by words (0-1), questions by kind, the longest turn in words, turns until the first cue."""
    monologues = [words.count(line.text) for line in record.transcript.spoken_by(RECRUITER)]
    told = [record.by_id[fate.disclosed].line for fate in fates if fate.disclosed in record.by_id]
    return Metrics(
        talk_share=record.talk_share(),
        questions={kind: len(ids) for kind, ids in asked.items()},
        longest_monologue_words=max(monologues, default=0),
        turns_to_first_cue=record.recruiter_turns_until(min(told)) if told else None,
    )
