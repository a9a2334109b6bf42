"""The shared lines of guided mode, by kind."""

import functools
from pathlib import Path

import yaml

_FILE = Path(__file__).parent / "lines.yaml"
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def lines(kind: str) -> tuple[str, ...]:
    """Every line of a kind, in authored order. Raises KeyError for an unknown kind."""
    return _bank()[kind]


@functools.cache
def _bank() -> dict[str, tuple[str, ...]]:
    with _FILE.open(encoding="utf-8") as handle:
        read: dict[str, list[str]] = yaml.load(handle, Loader=_LOADER)  # noqa: S506 (a safe loader)
    return {kind: tuple(found) for kind, found in read.items()}
