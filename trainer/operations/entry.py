"""Every `manage.py` command starts here: what stops one is said in a sentence; only what needs a place makes one."""

import os
import sys
from collections.abc import Sequence

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line
from django.db import DatabaseError, connection

from trainer.operations.installation import prepare

NEEDS_NO_PLACE = {
    "scenario",
    "rehearse",
    "grade",
    "hear",
    "check",
    "help",
    "version",
    "--help",
    "-h",
    "--version",
}
"""Commands that read: they make no folder and no key, and run on a checkout that cannot be written to."""
STOPPED = 1


def main(arguments: Sequence[str]) -> None:
    """Run one command. A wrong setting or a database that does not answer ends it with one sentence and exit code 1."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "trainer.settings")
    try:
        settings.INSTALLED_APPS  # noqa: B018 - reads the settings, which refuse what is wrong
        if not NEEDS_NO_PLACE.intersection(arguments[1:2] or ["help"]):
            prepare()
        execute_from_command_line(list(arguments))
    except ImproperlyConfigured as error:
        _stop(str(error), arguments)
    except DatabaseError as error:
        if not (sentence := trouble(error)):
            raise
        _stop(sentence, arguments)


def trouble(error: BaseException) -> str:
    """What is the matter with the database and what to do; "" where the fault is not the database's."""
    reason = " ".join(str(error).split())
    known = {
        "no such table": "has no tables yet. Run: manage.py migrate",
        "does not exist LINE": "has no tables yet. Run: manage.py migrate",
        "database is locked": "is locked by another process. Stop that process, then try again.",
        "disk is full": "has no room to write. Free some space, then try again.",
        "readonly database": f"cannot be written to. Give this user the right to write {_place()}.",
        "not a database": "is not an SQLite file. Name another in DATABASE_URL or RAPPORT_VAR.",
        "disk image is malformed": "is damaged. Restore a backup: manage.py restore PATH --force",
        "unable to open database file": "cannot be opened. Name a place to write to in RAPPORT_VAR or DATABASE_URL.",
    }
    if 'FATAL: database "' in reason and "does not exist" in reason:
        return f"The database {_place()} does not exist. Make it there (createdb), or correct DATABASE_URL."
    for words, sentence in known.items():
        if words in reason:
            return f"The database {_place()} {sentence}"
    if "connection" in reason or "could not translate host name" in reason or "resolve host" in reason:
        cause = reason.split(" Is the server running")[0].split(" Multiple connection attempts failed")[0]
        return f"The database {_place()} does not answer ({cause}). Start it, or correct DATABASE_URL, then try again."
    return ""


def _place() -> str:
    """Where the database is, without name and password of its user."""
    found = connection.settings_dict
    if not found["HOST"]:
        return str(found["NAME"])
    return f"{found['NAME']} at {found['HOST']}:{found['PORT'] or 5432}"


def _stop(sentence: str, arguments: Sequence[str]) -> None:
    if "--traceback" in arguments:
        raise
    sys.stderr.write(f"{sentence}\n")
    sys.exit(STOPPED)
