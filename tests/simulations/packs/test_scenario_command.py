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
    assert not (tmp_path / "nowhere").exists(), "checking a file leaves no trace"


def test_a_checkout_that_cannot_be_written_to_and_has_no_database_can_lint(tmp_path):
    bare = {
        "PATH": os.environ["PATH"],
        "RAPPORT_VAR": "/proc/nowhere",
        "DATABASE_URL": "postgres://u@127.0.0.1:1/x",
    }
    words = [sys.executable, "manage.py", "scenario", "lint", EXAMPLE]

    done = subprocess.run(words, env=bare, capture_output=True, check=False)  # noqa: S603

    assert (done.returncode, done.stderr) == (0, b"")


def test_gates_that_wait_for_each_other_are_an_error(write, example):
    circle = example.replace("gate: {any: [asked]}", "gate: {any: [{after: school-year}]}", 1)
    before = next(row.strip() for row in circle.splitlines() if "{trust: 2.0}, asked]" in row)
    path = write(circle.replace(before, "gate: {any: [{after: climbing}]}", 1))

    with pytest.raises(CommandError, match="2 errors") as stopped:
        run("lint", str(path))

    assert stopped.value.returncode == 1


@pytest.mark.django_db
def test_an_export_that_cannot_be_written_says_where(tmp_path):
    run("import", EXAMPLE)
    (tmp_path / "file").touch()

    with pytest.raises(CommandError, match=r"file: cannot be written: .*Name a folder"):
        run("export", "relocating-engineer", "--to", str(tmp_path / "file"))


@pytest.mark.django_db
def test_an_authors_edit_is_kept_and_named(write, example):
    run("import", EXAMPLE)
    scenario = Scenario.objects.get()
    scenario.title = "Edited by its author"
    scenario.save_revision().publish()

    told = run("import", str(write(example.replace("max_turns: 24", "max_turns: 20"))))

    assert "relocating-engineer: kept, edited in the admin on" in told and "--replace" in told
    assert Scenario.objects.get().title == "Edited by its author"


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
