"""Levels on the home page come out of the learner's own read calls, and the quote is a line they said."""

from itertools import count
from typing import Any

import pytest

from simulations.models import Call, ScorecardRecord, Turn
from simulations.views.skills import SkillShown, level_of, shown, skills_panel

RUBRIC = [
    {"key": "surfaces", "skill": "anthropologist", "weight": 1},
    {"key": "uses", "skill": "anthropologist", "weight": 3},
    {"key": "truthful", "skill": "librarian", "weight": 2},
]
_numbers = count(1)


def result(
    key: str, level: int | None, most: int = 3, verdict: str = "scored", evidence: Any = ()
) -> dict[str, Any]:
    return {"key": key, "verdict": verdict, "level": level, "max": most, "evidence": list(evidence)}


def read_call(
    learner: Any, *criteria: dict[str, Any], state: str = "scored", mode: str = "practice"
) -> ScorecardRecord:
    call = Call.objects.create(
        learner=learner,
        scenario_slug="s",
        scenario_title="A call",
        pack={"rubric": {"criteria": RUBRIC}},
        mode=mode,
    )
    return ScorecardRecord.objects.create(
        call=call,
        rubric_key="k",
        rubric_version=1,
        state=state,
        card={"criteria": list(criteria), "funnel": []},
        input_sha256=f"{next(_numbers):064}",
    )


def test_a_level_weighs_the_criteria_of_its_skill(recruiter):
    record = read_call(recruiter, result("surfaces", 3), result("uses", 1), result("truthful", 0, 1))
    assert level_of("anthropologist", record) == 2
    assert level_of("librarian", record) == 0
    assert level_of("networker", record) is None


def test_what_a_call_gave_no_opportunity_for_has_no_level(recruiter):
    record = read_call(recruiter, result("truthful", None, 1, "no_opportunity"))
    assert level_of("librarian", record) is None


@pytest.mark.parametrize(
    ("level", "before", "change"), [(2, None, "first"), (3, 2, "up"), (2, 2, "same"), (1, 2, "down")]
)
def test_a_learner_is_compared_with_their_own_call_before(level: int, before: int | None, change: str):
    assert SkillShown("librarian", level, before).change == change


def test_the_newest_call_gives_the_level_and_the_one_before_the_change(recruiter):
    read_call(recruiter, result("surfaces", 3), result("uses", 0))
    read_call(recruiter, result("surfaces", 3), result("uses", 3))
    newest_first = ScorecardRecord.objects.order_by("-pk")
    found = shown("anthropologist", newest_first)
    assert (found.level, found.before, found.change) == (4, 1, "up")


def test_the_quote_is_a_line_of_the_recruiter(recruiter):
    record = read_call(recruiter, result("surfaces", 3, evidence=["c2.1", "r1.2"]))
    Turn.objects.create(
        call=record.call,
        index=1,
        number=1,
        speaker="recruiter",
        sentences=[{"id": "r1.1", "text": "Hello."}, {"id": "r1.2", "text": "What would you miss?"}],
    )
    assert shown("anthropologist", [record]).quote == "What would you miss?"


def test_a_message_as_evidence_gives_no_quote(recruiter):
    record = read_call(recruiter, result("uses", 3, evidence=["follow_up"]))
    assert shown("anthropologist", [record]).quote == ""


def test_nothing_is_shown_before_a_call_was_scored(rf, recruiter, teammate):
    read_call(recruiter, result("uses", 3), state="unscored")
    read_call(recruiter, result("uses", 3), mode="tryout")
    read_call(teammate, result("uses", 3))
    request = rf.get("/")
    request.user = recruiter
    assert skills_panel(request) is None


def test_the_panel_asks_no_more_the_more_calls_there_are(rf, recruiter, django_assert_max_num_queries):
    for _ in range(12):
        read_call(recruiter, result("surfaces", 3), result("uses", 2), result("truthful", 1, 1))
    request = rf.get("/")
    request.user = recruiter
    with django_assert_max_num_queries(4):
        panel = skills_panel(request)
    assert [skill.level for skill in panel["skills"]] == [4, None, 3]


def test_the_home_page_shows_the_levels(sign_in, recruiter):
    read_call(recruiter, result("surfaces", 3), result("uses", 3))
    page = sign_in(recruiter).get("/").content.decode()
    assert "Level 4 of 4" in page
    assert "No call has asked this of you yet." in page
