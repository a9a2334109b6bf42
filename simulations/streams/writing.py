"""Writing in company: what waits while one transaction commits goes together into the next.

SQLite lets in one writer at a time, and each commit waits for the disk. Three hundred recruiters who each commit a
sentence of their own would spend their time waiting for the lock; together they need a few commits a second. A
server database commits side by side by itself, so there every write goes its own way.
"""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, ParamSpec, TypeVar
from weakref import WeakKeyDictionary

from django.db import connection, transaction

from simulations.streams.threads import in_database

P = ParamSpec("P")
R = TypeVar("R")
MOST = 50
"""Writes of one transaction."""


@dataclass(frozen=True)
class _Write:
    function: Callable[[], Any]
    written: asyncio.Future[Any]


async def write(function: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    """Run `function`, which writes to the database; returns its result, or raises, once that is committed."""
    if connection.vendor != "sqlite":
        return await in_database(transaction.atomic(function), *args, **kwargs)
    return await _writers.setdefault(asyncio.get_running_loop(), _Writer()).write(
        partial(function, *args, **kwargs)
    )


class _Writer:
    """The writes of one event loop, in the order in which they came."""

    def __init__(self) -> None:
        self._waiting: list[_Write] = []
        self._task: asyncio.Task[None] | None = None

    async def write(self, function: Callable[[], R]) -> R:
        loop = asyncio.get_running_loop()
        written: asyncio.Future[R] = loop.create_future()
        self._waiting.append(_Write(function, written))
        if self._task is None or self._task.done():
            self._task = loop.create_task(self._write_all())
        return await written

    async def _write_all(self) -> None:
        while self._waiting:
            batch, self._waiting = self._waiting[:MOST], self._waiting[MOST:]
            try:
                results = await in_database(_together, [write.function for write in batch])
            except Exception as error:  # noqa: BLE001 - it is raised where each of them waits
                results = [error] * len(batch)
            for one, result in zip(batch, results, strict=True):
                _tell(one.written, result)


def _tell(written: asyncio.Future[Any], result: Any) -> None:
    if written.done():
        return
    if isinstance(result, Exception):
        written.set_exception(result)
    else:
        written.set_result(result)


@transaction.atomic
def _together(functions: Sequence[Callable[[], Any]]) -> list[Any]:
    """The result of each function, or what it raised: then only its own writes are undone."""
    results: list[Any] = []
    for function in functions:
        try:
            with transaction.atomic():
                results.append(function())
        except Exception as error:  # noqa: BLE001 - it is raised where its caller waits
            results.append(error)
    return results


_writers: WeakKeyDictionary[asyncio.AbstractEventLoop, _Writer] = WeakKeyDictionary()
