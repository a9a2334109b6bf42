"""Keys that occur twice and references that lead nowhere. Works on raw dictionaries of any shape."""

from collections.abc import Iterator
from typing import Any

from simulations.packs.problems import Path, Problem

Found = Iterator[tuple[Path, dict[str, Any]]]


def find_reference_problems(data: Any) -> list[Problem]:
    """Return duplicate keys, then dangling references; what is malformed is left to the schema."""
    return [*_duplicates(data), *_dangling_gates(data), *_dangling_asks(data), *_colleagues(data)]


def _maps(holder: Any, key: str, path: Path) -> Found:
    items = holder.get(key) if isinstance(holder, dict) else None
    for index, item in enumerate(items if isinstance(items, list) else ()):
        if isinstance(item, dict):
            yield (*path, key, index), item


def _cues(data: Any) -> Found:
    for path, persona in _maps(data, "personas", ()):
        yield from _maps(persona, "cues", path)


def _criteria(data: Any) -> Found:
    rubric = data.get("rubric") if isinstance(data, dict) else None
    yield from _maps(rubric, "criteria", ("rubric",))


def _keys(found: Found) -> set[str]:
    return {item["key"] for _, item in found if isinstance(item.get("key"), str)}


def _duplicates(data: Any) -> Iterator[Problem]:
    groups: list[tuple[str, Found]] = [
        ("persona", _maps(data, "personas", ())),
        ("cue", _cues(data)),
        ("fact", _maps(data, "facts", ())),
        ("directory entry", _maps(data, "directory", ())),
        ("criterion", _criteria(data)),
    ]
    for noun, found in groups:
        seen: set[str] = set()
        for path, item in found:
            key = item.get("key")
            if isinstance(key, str) and key in seen:
                yield Problem("duplicate", (*path, "key"), f"another {noun} already has the key `{key}`")
            elif isinstance(key, str):
                seen.add(key)


def _dangling_gates(data: Any) -> Iterator[Problem]:
    known = _keys(_cues(data))
    for path, cue in _cues(data):
        gate = cue.get("gate")
        for rule in ("any", "all"):
            for place, condition in _maps(gate, rule, (*path, "gate")):
                after = condition.get("after")
                if isinstance(after, str) and after not in known:
                    yield Problem("dangling", (*place, "after"), f"there is no cue `{after}` in this pack")


def _dangling_asks(data: Any) -> Iterator[Problem]:
    known = _keys(_maps(data, "facts", ()))
    for path, persona in _maps(data, "personas", ()):
        for place, ask in _maps(persona, "asks", path):
            fact = ask.get("fact")
            if isinstance(fact, str) and fact not in known:
                yield Problem("dangling", (*place, "fact"), f"there is no fact `{fact}` in this pack")


def _colleagues(data: Any) -> Iterator[Problem]:
    known = _keys(_maps(data, "directory", ()))
    for path, persona in _maps(data, "personas", ()):
        key = persona.get("key")
        if persona.get("part") == "colleague" and isinstance(key, str) and key not in known:
            message = f"the colleague `{key}` has no entry in the directory under the same key"
            yield Problem("dangling", (*path, "key"), message)
