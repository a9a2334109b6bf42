import io
import json
import logging
import sqlite3
import tarfile
from contextlib import closing
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection

from trainer.operations import backups, health
from trainer.operations.background import Alive
from trainer.operations.logs import OneLine

sqlite_only = pytest.mark.skipif("connection.vendor != 'sqlite'", reason="reads the SQLite copy")


def test_a_healthy_site_is_alive_and_ready(client, db):
    assert client.get("/healthz").content == b"ok"
    assert client.get("/readyz").json() == {"database": "ok", "migrations": "ok", "disk": "ok"}


def test_alive_asks_nothing_of_the_database(client):
    """No `db` fixture: a query would fail this test."""
    assert client.get("/healthz").status_code == 200


@pytest.mark.parametrize(
    ("name", "fault"), [("database", DatabaseError("locked by pid 7")), ("disk", OSError("No space left"))]
)
def test_a_failing_check_is_named_with_503_and_its_reason_is_kept_for_the_log(
    client, db, monkeypatch, caplog, name, fault
):
    def fail():
        raise fault

    monkeypatch.setitem(health.CHECKS, name, fail)
    response = client.get("/readyz")
    assert response.status_code == 503 and response.json()[name] == "failed"
    assert str(fault) not in response.content.decode() and str(fault) in caplog.text


def test_a_disk_that_takes_no_writing_is_not_ready(client, db, settings, tmp_path):
    blocked = tmp_path / "var"
    blocked.write_text("a file where the folder should be")
    settings.VAR_DIR = blocked
    assert client.get("/readyz").json()["disk"] == "failed"


def test_migrations_that_wait_are_found(client, db, monkeypatch):
    monkeypatch.setattr(health, "pending_migrations", lambda: ["trainer.0002_next"])
    assert client.get("/readyz").json()["migrations"] == "failed"


def test_a_log_entry_is_one_line_with_its_traceback():
    try:
        raise ValueError("first\nsecond")
    except ValueError:
        record = logging.LogRecord(
            "x", logging.ERROR, "f", 1, "bad\r\ninput", (), __import__("sys").exc_info()
        )
    line = OneLine().format(record)
    assert "\n" not in line and "\r" not in line and "ValueError: first\\nsecond" in line


@pytest.fixture
def house(settings, tmp_path, monkeypatch) -> Path:
    """A small installation: a database file with one table, one picture."""
    settings.MEDIA_ROOT, settings.VAR_DIR = tmp_path / "media", tmp_path / "var"
    (settings.MEDIA_ROOT / "images").mkdir(parents=True)
    (settings.MEDIA_ROOT / "images" / "team.png").write_bytes(b"png")
    database = tmp_path / "live.sqlite3"
    with closing(sqlite3.connect(database)) as live:
        live.executescript(
            "PRAGMA journal_mode=WAL; CREATE TABLE lines (said TEXT); INSERT INTO lines VALUES ('hello')"
        )
    monkeypatch.setattr(backups, "sqlite_path", lambda: database)
    monkeypatch.setattr(backups.connections, "close_all", lambda: None)
    return database


@pytest.fixture
def archive(house, tmp_path) -> Path:
    path = tmp_path / "backups" / "rapport.tar.gz"
    call_command("backup", str(path), stdout=io.StringIO())
    return path


def lines(database: Path) -> list[str]:
    with closing(sqlite3.connect(database)) as found:
        return [said for (said,) in found.execute("SELECT said FROM lines ORDER BY rowid")]


def test_restoring_over_people_takes_force(recruiter, tmp_path):
    with pytest.raises(CommandError, match="Use --force"):
        call_command("restore", str(tmp_path / "any.tar.gz"))


@sqlite_only
def test_a_backup_is_private_and_complete(archive):
    assert archive.stat().st_mode & 0o077 == 0
    with tarfile.open(archive) as found:
        assert {"backup.json", "database.sqlite3", "media/images/team.png"} <= set(found.getnames())
    assert [path.name for path in archive.parent.iterdir()] == [archive.name]


@sqlite_only
def test_a_backup_taken_while_somebody_writes_holds_what_was_committed(house, tmp_path):
    with closing(sqlite3.connect(house)) as writer:
        writer.execute("INSERT INTO lines VALUES ('committed')")
        writer.commit()
        writer.execute("INSERT INTO lines VALUES ('not yet')")
        backups.backup(tmp_path / "rapport.tar.gz")
    found = backups.unpack(tmp_path / "rapport.tar.gz", tmp_path / "into")
    assert lines(found / "database.sqlite3") == ["hello", "committed"]


