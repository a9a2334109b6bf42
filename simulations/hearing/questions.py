"""Is it a question, and does it leave the answer open? Judged by word order, so it holds without a "?"."""

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from simulations.hearing.heard import QuestionKind
from simulations.hearing.text import plain, words
from simulations.hearing.wording import content

MOST_WORDS = 40
"""Words of a turn from which it is about something, however broad its question."""

_AUX = (
    "do|does|did|don't|doesn't|didn't|are|is|was|were|aren't|isn't|wasn't|weren't|am|have|has|had|haven't|hasn't|"
    "can|could|can't|couldn't|will|would|won't|wouldn't|shall|should|shouldn't|may|might"
)
_SUBJECT = (
    "you|your|we|i|it|he|she|they|that|this|there|these|those|the|a|an|any|anyone|anybody|anything|someone"
)
_LEAD = (
    r"(?:(?:so|and|but|or|well|okay|ok|um|uh|er|hmm|mhm|mm|yeah|yes|no|right|now|alright|all right|oh|then|great|"
    r"good|sure|cool|nice|thanks|thank you|also|just|like|actually|i mean|you know|i see|first|maybe|because|cause|"
    r"hi|hey|hello|please|sorry|ah|wow|lovely|perfect|really|got it|fair enough|of course|interesting|in that case|"
    r"by the way|out of interest|before we start|for you|if so|if not)[ ,;:.!-]+)*"
)
_TELL = (
    r"(?:tell me|describe|walk me through|talk me through|take me through|talk to me about|share|"
    r"explain|help me understand|say (?:a bit |a little |some )?more|give me (?:an example|a sense|a feel|an idea)|"
    r"paint me|let me hear|i'd (?:love|like) to (?:hear|know|understand|learn)|i would (?:love|like) to (?:hear|know)|"
    r"i want to (?:hear|know|understand)|i'm (?:curious|wondering|interested)|i am (?:curious|wondering)|"
    r"i (?:was )?wonder(?:ing)?|(?:i'm )?curious|wondering)"
)
_ABLE = r"(?:can|could|would|will) you (?:please |maybe |just |kindly |perhaps )?"
_SHORT_HOW = r"how (?:many|much|long|often|old|far|soon|big|tall|late|early|frequently|likely)\b"
_CLOSED_WH = (
    rf"(?:{_SHORT_HOW}|when\b|where\b|who\b|whose\b|which\b|what (?:time|day|year|date|month|number|age|size|city|"
    r"school|percentage|dose|level)\b|what(?:'s| is) (?:your|his|her|the) (?:name|age|number|address|title|date)\b)"
)
_STARTS = {
    "open": re.compile(
        rf"^{_LEAD}(?:{_ABLE})?(?:{_TELL}\b|(?!{_CLOSED_WH})(?:what|how|why|in what|what's|how's|how come)\b|any(?:thing|body|one)? else\b)"
    ),
    "closed": re.compile(
        rf"^{_LEAD}(?:{_CLOSED_WH}|(?:{_AUX}) (?:not )?(?:{_SUBJECT}|[a-z]+ (?:you|it))\b|any(?:thing|one)? )"
    ),
}
_INSIDE = re.compile(
    rf"\b(?:(?:what|how|why|when|where|who|which)(?: [a-z]+)?(?: [a-z]+)? (?:{_AUX}) (?:{_SUBJECT})|"
    rf"(?:do|did|are|were|have|can|could|would|will) you|what's (?:your|the|it)|{_TELL} (?:about|what|how|why|more))\b"
)
_INVERTED = re.compile(
    r"\b(?:what|how|why|when|where|who|which)(?: [a-z]+)? (?:do|does|did|are|were|have|can|could|would|will|should) "
    r"(?:you|your|they|he|she)\b|(?<!what )(?<!how )(?<!why )(?<!if )(?<!that )(?<!as )(?<!than )(?<!only )(?<!nor )"
    r"\b(?:do|did|are|have|could|would) you\b"
)
_IF = re.compile(rf"\b(?:{_TELL}|ask) (?:if|whether)\b")
_BROAD = re.compile(
    r"\b(?:tell me (?:a bit |a little |something )?(?:more )?about (?:yourself|you)|introduce yourself|tell me your story|how are (?:you|things)|"
    r"what(?:'s| is| would be) (?:most )?(?:important|new|up)(?: (?:to|for|with) you)?|what (?:really |most )?matters (?:most )?(?:to you)?|"
    r"what (?:are you|would you be|you're) (?:really )?(?:looking for|after|hoping for)|what do you (?:really )?want|what would you (?:want|like)|"
    r"what (?:would|could|might) (?:make|it take|tempt|persuade|convince|interest|attract|get) (?:\w+ ){0,3}(?:worth(?:while| it)?|right|attractive|to move|to change|you)|"
    r"what (?:drives|motivates|moves) you|what (?:do|would) you (?:look for|value|care about)|"
    r"walk me through your (?:cv|resume|career|background|story)|tell me (?:everything|more|anything)|"
    r"(?:how|what) about you|how's it going|how is it going|what would you like to (?:know|talk about)|"
    r"who are you|what makes you tick|what can you tell me|anything else|what else|say more)\b"
)
_ANYBODY = content(
    "a new next job role work move position place company employer career life moment these days today change consider "
    "here overall generally general right now worth your while interested open"
)
"""Words after a broad question that leave it as broad as it was."""


