"""YAML read for authors: values survive as written and every value knows its line.

Only `true` and `false` are booleans and only decimal numbers are numbers, so that dates (2026-09-01,
2027-03), times (10:30) and words such as `no` and `on` stay text; under `value` of a fact, yes and no are
booleans. Keys given twice, tags, aliases without end and texts that no database can hold are faults.
"""

import math
import re
from dataclasses import dataclass, field
from typing import Any, cast

import yaml

from simulations.packs.problems import Path, Problem

MAX_NODES = 50_000
MAX_DEPTH = 24
MAX_PROBLEMS = 50
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NUMBER = re.compile(r"[-+]?(\d{1,18}|\d{1,18}\.\d{0,25}([eE][-+]\d{1,3})?|\.\d{1,25})")
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_BOOLEANS = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_YES_NO = {"yes": True, "Yes": True, "no": False, "No": False, "on": True, "off": False}
_TAGS = {
    f"tag:yaml.org,2002:{name}"
    for name in ["str", "int", "float", "bool", "null", "timestamp", "value", "merge"]
} | {None}
_UNSAFE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


@dataclass(frozen=True)
class Document:
    """What a file says: plain data, and the line (from 1) on which each path begins."""

    data: Any
    lines: dict[Path, int] = field(default_factory=dict, repr=False)
    file: str = ""


def read_document(text: str) -> tuple[Document, list[Problem]]:
    """Read one YAML document. Returns what could be read and every fault found (with lines, without file)."""
    try:
        too_deep = _too_deep(text)
        node = None if too_deep else yaml.compose(text, Loader=_Loader)
    except yaml.YAMLError as fault:
        return Document(None), [_syntax(fault, text)]
    if too_deep:
        return Document(None), [Problem("file", (), "is nested too deeply", line=too_deep)]
    if node is None:
        return Document(None), [Problem("file", (), "is empty", line=1)]
    reader = _Reader()
    data = reader.value(node, ())
    return Document(data, reader.lines), reader.problems


def _too_deep(text: str) -> int:
    """The line on which the text is nested beyond reading, or 0. Composing such a text would exhaust the stack."""
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_DEPTH:
            return int(cast(yaml.Mark, event.start_mark).line) + 1
    return 0


def _syntax(fault: yaml.YAMLError, text: str) -> Problem:
    mark = getattr(fault, "problem_mark", None)
    message = getattr(fault, "problem", None) or getattr(fault, "reason", None) or str(fault)
    context = getattr(fault, "context", None)
    told = f"is not readable YAML: {message}" + (f" ({context})" if context else "")
    line = mark.line + 1 if mark else 1
    if "\t" in "".join(text.splitlines()[line - 1 : line]):
        told += "; indent with spaces, not tabs"
    return Problem("file", (), told, line=line)


class _Reader:
    """Walks the nodes once; stops adding when limits are passed."""

    def __init__(self) -> None:
        self.lines: dict[Path, int] = {}
        self.problems: list[Problem] = []
        self._nodes = 0

    def value(self, node: yaml.Node, path: Path) -> Any:
        self._nodes += 1
        self.lines.setdefault(path, node.start_mark.line + 1)
        if self._nodes > MAX_NODES or len(path) > MAX_DEPTH:
            if self._nodes <= MAX_NODES or self._nodes == MAX_NODES + 1:
                self._fault(node, path, "is too deep or too large (aliases count each time they are used)")
            return None
        if isinstance(node, yaml.MappingNode):
            return self._map(node, path)
        if isinstance(node, yaml.SequenceNode):
            return self._list(node, path)
        return self._scalar(cast(yaml.ScalarNode, node), path)

    def _list(self, node: yaml.SequenceNode, path: Path) -> list[Any]:
        values = []
        for index, item in enumerate(node.value):
            if self._nodes > MAX_NODES:
                break
            values.append(self.value(item, (*path, index)))
        return values

    def _map(self, node: yaml.MappingNode, path: Path) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for key_node, item in node.value:
            if self._nodes > MAX_NODES:
                break
            if not isinstance(key_node, yaml.ScalarNode):
                self._fault(key_node, path, "a key should be a word")
                continue
            key = str(key_node.value)
            self._check_text(key_node, path)
            if key in values:
                self._fault(key_node, (*path, key), f"the key `{key}` is given twice")
                continue
            self.lines[(*path, key)] = key_node.start_mark.line + 1
            values[key] = self.value(item, (*path, key))
        return {key: value for key, value in values.items() if value is not None}

    def _scalar(self, node: yaml.ScalarNode, path: Path) -> Any:
        text = str(node.value)
        if node.tag not in _TAGS:
            self._fault(node, path, f"tags such as {str(node.tag)[:40]} are not allowed")
        self._check_text(node, path)
        if node.style:
            return text
        if text in _NULLS:
            return None
        words = {**_BOOLEANS, **_YES_NO} if _in_fact_value(path) else _BOOLEANS
        if text in words:
            return words[text]
        return _number(text) if _NUMBER.fullmatch(text) and not _padded(text) else text

    def _check_text(self, node: yaml.Node, path: Path) -> None:
        if _UNSAFE.search(str(node.value)):
            self._fault(node, path, "holds a control character or half a surrogate pair")

    def _fault(self, node: yaml.Node, path: Path, message: str) -> None:
        if len(self.problems) < MAX_PROBLEMS:
            self.problems.append(Problem("file", path, message, line=node.start_mark.line + 1))


def _in_fact_value(path: Path) -> bool:
    return len(path) >= 3 and path[0] == "facts" and path[2] == "value"


def _padded(text: str) -> bool:
    digits = text.lstrip("+-")
    return len(digits) > 1 and digits.startswith("0") and digits[1] != "."


def _number(text: str) -> int | float | str:
    if re.fullmatch(r"[-+]?\d+", text):
        return int(text)
    number = float(text)
    return number if math.isfinite(number) else text
