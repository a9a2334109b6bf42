"""What stops a site from starting: each refusal is one sentence that names the setting and says what to write."""

import errno
import socket
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.core.checks import run_checks
from django.core.management import BaseCommand, CommandError

BEFORE_START = "before_start"
"""The tag of checks whose every finding, a warning too, stops the start unless it is in TOLERATED."""
TOLERATED = {"rapport.W201", "rapport.W203"}
"""A key or a server may stand in anybody's environment for other programs; it is named, and the site starts."""


class StartCommand(BaseCommand):
    """A command that starts or fills a site: what is set by half stops it before anything else is looked at."""

    def check(self, *args: Any, **options: Any) -> None:
        refuse_half_set()
        super().check(*args, **options)


def refuse_half_set() -> None:
    """Stop where something is set by half: it would quietly do nothing."""
    for found in run_checks(tags=[BEFORE_START]):
        if found.id not in TOLERATED:
            raise CommandError(" ".join(filter(None, [found.msg, found.hint])))


def refuse_silent_cache() -> None:
    """Stop where REDIS_URL is set and nothing answers there: signing in would fail."""
    if "Redis" not in settings.CACHES["default"]["BACKEND"]:
        return
    try:
        cache.get("rapport-start")
    except Exception as fault:  # noqa: BLE001 - a client library has its own, and it may be missing
        reason = type(fault).__name__
        raise CommandError(
            f"REDIS_URL: the server there does not answer ({reason}). Start it, correct REDIS_URL, or unset it."
        ) from None


def refuse_taken_port(host: str, port: int) -> None:
    """Stop where `host` and `port` cannot be listened at."""
    try:
        family, kind, protocol, _, place = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as found:
            found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            found.bind(place)
    except OSError as fault:
        raise CommandError(_port_trouble(host, port, fault)) from None


def _port_trouble(host: str, port: int, fault: OSError) -> str:
    if fault.errno == errno.EADDRINUSE:
        other = port + 1 if port < 65535 else 8000
        return f"PORT {port} is taken on {host}. Stop what listens there, or set another one: PORT={other}"
    if fault.errno == errno.EACCES:
        return (
            f"PORT {port} may not be used by this user. Set PORT to 1024 or more, and put a proxy before it."
        )
    return f"HOST {host} is no address of this machine. Set HOST=127.0.0.1, or HOST=0.0.0.0 for all of them."
