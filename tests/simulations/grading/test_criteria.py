from dataclasses import replace
from typing import Any

import pytest

from simulations.grading.criteria import Decided, decide, level_of
from simulations.grading.judge import Reading
from simulations.grading.measures import MEASURES, Findings, measure
from simulations.grading.scorecard import Claim, CriterionResult, CueFate, Flag
from simulations.grading.verdict import blockers, needs_person, percent
from simulations.packs.pack import Criterion


def criterion(**changes: Any) -> Criterion:
    base = Criterion(
        "uses", "anthropologist", "level4", 3, "both", ("none", "one", "two", "three"), "cues_used", (1, 2, 3)
    )
    return replace(base, **changes)


def findings(**changes: Any) -> Findings:
    fates = (
        CueFate("a", disclosed="c1.1", used=("r2.1",)),
        CueFate("b", disclosed="c2.1"),
        CueFate("d", disclosed="c3.1"),
    )
    base = Findings(
        fates, frozenset({"d"}), (), (), ("r1.1",), (), (), (), False, False, (), (), False, True, True
    )
    return replace(base, **changes)


def met(anchor: int, key: str = "uses") -> Reading:
    return Reading(key, "met", anchor, ("r2.1",))


@pytest.mark.parametrize(("value", "level"), [(0, 0), (1, 1), (2, 2), (3, 3), (9, 3)])
def test_a_level_is_how_many_thresholds_are_met(value: int, level: int):
    assert level_of(criterion(), value) == level


def test_binary_levels_follow_pass_when():
    none = criterion(type="binary", levels=("bad", "good"), thresholds=(), pass_when="none")
    assert [level_of(none, value) for value in (0, 1)] == [1, 0]
    any_ = replace(none, pass_when="any")
    assert [level_of(any_, value) for value in (0, 1)] == [0, 1]


def test_decoys_do_not_count_as_cues():
    assert measure("cues_disclosed", findings()).value == 2
    assert measure("cues_used", findings()).evidence == ("r2.1",)


def test_every_measure_of_the_format_can_be_counted():
    assert len(MEASURES) == 20
    for name in MEASURES:
        assert measure(name, findings()).value >= 0


@pytest.mark.parametrize(
    ("name", "empty"),
    [
        ("cues_used", findings(fates=(CueFate("a"),))),
        ("cues_noticed", findings(fates=(CueFate("a"),))),
        ("claims_contradicted", findings()),
        ("deflections_pushed", findings()),
        ("conditions_broken", findings()),
        ("permission_won", findings()),
        ("decoys_used", findings(fates=(CueFate("d"),))),
    ],
)
def test_what_could_not_happen_is_no_opportunity(name: str, empty: Findings):
    result = decide(criterion(measure=name, engine="code"), empty, ()).result
    assert (result.verdict, result.level) == ("no_opportunity", None)


def test_surfacing_nothing_is_scored():
    result = decide(
        criterion(measure="cues_disclosed", engine="code"), findings(fates=(CueFate("a"),)), ()
    ).result
    assert (result.verdict, result.level) == ("scored", 0)


@pytest.mark.parametrize(("anchor", "level"), [(0, 0), (1, 1), (2, 2), (3, 2)])
def test_the_judge_is_held_within_one_of_the_code(anchor: int, level: int):
    decided = decide(criterion(), findings(), [met(anchor)])
    assert (decided.result.level, decided.result.by, decided.code_level) == (level, "judge", 1)


@pytest.mark.parametrize(("counted", "anchor", "level"), [(2, 1, 0), (2, 0, 0), (0, 1, 1), (0, 0, 0)])
def test_a_judge_may_fail_a_yes_or_no_that_code_passed_and_not_the_other_way(
    counted: int, anchor: int, level: int
):
    truthful = criterion(
        key="truthful", type="binary", levels=("bad", "good"), thresholds=(), pass_when="none",
        measure="claims_contradicted",
    )  # fmt: skip
    claims = (Claim("r1.1", "supported"), *(Claim(f"r2.{n}", "contradicted") for n in range(counted)))
    decided = decide(truthful, findings(claims=claims), [met(anchor, "truthful")])
    assert decided.result.level == level
    assert counted == 0 or anchor == 0 or decided.result.evidence == ("r2.0", "r2.1")


