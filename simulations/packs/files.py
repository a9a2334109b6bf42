"""Reading packs from files: UTF-8 YAML, every fault with its file and line, nothing executed or expanded."""

from dataclasses import replace
from pathlib import Path as FilePath

from simulations.packs.build import build
from simulations.packs.document import Document, read_document
from simulations.packs.pack import Pack
from simulations.packs.problems import PackError, Path, Problem
from simulations.packs.schema import find_problems

MAX_BYTES = 1_000_000


def load_pack(path: str | FilePath) -> Pack:
    """Read one pack. Raises PackError with every fault as `file:line path: message`."""
    document = load_document(path)
    problems = place(find_problems(document.data), document)
    if problems:
        raise PackError(problems)
    return build(document.data)


def load_document(path: str | FilePath) -> Document:
    """Read the YAML of one file without judging its shape. Raises PackError when it is not readable YAML."""
    name = FilePath(path)
    document, problems = read_document(_decode(name, _read(name)))
    if problems:
        raise PackError(replace(problem, file=str(name)) for problem in problems)
    return replace(document, file=str(name))


def place(problems: list[Problem], document: Document) -> list[Problem]:
    """Give problems their file and line, in the order of the file."""
    placed = [replace(p, file=document.file, line=_line(p.path, document)) for p in problems]
    return sorted(placed, key=lambda problem: problem.line or 0)


def _line(path: Path, document: Document) -> int:
    while path and path not in document.lines:
        path = path[:-1]
    return document.lines.get(path, 1)


def _read(path: FilePath) -> bytes:
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            raise PackError([_unreadable(path, "is not a plain file")])
        with path.open("rb") as handle:
            content = handle.read(MAX_BYTES + 1)
    except OSError as fault:
        raise PackError([_unreadable(path, f"cannot be read: {fault.strerror or fault}")]) from fault
    if len(content) > MAX_BYTES:
        raise PackError(
            [_unreadable(path, f"is larger than {MAX_BYTES // 1000} kB; a scenario pack is text")]
        )
    return content


def _decode(path: FilePath, content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = content[: fault.start].count(b"\n") + 1
        message = f"is not UTF-8 text (byte {fault.start + 1}); save the file as UTF-8"
        raise PackError([_unreadable(path, message, line)]) from fault


def _unreadable(path: FilePath, message: str, line: int | None = None) -> Problem:
    return Problem("file", (), message, file=str(path), line=line)
