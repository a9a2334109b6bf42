"""Recruiters who talk to a running site over HTTP, for the benches. They sign in by a session made in its database."""

import http.client
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

CSRF = "b" * 32


def set_up_django(env: dict[str, str]) -> None:
    """Let this process use the same database as the site."""
    os.environ.update(env)
    os.environ["DJANGO_SETTINGS_MODULE"] = "trainer.settings"
    import django

    django.setup()


def make_recruiters(count: int) -> list[Any]:
    from trainer import people

    return [
        people.create(f"bench{uuid4().hex[:12]}@rapport.example", first_name=f"B{n}") for n in range(count)
    ]


def session_cookie(user: Any) -> str:
    from django.conf import settings
    from django.test import Client

    client = Client()
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    return f"{settings.SESSION_COOKIE_NAME}={session}; {settings.CSRF_COOKIE_NAME}={CSRF}"


def open_call(user: Any, slug: str = "warm-up", engine: str = "offline") -> Any:
    from simulations.calls import answer, start_call
    from simulations.packs.snippets import pack_for

    call = start_call(user, pack_for(slug), engine=engine)
    answer(call)
    return call


@dataclass(frozen=True)
class Event:
    """One server-sent event."""

    name: str
    data: dict[str, Any]


@dataclass
class Line:
    """A recruiter's line to the site: one connection, kept open while it can be."""

    port: int
    cookie: str
    connection: http.client.HTTPConnection | None = None
    headers: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        self.headers = {
            "Cookie": self.cookie,
            "X-CSRFToken": CSRF,
            "Accept": "text/event-stream",
            "Content-Type": "application/x-www-form-urlencoded",
        }

    def say(self, call_id: Any, text: str, turn_key: str) -> Iterator[Event]:
        """Post one turn; yields its events as they arrive. Raises OSError or HTTPException when the line breaks."""
        body = urlencode({"text": text, "turn_key": turn_key})
        yield from self._events("POST", f"/calls/{call_id}/turns/", body)

    def follow(self, call_id: Any) -> Iterator[Event]:
        """Follow the newest reply to its end."""
        yield from self._events("GET", f"/calls/{call_id}/turns/stream/", None)

    def _events(self, method: str, path: str, body: str | None) -> Iterator[Event]:
        if self.connection is None:
            self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=70)
        try:
            self.connection.request(method, path, body, self.headers)
            response = self.connection.getresponse()
            if response.status != 200:
                yield Event(
                    "refused", {"status": response.status, "body": response.read().decode(errors="replace")}
                )
                return
            yield from _parse(response)
        except (OSError, http.client.HTTPException):
            self.close()
            raise

    def close(self) -> None:
        if self.connection is not None:
            self.connection.close()
            self.connection = None


def _parse(response: http.client.HTTPResponse) -> Iterator[Event]:
    name, ended = "", False
    for raw in response:
        line = raw.decode().rstrip("\n")
        if line.startswith("event: "):
            name = line[7:]
        elif line.startswith("data: "):
            ended = ended or name == "end"
            yield Event(name, json.loads(line[6:]))
    if not ended:
        raise http.client.IncompleteRead(b"", None)
