"""Reading what a server sent: it may be less than the protocol promises, or something else altogether."""

from dataclasses import dataclass, field
from typing import Any

from simulations.llm.errors import Cut, Empty, Malformed, Refused
from simulations.llm.provider import Finish, Message, Tokens, estimate


@dataclass
class Reading:
    """What has been read of one stream."""

    text: str = ""
    reason: str = ""
    refusal: str = ""
    usage: Any = field(default=None, repr=False)

    def take(self, chunk: Any) -> str:
        """The new words in `chunk`; white space before the first word is dropped."""
        self.usage = getattr(chunk, "usage", None) or self.usage
        choices = getattr(chunk, "choices", None) or []
        if not choices:
            return ""
        choice = choices[0]
        self.reason = choice.finish_reason or self.reason
        delta = choice.delta
        self.refusal += getattr(delta, "refusal", None) or ""
        text = getattr(delta, "content", None) or ""
        text = text if self.text else text.lstrip()
        self.text += text
        return text

    def finish(self, messages: list[Message]) -> Finish:
        """How the stream ended. Raises Refused, Empty, Cut or Malformed unless it ended as it should."""
        check_ending(self.text, self.reason, self.refusal)
        return Finish(self.reason, tokens_of(self.usage, messages, self.text))


def completed(completion: Any, messages: list[Message]) -> tuple[str, Tokens]:
    """The words of a whole answer and their cost. Raises as `Reading.finish`, and Malformed at the limit."""
    choices = getattr(completion, "choices", None)
    if not choices:
        raise Malformed("an answer without choices")
    message = choices[0].message
    text = (message.content or "").strip()
    check_ending(text, choices[0].finish_reason or "", getattr(message, "refusal", None) or "")
    if choices[0].finish_reason == "length":
        raise Malformed("the answer did not fit into its token limit")
    return text, tokens_of(getattr(completion, "usage", None), messages, text)


def check_ending(text: str, reason: str, refusal: str) -> None:
    """Nothing when an answer with words in it ended by "stop" or "length"; the fitting fault otherwise."""
    if refusal or reason == "content_filter":
        raise Refused("content filter" if reason == "content_filter" else "the model declined")
    if not reason:
        raise Cut("the stream ended without a finish_reason")
    if reason not in ("stop", "length"):
        raise Malformed(f"finish_reason {reason[:40]!r}")
    if not text.strip():
        raise Empty(f"finish_reason {reason!r} and no words")


def tokens_of(usage: Any, messages: list[Message], text: str) -> Tokens:
    """The server's own count, or an estimate that says so."""
    spent = getattr(usage, "prompt_tokens", None)
    if not isinstance(spent, int):
        return estimate(messages, text)
    details = getattr(usage, "prompt_tokens_details", None)
    cached = getattr(details, "cached_tokens", None) or 0
    return Tokens(spent, int(cached), int(getattr(usage, "completion_tokens", None) or 0))
