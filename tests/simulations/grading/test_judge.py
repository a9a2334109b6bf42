import functools
from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any

import pytest

from bench.grading import labelled_calls
from simulations.grading import Scorecard, grade, scorecard_json
from simulations.grading.judge import Judge, JudgeUnavailable, Reading, RulesJudge, checked, validate_readings
from simulations.packs.pack import Criterion, Pack
from simulations.transcripts import Transcript


@dataclass
class GenerousJudge:
    """Sees every top anchor met, and cites whatever it is told to cite."""

    cites: tuple[str, ...] = ()
    name: Any = "generous"

    def read(self, pack: Pack, transcript: Transcript, criteria: Sequence[Criterion]) -> list[Reading]:
        some = self.cites or tuple(sid for sid in transcript.by_id if sid.startswith("r"))[:1]
        return [Reading(c.key, "met", c.max_level, some, "Splendid.") for c in criteria]


class DownJudge:
    name = {"model": "none", "prompt": "sha256:0"}

    def read(self, pack: Pack, transcript: Transcript, criteria: Sequence[Criterion]) -> list[Reading]:
        raise JudgeUnavailable("no answer")


CALLS = [call for call in labelled_calls() if call.name.endswith("-1")]
IDS = [call.name for call in CALLS]


@functools.cache
def by_rules(name: str) -> Scorecard:
    call = next(call for call in CALLS if call.name == name)
    return grade(call.pack, call.transcript)


def test_no_field_of_a_reading_could_hold_a_score_or_a_pass():
    assert {field.name for field in fields(Reading)} == {
        "criterion",
        "verdict",
        "anchor",
        "evidence",
        "reason",
    }


@pytest.mark.parametrize("judge", [RulesJudge(), GenerousJudge(), DownJudge()])
def test_every_judge_has_a_name_and_reads(judge: Judge):
    assert judge.name and callable(judge.read)


@pytest.mark.parametrize("call", CALLS, ids=IDS)
@pytest.mark.parametrize("cites", [(), ("r99.9",), ("c1.1",)])
def test_a_generous_judge_passes_nobody_whom_code_would_not(call, cites: tuple[str, ...]):
    alone = by_rules(call.name)
    kind = grade(call.pack, call.transcript, GenerousJudge(cites))
    assert alone.passed or not kind.passed
    if cites:
        assert [(c.level, c.verdict) for c in kind.criteria] == [(c.level, c.verdict) for c in alone.criteria]


@pytest.mark.parametrize("call", CALLS, ids=IDS)
def test_a_generous_judge_lifts_no_fail_of_code_s(call):
    kind = {c.key: c.level for c in grade(call.pack, call.transcript, GenerousJudge()).criteria}
    failed = [c.key for c in by_rules(call.name).criteria if c.max == 1 and c.level == 0]
    assert [key for key in failed if kind[key] != 0] == []


@pytest.mark.parametrize(
    "reading",
    [
        Reading("uses", "met", 4, ("r1.1",)),
        Reading("uses", "met", -1, ("r1.1",)),
        Reading("uses", "met", True, ("r1.1",)),
        Reading("uses", "met", None, ("r1.1",)),
        Reading("uses", "met", 2, ()),
        Reading("uses", "met", 2, ("r1.1", "r9.1")),
        Reading("uses", "met", 2, ("c1.1",)),
        Reading("uses", "met", 2, ("follow_up",)),
        Reading("uses", "met", 2, ("r1.1",) * 13),
    ],
)
def test_a_reading_that_does_not_hold_is_no_evidence(maya: Pack, call_of, reading: Reading):
    call = call_of("c: Hello.", "r: Hello.")
    uses = next(c for c in maya.rubric.criteria if c.key == "uses")
    assert checked(reading, call, uses).verdict == "insufficient_evidence"


def test_readings_of_unknown_criteria_are_dropped(maya: Pack, call_of):
    grouped = validate_readings(
        [Reading("nonsense", "met", 1, ("r1.1",))], call_of("r: Hello."), maya.rubric.criteria
    )
    assert not any(grouped.values())


def test_a_judge_that_is_down_leaves_the_call_unscored_and_keeps_what_code_found(maya: Pack, call_of):
    card = grade(maya, call_of("c: Hi.", "r: Are you married?"), DownJudge())
    assert (card.state, card.percent, card.passed) == ("unscored", None, False)
    assert card.flags and card.funnel
    assert scorecard_json(card)["judge"] == {"model": "none", "prompt": "sha256:0"}


def test_the_organisation_may_ask_for_a_person_every_time(maya: Pack, call_of):
    card = grade(maya, call_of("c: Hi.", "r: What do you like to do away from work?"), confirm=True)
    assert (card.state, card.passed) == ("needs_person", False)


@pytest.mark.parametrize(
    ("judge", "named"),
    [(GenerousJudge(), "generous"), (GenerousJudge(cites=("r99.9",)), "rules"), (RulesJudge(), "rules")],
)
def test_a_card_names_the_judge_only_where_something_it_read_holds(judge: Judge, named: str):
    call = next(call for call in CALLS if any(c.engine != "code" for c in call.pack.rubric.criteria))
    assert grade(call.pack, call.transcript, judge).judge == named
