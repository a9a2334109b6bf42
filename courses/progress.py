"""What a learner does in a course: enrol, finish a step, answer, reflect, complete."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.dispatch import Signal
from django.utils import timezone

from courses.models import CoursePage, Enrolment, LessonCompletion, LessonPage, StepDone
from courses.screens import LearnerState, LessonScreen, lesson_screen

lesson_completed = Signal()
"""Sent with learner, lesson."""
course_completed = Signal()
"""Sent with learner, course."""

MAX_REFLECTION = 4000


def course_of(lesson: LessonPage) -> CoursePage:
    """The course a lesson belongs to."""
    return CoursePage.objects.parent_of(lesson).get()


def enrol(learner: Any, course: CoursePage) -> Enrolment:
    """Take a course; harmless when already taken."""
    enrolment, _ = Enrolment.objects.get_or_create(learner=learner, course=course)
    return enrolment


def state_of(learner: Any, lesson: LessonPage) -> LearnerState:
    """What the learner has done in this lesson (two queries)."""
    steps = {str(s.block_id): s for s in StepDone.objects.filter(learner=learner, lesson=lesson)}
    completed = LessonCompletion.objects.filter(learner=learner, lesson=lesson).exists()
    return LearnerState(completed, steps)


def screen_for(learner: Any, lesson: LessonPage) -> LessonScreen:
    return lesson_screen(lesson, learner, state_of(learner, lesson))


def finish_step(learner: Any, lesson: LessonPage, block_id: UUID) -> None:
    """Mark a block as done; a second time changes nothing."""
    with transaction.atomic():
        _touch(learner, lesson)
        StepDone.objects.get_or_create(learner=learner, lesson=lesson, block_id=block_id)
    _complete_if_all_done(learner, lesson)


def answer_check(
    learner: Any, lesson: LessonPage, block_id: UUID, chosen: list[int], right: bool
) -> StepDone:
    """Keep an answer to a knowledge check. The first attempt decides `right_first`; every attempt is counted."""
    with transaction.atomic():
        _touch(learner, lesson)
        step, new = StepDone.objects.select_for_update().get_or_create(
            learner=learner, lesson=lesson, block_id=block_id, defaults={"right_first": right}
        )
        step.chosen = sorted(chosen)
        step.attempts = min(step.attempts + 1, 1000)
        step.right_first = right if new else step.right_first
        step.save()
    _complete_if_all_done(learner, lesson)
    return step


def write_reflection(learner: Any, lesson: LessonPage, block_id: UUID, text: str) -> StepDone:
    """Keep what the learner wrote, for the learner alone."""
    with transaction.atomic():
        _touch(learner, lesson)
        step, _ = StepDone.objects.update_or_create(
            learner=learner, lesson=lesson, block_id=block_id, defaults={"text": text[:MAX_REFLECTION]}
        )
    _complete_if_all_done(learner, lesson)
    return step


def finish_reading(learner: Any, lesson: LessonPage) -> LessonScreen:
    """The Finish button: everything that only had to be read, and an empty reflection, count as done."""
    screen = screen_for(learner, lesson)
    open_steps = [s for s in screen.steps if not s.done and (s.is_reading or s.kind == "reflection")]
    with transaction.atomic():
        _touch(learner, lesson)
        rows = [StepDone(learner=learner, lesson=lesson, block_id=step.id) for step in open_steps]
        StepDone.objects.bulk_create(rows, ignore_conflicts=True)
    _complete_if_all_done(learner, lesson)
    return screen_for(learner, lesson)


def rehearsed(learner: Any, scenario_slug: str) -> None:
    """A call has ended: the lessons that sent the learner there have that step done."""
    taken = Enrolment.objects.filter(learner=learner).select_related("course")
    for enrolment in taken:
        for lesson in LessonPage.objects.child_of(enrolment.course).live():
            for block in lesson.body:
                scenario = block.value["scenario"] if block.block_type == "rehearse" else None
                if scenario and scenario.slug == scenario_slug:
                    finish_step(learner, lesson, UUID(block.id))


def _touch(learner: Any, lesson: LessonPage) -> None:
    """Opening the first step of a lesson takes the course; doing anything keeps it at the top."""
    enrolment = enrol(learner, course_of(lesson))
    Enrolment.objects.filter(pk=enrolment.pk).update(active_at=timezone.now())


def _complete_if_all_done(learner: Any, lesson: LessonPage) -> None:
    if any(not step.done for step in screen_for(learner, lesson).steps):
        return
    _, new = LessonCompletion.objects.get_or_create(learner=learner, lesson=lesson)
    if new:
        lesson_completed.send(LessonPage, learner=learner, lesson=lesson)
        _complete_course_if_all_done(learner, course_of(lesson))


def _complete_course_if_all_done(learner: Any, course: CoursePage) -> None:
    lessons = LessonPage.objects.child_of(course).live()
    finished = LessonCompletion.objects.filter(learner=learner, lesson__in=lessons).count()
    if finished < lessons.count():
        return
    changed = Enrolment.objects.filter(learner=learner, course=course, completed_at=None).update(
        completed_at=timezone.now()
    )
    if changed:
        course_completed.send(CoursePage, learner=learner, course=course)
