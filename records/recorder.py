"""The one listener: turns the signals of the other apps into events."""

from typing import Any

from courses.progress import course_completed, lesson_completed
from records.models import Event
from simulations.calls import call_ended
from simulations.grading.publish import scorecard_published

TRYOUT = "tryout"


def connect() -> None:
    """Listen to every signal that makes an event. Calling it again changes nothing."""
    call_ended.connect(record_call, dispatch_uid="records.call")
    scorecard_published.connect(record_scorecard, dispatch_uid="records.scorecard")
    lesson_completed.connect(record_lesson, dispatch_uid="records.lesson")
    course_completed.connect(record_course, dispatch_uid="records.course")


def record_call(sender: Any, call: Any, **kwargs: Any) -> None:
    """A call has ended. An author's try-out is not practice and leaves no event."""
    if call.mode != TRYOUT:
        data = {"scenario": call.scenario_slug, "ended_by": call.ended_by}
        _write(call.learner, Event.Verb.CALLED, str(call.pk), call.scenario_title, data)


def record_scorecard(sender: Any, call: Any, record: Any, **kwargs: Any) -> None:
    if call.mode != TRYOUT:
        data = {"percent": record.percent, "state": record.state, "passed": record.passed}
        _write(call.learner, Event.Verb.SCORED, str(call.pk), call.scenario_title, data)


def record_lesson(sender: Any, learner: Any, lesson: Any, **kwargs: Any) -> None:
    _write(learner, Event.Verb.LESSON, str(lesson.pk), lesson.title, {})


def record_course(sender: Any, learner: Any, course: Any, **kwargs: Any) -> None:
    _write(learner, Event.Verb.COURSE, str(course.pk), course.title, {})


def _write(actor: Any, verb: str, subject: str, label: str, data: dict[str, Any]) -> None:
    Event.objects.create(actor=actor, verb=verb, subject=subject, label=label, data=data)
