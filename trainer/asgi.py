"""The ASGI application: views that stream run as async Django, all others as sync Django in a bounded pool of threads.

A page costs a fraction of the processor time on the sync path. Which path a request takes follows from the view: async
views are the ones that stream.
"""

import os
from typing import Any, cast

from django.core.asgi import get_asgi_application
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "trainer.settings")
streams = get_asgi_application()

from a2wsgi import WSGIMiddleware  # noqa: E402 - the registry of apps must be ready
from asgiref.sync import iscoroutinefunction  # noqa: E402
from django.conf import settings  # noqa: E402
from django.urls import Resolver404, URLPattern, get_resolver, resolve  # noqa: E402

from trainer.operations import processes  # noqa: E402
from trainer.operations.background import Background  # noqa: E402
from trainer.operations.installation import prepare  # noqa: E402

prepare()

pages = WSGIMiddleware(cast(Any, get_wsgi_application()), workers=settings.THREADS)


def async_prefixes() -> tuple[str, ...]:
    """The fixed beginnings of the addresses of async views: a cheap first test of a path."""
    found = set()
    for pattern in get_resolver().url_patterns:
        for route, view in _walk("/", pattern):
            if iscoroutinefunction(view):
                found.add(route.split("<")[0])
    return tuple(found)


def _walk(before: str, pattern: Any) -> list[tuple[str, Any]]:
    route = before + str(pattern.pattern)
    if isinstance(pattern, URLPattern):
        return [(route, pattern.callback)]
    return [pair for inner in pattern.url_patterns for pair in _walk(route, inner)]


PREFIXES = async_prefixes()


def is_stream(path: str) -> bool:
    """Whether the view at `path` is async."""
    if not path.startswith(PREFIXES):
        return False
    try:
        return bool(iscoroutinefunction(resolve(path).func))
    except Resolver404:
        return False


async def application(scope: Any, receive: Any, send: Any) -> None:
    if scope["type"] == "lifespan":
        await lifespan(receive, send)
    elif scope["type"] == "http":
        await (streams if is_stream(scope["path"]) else pages)(scope, _coroutines(receive), _coroutines(send))


def _coroutines(function: Any) -> Any:
    """The same function as a coroutine function: granian's give other awaitables, which a2wsgi cannot schedule."""

    async def call(*args: Any) -> Any:
        return await function(*args)

    return call


async def lifespan(receive: Any, send: Any) -> None:
    """The background worker lives as long as the server process."""
    background = Background()
    while True:
        message = await receive()
        if message["type"] == "lifespan.startup":
            processes.follow()
            background.start()
            await send({"type": "lifespan.startup.complete"})
        elif message["type"] == "lifespan.shutdown":
            background.stop()
            await send({"type": "lifespan.shutdown.complete"})
            return
