"""Our own invented cues, questions and idle lines (bench/data), as objects the ear takes."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from simulations.packs.pack import Cue, Gate

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True)
class Bench:
    name: str
    cues: list[Cue]
    asks: list[list[str]]
    """Unseen questions for each cue."""
    none: list[str]
    """Lines that ask for nothing in this pack."""


def load_bench(split: str) -> list[Bench]:
    """The packs of one split: "train", "held" or "fresh"."""
    idle = _read("no_ask.yaml")[split]
    return [
        Bench(
            pack["pack"],
            [_cue(entry) for entry in pack["cues"]],
            [entry["asks"] for entry in pack["cues"]],
            [*idle, *pack["others"]],
        )
        for pack in _read(f"topics_{split}.yaml")
    ]


def load_intents() -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Families of sentences that ask, and families that ask for nothing."""
    intents = _read("intents.yaml")
    return intents["asks"], intents["none"]


def without_punctuation(text: str) -> str:
    """As a transcript of speech would have it: lower case, apostrophes kept."""
    return re.sub(r"[^\w\s'’-]", "", text).lower()


def _read(name: str) -> Any:
    return yaml.safe_load((DATA / name).read_text(encoding="utf-8"))


def _cue(entry: dict[str, Any]) -> Cue:
    return Cue(
        key=entry["key"],
        persona="someone",
        kind="interest",
        legality="green",
        topic=entry["topic"],
        fact=entry["fact"],
        ask_examples=tuple(entry["examples"]),
        lines=(entry["fact"],),
        gate=Gate("any", ("asked",)),
        anchors=tuple(str(anchor) for anchor in entry["anchors"]),
    )
