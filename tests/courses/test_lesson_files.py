"""Reading lessons from Markdown files."""

from pathlib import Path

import pytest

from courses.lesson_files import LessonFileError, read_course, read_lesson

SHIPPED = sorted(Path(__file__).resolve().parents[2].joinpath("content/courses").iterdir())
HEAD = '---\ntitle: "T"\nobjective: "says it"\n---\n'


def lesson(tmp_path: Path, body: str, head: str = HEAD) -> Path:
    path = tmp_path / "01-first.md"
    path.write_text(head + body)
    return path


def test_prose_becomes_text_blocks_that_begin_at_their_headings(tmp_path: Path) -> None:
    found = read_lesson(lesson(tmp_path, "Hello *you*.\n\n## The idea\n\nOne.\n\nTwo.\n"))
    assert [(b.kind, b.value["heading"]) for b in found.blocks] == [("text", ""), ("text", "The idea")]
    assert found.blocks[0].value["text"] == "<p>Hello <em>you</em>.</p>"
    assert (found.slug, found.title, found.objective, found.open_to_visitors) == (
        "first",
        "T",
        "says it",
        False,
    )


def test_a_fenced_block_takes_the_heading_before_it(tmp_path: Path) -> None:
    found = read_lesson(lesson(tmp_path, "## Think\n\n```reflection\nprompt: Which line?\n```\n"))
    assert [(b.kind, b.value) for b in found.blocks] == [
        ("reflection", {"prompt": "Which line?", "heading": "Think"})
    ]


def test_scripts_and_unknown_tags_never_reach_the_page(tmp_path: Path) -> None:
    found = read_lesson(lesson(tmp_path, "<script>alert(1)</script>\n\n[x](javascript:alert(1))\n"))
    text = " ".join(block.value["text"] for block in found.blocks)
    assert "<script" not in text
    assert 'href="javascript' not in text


@pytest.mark.parametrize(
    ("body", "head", "message"),
    [
        ("", "no front matter", "01-first.md:1: begins with YAML front matter"),
        ("", "---\ntitle: T\n---\n", "01-first.md:2: missing objective"),
        ("", "---\ntitle: [\n---\n", "01-first.md:"),
        ("x\n\n```check\nquestion: q\nanswer: []\n```\n", HEAD, "01-first.md:8: unknown field answer"),
        ("```callout\n- a\n```\n", HEAD, "01-first.md:6: a list of fields is expected"),
    ],
)
def test_a_wrong_file_is_refused_with_its_line(tmp_path: Path, body: str, head: str, message: str) -> None:
    with pytest.raises(LessonFileError, match=message):
        read_lesson(lesson(tmp_path, body, head))


@pytest.mark.parametrize("folder", SHIPPED, ids=lambda p: p.name)
def test_every_shipped_course_reads_and_each_check_has_a_right_answer(folder: Path) -> None:
    course = read_course(folder)
    checks = [b.value for lesson in course.lessons for b in lesson.blocks if b.kind == "check"]
    assert len(course.lessons) >= 5
    assert len(checks) >= 2 * len(course.lessons) - 1
    for check in checks:
        right = sum(bool(answer.get("right")) for answer in check["answers"])
        assert right >= 1 and (right == 1 or check["several"])
        assert all(answer["why"] for answer in check["answers"])


@pytest.mark.parametrize("folder", SHIPPED, ids=lambda p: p.name)
def test_every_legal_callout_names_its_source_and_its_review_date(folder: Path) -> None:
    laws = [
        block.value
        for lesson in read_course(folder).lessons
        for block in lesson.blocks
        if block.kind == "callout" and block.value["kind"] == "law"
    ]
    assert laws
    assert all("review by" in law["source"] for law in laws)
