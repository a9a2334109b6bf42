"""The pack that a command's SCENARIO argument names."""

from pathlib import Path

from django.core.management.base import CommandError
from django.db import DatabaseError

from simulations.packs.files import load_pack
from simulations.packs.pack import Pack
from simulations.packs.problems import PackError

SUFFIXES = (".yaml", ".yml")


def pack_named(name: str) -> Pack:
    """The pack at a path, or of a slug; only a slug touches the database. Raises CommandError (exit code 1)."""
    if name.endswith(SUFFIXES) or "/" in name or Path(name).is_file():
        try:
            return load_pack(name)
        except PackError as fault:
            raise CommandError(str(fault)) from fault
        except OSError as fault:
            raise CommandError(f"{name}: {fault.strerror or fault}") from fault
    return _stored(name)


def _stored(slug: str) -> Pack:
    from simulations.models.authoring import Scenario
    from simulations.packs.snippets import pack_for

    try:
        return pack_for(slug)
    except Scenario.DoesNotExist as fault:
        raise CommandError(f"There is no scenario “{slug}”, and no file of that name.") from fault
    except PackError as fault:
        raise CommandError(f"The scenario “{slug}” cannot be played:\n{fault}") from fault
    except DatabaseError as fault:
        message = f"The database is not ready ({fault}). Run `manage.py migrate`, or give a path."
        raise CommandError(message) from fault
