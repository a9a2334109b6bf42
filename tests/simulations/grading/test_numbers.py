import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulations.grading.dates import clock_times, moments, weekdays
from simulations.grading.numbers import amount_of_key, amounts


def first(text: str) -> tuple[float, float, str, str]:
    amount = amounts(text)[0]
    return round(amount.low, 3), round(amount.high, 3), amount.family, amount.bound


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("an eight-minute walk", (8, 8, "clock", "exact")),
        ("a quarter of an hour", (15, 15, "clock", "exact")),
        ("two and a half hours", (150, 150, "clock", "exact")),
        ("under ten minutes", (10, 10, "clock", "most")),
        ("about ten minutes", (10, 10, "clock", "about")),
        ("twenty-eight days of holiday", (28, 28, "day", "exact")),
        ("£62k to £74k", (62_000, 74_000, "money", "range")),
        ("between 62 and 74 thousand pounds", (62_000, 74_000, "money", "range")),
        ("one hundred and fifty beds", (150, 150, "count", "exact")),
        ("1.5 million patients", (1_500_000, 1_500_000, "count", "exact")),
        ("twice a quarter", (0.667, 0.667, "rate", "exact")),
        ("once or twice a quarter", (0.333, 0.667, "rate", "range")),
        ("every other week", (2.172, 2.172, "rate", "exact")),
        ("one week in six", (0.724, 0.724, "rate", "exact")),
        ("once in six weeks", (0.724, 0.724, "rate", "exact")),
        ("never", (0, 0, "rate", "exact")),
        ("10 %", (10, 10, "percent", "exact")),
    ],
)
def test_amounts_are_read_in_figures_and_in_words(text: str, expected: tuple[float, float, str, str]):
    assert first(text) == expected


@pytest.mark.parametrize(
    "text", ["one of our engineers", "the one nearest the office", "in March 2027", "since 2019"]
)
def test_pronouns_and_years_are_no_amounts(text: str):
    assert amounts(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "two till ten",
        "the shift runs from six to two",
        "at eight",
        "nine to five",
        "half past nine on Monday, at ten",
    ],
)
def test_hours_of_the_day_count_nothing(text: str):
    assert amounts(text) == []


@pytest.mark.parametrize(
    "text", ["at ten sites", "from two to three people", "after two years", "by two percent"]
)
def test_a_number_with_a_noun_is_no_hour(text: str):
    assert amounts(text)


def test_a_value_key_says_what_its_number_counts():
    assert amount_of_key(("minutes",), 8).family == "clock"
    assert round(amount_of_key(("night", "pages", "per", "quarter"), 2).low, 3) == 0.667
    assert amount_of_key(("most", "nights", "in", "a", "row"), 3).bound == "most"


def test_months_seasons_weekdays_and_hours_are_read():
    assert moments("in March 2027")[0].year == 2027
    assert moments("2027-03")[0].months == {3}
    assert moments("next spring")[0].months == {3, 4, 5}
    assert moments("on 1 November")[0].day == 1
    assert weekdays("Thursdays or Friday") == {3, 4}
    assert clock_times("at 10:30, or 9 am, or noon") == {630, 540, 720}


@pytest.mark.parametrize("text", ["You may start when you like", "March with us", "We may, perhaps"])
def test_verbs_are_no_months(text: str):
    assert moments(text) == []


@given(st.text(max_size=300))
def test_no_text_breaks_the_readers(text: str):
    amounts(text), moments(text), weekdays(text), clock_times(text)
