"""The SECRET_KEY: given by the operator where others can reach the site, otherwise made once and kept in a file."""

import os
import secrets
from contextlib import suppress
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

from trainer.operations.environment import env

KEY_LENGTH = 50


def site_key(site: str, local: bool, kept: Path) -> tuple[str, Path | None]:
    """The key, and the file that keeps it where none was given (a local installation only)."""
    given: str = env("SECRET_KEY", default="").strip()
    if not local:
        return required_key(given, site), None
    return (given, None) if given else (own_key(kept), kept)


def required_key(given: str, site: str) -> str:
    """The key that an installation must be given when others can reach it."""
    if len(given) < KEY_LENGTH or len(set(given)) < 5:
        raise ImproperlyConfigured(
            f"SECRET_KEY must be at least {KEY_LENGTH} random characters when the site is served as {site}. Make one "
            "with: python -c 'import secrets; print(secrets.token_urlsafe(50))' and keep it in the environment."
        )
    return given


def own_key(path: Path) -> str:
    """The key of a local installation: the one it keeps, or a new one that nobody has kept yet."""
    try:
        return path.read_text().strip() or secrets.token_urlsafe(KEY_LENGTH)
    except FileNotFoundError:
        return secrets.token_urlsafe(KEY_LENGTH)
    except OSError as error:
        raise ImproperlyConfigured(
            f"{str(path)!r} cannot be read ({error.strerror}). Let this user read it, or set SECRET_KEY."
        ) from None


def keep_key(path: Path, key: str) -> str:
    """Keep `key` in a file that only its user reads; where another process was faster, answer its key."""
    if _kept(path):
        return _kept(path)
    draft = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    try:
        draft.touch(mode=0o600)
        draft.write_text(key)
        with suppress(OSError):
            os.link(draft, path)
        if not _kept(path):
            draft.replace(path)
    except OSError as error:
        raise ImproperlyConfigured(
            f"{str(path)!r} cannot be written ({error.strerror}). Set RAPPORT_VAR to a folder that this user may write "
            "to, or set SECRET_KEY."
        ) from None
    finally:
        draft.unlink(missing_ok=True)
    return _kept(path)


def _kept(path: Path) -> str:
    return path.read_text().strip() if path.exists() else ""
