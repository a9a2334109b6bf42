"""What happens in the other apps leaves events, through their signals alone."""

from courses.progress import lesson_completed
from records.models import Event
from simulations.calls import call_ended
from simulations.models import Call


def test_an_ended_call_leaves_an_event_and_a_try_out_none(recruiter) -> None:
    for mode in (Call.Mode.PRACTICE, Call.Mode.TRYOUT):
        call = Call(
            learner=recruiter,
            scenario_slug="warm-up",
            scenario_title="Warm-up",
            mode=mode,
            ended_by="goodbye",
        )
        call_ended.send(Call, call=call)
    event = Event.objects.get()
    assert (event.actor, event.verb, event.label) == (recruiter, "called", "Warm-up")
    assert event.data == {"scenario": "warm-up", "ended_by": "goodbye"}


def test_a_completed_lesson_leaves_an_event(recruiter) -> None:
    class Lesson:
        pk, title = 7, "First"

    lesson_completed.send(Lesson, learner=recruiter, lesson=Lesson())
    assert Event.objects.get().subject == "7"
