"""One reply of a prompted candidate in the making: what may be said, what must be, and what it has cost."""

import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from simulations.candidates.brief import ReplyBrief, ReplyPart, Usage
from simulations.candidates.checks import check_pieces
from simulations.llm.errors import Empty, ModelFault, Refused
from simulations.llm.prompts.actor import line_to_say
from simulations.llm.provider import Tokens
from simulations.llm.speech import SentenceReader
from simulations.sentences import split_sentences
from simulations.transcripts import CANDIDATE

WORD_LIMIT = 60
"""A reply that has reached this many words ends with the sentence it is in."""
SHORT = 12
"""Letters up to which a sentence ("Right.", "I see.") may come back in one call."""
_REFUSAL = re.compile(
    r"(?:(?:i'm|i am) (?:very )?(?:sorry|afraid),? (?:but )?)?i (?:can't|cannot|can not|won't|am unable to) "
    r"(?:assist|help|comply|fulfil|fulfill|engage|participate|roleplay|role-play|provide|generate)\b",
    re.IGNORECASE,
)
_LIGHT_WORDS = "about from have just more most than that them then there they this what when with would"
_LIGHT = frozenset(_LIGHT_WORDS.split(" "))
MUST_SAY = frozenset({"answer", "volunteer", "retract", "hint", "ask", "goodbye", "leave"})
"""Acts whose authored line is the point of the reply."""
SAME_STEMS = 0.34
"""Share of a line's longer words that tells it; below, the line is said as its author wrote it."""
Check = Callable[[str, ReplyBrief], object | None]


class OutOfRole(ModelFault):
    """A sentence that the brief does not allow. It names what is wrong and never keeps the words."""

    kind = "out_of_role"
    counts = False


@dataclass
class Performance:
    """One reply in the making: what has been released, and what it has cost so far."""

    brief: ReplyBrief
    check: Check
    began: float = field(default_factory=time.monotonic)
    reader: SentenceReader = field(default_factory=SentenceReader)
    released: list[str] = field(default_factory=list)
    attempts: int = 0
    tokens: Tokens = Tokens()
    counted: bool = False
    first_token_ms: float = 0.0

    def begin(self) -> None:
        """Listen afresh to a new attempt."""
        self.reader, self.counted = SentenceReader(self.brief.persona.name), False

    def spend(self, tokens: Tokens) -> None:
        """Count what an attempt has cost, once."""
        if not self.counted:
            self.tokens, self.counted = self.tokens + tokens, True

    def take(self, delta: str) -> Iterator[ReplyPart]:
        """Release the sentences that `delta` completes, until the reply is long enough."""
        self.first_token_ms = self.first_token_ms or (time.monotonic() - self.began) * 1000
        for sentence in self.reader.feed(delta):
            if not self.is_long_enough:
                yield from self.release(sentence)

    def conclude(self, reason: str) -> Iterator[ReplyPart]:
        """The last sentence, what is still owed, and the end. `reason` is the stream's "stop" or "length"."""
        rest = "" if self.is_long_enough else self.reader.rest()
        if rest:
            yield from self.release(f"{rest}…" if reason == "length" else rest)
        if not self.released:
            raise Empty("nothing to say aloud")
        yield from self._pay_what_is_owed()
        yield self.end("complete", "" if reason == "stop" else reason)

    def release(self, sentence: str) -> Iterator[ReplyPart]:
        """The part that says `sentence`. Raises OutOfRole, and Refused for an assistant's refusal in words."""
        if not self.released and _REFUSAL.match(sentence.replace("’", "'")):
            raise Refused("an assistant's refusal in words")
        problem = (
            self.check(sentence, self.brief)
            or check_pieces(sentence, self.released, self.brief)
            or self._repeated(sentence)
        )
        if problem:
            raise OutOfRole(str(problem))
        if self.brief.opening and not self.released:
            yield from self._say(self.brief.opening)
        yield from self._say(sentence)

    def _pay_what_is_owed(self) -> Iterator[ReplyPart]:
        """What the brief says must be told, asked or ended on, in its author's words where the model left it out."""
        brief, said = self.brief, " ".join(self.released)
        if brief.act in MUST_SAY and not any(says(said, line) for line in (*brief.lines, *brief.facts)):
            yield from self._say(line_to_say(brief))
        if brief.question and not says(said, brief.question):
            yield from self._say(brief.question)
        if self.brief.closing:
            yield from self._say(self.brief.closing)

    def _say(self, line: str) -> Iterator[ReplyPart]:
        for sentence in split_sentences(line):
            if self._repeated(sentence):
                continue
            self.released.append(sentence)
            yield ReplyPart(text=sentence, engine="model")

    def _repeated(self, sentence: str) -> str:
        plain = _letters(sentence)
        said = [line.text for line in self.brief.history if line.speaker == CANDIDATE]
        again = len(plain) > SHORT and any(plain in _letters(text) for text in [*said, *self.released])
        return "says a sentence a second time" if again else ""

    @property
    def is_long_enough(self) -> bool:
        limit = self.brief.persona.voice.sentence_limit + bool(self.brief.question)
        words = sum(len(sentence.split()) for sentence in self.released)
        return len(self.released) >= limit or words >= WORD_LIMIT

    def stop(self, fault: ModelFault) -> Iterator[ReplyPart]:
        """The last parts of a reply that did not end well: what there is of it is kept."""
        if isinstance(fault, OutOfRole):
            if self.released:
                yield from self._pay_what_is_owed()
            yield self.end("complete" if self.released else "failed", str(fault))
        elif isinstance(fault, Refused) and not self.released:
            yield self.end("refused", str(fault))
        else:
            yield from self._tail()
            yield self.end("cut" if self.released else "failed", str(fault))

    def _tail(self) -> Iterator[ReplyPart]:
        """The beginning of a sentence that was cut off, if it may be said."""
        rest = self.reader.rest()
        try:
            if rest:
                yield from self.release(rest)
        except ModelFault:
            return

    def end(self, how: Literal["complete", "cut", "refused", "failed"], detail: str = "") -> ReplyPart:
        spent = self.tokens
        usage = Usage(spent.input, spent.cached, spent.output, round(self.first_token_ms, 1))
        chips = self.brief.chips if how == "complete" else ()
        return ReplyPart(end=how, engine="model", usage=usage, chips=chips, detail=detail)


def says(text: str, line: str) -> bool:
    """Whether `text` tells what `line` tells, as far as the stems of its longer words show."""
    said, meant = _stems(text), _stems(line)
    return len(said & meant) >= max(1, SAME_STEMS * len(meant))


def _stems(text: str) -> set[str]:
    return {word[:5] for word in _letters(text).split() if len(word) > 3 and word not in _LIGHT}


def _letters(text: str) -> str:
    return re.sub(r"\W+", " ", text).strip().lower()
