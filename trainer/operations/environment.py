"""Reads settings from the environment. A wrong value stops the start, and the message says how to put it right."""

import secrets
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
KEY_LENGTH = 50


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


def number(name: str, default: int, least: int = 0) -> int:
    """A whole number of at least `least`."""
    value = env(name, default="").strip() or str(default)
    if not value.isdecimal() or int(value) < least:
        raise ImproperlyConfigured(f"{name}={value!r} is not a whole number of at least {least}.")
    return int(value)


def address(name: str, default: str) -> str:
    """Scheme, host and port of a site, without a path."""
    value: str = (env(name, default="").strip() or default).rstrip("/")
    parts = urlsplit(value)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.path:
        raise ImproperlyConfigured(
            f"{name}={value!r} is not an address. Write it like https://rapport.example."
        )
    return value


def folder(name: str, default: Path) -> Path:
    """A folder that exists; it is made where it does not."""
    path = Path(env(name, default="").strip() or default)
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ImproperlyConfigured(
            f"{name}={str(path)!r} cannot be used as a folder ({error.strerror}). Name one that this user may write to."
        ) from None
    return path


def own_key(path: Path) -> str:
    """The key of a local installation: made once, kept in a file that only its user reads."""
    if not path.exists():
        draft = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
        draft.touch(mode=0o600)
        draft.write_text(secrets.token_urlsafe(KEY_LENGTH))
        draft.replace(path)
    return path.read_text().strip()


def required_key(site: str) -> str:
    """The SECRET_KEY that an installation must be given when others can reach it."""
    key: str = env("SECRET_KEY", default="")
    if len(key) < KEY_LENGTH or len(set(key)) < 5:
        raise ImproperlyConfigured(
            f"SECRET_KEY must be at least {KEY_LENGTH} random characters when the site is served as {site}. Make one "
            "with: python -c 'import secrets; print(secrets.token_urlsafe(50))' and keep it in the environment."
        )
    return key
