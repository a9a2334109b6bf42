"""Lint of what a template leaves for its author: notes in [Write: …] that nobody has overwritten yet."""

import re
from collections.abc import Iterator
from typing import Any

from simulations.packs.pack import Pack
from simulations.packs.problems import Path, Problem

NOTE = re.compile(r"\[Write: ([^\]]+)\]")


def check(pack: Pack) -> Iterator[Problem]:
    """Yield a warning for every text that still holds a template's note."""
    for path, text in _texts(pack.source, ()):
        note = NOTE.search(text)
        if note:
            message = f"still holds the template's note “{note.group(1)}”; write your own words over it"
            yield Problem("template_note", path, message, level="warning")


def _texts(value: Any, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _texts(item, (*path, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _texts(item, (*path, index))
