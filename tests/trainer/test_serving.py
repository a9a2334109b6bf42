"""The server as a process: it starts, answers, stops when asked and leaves nothing behind when it is killed."""

import os
import signal
import socket
import subprocess
import sys
import time
from http.client import HTTPConnection
from pathlib import Path
from uuid import uuid4

import pytest
from asgiref.sync import iscoroutinefunction
from django.urls import resolve, reverse

from trainer import asgi

ROOT = Path(__file__).resolve().parents[2]


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def status(port: int, path: str = "/healthz") -> int:
    """The status code, or 0 when nobody listens."""
    connection = HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", path)
        return connection.getresponse().status
    except OSError:
        return 0
    finally:
        connection.close()


def wait_until(holds, seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.1)


@pytest.fixture
def server(tmp_path):
    """What `manage.py serve` runs, over an empty folder; only its health is asked for."""
    port = free_port()
    environment = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    environment |= {"RAPPORT_VAR": str(tmp_path), "PORT": str(port)}
    process = subprocess.Popen(  # noqa: S603 - our own manage.py
        [sys.executable, "-c", SERVE, str(port)], cwd=ROOT, env=environment, stdout=subprocess.DEVNULL
    )
    wait_until(lambda: status(port) == 200)
    yield process, port
    process.kill()
    process.wait()


SERVE = """
import os, sys, django
os.environ["DJANGO_SETTINGS_MODULE"] = "trainer.settings"
django.setup()
from trainer.management.commands.serve import run
run("127.0.0.1", int(sys.argv[1]), 1)
"""


def test_it_answers_and_stops_cleanly_when_asked(server):
    process, port = server
    process.send_signal(signal.SIGTERM)
    assert process.wait(timeout=40) == 0
    assert status(port) == 0


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs prctl")
def test_killed_without_warning_it_leaves_the_port_free(server):
    process, port = server
    process.kill()
    process.wait()
    wait_until(lambda: status(port) == 0, seconds=10)


def test_only_async_views_take_the_async_path():
    stream = reverse("call-stream", args=[uuid4()])
    assert iscoroutinefunction(resolve(stream).func) and asgi.is_stream(stream)
    for page in (
        reverse("people"),
        reverse("call", args=[uuid4()]),
        "/no/such/address",
        "/calls/no/such/address",
    ):
        assert not asgi.is_stream(page)
