"""The command on files. These tests have no access to a database, so a path must not need one."""

import json
import os
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from bench.grading import TRANSCRIPTS

ROOT = TRANSCRIPTS.parents[2]
PACK = str(ROOT / "content" / "scenarios" / "relocating-engineer.scenario.yaml")
CALL = str(TRANSCRIPTS / "relocating-engineer" / "great-1.jsonl")


def test_json_is_the_bare_scorecard():
    out = StringIO()
    call_command("grade", PACK, transcript=CALL, json=True, stdout=out)
    card = json.loads(out.getvalue())
    assert card["schema"] == 1 and card["scenario"] == "relocating-engineer" and card["passed"] is True


def test_without_json_it_can_be_read():
    out = StringIO()
    call_command("grade", PACK, transcript=CALL, stdout=out)
    assert "Maya told you four things. You put all four to use." in out.getvalue()


@pytest.mark.parametrize("content", ["nonsense", '{"pin": "c1.1"}', ""])
def test_a_bad_transcript_is_refused_with_its_line(tmp_path: Path, content: str):
    bad = tmp_path / "bad.jsonl"
    bad.write_text(content, encoding="utf-8")
    with pytest.raises(CommandError) as caught:
        call_command("grade", PACK, transcript=str(bad), stdout=StringIO())
    assert caught.value.returncode == 1 and str(caught.value).startswith(f"{bad}:1: ")


def test_bytes_that_are_no_text_are_refused(tmp_path: Path):
    bad = tmp_path / "bad.jsonl"
    bad.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(CommandError, match="not UTF-8"):
        call_command("grade", PACK, transcript=str(bad), stdout=StringIO())


def test_a_bad_pack_is_refused(tmp_path: Path):
    pack = tmp_path / "bad.scenario.yaml"
    pack.write_text("schema: 1\n", encoding="utf-8")
    with pytest.raises(CommandError) as caught:
        call_command("grade", str(pack), transcript=CALL, stdout=StringIO())
    assert caught.value.returncode == 1 and "bad.scenario.yaml" in str(caught.value)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ([PACK, "--transcript", CALL, "--json"], 0),
        ([PACK, "--transcript", "nowhere.jsonl", "--json"], 1),
        ([PACK, "--json"], 2),
        ([PACK, "--transcript", CALL, "--judge", "oracle"], 2),
    ],
)
def test_exit_codes_on_a_bare_checkout(tmp_path: Path, arguments: list[str], code: int):
    bare = {key: value for key, value in os.environ.items() if key in ("PATH", "HOME", "LANG")}
    bare["DATABASE_URL"] = f"sqlite:////{tmp_path}/none.sqlite3"
    run = subprocess.run(  # noqa: S603
        [sys.executable, "manage.py", "grade", *arguments],
        cwd=ROOT,
        env=bare,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert run.returncode == code, run.stderr
    assert bool(run.stdout) is (code == 0)
    assert not (tmp_path / "none.sqlite3").exists()
