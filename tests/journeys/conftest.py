"""Journeys drive a real browser against the real server with a demo database of its own."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal
from urllib.error import URLError
from urllib.request import urlopen
from uuid import uuid4

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from trainer.demo import PASSWORD

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).parent
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PATIENCE = 15_000
NO_BROWSER = "no Chromium on this machine; install it (apt-get install chromium) or name it in CHROMIUM"


@dataclass(frozen=True)
class Look:
    """How the reader sees the site."""

    name: str
    width: int
    height: int
    theme: Literal["light", "dark"]

    def __str__(self) -> str:
        return f"{self.name}-{self.theme}"


LOOKS = [
    Look("desktop", 1280, 820, "light"),
    Look("desktop", 1280, 820, "dark"),
    Look("phone", 390, 844, "light"),
    Look("phone", 390, 844, "dark"),
]


def chromium() -> str | None:
    """The path of the browser: CHROMIUM, or the first one installed."""
    named = os.environ.get("CHROMIUM", "")
    return named or next(filter(None, map(shutil.which, BROWSERS)), None)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker("browser")
            if not chromium():
                item.add_marker(pytest.mark.skip(reason=NO_BROWSER))


def pytest_terminal_summary(terminalreporter: Any) -> None:
    if any(NO_BROWSER in str(report.longrepr) for report in terminalreporter.stats.get("skipped", [])):
        terminalreporter.write_line(f"Browser journeys were skipped: {NO_BROWSER}.")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a running demo site; its data is gone when the session ends."""
    folder = tmp_path_factory.mktemp("site")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    wanted = {"RAPPORT_VAR": str(folder), "PORT": str(port), "HOST": "127.0.0.1", "RAPPORT_DEMO": "1"}
    wanted["DATABASE_URL"] = f"sqlite:///{folder / 'journeys.sqlite3'}"
    unwanted = {"SITE_URL", "ALLOWED_HOSTS", "OPENAI_API_KEY", "OPENAI_BASE_URL", "RAPPORT_MODEL", "DEBUG"}
    env = {name: value for name, value in os.environ.items() if name not in unwanted} | wanted
    subprocess.run([sys.executable, "manage.py", "demo"], cwd=ROOT, env=env, check=True, capture_output=True)
    with (folder / "server.log").open("w+") as log:
        server = subprocess.Popen(
            [sys.executable, "manage.py", "serve"], cwd=ROOT, env=env, stdout=log, stderr=log
        )
        try:
            address = f"http://localhost:{port}"
            wait_until_ready(server, f"{address}/readyz", folder / "server.log")
            yield address
        finally:
            server.terminate()
            server.wait(timeout=40)


def wait_until_ready(server: subprocess.Popen[bytes], address: str, log: Path, seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline and server.poll() is None:
        try:
            with urlopen(address, timeout=2):
                return
        except (URLError, OSError):
            time.sleep(0.2)
    pytest.fail(f"The site did not start:\n{log.read_text()}")


@pytest.fixture
def look() -> Look:
    """A desktop by day, unless a test is parametrised with `every_look`."""
    return LOOKS[0]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def context(browser: Browser, look: Look, site: str) -> Iterator[BrowserContext]:
    """A reader of their own: no cookie, no stored theme."""
    context = browser.new_context(
        base_url=site,
        viewport={"width": look.width, "height": look.height},
        color_scheme=look.theme,
        reduced_motion="reduce",
        locale="en-GB",
    )
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page that fails its test when a script of ours failed or the content policy refused something."""
    faults: list[str] = []
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on(
        "console", lambda said: faults.append(said.text) if "Content Security Policy" in said.text else None
    )
    yield page
    assert not faults, faults


@pytest.fixture
def sign_in(page: Page) -> Callable[[str], None]:
    """`sign_in("ines")`: a member of the demo's cast, through the form."""

    def _sign_in(first_name: str) -> None:
        page.goto("/account/login/")
        page.get_by_label("E-mail address").fill(f"{first_name}@rapport.example")
        page.get_by_label("Password", exact=True).fill(PASSWORD)
        page.get_by_role("main").get_by_role("button", name="Sign in").click()
        page.wait_for_url("**/")

    return _sign_in


@pytest.fixture(scope="session")
def sessions() -> dict[str, list[Any]]:
    """The cookies of everybody who has signed in for `enter`."""
    return {}


@pytest.fixture
def enter(
    page: Page, sign_in: Callable[[str], None], sessions: dict[str, list[Any]]
) -> Callable[[str], None]:
    """`enter("ruth")`: she is signed in; the form is filled only the first time."""

    def _enter(first_name: str) -> None:
        if cookies := sessions.get(first_name):
            page.context.add_cookies(cookies)
        else:
            sign_in(first_name)
            sessions[first_name] = list(page.context.cookies())
        page.goto("/")

    return _enter


@pytest.fixture
def newcomer(page: Page) -> str:
    """A recruiter whom nobody has met: has just made an account, and is signed in. Gives the address."""
    return make_account(page)


def make_account(page: Page) -> str:
    email = f"{uuid4().hex[:12]}@rapport.example"
    page.goto("/account/signup/")
    page.get_by_label("First name").fill("Noor")
    page.get_by_label("Email").fill(email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Make an account").click()
    page.wait_for_url("**/")
    return email
