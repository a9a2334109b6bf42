"""A small course with one step of every kind."""

from pathlib import Path

import pytest

from courses.loading import load_course
from courses.models import CoursePage, LessonPage
from simulations.packs.files import load_pack
from simulations.packs.snippets import import_pack

ROOT = Path(__file__).resolve().parents[2]
COURSE = 'title: "Small"\nskill: anthropologist\npromise: say one thing.\n'
FIRST = """---
title: First
objective: say it.
open_to_visitors: true
---
## The idea

One short idea.

```callout
kind: law
text: A line.
source: Somebody, 2024. Review by May 2027.
```

```check
heading: Check
question: What do you say?
answers:
  - {text: "Yes", right: true, why: "It answers."}
  - {text: "Perhaps", why: "It drifts."}
```

```reflection
heading: Think
prompt: Which line?
```
"""
SECOND = """---
title: Second
objective: call.
---
Call now.

```rehearse
heading: Rehearse
scenario: relocating-engineer
why: Pin two lines.
```
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    course = tmp_path / "small"
    course.mkdir()
    (course / "course.yaml").write_text(COURSE)
    (course / "01-first.md").write_text(FIRST)
    (course / "02-second.md").write_text(SECOND)
    return course


@pytest.fixture
def scenario(db) -> None:
    import_pack(load_pack(ROOT / "content/scenarios/relocating-engineer.scenario.yaml"))


@pytest.fixture
def course(folder: Path, scenario: None) -> CoursePage:
    load_course(folder)
    return CoursePage.objects.get(slug="small")


@pytest.fixture
def first(course: CoursePage) -> LessonPage:
    return LessonPage.objects.get(slug="first")


@pytest.fixture
def second(course: CoursePage) -> LessonPage:
    return LessonPage.objects.get(slug="second")


@pytest.fixture
def step():
    """Finds a block's id by its kind."""

    def find(lesson: LessonPage, kind: str) -> str:
        return next(block.id for block in lesson.body if block.block_type == kind)

    return find
