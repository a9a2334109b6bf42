"""Waiting and writing: who was left without an answer, and who was written to too soon or after asking for no more."""

import re
from itertools import pairwise

from simulations.grading.callrecord import CallRecord
from simulations.hearing.text import plain
from simulations.transcripts import CANDIDATE, RECRUITER

WEEK_SECONDS = 7 * 24 * 3600
_STOPS = re.compile(
    r"\b(?:(?:please |kindly )?(?:don't|do not|stop|no need to) (?:write|writing|contact|contacting|email|emailing"
    r"|message|messaging|call|calling)(?: (?:to )?me)?\b(?! (?:about|on|before|at|until|back))"
    r"|take me off|remove me from|off (?:the|your) list|no (?:more|further) (?:messages|mails?|emails?|news|contact)"
    r"|leave it (?:here|there) (?:now|please|for good)|unsubscribe)"
)


def unanswered(record: CallRecord) -> list[str]:
    """Ids of each person's last question, or last line, to which no word of the recruiter's came any more.

    Only where several people take part; whoever said goodbye after an answer waits for nothing.
    """
    candidates = [persona.key for persona in record.pack.personas if persona.part == "candidate"]
    if len(candidates) < 2:
        return []
    return [found for key in candidates if (found := _left_waiting(record, key))]


def _left_waiting(record: CallRecord, key: str) -> str:
    talk = [sentence for sentence in record.sentences if sentence.persona == key]
    last = max((s.line for s in talk if s.speaker == RECRUITER), default=-1)
    after = [s for s in talk if s.speaker == CANDIDATE and s.line > last]
    questions = [s.id for s in after if s.text.rstrip(" \"'”").endswith("?")]
    if last < 0:
        return (questions or [s.id for s in after] or [""])[-1]
    return questions[-1] if questions else ""


def written_too_soon(record: CallRecord) -> list[str]:
    """Ids of messages that came before the pause that suits the person was over; none without times."""
    calendar = record.pack.calendar
    if calendar is None:
        return []
    lines = record.transcript.lines
    sent = [(line.at, line.sentences[0].id) for line in lines if line.speaker == RECRUITER and line.sentences]
    pause = calendar.pause_weeks * WEEK_SECONDS
    return [
        sentence
        for (before, _), (at, sentence) in pairwise(sent)
        if before is not None and at is not None and at - before < pause
    ]


def written_after_stop(record: CallRecord) -> list[str]:
    """Ids of messages to somebody who had asked for no more."""
    found = []
    for index, line in enumerate(record.transcript.lines):
        if line.speaker == RECRUITER and line.sentences and _asked_to_stop(record, index):
            found.append(line.sentences[0].id)
    return found


def _asked_to_stop(record: CallRecord, index: int) -> bool:
    """Had the person who is written to in this line asked for no more before?"""
    first = record.pack.personas[0].key
    to = record.transcript.lines[index].persona or first
    own = [plain(text) for text in record.pack.persona(to).reactions.stop]
    said = [
        plain(line.text)
        for line in record.transcript.lines[:index]
        if line.speaker == CANDIDATE and (line.persona or first) == to
    ]
    return any(_STOPS.search(text) or any(stop in text for stop in own) for text in said)


def longest_wait(record: CallRecord) -> tuple[int, str]:
    """The longest time, in seconds, that a candidate's line waited for an answer, and the id of that line.

    (0, "") where the transcript has no times.
    """
    longest, where = 0.0, ""
    for persona in record.pack.personas:
        since: tuple[float, str] | None = None
        for index, line in enumerate(record.transcript.lines):
            if record.partner(index) != persona.key or line.at is None or not line.sentences:
                continue
            if line.speaker == CANDIDATE:
                since = since or (line.at, line.sentences[0].id)
            elif since is not None:
                if line.at - since[0] > longest:
                    longest, where = line.at - since[0], since[1]
                since = None
    return round(longest), where
