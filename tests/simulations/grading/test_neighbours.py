"""Facts that share a number, a year or a place with another are not taken for one another."""

from dataclasses import replace

import pytest

from simulations.grading.callrecord import CallRecord
from simulations.grading.claims import ClaimReader
from simulations.hearing.embedder import default_embedder
from simulations.packs.files import load_pack
from simulations.packs.pack import Fact

STRAIGHT = load_pack("content/scenarios/straight-answers.scenario.yaml")
SECOND_REBUILD = replace(
    next(fact for fact in STRAIGHT.facts if fact.key == "decorating-shop"),
    key="furnace-one",
    claim="Oldbridge rebuilds furnace one in 2028 as well.",
    value={"year": 2028},
    aliases=(),
)
CUTS = "c: How many jobs are going at Oldbridge, and where?"
MONEY = "c: What are you spending on the works, and on what?"
HELLO = "c: Jo speaking."


def claims_of(call, facts: tuple[Fact, ...] = STRAIGHT.facts) -> list[tuple[str, tuple[str, ...]]]:
    record = CallRecord(replace(STRAIGHT, facts=facts), call, default_embedder())
    return [(claim.verdict, claim.facts) for claim in ClaimReader(record).read()]


@pytest.mark.parametrize(
    ("before", "line", "verdict", "fact"),
    [
        (CUTS, "Thirty-eight posts, all of them at the Doncaster warehouse.", "supported", "job-cuts"),
        (HELLO, "The Rotherham works is not part of the announcement.", "supported", "rotherham-cuts"),
        (HELLO, "We employ 310 people at the Rotherham works.", "supported", "headcount"),
        (HELLO, "The maintenance team has 34 people.", "supported", "maintenance-team"),
        (MONEY, "Twenty-six million pounds on rebuilding furnace two in 2028.", "supported", "furnace-money"),
        (CUTS, "There are no posts going at Doncaster.", "contradicted", "job-cuts"),
        (CUTS, "Thirty-eight posts are going at Rotherham.", "contradicted", "job-cuts"),
        (CUTS, "Twelve posts are closing at the Doncaster warehouse.", "contradicted", "job-cuts"),
        (HELLO, "The Rotherham works employs 34 people.", "contradicted", "headcount"),
        (HELLO, "The maintenance team has 310 people.", "contradicted", "maintenance-team"),
        (HELLO, "The morning meeting is at 7:00.", "contradicted", "meeting"),
        (MONEY, "We are rebuilding furnace two in 2027.", "contradicted", "furnace-money"),
        (HELLO, "The decorating shop goes to another firm in March 2027.", "embargoed", "decorating-shop"),
    ],
)
def test_a_claim_is_held_against_the_fact_that_it_is_about(call_of, before, line, verdict, fact):
    assert claims_of(call_of(before, f"r: {line}")) == [(verdict, (fact,))]


@pytest.mark.parametrize(
    ("before", "line"),
    [
        (CUTS, "There are no posts going at Rotherham."),
        (CUTS, "No jobs are being cut at the Rotherham works."),
        (HELLO, "There are 310 people at the Doncaster warehouse."),
        (HELLO, "We have 38 lorries at Rotherham."),
        (HELLO, "The warehouse in Doncaster has six loading bays."),
        (HELLO, "In March 2027 we open a new canteen."),
        (HELLO, "We rebuilt furnace one in 2027."),
    ],
)
def test_a_shared_number_year_or_place_alone_decides_nothing(call_of, before, line):
    assert {verdict for verdict, _ in claims_of(call_of(before, f"r: {line}"))} <= {"not_in_kb"}


@pytest.mark.parametrize(
    ("line", "verdict", "fact"),
    [
        ("We are rebuilding furnace two in 2028.", "supported", "furnace-money"),
        ("We are rebuilding furnace one in 2028.", "embargoed", "furnace-one"),
    ],
)
def test_a_public_and_an_embargoed_rebuild_of_one_year_are_told_apart(call_of, line, verdict, fact):
    found = claims_of(call_of(MONEY, f"r: {line}"), (*STRAIGHT.facts, SECOND_REBUILD))
    assert found == [(verdict, (fact,))]
