"""The small protocol between the rehearsal room and any language model, real or scripted."""

import time
from collections.abc import AsyncGenerator, Callable
from dataclasses import dataclass, field
from typing import Any, Protocol, TypedDict


class Message(TypedDict):
    role: str
    content: str


@dataclass(frozen=True)
class Tokens:
    """What one answer cost, in tokens; `counted` is False where the server did not say and we estimated."""

    input: int = 0
    cached: int = 0
    output: int = 0
    counted: bool = True

    def __add__(self, other: "Tokens") -> "Tokens":
        return Tokens(
            self.input + other.input,
            self.cached + other.cached,
            self.output + other.output,
            self.counted and other.counted,
        )


@dataclass(frozen=True)
class Finish:
    """The last item of a stream. `reason` is "stop" or "length"; every other ending is a ModelFault."""

    reason: str
    tokens: Tokens = Tokens()
    first_token_ms: float = 0.0
    attempts: int = 1


@dataclass(frozen=True)
class Deadline:
    """When to give up: `first` seconds without a token, `total` seconds in all. Retries share it."""

    first: float
    total: float
    clock: Callable[[], float] = field(default=time.monotonic, repr=False)
    began: float = field(default=-1.0)

    def __post_init__(self) -> None:
        if self.began < 0:
            object.__setattr__(self, "began", self.clock())

    def left(self, speaking: bool = False) -> float:
        """Seconds until the first token is overdue or, once the model is speaking, until the end is."""
        limit = self.total if speaking else min(self.first, self.total)
        return max(0.0, self.began + limit - self.clock())


@dataclass(frozen=True)
class JsonAnswer:
    """A JSON object that obeys the schema it was asked with, and what was said verbatim."""

    value: dict[str, Any]
    raw: str
    tokens: Tokens
    seconds: float
    attempts: int


class Provider(Protocol):
    """A model that can be talked to. Contract (tests/simulations/llm/test_provider_contract.py):

    `stream_chat` yields text deltas, none of them empty, then exactly one `Finish`, or raises a ModelFault.
    `complete_json` returns an object that obeys `schema`, or raises a ModelFault.
    """

    def stream_chat(
        self, messages: list[Message], *, model: str, max_tokens: int, deadline: Deadline, attempts: int = 2
    ) -> AsyncGenerator[str | Finish, None]: ...

    async def complete_json(
        self,
        messages: list[Message],
        schema: dict[str, Any],
        *,
        model: str,
        max_tokens: int,
        deadline: Deadline,
    ) -> JsonAnswer: ...


def estimate(messages: list[Message], text: str) -> Tokens:
    """A cautious count where no server told us: about one token to three and a half characters."""
    asked = sum(_count(message["content"]) for message in messages)
    return Tokens(asked, 0, _count(text), counted=False)


def _count(text: str) -> int:
    return -(-len(text) * 2 // 7)
