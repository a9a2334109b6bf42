"""A call as grading reads it."""

import re
from dataclasses import dataclass

from simulations.calls.frozen import pack_of
from simulations.hearing.questions import read_sentence
from simulations.models import Call, FollowUpMessage, Turn
from simulations.sentences import Sentence
from simulations.transcripts import FollowUp, Line, Pin, Touch, Transcript

_WORD = re.compile(r"[a-z0-9']+")
OWN_ENGINES = ("offline", "opener", "earlier", "nudge")
"""Who says exactly what the director or an author wrote."""
_UNHEARD = (Turn.State.REPLACED, Turn.State.PENDING, Turn.State.FAILED)


def transcript_of(call: Call) -> Transcript:
    """What was said, pinned and sent in a call. Replaced and missing replies, and unsent drafts, are not in it."""
    turns = call.turns.exclude(state__in=_UNHEARD).order_by("index")
    return Transcript(
        lines=tuple(line_of(turn) for turn in turns),
        pins=tuple(Pin(pin.sentence, pin.note) for pin in call.pins.all()),
        follow_up=_sent(call),
    )


def line_of(turn: Turn) -> Line:
    sentences = tuple(Sentence(sentence["id"], sentence["text"]) for sentence in turn.sentences)
    return Line(turn.speaker, turn.number, turn.text, sentences, turn.persona, turn.at)


def _sent(call: Call) -> FollowUp | None:
    message = FollowUpMessage.objects.filter(call=call, sent_at__isnull=False).first()
    if message is None:
        return None
    return FollowUp(message.text, tuple(Touch(touch["quote"], touch["because"]) for touch in message.touches))


@dataclass(frozen=True)
class Recorded:
    """What the director knows of a call: for each cue the sentence that told it, and the one that opened it.

    `asked` holds for cues that were asked for while closed the question that did.
    """

    disclosed: dict[str, str]
    unlocked: dict[str, str]
    asked: dict[str, str]


def recorded(call: Call) -> Recorded | None:
    """The director's record, where every answer was the built-in candidate's, who tells exactly what it is told to.

    None for a call with a model in it: there the words decide what was told.
    """
    turns = list(call.turns.exclude(state__in=_UNHEARD).order_by("index"))
    if any(turn.speaker == "candidate" and turn.engine not in OWN_ENGINES for turn in turns):
        return None
    words = {cue.key: _words(" ".join((cue.fact, *cue.lines))) for cue in pack_of(call).cues}
    found = Recorded({}, {}, {})
    opening, asking = "", ""
    for turn in turns:
        if turn.speaker == "recruiter":
            opening = turn.sentences[0]["id"] if turn.sentences else ""
            asking = _asking(turn)
        for key in turn.disclosed:
            if key in words and turn.sentences:
                found.disclosed.setdefault(key, _telling(turn, words[key]))
        direction = turn.director.get("direction", {})
        for key in direction.get("unlocked", []):
            found.unlocked.setdefault(key, opening)
        if asking and direction.get("act") in ("deflect", "hint") and direction.get("cue"):
            found.asked.setdefault(direction["cue"], asking)
    return found


def _asking(turn: Turn) -> str:
    """The last question of a turn, since that is what gets answered; empty for a turn without one."""
    asked = [s["id"] for s in turn.sentences if read_sentence(s["text"]).kind != "statement"]
    return str(asked[-1]) if asked else ""


def _telling(turn: Turn, words: set[str]) -> str:
    """The sentence of a turn that shares most words with what was to be told."""
    return str(max(turn.sentences, key=lambda sentence: len(words & _words(sentence["text"])))["id"])


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.lower()))
