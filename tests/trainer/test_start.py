"""What stops a start is said in a sentence: the setting, its fault, what to write; and no secret."""

import socket

import pytest
from django.core.checks import run_checks
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.db import OperationalError, ProgrammingError
from django.test import override_settings

from tests.trainer.test_environment import manage
from trainer.operations import entry, services, start

PASSWORD = "canary-pass"
DATABASES = [
    ("nonsense", "does not begin with one of"),
    (f"mysql://u:{PASSWORD}@h/db", "does not begin with one of"),
    (f"postgres://u:{PASSWORD}@h:abc/db", "its port is not a number"),
    (f"postgres://u:{PASSWORD}@h:99999/db", "its port is not a number"),
    (f"postgres://u:{PASSWORD}@h", "names no database"),
    ("postgres:rapport", "does not begin with"),
    ("sqlite://", "names no file"),
    ("sqlite://file.sqlite3", "names no file"),
]
CACHES = [
    ("nonsense", "does not begin"),
    (f"redis://:{PASSWORD}@h:x/0", "its port"),
    ("redis://", "names no host"),
]
MAILS = [
    ("nonsense", "does not begin"),
    (f"smtp://u:{PASSWORD}@h:abc", "its port"),
    ("smtp://", "names no host"),
]


@pytest.mark.parametrize(
    ("read", "value", "fault"),
    [
        *((lambda: services.database("X", "sqlite:////a"), *row) for row in DATABASES),
        *((lambda: services.cache("X"), *row) for row in CACHES),
        *((lambda: services.mail("X"), *row) for row in MAILS),
    ],
)
def test_an_address_that_cannot_work_is_refused_with_the_fix_and_without_its_password(
    monkeypatch, read, value, fault
):
    monkeypatch.setenv("X", value)
    with pytest.raises(ImproperlyConfigured, match=f"^X .*{fault}.*Write it like") as caught:
        read()
    assert PASSWORD not in str(caught.value)


def test_addresses_that_work_are_taken(monkeypatch):
    monkeypatch.setenv("X", f"postgres://u:{PASSWORD}@db.example:5433/rapport")
    found = services.database("X", "")
    assert (found["HOST"], found["PORT"], found["NAME"]) == ("db.example", 5433, "rapport")
    assert found["OPTIONS"] == {"connect_timeout": 5}
    monkeypatch.setenv("X", "postgres://db.example/rapport?sslmode=require&connect_timeout=9")
    assert services.database("X", "")["OPTIONS"] == {"sslmode": "require", "connect_timeout": 9}
    monkeypatch.setenv("X", "rediss://cache.example:6379/0")
    assert services.cache("X")["LOCATION"].endswith("cache.example:6379/0")
    monkeypatch.setenv("X", f"smtp+tls://u:{PASSWORD}@mail.example:587")
    assert services.mail("X")["EMAIL_HOST"] == "mail.example"
    monkeypatch.setenv("X", "")
    assert services.cache("X")["BACKEND"].endswith("LocMemCache")
    assert services.mail("X")["EMAIL_BACKEND"].endswith("console.EmailBackend")
    assert services.database("X", "sqlite:////srv/a.sqlite3")["NAME"] == "/srv/a.sqlite3"


@pytest.mark.parametrize(
    ("values", "words"),
    [
        (
            {"RAPPORT_MODEL": "m"},
            "RAPPORT_MODEL is set, but there is no way to reach a model. Set OPENAI_API_KEY",
        ),
        ({"RAPPORT_JUDGE_MODEL": "m"}, "RAPPORT_JUDGE_MODEL is set, but there is no way"),
        ({"OPENAI_BASE_URL": "localhost", "RAPPORT_MODEL": "m"}, "OPENAI_BASE_URL must begin with http"),
    ],
)
@pytest.mark.parametrize("command", ["serve", "demo"])
def test_a_model_set_by_half_stops_the_start(settings, command, values, words):
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL", "RAPPORT_MODEL", "RAPPORT_JUDGE_MODEL"):
        setattr(settings, name, values.get(name, ""))
    with pytest.raises(CommandError, match=words) as caught:
        call_command(command, skip_checks=False)
    assert str(caught.value).count("\n") == 0


@pytest.mark.parametrize(
    "values", [{"OPENAI_API_KEY": "k" * 20}, {"OPENAI_BASE_URL": "http://127.0.0.1:9/v1"}]
)
def test_a_key_that_stands_in_the_environment_for_other_programs_stops_nothing(settings, values):
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL", "RAPPORT_MODEL", "RAPPORT_JUDGE_MODEL"):
        setattr(settings, name, values.get(name, ""))
    start.refuse_half_set()
    assert [found.id for found in run_checks(tags=[start.BEFORE_START])] == ["rapport.W201"]


def test_a_model_server_in_the_clear_is_warned_of_and_no_more(settings):
    settings.OPENAI_BASE_URL, settings.RAPPORT_MODEL = "http://models.example.com/v1", "m"
    start.refuse_half_set()


def test_a_taken_port_is_named_with_what_to_do(db, settings):
    settings.LOCAL = True
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(CommandError, match=rf"PORT {port} is taken .*PORT={port + 1}"):
            call_command("serve", port=port)
    start.refuse_taken_port("127.0.0.1", port)


def test_a_host_that_is_not_this_machines_is_named():
    with pytest.raises(CommandError, match="HOST 192.0.2.1 is no address of this machine"):
        start.refuse_taken_port("192.0.2.1", 8000)


def test_a_cache_that_does_not_answer_stops_the_start(monkeypatch):
    monkeypatch.setenv("X", f"redis://:{PASSWORD}@127.0.0.1:1/0")
    with (
        override_settings(CACHES={"default": services.cache("X")}),
        pytest.raises(CommandError, match="REDIS_URL: the server there does not answer") as caught,
    ):
        start.refuse_silent_cache()
    assert PASSWORD not in str(caught.value)


@pytest.mark.parametrize("command", ["serve", "demo", "migrate"])
def test_a_database_that_is_gone_is_one_sentence_and_a_failure(tmp_path, command):
    done = manage(tmp_path, command, DATABASE_URL=f"postgres://u:{PASSWORD}@127.0.0.1:1/rapport")
    assert done.returncode == 1
    assert "The database rapport at 127.0.0.1:1 does not answer" in done.stderr
    assert "correct DATABASE_URL" in done.stderr
    assert "Traceback" not in done.stderr and PASSWORD not in done.stderr + done.stdout


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (OperationalError("no such table: trainer_user"), "manage.py migrate"),
        (ProgrammingError('relation "trainer_user" does not exist\nLINE 1: SELECT'), "manage.py migrate"),
        (OperationalError("database is locked"), "Stop that process"),
        (OperationalError("database or disk is full"), "Free some space"),
        (OperationalError("unable to open database file"), "RAPPORT_VAR"),
        (OperationalError("file is not a database"), "not an SQLite file"),
    ],
)
def test_troubles_of_the_database_say_what_to_do(fault, words):
    assert words in entry.trouble(fault)


def test_other_faults_keep_their_traceback():
    assert entry.trouble(ProgrammingError("column a.b is ambiguous")) == ""
