"""English lines taken for another language, and foreign ones that are found: `python -m bench.languages`."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from simulations.hearing.languages import is_other_language

ROOT = Path(__file__).parent.parent
DATA = Path(__file__).parent / "data"
_ENGLISH = ("bench/data/*.yaml", "bench/data/scenarios/*.yaml", "content/scenarios/*.yaml",
            "simulations/candidates/voices/*.yaml", "simulations/candidates/guided/*.yaml")  # fmt: skip


def english_lines() -> list[str]:
    """Every text of our own data and scenarios that is more than a single word."""
    found: set[str] = set()
    for pattern in _ENGLISH:
        for path in ROOT.glob(pattern):
            if path.name != "languages.yaml":
                found.update(_texts(yaml.safe_load(path.read_text(encoding="utf-8"))))
    for path in DATA.rglob("*.jsonl"):
        for line in path.read_text(encoding="utf-8").splitlines():
            found.update(_texts(json.loads(line)))
    return sorted(text for text in found if text.strip() and (" " in text or text[-1] in ".?!"))


def foreign_lines(part: str) -> list[str]:
    """The lines of one part of data/languages.yaml: "rules", "held" or "fresh"."""
    read = yaml.safe_load((DATA / "languages.yaml").read_text(encoding="utf-8"))
    return [line for lines in read[part].values() for line in lines]


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _texts(inner)


def main() -> None:
    english = english_lines()
    alarms = [line for line in english if is_other_language(line)]
    print(f"false alarms: {len(alarms)} of {len(english)} English lines", *alarms, sep="\n  ")
    for part in ("rules", "held", "fresh"):
        lines = foreign_lines(part)
        missed = [line for line in lines if not is_other_language(line)]
        print(f"{part}: {len(lines) - len(missed)} of {len(lines)} found", *missed, sep="\n  ")


if __name__ == "__main__":
    main()
