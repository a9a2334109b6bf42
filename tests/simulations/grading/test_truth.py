from typing import Any

import pytest

from simulations.grading.comparing import compare
from simulations.grading.truth import polarity_agrees, truth_of
from simulations.packs.pack import Fact


def fact(claim: str, value: Any) -> Fact:
    return Fact("key", claim, value, "handbook", "2026-01-01", "public")


ROTA = fact(
    "The data platform team is on call one week in six; a page at night happens about twice a quarter.",
    {"weeks_between": 6, "night_pages_per_quarter": 2},
)
WALK = fact("The Leeds office is an eight-minute walk from Leeds station.", {"minutes": 8})
SITE = fact("A second site in Sheffield opens in March 2027.", {"month": "2027-03"})
PAY = fact("The pay band is £62,000 to £74,000.", {"min": 62_000, "max": 74_000, "currency": "GBP"})
LEAD = fact("The team is led by Tom Reyes.", {"lead": "Tom Reyes"})
PLACE = fact("The role is hybrid, two days a week in the office.", {"mode": "hybrid", "days_per_week": 2})
NIGHTS = fact("Nobody works more than three nights in a row.", {"most_nights_in_a_row": 3})
DESK = fact("Operators choose a start between seven and eleven.", {"earliest": "07:00", "latest": "11:00"})


@pytest.mark.parametrize(
    ("truth", "sentence", "agrees"),
    [
        (ROTA, "One week in six, and a page at night twice a quarter.", True),
        (ROTA, "Every six weeks you carry the phone.", True),
        (ROTA, "You're on call one week in four.", False),
        (ROTA, "You'd never be woken.", False),
        (WALK, "It's eight minutes from the station.", True),
        (WALK, "Under ten minutes on foot.", True),
        (WALK, "About ten minutes on foot.", False),
        (WALK, "A quarter of an hour.", False),
        (WALK, "The coffee is good.", None),
        (SITE, "Next spring, in 2027.", True),
        (SITE, "It opens in April.", False),
        (PAY, "It starts at 62,000.", True),
        (PAY, "Somewhere around 65k.", True),
        (PAY, "62 to 74.", True),
        (PAY, "Up to 80k.", False),
        (PAY, "About 95,000.", False),
        (LEAD, "Tom leads it.", True),
        (LEAD, "The team is led by Anna Pohl.", False),
        (PLACE, "It's hybrid.", True),
        (PLACE, "It's fully remote.", False),
        (PLACE, "Three days a week in the office.", False),
        (NIGHTS, "Up to five.", False),
        (NIGHTS, "Three nights at the most.", True),
        (DESK, "You could start at 10:00.", True),
        (DESK, "You start at 6:30.", False),
    ],
)
def test_numbers_dates_names_and_ranges_are_compared(truth: Fact, sentence: str, agrees: bool | None):
    assert compare(sentence, truth_of(truth)) is agrees


PEOPLE = fact("Eight people work on each shift of the night team.", {"people": 8})
CREW = fact("Nine fitters and two trainees work in the workshop.", {"fitters": 9, "trainees": 2})
EARLY = fact("Fitters work the early shift, six to two.", {"early_weeks": 2})


@pytest.mark.parametrize(
    ("truth", "sentence", "agrees"),
    [
        (PEOPLE, "I would put you on the late shift, two till ten.", None),
        (PEOPLE, "The night shift runs from two to ten.", None),
        (PEOPLE, "Be on the shift at eight.", None),
        (PEOPLE, "On the night shift you get eight weeks off.", None),
        (PEOPLE, "There are eight people on a shift.", True),
        (PEOPLE, "There are six people on a shift.", False),
        (CREW, "The workshop opens at nine and closes at two.", None),
        (CREW, "There are two boats in the workshop and nine lorries.", None),
        (CREW, "We take three trainees.", False),
        (EARLY, "The early shift runs from six until two.", True),
        (DESK, "A start at ten is possible.", True),
    ],
)
def test_a_number_is_held_against_what_it_counts_and_not_against_any_number(
    truth: Fact, sentence: str, agrees: bool | None
):
    assert compare(sentence, truth_of(truth), bare=False) is agrees


def test_only_an_answer_may_leave_out_what_it_counts():
    assert compare("About eight.", truth_of(PEOPLE)) is True
    assert compare("About eight.", truth_of(PEOPLE), bare=False) is None


@pytest.mark.parametrize(
    ("sentence", "agrees"),
    [
        ("You'd bring your own tools.", False),
        ("Nobody brings their own tools.", True),
        ("The yard supplies all tools.", True),
        ("The yard doesn't supply tools at all.", False),
    ],
)
def test_a_yes_or_no_is_compared_with_the_nearest_clause(sentence: str, agrees: bool):
    tools = fact("The yard supplies all tools; nobody brings their own.", {"own_tools": False})
    assert polarity_agrees(sentence, truth_of(tools)) is agrees


def test_a_bare_false_denies_a_claim_without_a_no():
    visas = truth_of(fact("We sponsor work visas.", False))
    assert polarity_agrees("We sponsor work visas for anyone.", visas) is False
    assert polarity_agrees("We don't sponsor work visas.", visas) is True
