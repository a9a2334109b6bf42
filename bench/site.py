"""A throw-away demo site for the benches: its own database, its own port, the real server command."""

import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

ROOT = Path(__file__).resolve().parent.parent


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def demo_environment(**more: str) -> Iterator[dict[str, str]]:
    """An environment whose database and files lie in a folder of its own, with the demo loaded."""
    with tempfile.TemporaryDirectory(prefix="rapport-bench-") as folder:
        env = {
            k: v
            for k, v in os.environ.items()
            if k not in {"DATABASE_URL", "OPENAI_API_KEY", "OPENAI_BASE_URL"}
        }
        env |= {"RAPPORT_VAR": folder, "RAPPORT_DEMO": "1", "LOG_LEVEL": "WARNING", **more}
        subprocess.run(
            [sys.executable, "manage.py", "demo"], cwd=ROOT, env=env, check=True, capture_output=True
        )
        yield env


@dataclass
class Server:
    """The running site. `start` and `kill` may alternate."""

    env: dict[str, str]
    port: int
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self, workers: int = 1) -> None:
        """Start in a process group of its own and wait until it answers."""
        env = {**self.env, "PORT": str(self.port), "HOST": "127.0.0.1", "WORKERS": str(workers)}
        self.process = subprocess.Popen(
            [sys.executable, "manage.py", "serve"],
            cwd=ROOT,
            env=env,
            stdout=subprocess.DEVNULL,
            start_new_session=True,
        )
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            try:
                urlopen(f"{self.url}/readyz", timeout=2).read()
                return
            except OSError:
                time.sleep(0.1)
        raise RuntimeError("the site did not come up within a minute")

    def kill(self, signal: int = 9) -> None:
        """End the server and its workers with `signal`."""
        if self.process:
            os.killpg(self.process.pid, signal)
            self.process.wait()
            self.process = None


@contextmanager
def demo_server(workers: int = 1, **more: str) -> Iterator[Server]:
    """A demo site that answers at `server.url` until the block ends."""
    with demo_environment(**more) as env:
        server = Server(env, free_port())
        server.start(workers)
        try:
            yield server
        finally:
            server.kill(15)
