"""What the offline candidate says for each act of the director."""

from collections.abc import Callable
from dataclasses import dataclass

from simulations.candidates.brief import Act, ReplyBrief
from simulations.candidates.ownwords import asks_for_wants, own_words
from simulations.candidates.smalltalk import COURTESIES, small_talk
from simulations.candidates.speech import Speech
from simulations.director.labels import spoken_label
from simulations.sentences import split_sentences
from simulations.transcripts import CANDIDATE

LONG_TURN_WORDS = 60
WRITTEN_MANNERS = frozenset({"warm", "plain", "put_off", "too_soon", "stop"})
_LEAD_IN_PERCENT = 30
_QUESTION_BACK_PERCENT = 20


@dataclass(frozen=True)
class Reply:
    """What must be said, and what is said before and after it when there is room."""

    core: str
    before: str = ""
    after: str = ""


def answer(brief: ReplyBrief, speech: Speech) -> Reply:
    """Tell the cue in one of its author's lines, sometimes with a word before it."""
    if brief.manner == "told":
        return Reply(speech.choose(brief.lines, "line") or speech.say("told-more"))
    after = speech.say("guarded") if brief.manner == "guarded" else ""
    return Reply(_told(brief, speech), _word_before(brief, speech), after)


def volunteer(brief: ReplyBrief, speech: Speech) -> Reply:
    """Say the cue unasked, sideways and never as an announcement."""
    before = speech.say("volunteer")
    return Reply(_told(brief, speech), before)


def clarify(brief: ReplyBrief, speech: Speech) -> Reply:
    """Ask which of two or three topics is meant."""
    labels = dict(zip("abc", (spoken_label(chip) for chip in brief.chips), strict=False))
    situation = "clarify-three" if len(labels) > 2 else "clarify-two"
    return Reply(speech.say(situation, **labels))


def deflect(brief: ReplyBrief, speech: Speech) -> Reply:
    """Decline: the author's line the first time, plainer words after it."""
    authored = speech.choose(brief.lines, "line")
    if authored:
        return Reply(authored)
    situation = {"protected": "protected", "pushed": "pushed", "again": "deflect-again"}.get(
        brief.manner, "deflect"
    )
    return Reply(speech.say(situation))


def hint(brief: ReplyBrief, speech: Speech) -> Reply:
    """The author's weak signal, after a word for the answer that was given."""
    before = speech.say("react-answered") if brief.acknowledge and _was_asked(brief) else ""
    return Reply(speech.choose(brief.lines, "line") or speech.say("react"), before)


def retract(brief: ReplyBrief, speech: Speech) -> Reply:
    return Reply(speech.choose(brief.lines, "line") or speech.say("react"))


def react(brief: ReplyBrief, speech: Speech) -> Reply:
    """A back-channel to a statement; a long pitch gets a dry word. A written message gets its answer."""
    if brief.manner in WRITTEN_MANNERS:
        return Reply(speech.choose(brief.lines, "line") or speech.say(f"written-{brief.manner}"))
    if brief.manner == "somebody":
        return Reply(speech.say("told-of-somebody"))
    if brief.acknowledge:
        return Reply(speech.say("react-answered" if _was_asked(brief) else "acknowledge"))
    talk = small_talk(brief.text)
    if talk in COURTESIES:
        return Reply(speech.say(talk))
    if len(brief.text.split()) > LONG_TURN_WORDS:
        return Reply(speech.say("react-long"))
    after = speech.say("question-back") if speech.chance("question", _QUESTION_BACK_PERCENT) else ""
    return Reply(speech.say("react"), after=after)


def fallback(brief: ReplyBrief, speech: Speech) -> Reply:
    """A question that the scenario has no cue for: small talk, something public, or an honest "hard to say"."""
    if brief.manner in {"foreign", "injection", "repeated"}:
        return Reply(speech.say(brief.manner))
    if brief.manner == "invited":
        return Reply(speech.say("invited-none"))
    talk = small_talk(brief.text)
    if talk and (talk != "interested" or not asks_for_wants(brief)):
        return Reply(speech.say(talk))
    known = speech.choose(own_words(brief), "own")
    if brief.manner == "broad":
        return Reply(known or speech.say("broad"), after=speech.say("question-back"))
    return Reply(known or speech.say(talk or "fallback"))


def ask(brief: ReplyBrief, speech: Speech) -> Reply:
    """The persona's own question as the whole reply."""
    lead = speech.say("ask-lead-invited" if brief.manner == "invited" else "ask-lead")
    return Reply(speech.choose(brief.lines, "line") or speech.say("question-back"), lead)


def pull_back(brief: ReplyBrief, speech: Speech) -> Reply:
    """Hold back, and turn the talk round unless a question of one's own follows."""
    return Reply(speech.say("pull-back"), after="" if brief.question else speech.say("guarded"))


def wind_down(brief: ReplyBrief, speech: Speech) -> Reply:
    return Reply(
        speech.say("wind-down"), speech.say("fallback" if brief.text.rstrip().endswith("?") else "react")
    )


def goodbye(brief: ReplyBrief, speech: Speech) -> Reply:
    return Reply(speech.choose(brief.lines, "line") or speech.say("goodbye"))


def leave(brief: ReplyBrief, speech: Speech) -> Reply:
    """Go politely: the call is over for this persona."""
    if brief.manner == "stop":
        return Reply(speech.say("written-stopped"))
    return Reply(f"{speech.say('leave')} {speech.choose(brief.lines, 'line')}".strip())


def _told(brief: ReplyBrief, speech: Speech) -> str:
    fresh = speech.choose(_short_enough(brief), "line") or speech.choose(brief.lines, "line")
    return fresh or speech.choose(brief.facts, "fact") or brief.lines[0]


def _word_before(brief: ReplyBrief, speech: Speech) -> str:
    if brief.acknowledge:
        return speech.say("acknowledge")
    return speech.say("lead-in") if speech.chance("lead-in", _LEAD_IN_PERCENT) else ""


def _short_enough(brief: ReplyBrief) -> list[str]:
    room = brief.persona.voice.sentence_limit - len(split_sentences(brief.question))
    return [line for line in brief.lines if len(split_sentences(line)) <= room]


def _was_asked(brief: ReplyBrief) -> bool:
    last = next((line.text for line in reversed(brief.history) if line.speaker == CANDIDATE), "")
    return last.rstrip().endswith("?") and any(ask.line in last for ask in brief.persona.asks)


BY_ACT: dict[Act, Callable[[ReplyBrief, Speech], Reply]] = {
    "answer": answer, "volunteer": volunteer, "clarify": clarify, "deflect": deflect, "hint": hint,
    "react": react, "ask": ask, "retract": retract, "pull_back": pull_back, "wind_down": wind_down,
    "goodbye": goodbye, "leave": leave, "fallback": fallback,
}  # fmt: skip
