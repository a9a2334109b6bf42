"""Packs and calls for grading, and a judge that is too kind."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from simulations.packs.files import load_pack
from simulations.packs.pack import Pack
from simulations.transcripts import Transcript, parse_transcript

ROOT = Path(__file__).resolve().parents[3]
CallOf = Callable[..., Transcript]


@pytest.fixture(scope="session")
def maya() -> Pack:
    return load_pack(ROOT / "content" / "scenarios" / "relocating-engineer.scenario.yaml")


@pytest.fixture(scope="session")
def thea() -> Pack:
    return load_pack(ROOT / "content" / "scenarios" / "one-thing-at-a-time.scenario.yaml")


@pytest.fixture(scope="session")
def siem() -> Pack:
    return load_pack(ROOT / "content" / "scenarios" / "the-headline.scenario.yaml")


@pytest.fixture(scope="session")
def call_of() -> CallOf:
    """Build a transcript: "r: ..." and "c: ..." are spoken, "c@key: ..." by that persona; dictionaries stay."""

    def build(*rows: str | dict[str, Any]) -> Transcript:
        lines = []
        for row in rows:
            if isinstance(row, dict):
                lines.append(row)
                continue
            who, text = row.split(": ", 1)
            side, _, persona = who.partition("@")
            entry: dict[str, Any] = {"speaker": "recruiter" if side == "r" else "candidate", "text": text}
            lines.append(entry | ({"persona": persona} if persona else {}))
        return parse_transcript("\n".join(json.dumps(line) for line in lines), "call.jsonl")

    return build
