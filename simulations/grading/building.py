"""Does a question build on what the other side has just said?"""

import re

from simulations.grading import words
from simulations.grading.callrecord import CallRecord, Spoken
from simulations.hearing.text import plain
from simulations.transcripts import RECRUITER

_COURTESY = words.content(
    "hi hello hey greetings welcome mr mrs ms dr speaking speak here moment minute minutes second hour fine sure "
    "fair enough alright lovely nice perfect ahead thank pleasure worries problem question answer answered phone line "
    "luck care bye goodbye cheers ready chance ring ringing reply message"
)
"""Words of greeting, thanks and the call itself: both sides say them, whatever it is about."""
_GREETING = re.compile(r"\bgood (?:morning|afternoon|evening|day)\b|\bthis (?:morning|afternoon|evening)\b")
_HOW = re.compile(r"\bhow \w+")
_POINTS = re.compile(r"\b(?:that|it|this|there|them|those)\b")
_EMPTY = re.compile(
    r"\b(?:is|are|was|were|if) there\b|\bthere (?:is|are)\b|\b(?:it|this|that) (?:that|is that|sounds?|suits?)\b|"
    r"\bhow(?:'s| is| does| did) (?:it|that|this) (?:going|go|sound|look)\b|\bdoes that\b|\bmakes? sense\b|"
    r"\b(?:is|was) (?:that|this|it) (?:ok|okay|all ?right|right|fine|clear|all|a good)\b|"
    r"\b(?:know|ask|say|add) (?:about )?(?:that|it|this)\b.{0,3}$|"
    r"\b(?:this|that) (?:call|morning|afternoon|evening|week|year|role|job|position)\b"
)
"""Words that point at nothing that was said."""
SHORT = 3


def builds_on(record: CallRecord, sentence: Spoken) -> bool:
    """Does the question take up a subject of the last answer, point back at it, or lean on it ("For how long?")?

    Names, greetings and small words are no subject, and a word that the recruiter brought in is not the other side's.
    """
    answer = _subjects(record, record.before(sentence.line))
    if not answer:
        return False
    earlier = [line.text for line in record.transcript.lines[: sentence.line] if line.speaker == RECRUITER]
    own = words.content(earlier[-1]) if earlier else frozenset()
    asked = _subjects(record, sentence.text)
    near = _subjects(record, record.window(sentence)) if len(asked) <= 1 else asked
    return bool(near & answer - own) or _leans(sentence, asked)


def _subjects(record: CallRecord, text: str) -> frozenset[str]:
    names = words.content(" ".join(p.name for p in record.pack.personas if p.part == "candidate"))
    return words.content(_GREETING.sub(" ", plain(text))) - _COURTESY - names


def _leans(sentence: Spoken, asked: frozenset[str]) -> bool:
    """Said first in its turn, it points back or is too short to stand alone."""
    folded = plain(sentence.text)
    if sentence.at > 1 or _EMPTY.search(folded):
        return False
    spoken = words.tokens(sentence.text)
    alone = (
        len(spoken) <= SHORT and not {"you", "your"} & set(spoken) and not words.content(_HOW.sub("", folded))
    )
    return alone or (len(asked) <= 2 and bool(_POINTS.search(folded)))
