"""Closed doors: what the candidate would rather not tell, and whether the recruiter went back to it."""

import re
from dataclasses import dataclass

from simulations.grading import words
from simulations.grading.callrecord import CallRecord, Spoken
from simulations.hearing.asking_back import answers_it
from simulations.hearing.questions import read_sentence
from simulations.hearing.text import plain

SAME_TOPIC = 0.55
_DEFLECTS = re.compile(
    r"\b(?:i'd (?:rather|prefer) (?:not|to keep|leave)|rather not (?:say|talk|go)|prefer not to|"
    r"don't want to (?:talk|go into|get into)|"
    r"can we (?:talk about something else|leave (?:that|it)|move on)|leave (?:that|it) (?:there|for now|out)|"
    r"not something i (?:share|talk)|"
    r"that's private|a longer story|it's complicated|not (?:for )?(?:today|now)|keep (?:that|it) to myself|"
    r"none of your)\b"
)
_PRESSES = re.compile(
    r"^(?:(?:oh|but|and|so|well|aw|ah|okay|ok)[,.]? )*(?:come on|why (?:not|is that|so)|in what way|how so|"
    r"what do you mean|you can tell me|"
    r"go on|just between us|surely|don't be shy|what happened|i really need to know|i need to know)\b"
)


@dataclass(frozen=True)
class Deflection:
    line: int
    sentence: str
    cue: str
    """Key of the cue whose deflect line it was, empty for a plain refusal."""


def deflections(record: CallRecord) -> list[Deflection]:
    """What the answering side would not tell, at most one a turn."""
    found: dict[int, Deflection] = {}
    lines = [(cue.key, words.content(cue.deflect_line)) for cue in record.pack.cues if cue.deflect_line]
    for sentence in record.answers:
        said = words.content(sentence.text)
        cue = next(
            (key for key, line in lines if line and len(said & line) >= max(1, round(0.75 * len(line)))), ""
        )
        authored = any(
            plain(c.deflect_line) in plain(sentence.text) for c in record.pack.cues if c.deflect_line
        )
        if (cue and authored) or _DEFLECTS.search(plain(sentence.text)):
            found.setdefault(sentence.line, Deflection(sentence.line, sentence.id, cue))
    return list(found.values())


def pushed(record: CallRecord, doors: list[Deflection]) -> list[str]:
    """Ids of recruiter sentences that press on a closed door."""
    return list(dict.fromkeys(s.id for door in doors for s in record.recruiter if _pushes(record, s, door)))


def _pushes(record: CallRecord, sentence: Spoken, door: Deflection) -> bool:
    if record.partner(door.line) != sentence.persona:
        return False
    if sentence.line <= door.line or words.negated(sentence.text) and "?" not in sentence.text:
        return False
    at_once = sentence.line == record.next_recruiter_line(door.line)
    if at_once and _PRESSES.search(plain(sentence.text)):
        return True
    if read_sentence(sentence.text).kind == "statement" or (at_once and _explained(record, sentence, door)):
        return False
    earlier = [s.text for s in record.recruiter if s.line < door.line and s.persona == sentence.persona]
    asked = earlier[-3:] if not door.cue else []
    cue = record.pack.cue(door.cue) if door.cue else None
    topics = (
        [*cue.ask_examples, cue.topic]
        if cue
        else [text for text in asked if read_sentence(text).kind != "statement"][-1:]
    )
    if not topics:
        return False
    vectors = record.vectors([sentence.text, *topics])
    return float((vectors[1:] @ vectors[0]).max()) >= (SAME_TOPIC if at_once else SAME_TOPIC + 0.1)


def _explained(record: CallRecord, sentence: Spoken, door: Deflection) -> bool:
    """Does the turn that asks again give what the closing line asked for first? That presses on nothing."""
    closing = record.pack.cue(door.cue).deflect_line if door.cue else ""
    turn = " ".join(spoken.text for spoken in record.recruiter if spoken.line == sentence.line)
    return answers_it(closing, turn)
