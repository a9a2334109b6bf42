"""One client and one set of lines per event loop and server, made when first needed."""

import asyncio
import threading
from collections.abc import Coroutine
from dataclasses import dataclass
from typing import Any, TypeVar

import httpx2
import openai

from simulations.llm.config import ModelConfig

T = TypeVar("T")


@dataclass(frozen=True)
class Exchange:
    """A client and the number of calls it may hold at once."""

    client: openai.AsyncOpenAI
    lines: asyncio.Semaphore


_exchanges: dict[asyncio.AbstractEventLoop, dict[ModelConfig, Exchange]] = {}
_lock = threading.Lock()


def exchange_for(config: ModelConfig) -> Exchange:
    """The exchange of the running loop. It neither retries nor follows redirects: that is ours to decide."""
    loop = asyncio.get_running_loop()
    with _lock:
        for stale in [known for known in _exchanges if known.is_closed()]:
            del _exchanges[stale]
        here = _exchanges.setdefault(loop, {})
        if config not in here:
            here[config] = Exchange(_client(config), asyncio.Semaphore(config.concurrency))
        return here[config]


def _client(config: ModelConfig) -> openai.AsyncOpenAI:
    timeout = httpx2.Timeout(max(config.judge_seconds, config.reply_seconds), connect=10)
    return openai.AsyncOpenAI(
        api_key=config.api_key.reveal() or "none",
        base_url=config.base_url,
        max_retries=0,
        timeout=timeout,
        http_client=openai.DefaultAsyncHttpxClient(timeout=timeout, follow_redirects=False),
    )


async def close_exchanges() -> None:
    """Close the running loop's clients; call it before the loop ends."""
    with _lock:
        mine = _exchanges.pop(asyncio.get_running_loop(), {})
    for exchange in mine.values():
        await exchange.client.close()


def run(work: Coroutine[Any, Any, T]) -> T:
    """Run model work from synchronous code, in a loop of its own that leaves no connection behind."""

    async def main() -> T:
        try:
            return await work
        finally:
            await close_exchanges()

    return asyncio.run(main())