_STUTTER = re.compile(r"\b(?:([a-z']{1,8})-+ ?(?=\1\b)|[a-z]{1,2}-(?=[a-z]))")
_NOT_ASKING = re.compile(
    rf"^{_LEAD}(?:what (?:i|we|some|you|he|she|they)(?:'m|'re|'d|'ve)? (?!think\b)|what a\b|how (?:about (?:i|we)|come on)|"
    r"what (?:people|matters|happens|happened) (?:is|was|in|here|to)\b|how (?:[a-z]+ (?:of you|on your)|nice|lovely|kind|smart|great|exciting|wonderful|funny)\b|"
    r"why don't (?:we|i)\b|when (?:i|we|you|he|she|they|it|the)\b|where (?:i|we|you|they)\b|which (?:is|means|was)\b)"
)


@dataclass(frozen=True)
class Question:
    kind: QuestionKind
    asking: str = ""
    """The folded words that ask; empty for a statement."""


@functools.lru_cache(maxsize=256)
def read_sentence(sentence: str) -> Question:
    """Say what kind of sentence this is, and which of its words ask."""
    text = _STUTTER.sub("", plain(sentence)).lstrip("-– ")
    spoken = not _NOT_ASKING.match(text) or text.endswith("?")
    for kind in ("open", "closed"):
        if spoken and _STARTS[kind].match(text):
            return Question("closed" if _IF.search(text) else kind, text)  # type: ignore[arg-type]
    inside = _INSIDE.search(text)
    if inside and not (text.endswith("?") or _asks(text, inside)):
        inside = _INVERTED.search(text)
    if inside:
        kind = "open" if _STARTS["open"].match(text[inside.start() :]) else "closed"
        return Question(kind, text[inside.start() :])  # type: ignore[arg-type]
    if text.endswith("?"):
        return Question("closed", text)
    return Question("statement")


def _asks(text: str, inside: re.Match[str]) -> bool:
    """A question inside a sentence counts when something ends before it: a comma, a dash, "and", "so", "but"."""
    return bool(re.search(r"(?:[,;:.!-]|\b(?:and|so|but|or|then|okay|well)) ?$", text[: inside.start()]))


def turn_kind(kinds: Sequence[QuestionKind]) -> QuestionKind:
    """The kind of a whole turn: that of its last question, since that is what gets answered."""
    return next((kind for kind in reversed(kinds) if kind != "statement"), "statement")


def is_broad(text: str, kind: QuestionKind) -> bool:
    """A question that could be put to anybody and points at nothing in particular."""
    line = plain(text)
    found = None if kind == "statement" else _BROAD.search(line)
    return bool(found) and len(words(line)) < MOST_WORDS and not content(line[found.end() :]) - _ANYBODY  # type: ignore[union-attr]
