"""Threads for the work that must not hold up the event loop: a few for the database, one or two for hearing.

asgiref gives every request a thread of its own and ends it with the request; a reply outlives its request, so its
work runs here, and no open stream holds a thread or a database connection while it waits. The few threads keep
their connections: opening one costs more than everything that is done with it.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import ParamSpec, TypeVar

from django.db import connections

P = ParamSpec("P")
R = TypeVar("R")

DATABASE_THREADS = 4
_database = ThreadPoolExecutor(max_workers=DATABASE_THREADS, thread_name_prefix="call-database")
_hearing = ThreadPoolExecutor(max_workers=2, thread_name_prefix="call-hearing")


async def in_database(function: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    """Run blocking database work on a thread with a healthy connection."""
    return await asyncio.get_running_loop().run_in_executor(
        _database, lambda: _connected(function, *args, **kwargs)
    )


def _connected(function: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    for connection in connections.all(initialized_only=True):
        connection.close_at = None
        connection.close_if_unusable_or_obsolete()
    return function(*args, **kwargs)


async def in_hearing(function: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    """Run the work of ear and director, which needs a processor and no database."""
    return await asyncio.get_running_loop().run_in_executor(_hearing, lambda: function(*args, **kwargs))


def release_connections() -> None:
    """Close the connection of every database thread: before a database is dropped or replaced."""
    together = Barrier(DATABASE_THREADS)

    def close() -> None:
        together.wait(timeout=10)
        connections.close_all()

    for closed in [_database.submit(close) for _ in range(DATABASE_THREADS)]:
        closed.result()
