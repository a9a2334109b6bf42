"""What the debrief says of doors that were asked for, and of numbers that count or do not."""

import pytest
from django.urls import reverse

from simulations import calls
from simulations.models import Call
from simulations.tasks import grade_call
from tests.simulations.rehearsal import CRITERIA, PERSONA, SCHOOL, live_call, say_and_hear

SLOW = {**SCHOOL, "legality": "green", "gate": {"any": [{"trust": 2.0}]}}
COUNTED = {
    "key": "open_questions",
    "skill": "anthropologist",
    "type": "count",
    "weight": 1,
    "engine": "code",
    "measure": "questions_open",
    "thresholds": [1],
    "levels": ["none", "one"],
}


def debriefed(recruiter, sign_in, criteria) -> str:
    changes = {
        "personas": [{**PERSONA, "cues": [SLOW]}],
        "rubric": {"key": "short-call", "version": 1, "pass_percent": 60, "criteria": criteria},
    }
    call = live_call(recruiter, **changes)
    closed = {
        "direction": {"act": "deflect", "cue": "school-year", "why": ["asked while locked"]},
        "state": {},
    }
    say_and_hear(call, "Right. When could you begin, roughly?", "I'd rather not.", director=closed)
    calls.hang_up(call)
    Call.objects.filter(pk=call.pk).update(state=Call.State.GRADING)
    grade_call.call(str(call.pk))
    return sign_in(recruiter).get(reverse("debrief", args=[call.pk])).content.decode()


@pytest.mark.django_db
def test_a_door_that_was_asked_for_is_told_as_asked_with_its_line(recruiter, sign_in):
    page = debriefed(recruiter, sign_in, CRITERIA)
    assert "Asked, still closed" in page and "It opens with more trust" in page and 'href="#r1.2"' in page
    assert "Nobody asked" not in page and "never came up" not in page


@pytest.mark.django_db
def test_the_page_says_which_numbers_count(recruiter, sign_in):
    page = debriefed(recruiter, sign_in, [*CRITERIA, COUNTED])
    assert "Your rubric counts open questions" in page and "Open questions</h3>" in page
    assert "never part of the grade" in debriefed(recruiter, sign_in, CRITERIA[:1])
    assert "1 criterion" in debriefed(recruiter, sign_in, CRITERIA[:1])