@sqlite_only
def test_a_restore_brings_back_rows_and_files(archive, house, settings):
    with closing(sqlite3.connect(house)) as live:
        live.executescript("DELETE FROM lines; INSERT INTO lines VALUES ('later')")
    (settings.MEDIA_ROOT / "images" / "team.png").write_bytes(b"overwritten")
    (settings.MEDIA_ROOT / "later.png").write_bytes(b"later")
    backups.restore(archive, force=True)
    assert lines(house) == ["hello"]
    assert (settings.MEDIA_ROOT / "images" / "team.png").read_bytes() == b"png"
    assert not (settings.MEDIA_ROOT / "later.png").exists()


@sqlite_only
def test_a_site_that_runs_is_not_restored_over(archive, house):
    with closing(sqlite3.connect(house)) as live:
        live.executescript("INSERT INTO lines VALUES ('later')")
    with Alive(), pytest.raises(backups.BackupError, match="Stop it first; nothing was changed"):
        backups.restore(archive, force=True)
    assert lines(house) == ["hello", "later"]
    backups.restore(archive, force=True)
    assert lines(house) == ["hello"]


@sqlite_only
def test_a_damaged_database_in_the_archive_changes_nothing(house, tmp_path, settings):
    path = make_archive(tmp_path / "bad.tar.gz", ("database.sqlite3", b"SQLite format 3\x00" + bytes(200)))
    with pytest.raises(backups.BackupError, match="Nothing was changed"):
        backups.restore(path, force=True)
    assert lines(house) == ["hello"] and (settings.MEDIA_ROOT / "images" / "team.png").exists()


def make_archive(path: Path, *members: tuple[str, bytes | str], manifest: dict | None = None) -> Path:
    """Members with bytes are files; with a string, symbolic links to it."""
    with tarfile.open(path, "w:gz") as archive:
        found = {"format": 1, "engine": connection.vendor} if manifest is None else manifest
        for name, content in (("backup.json", json.dumps(found).encode()), *members):
            info = tarfile.TarInfo(name)
            if isinstance(content, str):
                info.type, info.linkname = tarfile.SYMTYPE, content
                archive.addfile(info)
            else:
                info.size = len(content)
                archive.addfile(info, io.BytesIO(content))
    return path


@pytest.mark.parametrize(
    "member",
    [
        ("../escape", b"x"),
        ("/etc/cron.d/x", b"x"),
        ("media/../../escape", b"x"),
        ("media/link", "/etc/passwd"),
        ("elsewhere/file", b"x"),
        ("database.sqlite3/inner", b"x"),
    ],
)
def test_an_archive_with_a_foreign_member_is_refused_before_unpacking(tmp_path, member):
    hostile = make_archive(tmp_path / "hostile.tar.gz", member)
    folder = tmp_path / "into"
    folder.mkdir()
    with pytest.raises(backups.BackupError, match="no backup of Rapport does"):
        backups.unpack(hostile, folder)
    assert list(folder.iterdir()) == [] and not (tmp_path / "escape").exists()


def test_an_archive_that_unpacks_to_too_much_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(backups, "MAX_BYTES", 1000)
    with pytest.raises(backups.BackupError, match="larger than"):
        backups.unpack(
            make_archive(tmp_path / "bomb.tar.gz", ("media/zeros", bytes(5000))), tmp_path / "into"
        )


@pytest.mark.parametrize(
    ("manifest", "message"),
    [
        ({"format": 9, "engine": "sqlite"}, "has format 9"),
        ({"format": 1, "engine": "oracle"}, "is of oracle"),
    ],
)
def test_an_archive_of_another_kind_is_refused(tmp_path, manifest, message):
    path = make_archive(tmp_path / "other.tar.gz", manifest=manifest)
    with pytest.raises(backups.BackupError, match=message):
        backups.unpack(path, tmp_path / "into")


@pytest.mark.parametrize("content", [b"", b"not a tar", b"\x1f\x8b\x08\x00broken"])
def test_a_damaged_file_is_refused_and_nothing_is_changed(tmp_path, content):
    path = tmp_path / "damaged.tar.gz"
    path.write_bytes(content)
    with pytest.raises(backups.BackupError, match="is not a backup of Rapport, or is damaged"):
        backups.unpack(path, tmp_path / "into")


def test_serving_a_half_installed_site_is_refused(db, monkeypatch):
    monkeypatch.setattr("trainer.management.commands.serve.pending_migrations", lambda: ["trainer.0002_next"])
    with pytest.raises(CommandError, match="manage.py migrate"):
        call_command("serve")


def test_serving_in_production_takes_collected_static_files(db, settings, tmp_path):
    settings.LOCAL, settings.STATIC_ROOT = False, tmp_path
    with pytest.raises(CommandError, match="collectstatic"):
        call_command("serve")
