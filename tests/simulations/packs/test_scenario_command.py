"""`manage.py scenario`: exit codes, JSON alone on stdout, and all files or none."""

import json
import os
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from simulations.models.authoring import Scenario
from simulations.packs.dump import dump
from simulations.packs.files import load_pack

EXAMPLE = "content/scenarios/relocating-engineer.scenario.yaml"


def run(*words):
    out = StringIO()
    call_command("scenario", *words, stdout=out)
    return out.getvalue()


def test_lint_says_what_a_good_recruiter_could_surface():
    assert "4 of 4 cues" in run("lint", EXAMPLE)


def test_lint_prints_json_alone(write):
    out = StringIO()
    with pytest.raises(CommandError) as stopped:
        call_command("scenario", "lint", EXAMPLE, str(write("a: 1")), "--json", stdout=out)

    report = json.loads(out.getvalue())
    assert stopped.value.returncode == 1
    assert report["files"][0]["errors"] == []
    assert len(report["files"][0]["surfaceable"]) == 4
    assert report["errors"] == len(report["files"][1]["errors"]) > 0


def test_a_bare_checkout_can_lint_and_usage_errors_exit_with_two(tmp_path):
    words = [sys.executable, "manage.py", "scenario"]
    bare = {"PATH": os.environ["PATH"], "RAPPORT_VAR": str(tmp_path / "nowhere")}

    good = subprocess.run([*words, "lint", EXAMPLE, "--json"], env=bare, capture_output=True, check=False)  # noqa: S603
    wrong = subprocess.run([*words, "lint"], env=bare, capture_output=True, check=False)  # noqa: S603

    assert (good.returncode, json.loads(good.stdout)["errors"]) == (0, 0)
    assert wrong.returncode == 2


@pytest.mark.django_db
def test_import_and_export_give_the_same_bytes(tmp_path):
    assert "created" in run("import", EXAMPLE)
    first = run("export", "relocating-engineer")
    assert first == dump(load_pack(EXAMPLE))

    run("export", "relocating-engineer", "--to", str(tmp_path))
    written = tmp_path / "relocating-engineer.scenario.yaml"
    assert written.read_text(encoding="utf-8") == first
    assert "unchanged" in run("import", str(written))
    assert run("export", "relocating-engineer") == first


@pytest.mark.django_db
def test_one_bad_file_keeps_every_file_out(write, example):
    bad = write(
        example.replace("slug: relocating-engineer", "slug: other").replace("{trust: 2.0}", "{trust: 9}")
    )

    with pytest.raises(CommandError, match="can never open") as stopped:
        run("import", EXAMPLE, str(bad))

    assert stopped.value.returncode == 1
    assert not Scenario.objects.exists()


@pytest.mark.django_db
def test_a_folder_is_imported_with_all_its_packs():
    assert run("import", "content/scenarios").count("created") == len(
        list(Path("content/scenarios").glob("*.scenario.yaml"))
    )


@pytest.mark.django_db
def test_an_unknown_slug_is_refused():
    with pytest.raises(CommandError, match="no scenario “nobody”"):
        run("export", "nobody")
