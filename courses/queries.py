"""Reads for the screens of the courses app; each answers in a number of queries that does not grow with rows."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count

from courses.models import CoursePage, Enrolment, LessonCompletion, LessonPage
from courses.progress import screen_for
from courses.screens import LessonScreen


@dataclass(frozen=True)
class LessonRow:
    lesson: LessonPage
    completed: bool


@dataclass(frozen=True)
class CourseCard:
    """A course in a list, with how far the learner is."""

    course: CoursePage
    lessons: tuple[LessonRow, ...]
    enrolled: bool
    completed: bool

    @property
    def done(self) -> int:
        return sum(1 for row in self.lessons if row.completed)

    @property
    def minutes(self) -> int:
        return sum(row.lesson.minutes for row in self.lessons)

    @property
    def next(self) -> LessonPage | None:
        """The first lesson not completed, else the first one."""
        open_rows = [row.lesson for row in self.lessons if not row.completed]
        return open_rows[0] if open_rows else (self.lessons[0].lesson if self.lessons else None)


@dataclass(frozen=True)
class Continue:
    """The one thing to go on with."""

    course: CoursePage
    screen: LessonScreen
    number: int
    of: int


def course_cards(learner: Any, courses: Iterable[CoursePage]) -> list[CourseCard]:
    """Cards for these courses, in their order (four queries for any number of courses)."""
    courses = list(courses)
    by_path: dict[str, list[LessonPage]] = defaultdict(list)
    for lesson in LessonPage.objects.live().defer("body").order_by("path"):
        by_path[lesson.path[: -lesson.steplen]].append(lesson)
    completed = set(LessonCompletion.objects.filter(learner=learner).values_list("lesson_id", flat=True))
    enrolments = {e.course_id: e for e in Enrolment.objects.filter(learner=learner)}
    return [_card(course, by_path[course.path], completed, enrolments.get(course.pk)) for course in courses]


def _card(
    course: CoursePage, lessons: list[LessonPage], completed: set[int], taken: Enrolment | None
) -> CourseCard:
    rows = tuple(LessonRow(p, p.pk in completed) for p in lessons)
    return CourseCard(course, rows, taken is not None, bool(taken and taken.completed_at))


def next_lesson(lesson: LessonPage) -> LessonPage | None:
    """The lesson that follows in the course, if any."""
    return LessonPage.objects.live().sibling_of(lesson, inclusive=False).filter(path__gt=lesson.path).first()


def continue_for(learner: Any) -> Continue | None:
    """The course active last that is not finished, at its first open lesson; None when there is none."""
    enrolment = (
        Enrolment.objects.filter(learner=learner, completed_at=None, course__live=True)
        .select_related("course")
        .first()
    )
    if enrolment is None:
        return None
    lessons = list(LessonPage.objects.child_of(enrolment.course).live().order_by("path"))
    done = set(
        LessonCompletion.objects.filter(learner=learner, lesson__in=lessons).values_list(
            "lesson_id", flat=True
        )
    )
    open_lessons = [lesson for lesson in lessons if lesson.pk not in done]
    if not open_lessons:
        return None
    lesson = open_lessons[0]
    return Continue(enrolment.course, screen_for(learner, lesson), lessons.index(lesson) + 1, len(lessons))


def enrolled_counts(user_ids: Iterable[int]) -> dict[int, int]:
    """Courses taken, by user."""
    rows = Enrolment.objects.filter(learner__in=user_ids).values("learner").annotate(n=Count("pk")).order_by()
    return {row["learner"]: row["n"] for row in rows}


def completed_counts(user_ids: Iterable[int]) -> dict[int, int]:
    """Lessons completed, by user."""
    rows = (
        LessonCompletion.objects.filter(learner__in=user_ids)
        .values("learner")
        .annotate(n=Count("pk"))
        .order_by()
    )
    return {row["learner"]: row["n"] for row in rows}


def courses_done(user_ids: Iterable[int]) -> dict[int, int]:
    """Courses completed, by user."""
    taken = Enrolment.objects.filter(learner__in=user_ids, completed_at__isnull=False)
    rows = taken.values("learner").annotate(n=Count("pk")).order_by()
    return {row["learner"]: row["n"] for row in rows}
