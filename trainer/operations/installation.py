"""The folder of an installation and its key: made by the commands that need them, not by reading the settings."""

from pathlib import Path

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from trainer.operations.keys import keep_key


def prepare() -> None:
    """Make the folder, and keep the key where the installation was given none. Safe to call again."""
    make_folder("RAPPORT_VAR", settings.VAR_DIR)
    if settings.LOCAL_KEY_FILE is not None:
        settings.SECRET_KEY = keep_key(settings.LOCAL_KEY_FILE, settings.SECRET_KEY)


def make_folder(name: str, path: Path) -> None:
    """Make the folder that the setting `name` gives. Raises ImproperlyConfigured where that is impossible."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ImproperlyConfigured(
            f"{name}={str(path)!r} cannot be used as a folder ({error.strerror}). Name one that this user may write to."
        ) from None
