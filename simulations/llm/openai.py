"""The wire to any server that speaks Chat Completions, held to our own deadlines.

The library's defaults suit a batch job: ten minutes, two silent retries, a timeout per chunk. A call needs
one deadline over everything, an end that is certain, and faults that can be told apart.
"""

import asyncio
import time
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable
from contextlib import aclosing, asynccontextmanager
from dataclasses import replace
from typing import Any, TypeVar

import openai

from simulations.llm import structured
from simulations.llm.abilities import abilities_of, remember
from simulations.llm.chunks import Reading, completed
from simulations.llm.circuit import Circuit, circuit_for
from simulations.llm.clients import exchange_for
from simulations.llm.config import ModelConfig
from simulations.llm.errors import Cut, ModelFault, Timeout
from simulations.llm.faults import RAISED, fault_from, is_complaint, pause_before_retry
from simulations.llm.provider import Deadline, Finish, JsonAnswer, Message, Tokens

T = TypeVar("T")
USAGE_WAIT = 1.0
"""Seconds to wait for the usage that follows a finished answer."""


class OpenAIWire:
    """A Provider over `openai`. Cheap to make: clients belong to the event loop, circuits to the process."""

    def __init__(self, config: ModelConfig, clock: Callable[[], float] = time.monotonic) -> None:
        self.config = config
        self.clock = clock

    @property
    def circuit(self) -> Circuit:
        return circuit_for(self.config.base_url, self.config.circuit_faults, self.config.circuit_seconds)

    async def stream_chat(
        self, messages: list[Message], *, model: str, max_tokens: int, deadline: Deadline, attempts: int = 2
    ) -> AsyncGenerator[str | Finish, None]:
        """See Provider. A fault before the first word is retried once where that can help (F2, F3, F6)."""
        began, spoke = self.clock(), 0.0
        request = {"model": model, "messages": messages, "max_tokens": max_tokens, "stream": True}
        for attempt in range(1, attempts + 1):
            try:
                async with aclosing(self._stream_once(request, deadline)) as items:
                    async for item in items:
                        if isinstance(item, Finish):
                            yield replace(item, first_token_ms=spoke, attempts=attempt)
                        else:
                            spoke = spoke or (self.clock() - began) * 1000
                            yield item
                return
            except ModelFault as fault:
                fault.attempts = attempt
                pause = None if spoke or attempt == attempts else pause_before_retry(fault, deadline)
                if pause is None:
                    raise
            await asyncio.sleep(pause)

    async def complete_json(
        self,
        messages: list[Message],
        schema: dict[str, Any],
        *,
        model: str,
        max_tokens: int,
        deadline: Deadline,
    ) -> JsonAnswer:
        """See Provider. One repair or retry; the way of asking for JSON is stepped down per server."""
        began, tokens, asked = self.clock(), Tokens(), structured.with_schema(messages, schema)
        request = {"model": model, "max_tokens": max_tokens, "temperature": 0, "schema": schema}
        for attempt in (1, 2):
            try:
                text, spent = await self._complete_once({**request, "messages": asked}, deadline)
                tokens += spent
                value = structured.parsed(text, schema)
                return JsonAnswer(value, text, tokens, self.clock() - began, attempt)
            except ModelFault as fault:
                fault.attempts = attempt
                pause = None if attempt == 2 else pause_before_retry(fault, deadline)
                if pause is None:
                    raise
                asked = structured.with_complaint(messages, schema, fault)
            await asyncio.sleep(pause)
        raise AssertionError("unreachable")

    async def _stream_once(
        self, request: dict[str, Any], deadline: Deadline
    ) -> AsyncGenerator[str | Finish, None]:
        async with self._line(deadline) as client:
            request = {**request, "stream_options": {"include_usage": True}}
            stream = await self._ask(client, request, deadline)
            reading = Reading()
            try:
                async for text in self._deltas(stream, reading, deadline):
                    yield text
            finally:
                await stream.close()
            finish = reading.finish(request["messages"])
        yield finish

    async def _deltas(self, stream: Any, reading: Reading, deadline: Deadline) -> AsyncIterator[str]:
        """The words of a stream as they come; `reading` learns the rest."""
        chunks = aiter(stream)
        while True:
            left = deadline.left(speaking=bool(reading.text))
            try:
                chunk = await within(min(left, USAGE_WAIT) if reading.reason else left, anext(chunks, None))
                text = reading.take(chunk) if chunk is not None else ""
            except Timeout:
                if reading.reason:
                    return
                raise
            except RAISED as error:
                if reading.reason:
                    return
                raise self._broken(error, reading) from None
            if text:
                yield text
            if chunk is None:
                return

    def _broken(self, error: Exception, reading: Reading) -> ModelFault:
        fault = fault_from(error, self.config.api_key)
        return Cut(str(fault)) if reading.text else fault

    async def _complete_once(self, request: dict[str, Any], deadline: Deadline) -> tuple[str, Tokens]:
        async with self._line(deadline) as client:
            completion = await self._ask(client, request, deadline)
            try:
                return completed(completion, request["messages"])
            except RAISED as error:
                raise fault_from(error, self.config.api_key) from None

    async def _ask(self, client: openai.AsyncOpenAI, request: dict[str, Any], deadline: Deadline) -> Any:
        """Send `request`, giving up step by step what this server says it does not take."""
        abilities = abilities_of(self.config.base_url, request["model"])
        while True:
            try:
                answer = await within(deadline.left(), _create(client, abilities.shape(request)))
            except RAISED as error:
                fewer = abilities.without(str(error), request) if is_complaint(error) else None
                if fewer is None:
                    raise fault_from(error, self.config.api_key) from None
                abilities = fewer
            else:
                remember(self.config.base_url, request["model"], abilities)
                return answer

    @asynccontextmanager
    async def _line(self, deadline: Deadline) -> AsyncIterator[openai.AsyncOpenAI]:
        """A free line to the server, and its circuit's memory of how the call went."""
        self.circuit.enter()
        exchange = exchange_for(self.config)
        await within(
            deadline.left(), exchange.lines.acquire(), "every line to the model is busy", counts=False
        )
        try:
            yield exchange.client
            self.circuit.record(None)
        except GeneratorExit:
            self.circuit.record(None)
            raise
        except ModelFault as fault:
            self.circuit.record(fault)
            raise
        finally:
            exchange.lines.release()


def _create(client: openai.AsyncOpenAI, shaped: dict[str, Any]) -> Awaitable[Any]:
    """The request, its messages past the library's own rewriting: they are plain already, and it takes milliseconds."""
    create: Any = client.chat.completions.create
    return create(**{**shaped, "messages": [], "extra_body": {"messages": shaped["messages"]}})  # type: ignore[no-any-return]


async def within(seconds: float, work: Awaitable[T], detail: str = "", counts: bool = True) -> T:
    """`work`'s result, or Timeout after `seconds`."""
    try:
        async with asyncio.timeout(seconds):
            return await work
    except TimeoutError:
        fault = Timeout(detail or "no answer in time")
        fault.counts = counts
        raise fault from None
