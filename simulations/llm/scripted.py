"""A provider that says what a test, a demonstration or an author wrote down."""

import asyncio
from collections.abc import AsyncGenerator, Callable, Iterable, Iterator
from typing import Any

from simulations.llm import structured
from simulations.llm.errors import Empty, ModelFault
from simulations.llm.provider import Deadline, Finish, JsonAnswer, Message, estimate

Script = str | ModelFault | list[str | ModelFault]
"""One answer: its words, a fault, or deltas of which one may be a fault."""


class ScriptedProvider:
    """A Provider fed by a list or generator of answers, or by a function of the messages.

    `asked` keeps the messages of every request. An exhausted script is an Empty answer.
    """

    def __init__(self, script: Iterable[Script] | Callable[[list[Message]], Script]) -> None:
        self.asked: list[list[Message]] = []
        self._function = script if callable(script) else None
        self._answers: Iterator[Script] = iter(()) if callable(script) else iter(script)

    def _next(self, messages: list[Message]) -> Script:
        self.asked.append(messages)
        return (
            self._function(messages) if self._function else next(self._answers, Empty("the script has ended"))
        )

    async def stream_chat(
        self, messages: list[Message], *, model: str, max_tokens: int, deadline: Deadline, attempts: int = 2
    ) -> AsyncGenerator[str | Finish, None]:
        """See Provider. Words come one by one; nothing is retried."""
        script = self._next(messages)
        deltas = script if isinstance(script, list) else [script]
        said = ""
        for delta in deltas:
            if isinstance(delta, ModelFault):
                raise delta
            for word in _words(delta):
                await asyncio.sleep(0)
                said += word
                yield word
        if not said.strip():
            raise Empty("the script is blank here")
        yield Finish("stop", estimate(messages, said))

    async def complete_json(
        self,
        messages: list[Message],
        schema: dict[str, Any],
        *,
        model: str,
        max_tokens: int,
        deadline: Deadline,
    ) -> JsonAnswer:
        """See Provider. The answer is parsed as strictly as a server's; nothing is repaired."""
        script = self._next(messages)
        if isinstance(script, ModelFault):
            raise script
        text = script if isinstance(script, str) else "".join(str(part) for part in script)
        return JsonAnswer(structured.parsed(text, schema), text, estimate(messages, text), 0.0, 1)


def _words(text: str) -> list[str]:
    pieces = text.split(" ")
    return [piece for piece in [pieces[0], *(f" {piece}" for piece in pieces[1:])] if piece]
