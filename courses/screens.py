"""A lesson as one learner sees it, as values; templates only render them."""

import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from courses.models import LessonPage, StepDone

WORDS_A_MINUTE = 200
SECONDS = {"check": 25, "reflection": 45, "image": 15}
READING = frozenset({"text", "image", "callout", "said_better", "example"})


@dataclass(frozen=True)
class LearnerState:
    """What one learner has done in one lesson."""

    completed: bool = False
    steps: dict[str, "StepDone"] = field(default_factory=dict)
    """By block id."""


@dataclass(frozen=True)
class AnswerShown:
    """One answer of a knowledge check, with what the learner may now see of it."""

    index: int
    text: str
    why: str
    right: bool
    chosen: bool
    revealed: bool


@dataclass(frozen=True)
class Step:
    """One block of the lesson."""

    id: str
    kind: str
    heading: str
    value: Any
    seconds: int
    done: "StepDone | None" = None

    @property
    def template(self) -> str:
        return f"courses/blocks/{self.kind}.html"

    @property
    def is_reading(self) -> bool:
        """Done by being read; every other step is done by doing it."""
        return self.kind in READING

    @property
    def answered(self) -> bool:
        return bool(self.done and self.done.chosen)

    @property
    def correct(self) -> bool:
        """Was the last answer right, all of it?"""
        right = [n for n, answer in enumerate(self.value["answers"]) if answer["right"]]
        return self.done is not None and sorted(self.done.chosen) == right

    @property
    def answers(self) -> list[AnswerShown]:
        """The answers of a knowledge check; reasons are shown once the learner has answered."""
        chosen = set(self.done.chosen) if self.done else set()
        return [
            AnswerShown(n, a["text"], a["why"], a["right"], n in chosen, revealed=bool(chosen))
            for n, a in enumerate(self.value["answers"])
        ]


@dataclass(frozen=True)
class LessonScreen:
    lesson: "LessonPage"
    steps: tuple[Step, ...]
    state: LearnerState
    learner: Any = None

    @property
    def done_count(self) -> int:
        return sum(1 for step in self.steps if step.done)

    @property
    def current(self) -> Step | None:
        """The first step not done, where the learner resumes."""
        return next((step for step in self.steps if not step.done), None)

    @property
    def position(self) -> int:
        """Number of the current step, from 1; the last one when all are done."""
        current = self.current
        return self.steps.index(current) + 1 if current else len(self.steps)

    @property
    def minutes_left(self) -> int:
        return math.ceil(sum(step.seconds for step in self.steps if not step.done) / 60)

    @property
    def minutes(self) -> int:
        return max(1, math.ceil(sum(step.seconds for step in self.steps) / 60))

    @property
    def must_do(self) -> list[Step]:
        """Steps that reading cannot finish and that are still open."""
        return [
            step for step in self.steps if not step.done and not step.is_reading and step.kind != "reflection"
        ]

    @property
    def outline(self) -> list[Step]:
        """The steps that carry a heading."""
        return [step for step in self.steps if step.heading]


def lesson_screen(lesson: "LessonPage", learner: Any, state: LearnerState | None = None) -> LessonScreen:
    """Put a lesson and a learner's state together. Without a learner nothing is done and nothing can be saved."""
    state = state or LearnerState()
    return LessonScreen(lesson, tuple(_steps(lesson, state)), state, learner)


def _steps(lesson: "LessonPage", state: LearnerState) -> Iterator[Step]:
    for block in lesson.body:
        heading = block.value.get("heading") or ""
        yield Step(
            block.id,
            block.block_type,
            heading,
            block.value,
            seconds_of(block),
            state.steps.get(str(block.id)),
        )


def seconds_of(block: Any) -> int:
    """How long a block takes, in seconds: words at a calm reading pace, or a fixed time for things to do."""
    if block.block_type == "rehearse":
        scenario = block.value["scenario"]
        return 60 * ((scenario and scenario.target_minutes) or 5)
    words = sum(len(text.split()) for text in block.block.get_searchable_content(block.value))
    return SECONDS.get(block.block_type, 0) + round(words / WORDS_A_MINUTE * 60)
