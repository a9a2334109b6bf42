"""The addresses of what Rapport leans on: database, cache, mail. What is refused never shows in the message, because
an address may hold a password.
"""

from collections.abc import Callable
from typing import Any
from urllib.parse import SplitResult, urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

from trainer.operations.environment import env

DATABASE_HELP = "Write it like postgres://user:password@host:5432/name, or leave it out for SQLite."
CACHE_HELP = "Write it like redis://host:6379/0, or leave it out."
MAIL_HELP = "Write it like smtp+tls://user:password@host:587, or leave it out to print e-mails into the log."
CONNECT_SECONDS = 5
"""A server that is gone without a word is found out in this time, so that a health check is answered."""
POSTGRES = {"postgres", "postgresql", "psql", "pgsql"}
REDIS = {"redis", "rediss"}
SMTP = {"smtp", "smtps", "smtp+tls", "smtp+ssl"}
UNSENT = {"consolemail", "memorymail", "dummymail", "filemail"}


def database(name: str, default: str) -> dict[str, Any]:
    """Django's description of the database at the address in `name`: PostgreSQL or SQLite."""
    url: str = env(name, default="").strip() or default
    parts = _parts(name, url, POSTGRES | {"sqlite"}, DATABASE_HELP)
    if len(parts.path) < 2 and parts.scheme != "sqlite":
        raise _refusal(name, "names no database", DATABASE_HELP)
    if parts.scheme == "sqlite" and (parts.netloc or len(parts.path) < 2):
        raise _refusal(
            name, "names no file", "Write it like sqlite:////srv/rapport/rapport.sqlite3, or leave it out."
        )
    found = _read(name, environ.Env.db_url_config, url, DATABASE_HELP)
    if parts.scheme != "sqlite":
        found.setdefault("OPTIONS", {}).setdefault("connect_timeout", CONNECT_SECONDS)
    return found


def cache(name: str) -> dict[str, Any]:
    """Django's description of the cache between processes; without one, each process has its own."""
    url: str = env(name, default="").strip()
    if not url:
        return {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
    if not _parts(name, url, REDIS, CACHE_HELP).hostname:
        raise _refusal(name, "names no host", CACHE_HELP)
    return _read(name, environ.Env.cache_url_config, url, CACHE_HELP)


def mail(name: str) -> dict[str, Any]:
    """Django's e-mail settings for the server at the address in `name`; without one, e-mails go into the log."""
    url: str = env(name, default="").strip() or "consolemail://"
    parts = _parts(name, url, SMTP | UNSENT, MAIL_HELP)
    if parts.scheme in SMTP and not parts.hostname:
        raise _refusal(name, "names no host", MAIL_HELP)
    return _read(name, environ.Env.email_url_config, url, MAIL_HELP)


def _parts(name: str, url: str, schemes: set[str], advice: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        parts.port  # noqa: B018 - raises where the port is no number
    except ValueError:
        raise _refusal(name, "is not an address, or its port is not a number", advice) from None
    if parts.scheme not in schemes or "://" not in url:
        known = ", ".join(f"{scheme}://" for scheme in sorted(schemes - UNSENT))
        raise _refusal(name, f"does not begin with one of {known}", advice)
    return parts


def _read(name: str, reader: Callable[[str], dict[str, Any]], url: str, advice: str) -> dict[str, Any]:
    try:
        return reader(url)
    except (ValueError, ImproperlyConfigured):
        raise _refusal(name, "cannot be read", advice) from None


def _refusal(name: str, fault: str, advice: str) -> ImproperlyConfigured:
    return ImproperlyConfigured(f"{name} {fault}. {advice}")
