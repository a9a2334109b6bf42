"""The operators' page knows every setting that the environment is asked for, and every command it names exists."""

import re
from pathlib import Path

from django.core.management import get_commands

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs/operators.md").read_text(encoding="utf-8")
SETTINGS = (ROOT / "trainer/settings.py").read_text(encoding="utf-8")
ASKED = re.compile(
    r'(?:env(?:\.\w+)?|number|decimal|switch|choice|address|clock|folder|database|cache|mail)\(\s*"([A-Z_]+)"'
)
FOR_TESTS = {"TEST_DATABASE_NAME"}


def test_every_setting_is_explained_by_its_whole_name():
    asked = set(ASKED.findall(SETTINGS)) | {"SECRET_KEY"}
    rows = {
        name for row in PAGE.splitlines() if row.startswith("| `") for name in re.findall(r"`([A-Z_]+)`", row)
    }

    assert len(asked) > 40
    assert asked - FOR_TESTS - rows == set()


def test_every_command_of_the_page_is_there():
    named = set(re.findall(r"manage\.py ([a-z_]+)", PAGE))

    assert named and named <= set(get_commands())
