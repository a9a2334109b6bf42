"""Rehearsal scripts (FORMATS): one JSON object a line, read whole and checked before anything is played."""

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from simulations.packs.pack import Pack
from simulations.transcripts import Touch

MAX_BYTES = 2_000_000
_SENTENCE_ID = re.compile(r"[rc][1-9]\d{0,3}\.[1-9]\d{0,3}")
_FIELDS: dict[str, frozenset[str]] = {
    "say": frozenset(["to", "day"]),
    "pin": frozenset(["note"]),
    "follow_up": frozenset(["touches"]),
    "hang_up": frozenset(),
    "restart": frozenset(),
    "call": frozenset(),
    "back": frozenset(),
    "introduce": frozenset(["say"]),
    "offer": frozenset(["touches"]),
}
_FLAGS = frozenset(["hang_up", "restart", "back"])
_TEXTS = frozenset(["say", "pin", "follow_up", "call", "introduce"])


class ScriptError(Exception):
    """A script that cannot be played: one `file:line: message` for each fault."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


@dataclass(frozen=True)
class Instruction:
    """One line of a script: `verb` with its main value, and the fields beside it."""

    line: int
    verb: str
    value: str = ""
    note: str = ""
    touches: tuple[Touch, ...] = ()
    words: str = ""
    """What is said with an `introduce`."""
    to: str = ""
    """Who hears a `say`; "" for whoever is on the line."""
    day: int | None = None
    """The simulated day of a `say`, counted from the calendar's first."""


def read_script(path: str | Path, pack: Pack) -> list[Instruction]:
    """Read a script for `pack`. Raises ScriptError with every fault."""
    name = str(path)
    instructions: list[Instruction] = []
    faults: list[str] = []
    for number, text in enumerate(_lines(Path(path), name), start=1):
        if not text.strip():
            continue
        try:
            instructions.append(_instruction(number, json.loads(text), pack))
        except json.JSONDecodeError as fault:
            faults.append(f"{name}:{number}: is not JSON: {fault.msg} (column {fault.colno})")
        except RecursionError:
            faults.append(f"{name}:{number}: is nested too deeply")
        except ValueError as fault:
            faults.append(f"{name}:{number}: {fault}")
    if faults:
        raise ScriptError(faults)
    return instructions


def _lines(path: Path, name: str) -> list[str]:
    try:
        with path.open("rb") as handle:
            content = handle.read(MAX_BYTES + 1)
    except OSError as fault:
        raise ScriptError([f"{name}: cannot be read: {fault.strerror or fault}"]) from fault
    if len(content) > MAX_BYTES:
        raise ScriptError([f"{name}: is larger than {MAX_BYTES // 1_000_000} MB"])
    try:
        return content.decode("utf-8-sig").split("\n")
    except UnicodeDecodeError as fault:
        line = content[: fault.start].count(b"\n") + 1
        raise ScriptError([f"{name}:{line}: is not UTF-8 text (byte {fault.start + 1})"]) from fault


def _instruction(number: int, data: Any, pack: Pack) -> Instruction:
    if not isinstance(data, dict):
        raise ValueError('must be one JSON object, such as {"say": "..."}')
    verb = _verb(data)
    unknown = sorted(set(data) - _FIELDS[verb] - {verb})
    if unknown:
        raise ValueError(f"`{verb}` takes no `{unknown[0]}`")
    return Instruction(
        number,
        verb,
        _value(verb, data[verb], pack),
        _text(data, "note"),
        _touches(data.get("touches", [])),
        words=_text(data, "say") if verb == "introduce" else "",
        to=_addressed(data["to"], pack) if "to" in data else "",
        day=_day(data["day"]) if "day" in data else None,
    )


def _value(verb: str, value: Any, pack: Pack) -> str:
    """The main value as text: "" for a flag, what is written for an offer. Raises ValueError."""
    if verb in _FLAGS and value is not True:
        raise ValueError(f"`{verb}` must be true")
    if verb == "offer":
        return _offered(value)
    if verb in _TEXTS and not isinstance(value, str):
        raise ValueError(f"`{verb}` must be text")
    if verb == "pin" and not _SENTENCE_ID.fullmatch(value):
        raise ValueError(f'`pin` must be a sentence id such as "c2.1", not {value[:40]!r}')
    if verb == "call" and value not in [persona.key for persona in pack.personas[1:]]:
        raise ValueError(f"`call` names {value!r}, but nobody of that key can be called in this scenario")
    known = [entry.key for entry in pack.directory] + [persona.key for persona in pack.personas[1:]]
    if verb == "introduce" and value not in known:
        raise ValueError(f"`introduce` names {value!r}, who is not in this scenario's directory")
    return value if isinstance(value, str) else ""


def _day(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= 10_000:
        raise ValueError("`day` must be a whole number of days since the calendar's first")
    return value


def _text(data: dict[str, Any], name: str) -> str:
    value = data.get(name, "")
    if not isinstance(value, str):
        raise ValueError(f"`{name}` must be text")
    return value


def _addressed(key: Any, pack: Pack) -> str:
    keys = [persona.key for persona in pack.personas]
    if key in keys:
        return str(key)
    only = f"only {keys[0]!r} is" if len(keys) == 1 else f"only {', '.join(map(repr, keys))} are"
    raise ValueError(f"`to` names {key!r}, but {only} on the line in this scenario")


def _offered(value: Any) -> str:
    """Everything that an offer says, as one text."""
    if not isinstance(value, dict) or not isinstance(value.get("part"), str):
        raise ValueError('`offer` must be an object such as {"part": "choice", "text": "..."}')
    said = [text for key, text in value.items() if key != "part" and isinstance(text, str)]
    return " ".join(said) or value["part"]


def _verb(data: dict[str, Any]) -> str:
    if "introduce" in data:
        return "introduce"
    verbs = [key for key in data if key in _FIELDS]
    if not verbs:
        known = ", ".join(_FIELDS)
        raise ValueError(f"must hold one of {known}")
    if len(verbs) > 1:
        raise ValueError(f"holds both `{verbs[0]}` and `{verbs[1]}`; give each a line of its own")
    return verbs[0]


def _touches(data: Any) -> tuple[Touch, ...]:
    if not isinstance(data, list):
        raise ValueError("`touches` must be a list")
    return tuple(_touch(index, item) for index, item in enumerate(data))


def _touch(index: int, item: Any) -> Touch:
    if not isinstance(item, dict) or set(item) - {"quote", "because"}:
        raise ValueError(f'`touches[{index}]` must be {{"quote": "...", "because": "c2.1"}}')
    quote, because = item.get("quote", ""), item.get("because", "")
    if not isinstance(quote, str) or not isinstance(because, str):
        raise ValueError(f"`touches[{index}]`: `quote` and `because` must be text")
    return Touch(quote, because)
