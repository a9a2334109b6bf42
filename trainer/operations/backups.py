"""One archive with everything that an installation must not lose: the database and the uploaded files.

The archive is a gzipped tar with `backup.json` (format, engine, time), `database.sqlite3` or `database.dump`
(pg_dump's custom format), and `media/`.
"""

import io
import json
import os
import shutil
import sqlite3
import subprocess  # noqa: S404 - pg_dump and pg_restore, with fixed arguments
import tarfile
import tempfile
from contextlib import closing
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection, connections
from django.utils import timezone

from trainer.operations.background import any_alive

FORMAT = 1
MANIFEST, SQLITE, POSTGRES, MEDIA = "backup.json", "database.sqlite3", "database.dump", "media"
MAX_FILES, MAX_BYTES = 200_000, 50_000_000_000


class BackupError(Exception):
    """The backup or restore did not happen; the message says why and what to do."""


def backup(path: Path) -> int:
    """Write the archive while the site goes on; answers its size in bytes. Never leaves half an archive behind."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(path.name + ".part")
    try:
        with tempfile.TemporaryDirectory(dir=path.parent) as folder:
            dump = _dump(Path(folder))
            with tarfile.open(draft, "w:gz", compresslevel=6) as archive:
                _add_text(archive, MANIFEST, json.dumps(_manifest()))
                archive.add(dump, dump.name)
                if Path(settings.MEDIA_ROOT).is_dir():
                    archive.add(settings.MEDIA_ROOT, MEDIA)
        os.chmod(draft, 0o600)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
    return path.stat().st_size


def restore(path: Path, force: bool = False) -> None:
    """Put back what `backup` wrote. Refuses a site that runs, and one with people in it unless `force`."""
    if any_alive():
        raise BackupError("The site is running. Stop it first; nothing was changed.")
    if not force and _has_people():
        raise BackupError("People are in this installation already. Use --force to replace everything.")
    with tempfile.TemporaryDirectory(dir=_var_dir()) as folder:
        found = unpack(path, Path(folder))
        _load(found)
        _replace_media(found / MEDIA)


def unpack(path: Path, folder: Path) -> Path:
    """Check an archive and unpack it into `folder`: only plain files, at the places that a backup has."""
    try:
        with tarfile.open(path, "r:gz") as archive:
            members = archive.getmembers()
            _check(members)
            archive.extractall(folder, members, filter="data")
        manifest = json.loads((folder / MANIFEST).read_text())
    except (tarfile.TarError, OSError, ValueError, EOFError) as error:
        raise BackupError(f"{path} is not a backup of Rapport, or is damaged: {error}") from error
    if manifest.get("format") != FORMAT:
        raise BackupError(f"{path} has format {manifest.get('format')}; this version reads {FORMAT}.")
    if manifest.get("engine") != connection.vendor:
        raise BackupError(f"{path} is of {manifest.get('engine')}, DATABASE_URL is {connection.vendor}.")
    return folder


def _check(members: list[tarfile.TarInfo]) -> None:
    if len(members) > MAX_FILES or sum(member.size for member in members) > MAX_BYTES:
        raise BackupError("The archive is larger than any backup of Rapport.")
    for member in members:
        first, *rest = Path(member.name).parts or ("",)
        expected = first == MEDIA or (first in {MANIFEST, SQLITE, POSTGRES} and not rest)
        if not expected or ".." in rest or not (member.isfile() or member.isdir()):
            raise BackupError(f"The archive holds {member.name!r}, which no backup of Rapport does.")


def _manifest() -> dict[str, Any]:
    return {"format": FORMAT, "engine": connection.vendor, "at": timezone.now().isoformat()}


def _dump(folder: Path) -> Path:
    if connection.vendor == "sqlite":
        with closing(_sqlite()) as live, closing(sqlite3.connect(folder / SQLITE)) as copy:
            live.backup(copy)
        return folder / SQLITE
    _run("pg_dump", "--format=custom", "--no-owner", f"--file={folder / POSTGRES}", *_server())
    return folder / POSTGRES


def _load(folder: Path) -> None:
    if connection.vendor == "sqlite":
        with closing(sqlite3.connect(folder / SQLITE)) as copy:
            if not _is_sound(copy):
                raise BackupError("The database in the archive is damaged. Nothing was changed.")
            connections.close_all()
            with closing(_sqlite()) as live:
                copy.backup(live)
    else:
        _run("pg_restore", "--clean", "--if-exists", "--no-owner", *_server(), str(folder / POSTGRES))


def _is_sound(database: sqlite3.Connection) -> bool:
    try:
        return bool(database.execute("PRAGMA integrity_check").fetchone()[0] == "ok")
    except sqlite3.DatabaseError:
        return False


def _sqlite() -> sqlite3.Connection:
    """A connection beside Django's, which may be in the middle of a transaction."""
    return sqlite3.connect(sqlite_path(), timeout=20)


def sqlite_path() -> Path:
    return Path(connection.settings_dict["NAME"])


def _server() -> list[str]:
    found = connection.settings_dict
    places = {
        "host": found["HOST"],
        "port": found["PORT"],
        "username": found["USER"],
        "dbname": found["NAME"],
    }
    return [f"--{name}={value}" for name, value in places.items() if value]


def _run(program: str, *arguments: str) -> None:
    if not shutil.which(program):
        raise BackupError(f"{program} is not installed. On Debian: apt-get install postgresql-client")
    password = {"PGPASSWORD": str(connection.settings_dict["PASSWORD"])}
    done = subprocess.run(  # noqa: S603 - a fixed program, no shell
        [program, *arguments], env=os.environ | password, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise BackupError(f"{program} failed: {done.stderr.strip()[-500:]}")


def _replace_media(new: Path) -> None:
    media = Path(settings.MEDIA_ROOT)
    old = media.with_name(media.name + ".before-restore")
    shutil.rmtree(old, ignore_errors=True)
    if media.exists():
        media.rename(old)
    if new.is_dir():
        media.parent.mkdir(parents=True, exist_ok=True)
        shutil.move(new, media)
    shutil.rmtree(old, ignore_errors=True)


def _has_people() -> bool:
    from trainer.models import User

    return User._meta.db_table in connection.introspection.table_names() and User.objects.exists()


def _var_dir() -> Path:
    settings.VAR_DIR.mkdir(parents=True, exist_ok=True)
    return Path(settings.VAR_DIR)


def _add_text(archive: tarfile.TarFile, name: str, text: str) -> None:
    info = tarfile.TarInfo(name)
    info.size = len(text.encode())
    archive.addfile(info, io.BytesIO(text.encode()))