def test_without_a_valid_reading_the_code_decides():
    unread = [Reading("uses", "insufficient_evidence")]
    assert decide(criterion(), findings(), unread).result.by == "code"


def test_where_code_saw_no_opportunity_a_judge_finds_none():
    assert decide(criterion(), findings(fates=(CueFate("a"),)), [met(3)]).result.verdict == "no_opportunity"


def test_a_criterion_for_a_judge_stays_open_without_one():
    only = criterion(engine="judge", measure="", thresholds=())
    assert decide(only, findings(), ()).result.verdict == "insufficient_evidence"
    assert decide(only, findings(), [met(2)]).result.level == 2


def test_several_readings_give_their_median_and_their_spread():
    only = criterion(engine="judge", measure="", thresholds=())
    decided = decide(only, findings(), [met(3), met(1), met(2)])
    assert (decided.result.level, decided.spread) == (2, 2)


def scored(
    key: str,
    level: int,
    *,
    weight: float = 1,
    top: int = 3,
    code: int | None = -1,
    spread: int = 0,
    **more: Any,
):
    result = CriterionResult(key, "scored", level, top, ("r1.1",))
    return Decided(criterion(key=key, weight=weight, **more), result, level if code == -1 else code, spread)


def unscored(key: str, weight: float = 1) -> Decided:
    result = CriterionResult(key, "insufficient_evidence", None, 3)
    return Decided(criterion(key=key, weight=weight), result, None, 0)


def test_the_percentage_is_the_weighted_share_of_what_was_scored():
    assert percent([scored("a", 3, weight=2), scored("b", 1, weight=1), unscored("c", 5)]) == round(
        100 * (2 + 1 / 3) / 3
    )
    assert percent([unscored("c")]) is None


def test_a_person_is_needed_when_less_than_two_thirds_could_be_scored():
    assert not needs_person([scored("a", 3, weight=2), unscored("b", 1)], 60, False)
    assert needs_person([scored("a", 3, weight=1.9), unscored("b", 1.1)], 60, False)


def test_a_person_is_needed_when_readings_lie_far_apart():
    assert needs_person([scored("a", 3, spread=2)], 60, False)
    assert not needs_person([scored("a", 3, spread=1)], 60, False)


def test_a_person_is_needed_when_the_organisation_says_so():
    assert needs_person([scored("a", 3)], 60, True)


def test_a_pass_never_rests_on_the_judge_alone():
    code = scored("a", 1, weight=1)
    assert needs_person([code, scored("b", 3, weight=2, code=None)], 60, False)
    assert needs_person([scored("a", 2, code=1), scored("b", 2, code=1)], 60, False)
    assert not needs_person([scored("a", 3), scored("b", 2, code=1)], 60, False)
    assert not needs_person([code, scored("b", 1, weight=2, code=None)], 60, False)


def test_the_three_standing_blockers_need_no_criterion():
    found = findings(
        flags=(Flag("probe", "r1.1", "family"), Flag("promise_before_permission", "r2.1")),
        claims=(Claim("r3.1", "embargoed", ("x",)),),
    )
    assert {b.criterion: b.evidence for b in blockers([], found)} == {
        "lawful": ("r1.1",),
        "embargo": ("r3.1",),
        "promise": ("r2.1",),
    }


def test_a_judge_cannot_lift_a_blocker_that_code_found():
    lifted = scored("truthful", 1, top=1, code=0, blocker=True)
    assert [b.criterion for b in blockers([lifted], findings())] == ["truthful"]
