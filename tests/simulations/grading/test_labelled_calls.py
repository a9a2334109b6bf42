"""The grader against calls whose funnel and flags are known (bench/grading.py measures more of them)."""

import io
from collections import defaultdict
from contextlib import redirect_stdout

import pytest

from bench.grading import CHECKED_CLAIMS, Tally, compare, labelled_calls
from simulations.grading import grade

BANDS = {"great": 3, "average": 2, "poor": 1}
GOALS = {"disclosed": 0.95, "noticed": 0.90, "used": 0.85, "misused": 0.85, "promises": 0.95, "claims": 0.80}


@pytest.fixture(scope="module")
def tallies() -> dict[str, Tally]:
    found: dict[str, Tally] = defaultdict(Tally)
    with redirect_stdout(io.StringIO()):
        for call in labelled_calls():
            compare(call, grade(call.pack, call.transcript), found)
    return found


@pytest.mark.parametrize(("name", "goal"), GOALS.items())
def test_the_goals_of_the_design_are_met(tallies: dict[str, Tally], name: str, goal: float):
    assert tallies[name].f1 >= goal, tallies[name].wrong


def test_claims_are_judged_by_more_than_one_kind(tallies: dict[str, Tally]):
    assert all(tallies[kind].hit for kind in CHECKED_CLAIMS)


def test_great_calls_score_above_average_ones_and_those_above_poor_ones():
    scores: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for call in labelled_calls():
        slug, _, name = call.name.partition("/")
        band = name.rsplit("-", 1)[0]
        if band in BANDS:
            scores[slug][band].append(grade(call.pack, call.transcript).percent or 0)
    for slug, bands in scores.items():
        means = [sum(bands[band]) / len(bands[band]) for band in sorted(bands, key=BANDS.__getitem__)]
        assert means == sorted(means) and len(set(means)) == len(means), (slug, dict(bands))


@pytest.mark.parametrize("band", ["stuffer", "parrot", "injector", "poor"])
def test_words_without_a_change_use_nothing(band: str):
    for call in labelled_calls():
        if call.name.rsplit("/", 1)[1].startswith(band):
            assert not [fate.cue for fate in grade(call.pack, call.transcript).funnel if fate.used], call.name


def test_the_same_call_gives_the_same_card_twice():
    call = next(iter(labelled_calls()))
    assert grade(call.pack, call.transcript) == grade(call.pack, call.transcript)
