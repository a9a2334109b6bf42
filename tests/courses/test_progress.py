"""What a learner does in a course, and what it completes."""

from uuid import UUID

from courses.models import CoursePage, Enrolment, LessonCompletion, LessonPage, StepDone
from courses.progress import (
    answer_check,
    course_completed,
    finish_reading,
    finish_step,
    lesson_completed,
    rehearsed,
    screen_for,
    write_reflection,
)
from courses.queries import continue_for
from trainer.models import User


def test_a_lesson_is_complete_when_every_step_is_done(recruiter: User, first: LessonPage, step) -> None:
    sent = []
    lesson_completed.connect(lambda sender, **kw: sent.append(kw["lesson"]), weak=False, dispatch_uid="test")
    finish_step(recruiter, first, UUID(step(first, "text")))
    finish_step(recruiter, first, UUID(step(first, "callout")))
    write_reflection(recruiter, first, UUID(step(first, "reflection")), "The one about trains.")
    assert not LessonCompletion.objects.exists()
    answer_check(recruiter, first, UUID(step(first, "check")), [0], True)
    answer_check(recruiter, first, UUID(step(first, "check")), [0], True)
    lesson_completed.disconnect(dispatch_uid="test")
    assert sent == [first]


def test_the_first_answer_decides_and_every_attempt_counts(recruiter: User, first: LessonPage, step) -> None:
    block = UUID(step(first, "check"))
    answer_check(recruiter, first, block, [1], False)
    answer_check(recruiter, first, block, [0], True)
    row = StepDone.objects.get()
    assert (row.right_first, row.attempts, row.chosen) == (False, 2, [0])


def test_the_finish_button_does_not_do_the_exercises(recruiter: User, first: LessonPage) -> None:
    screen = finish_reading(recruiter, first)
    assert [s.kind for s in screen.must_do] == ["check"]
    assert not LessonCompletion.objects.exists()


def test_an_ended_call_finishes_the_rehearsal_step_and_the_course(
    recruiter: User, first: LessonPage, second: LessonPage, step
) -> None:
    sent = []
    course_completed.connect(
        lambda sender, **kw: sent.append(kw["course"].slug), weak=False, dispatch_uid="test"
    )
    finish_reading(recruiter, first)
    answer_check(recruiter, first, UUID(step(first, "check")), [0], True)
    finish_reading(recruiter, second)
    rehearsed(recruiter, "somebody-else")
    assert Enrolment.objects.get().completed_at is None
    rehearsed(recruiter, "relocating-engineer")
    course_completed.disconnect(dispatch_uid="test")
    assert sent == ["small"]
    assert Enrolment.objects.get().completed_at


def test_a_call_outside_any_course_taken_changes_nothing(recruiter: User, second: LessonPage) -> None:
    rehearsed(recruiter, "relocating-engineer")
    assert not StepDone.objects.exists()


def test_continue_is_the_first_open_lesson_of_the_course_active_last(
    recruiter: User, course: CoursePage, first: LessonPage, second: LessonPage, step
) -> None:
    assert continue_for(recruiter) is None
    finish_step(recruiter, first, UUID(step(first, "text")))
    found = continue_for(recruiter)
    assert found and (found.screen.lesson.pk, found.number, found.of) == (first.pk, 1, 2)
    assert found.screen.position == 2
    finish_reading(recruiter, first)
    answer_check(recruiter, first, UUID(step(first, "check")), [1], False)
    found = continue_for(recruiter)
    assert found and found.screen.lesson.pk == second.pk


def test_one_learners_steps_are_not_anothers(
    recruiter: User, teammate: User, first: LessonPage, step
) -> None:
    finish_step(recruiter, first, UUID(step(first, "text")))
    assert screen_for(teammate, first).done_count == 0
