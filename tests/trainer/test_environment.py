import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from trainer.operations import environment, installation, keys

ROOT = Path(__file__).resolve().parents[2]
KEY = "k3y-" + "abcdefghij" * 6
PRODUCTION = {"SITE_URL": "https://rapport.example", "SECRET_KEY": KEY}


@pytest.mark.parametrize("word", ["1", "true", "YES", "on"])
def test_a_switch_is_on(monkeypatch, word):
    monkeypatch.setenv("X", word)
    assert environment.switch("X", False) is True


@pytest.mark.parametrize(
    ("read", "value", "message"),
    [
        (lambda: environment.switch("X", False), "maybe", "neither on nor off. Use 1 or 0"),
        (lambda: environment.number("X", 3, least=1), "0", "whole number of at least 1"),
        (lambda: environment.number("X", 3), "three", "whole number"),
        (lambda: environment.number("X", 3, most=9), "10", "is more than 9. Write it like 3"),
        (lambda: environment.decimal("X", 1.0), "fast", "is not a number from 0 to 100. Write it like 1"),
        (lambda: environment.decimal("X", 1.0), "nan", "is not a number"),
        (lambda: environment.clock("X", "UTC"), "Mars/Base", "no time zone. Write it like Europe/Berlin"),
        (lambda: environment.choice("X", {"A", "B"}, "A"), "C", "Use one of: A, B"),
        (lambda: environment.address("X", ""), "https://rapport.example:abc", "is not an address"),
        (lambda: environment.address("X", ""), "https://[::1", "is not an address"),
        (lambda: environment.address("X", ""), "rapport.example", "Write it like https://rapport.example"),
        (lambda: environment.address("X", ""), "https://rapport.example/app", "is not an address"),
    ],
)
def test_a_wrong_value_stops_the_start_with_the_fix(monkeypatch, read, value, message):
    monkeypatch.setenv("X", value)
    with pytest.raises(ImproperlyConfigured, match=message):
        read()


def test_an_empty_value_means_the_default(monkeypatch):
    monkeypatch.setenv("X", "")
    assert environment.switch("X", True) is True
    assert environment.number("X", 7) == 7
    assert environment.address("X", "http://localhost:8000") == "http://localhost:8000"


def test_the_key_of_a_local_installation_is_made_once_and_private(tmp_path):
    path = tmp_path / "secret_key"
    key = keys.keep_key(path, keys.own_key(path))
    assert len(key) >= 50 and keys.own_key(path) == key == keys.keep_key(path, "another")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(path.parent.iterdir()) == [path]


def test_an_empty_key_file_is_filled(tmp_path):
    path = tmp_path / "secret_key"
    path.touch()
    assert keys.keep_key(path, "fresh") == "fresh" == keys.own_key(path)


def test_a_folder_is_made_and_one_that_cannot_be_names_the_setting(monkeypatch, tmp_path):
    installation.make_folder("X", tmp_path / "a" / "b")
    assert (tmp_path / "a" / "b").is_dir()
    (tmp_path / "file").touch()
    with pytest.raises(ImproperlyConfigured, match="X=.*cannot be used as a folder"):
        installation.make_folder("X", tmp_path / "file" / "inner")
    monkeypatch.setenv("X", str(tmp_path / "file"))
    with pytest.raises(ImproperlyConfigured, match="X=.*is a file. Name a folder"):
        environment.folder("X", tmp_path)


@pytest.mark.parametrize("key", ["", "short", "a" * 60])
def test_a_public_site_needs_a_real_key(key):
    with pytest.raises(ImproperlyConfigured, match="at least 50 random characters"):
        keys.required_key(key, "https://rapport.example")


def manage(tmp_path, *arguments, **variables):
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return subprocess.run(  # noqa: S603 - our own manage.py
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env=kept | {"RAPPORT_VAR": str(tmp_path), "DEBUG": "0"} | variables,
        capture_output=True,
        text=True,
        timeout=120,
    )


def test_production_settings_pass_djangos_deployment_checks(tmp_path):
    done = manage(tmp_path, "check", "--deploy", "--fail-level", "WARNING", **PRODUCTION)
    assert done.returncode == 0, done.stderr


def test_production_cookies_and_static_files_are_those_of_production(tmp_path):
    show = (
        "from django.conf import settings as s; print(s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME, s.SECURE_SSL_REDIRECT,"
        " s.SECURE_HSTS_SECONDS, s.STORAGES['staticfiles']['BACKEND'].split('.')[-1], s.LOCAL)"
    )
    done = manage(tmp_path, "shell", "-v0", "-c", show, **PRODUCTION)
    assert done.stdout.split() == [
        "__Host-sessionid",
        "__Host-csrftoken",
        "True",
        "31536000",
        "CompressedManifestStaticFilesStorage",
        "False",
    ], done.stderr


@pytest.mark.parametrize(
    ("variables", "message"),
    [
        ({"SITE_URL": "https://rapport.example"}, "SECRET_KEY must be at least 50"),
        ({"ALLOWED_HOSTS": "rapport.example"}, "SECRET_KEY must be at least 50"),
        (PRODUCTION | {"RAPPORT_DEMO": "1"}, "for this machine only"),
        (PRODUCTION | {"DEBUG": "1"}, "for this machine only"),
        ({"DATABASE_URL": "nonsense"}, "DATABASE_URL does not begin with"),
        ({"RAPPORT_PACE": "fast"}, "RAPPORT_PACE='fast' is not a number"),
        ({"LOG_LEVEL": "loud"}, "Use one of: DEBUG, ERROR, INFO, WARNING"),
    ],
)
def test_an_unsafe_installation_does_not_start(tmp_path, variables, message):
    done = manage(tmp_path, "check", **variables)
    assert done.returncode == 1 and message in done.stderr
    assert len(done.stderr.splitlines()) == 1, "one sentence, no traceback"
