"""Reads settings from the environment. A wrong value stops the start, and the message says how to put it right."""

import math
import zoneinfo
from pathlib import Path
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

env = environ.Env()
WORDS = {
    "1": True,
    "true": True,
    "yes": True,
    "on": True,
    "0": False,
    "false": False,
    "no": False,
    "off": False,
}


def choice(name: str, allowed: set[str], default: str) -> str:
    """One of the allowed words."""
    value: str = env(name, default=default).strip()
    if value not in allowed:
        raise ImproperlyConfigured(
            f"{name}={value!r} is not known. Use one of: {', '.join(sorted(allowed))}."
        )
    return value


def switch(name: str, default: bool) -> bool:
    """On or off; an empty value means the default."""
    value = env(name, default="").strip().lower()
    if value and value not in WORDS:
        raise ImproperlyConfigured(f"{name}={value!r} is neither on nor off. Use 1 or 0.")
    return WORDS.get(value, default)


def number(name: str, default: int, least: int = 0, most: int | None = None) -> int:
    """A whole number of at least `least` and, where there is such a bound, at most `most`."""
    value = env(name, default="").strip() or str(default)
    if not (value.isascii() and value.isdecimal() and int(value[:20]) >= least):
        raise ImproperlyConfigured(
            f"{name}={value!r} is not a whole number of at least {least}. Write it like {default}."
        )
    if most is not None and int(value[:20]) > most:
        raise ImproperlyConfigured(f"{name}={value!r} is more than {most}. Write it like {default}.")
    return int(value[:20])


def address(name: str, default: str) -> str:
    """Scheme, host and port of a site, without a path."""
    value: str = (env(name, default="").strip() or default).rstrip("/")
    try:
        parts = urlsplit(value)
        whole = parts.scheme in {"http", "https"} and parts.hostname and not parts.path and parts.port != 0
    except ValueError:
        whole = False
    if not whole:
        raise ImproperlyConfigured(
            f"{name}={value!r} is not an address. Write it like https://rapport.example."
        )
    return value


def decimal(name: str, default: float, least: float = 0, most: float = 100) -> float:
    """A number between `least` and `most`."""
    value = env(name, default="").strip() or str(default)
    try:
        found = float(value)
    except ValueError:
        found = math.nan
    if not least <= found <= most:
        raise ImproperlyConfigured(
            f"{name}={value!r} is not a number from {least:g} to {most:g}. Write it like {default:g}."
        )
    return found


def clock(name: str, default: str) -> str:
    """The name of a time zone that this machine knows."""
    value: str = env(name, default="").strip() or default
    if value not in zoneinfo.available_timezones():
        raise ImproperlyConfigured(f"{name}={value!r} is no time zone. Write it like Europe/Berlin, or UTC.")
    return value


def folder(name: str, default: Path) -> Path:
    """The path of a folder. Commands that need it make it (`installation.prepare`)."""
    path = Path(env(name, default="").strip() or default)
    if path.exists() and not path.is_dir():
        raise ImproperlyConfigured(
            f"{name}={str(path)!r} is a file. Name a folder that this user may write to."
        )
    return path
