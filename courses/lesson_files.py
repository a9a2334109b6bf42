"""Reading a course from files: `course.yaml` and one Markdown file a lesson, in the order of their names.

A lesson file begins with YAML front matter (title, objective, optional open_to_visitors). Its prose becomes text
blocks; a `## Heading` begins a step. A fenced block whose info string names a block (callout, said_better, example,
check, reflection, rehearse) holds that block's fields as YAML.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nh3
import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token

MARKDOWN = MarkdownIt("commonmark", {"html": False, "typographer": True}).enable(
    ["smartquotes", "replacements"]
)
TAGS = {"p", "h3", "strong", "em", "ul", "ol", "li", "a", "blockquote", "br"}
FIELDS = {
    "callout": {"kind", "text", "source"},
    "said_better": {"heading", "said", "said_note", "better", "better_note"},
    "example": {"heading", "scene", "lines"},
    "check": {"heading", "question", "several", "answers"},
    "reflection": {"heading", "prompt"},
    "rehearse": {"heading", "scenario", "why"},
}
FRONT_MATTER = re.compile(r"\A---\n(.*?)\n---\n", re.S)


class LessonFileError(Exception):
    """A content file cannot be read; the message names file, line and fix."""


@dataclass(frozen=True)
class FileBlock:
    kind: str
    value: dict[str, Any]


@dataclass(frozen=True)
class LessonFile:
    slug: str
    title: str
    objective: str
    open_to_visitors: bool
    blocks: tuple[FileBlock, ...]


@dataclass(frozen=True)
class CourseFile:
    slug: str
    title: str
    skill: str
    promise: str
    audience: str
    lessons: tuple[LessonFile, ...]


def read_course(folder: Path) -> CourseFile:
    """Read `folder`; raises LessonFileError for the first file that is not as described above."""
    path = folder / "course.yaml"
    data = _yaml(path.read_text(encoding="utf-8"), path, 1)
    _expect(data, {"title", "skill", "promise"}, {"audience"}, path, 1)
    lessons = tuple(read_lesson(file) for file in sorted(folder.glob("[0-9]*.md")))
    if not lessons:
        raise LessonFileError(f"{folder}: no lesson files (01-something.md)")
    return CourseFile(
        folder.name, data["title"], data["skill"], data["promise"], data.get("audience", ""), lessons
    )


def read_lesson(path: Path) -> LessonFile:
    """Read one lesson file."""
    text = path.read_text(encoding="utf-8")
    match = FRONT_MATTER.match(text)
    if not match:
        raise LessonFileError(f"{path.name}:1: begins with YAML front matter between two lines of ---")
    head = _yaml(match.group(1), path, 2)
    _expect(head, {"title", "objective"}, {"open_to_visitors"}, path, 2)
    offset = text[: match.end()].count("\n")
    blocks = tuple(_blocks(text[match.end() :], path, offset))
    slug = re.sub(r"^\d+-", "", path.stem)
    return LessonFile(slug, head["title"], head["objective"], bool(head.get("open_to_visitors")), blocks)


def _blocks(body: str, path: Path, offset: int) -> Iterator[FileBlock]:
    heading, prose = "", list[Token]()
    tokens = MARKDOWN.parse(body)
    skip = 0
    for position, token in enumerate(tokens):
        if skip:
            skip -= 1
        elif token.type == "heading_open" and token.tag == "h2":
            yield from _text(heading, prose)
            heading, prose, skip = tokens[position + 1].content, [], 2
        elif token.type == "fence" and token.info.strip() in FIELDS:
            yield from _text(heading, prose)
            yield _fenced(token, heading if not prose else "", path, offset)
            heading, prose = "", []
        else:
            prose.append(token)
    yield from _text(heading, prose)


def _text(heading: str, prose: list[Token]) -> Iterator[FileBlock]:
    if prose:
        yield FileBlock("text", {"heading": heading, "text": _html(prose)})


def _fenced(token: Token, heading: str, path: Path, offset: int) -> FileBlock:
    kind, line = token.info.strip(), offset + (token.map or [0])[0] + 2
    value = _yaml(token.content, path, line)
    _expect(value, set(), FIELDS[kind], path, line)
    if heading and "heading" in FIELDS[kind]:
        value.setdefault("heading", heading)
    if kind == "callout":
        value["text"] = _html(MARKDOWN.parse(value.get("text", "")))
    return FileBlock(kind, value)


def _html(tokens: list[Token]) -> str:
    return nh3.clean(MARKDOWN.renderer.render(tokens, MARKDOWN.options, {}), tags=TAGS).strip()


def _yaml(text: str, path: Path, line: int) -> dict[str, Any]:
    try:
        value = yaml.safe_load(text)
    except yaml.MarkedYAMLError as error:
        at = line + (error.problem_mark.line if error.problem_mark else 0)
        raise LessonFileError(f"{path.name}:{at}: {error.problem}") from error
    if not isinstance(value, dict):
        raise LessonFileError(f"{path.name}:{line}: a list of fields is expected here (name: value)")
    return value


def _expect(value: dict[str, Any], needed: set[str], allowed: set[str], path: Path, line: int) -> None:
    missing, unknown = needed - value.keys(), value.keys() - needed - allowed
    if missing:
        raise LessonFileError(f"{path.name}:{line}: missing {', '.join(sorted(missing))}")
    if unknown:
        raise LessonFileError(f"{path.name}:{line}: unknown field {', '.join(sorted(unknown))}")
