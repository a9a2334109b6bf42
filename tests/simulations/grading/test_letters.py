"""Offers and welcomes: which plain terms answer a line, and what a letter leaves out."""

import functools

import pytest

from simulations.grading import grade
from simulations.grading.dates import from_then_on, moments, not_before
from simulations.grading.private import topics_addressed
from simulations.packs.files import load_pack
from tests.simulations.grading.conftest import ROOT

TALK = (
    "c: Hello, it's Maya. I've ten minutes and a pen.",
    "r: Which start date would suit you?",
    "c: Not before the end of October. My twins start school in September and they get one calm half-term.",
    "r: What should your first weeks in the job look like?",
    "c: A day on a ward. I want to see the face of whoever reads my numbers at four in the morning.",
    "r: Which part of the relocation menu would you take?",
    "c: Two weekends to look round, by myself. I don't want an agent showing me kitchens.",
    "r: What do you need at your desk?",
    "c: A desk by a window, and no strip light over it. They give me migraines.",
)
TOLD = {"school-year": "c2.1", "day-on-a-ward": "c3.1", "look-round": "c4.1", "strip-light": "c5.1"}


@functools.cache
def offer():
    return load_pack(ROOT / "content" / "scenarios" / "the-offer-for-maya.scenario.yaml")


def letter(call_of, text: str, because: str = "", spoken: tuple[str, ...] = ()) -> dict:
    touches = [{"quote": text, "because": because}] if because else []
    card = grade(offer(), call_of(*TALK, *spoken, {"follow_up": f"Dear Maya, {text}", "touches": touches}))
    return {fate.cue: fate for fate in card.funnel}


@pytest.mark.parametrize(
    ("cue", "line"),
    [
        ("school-year", "Your first day is Monday 1 November."),
        ("school-year", "Your employment begins on 1 November."),
        ("school-year", "Start date: Monday 1 November."),
        ("day-on-a-ward", "Your induction includes a day on a ward."),
        ("strip-light", "Your desk stands by a window, with the light above it off."),
        ("strip-light", "Your desk: by a window, strip light off."),
        ("look-round", "Two weekends to look round are yours, by yourself."),
    ],
)
def test_a_plain_term_that_a_touch_ties_to_a_line_uses_it(call_of, cue: str, line: str):
    fate = letter(call_of, line, TOLD[cue])[cue]
    assert fate.used == ("follow_up:0",) and not fate.misused


@pytest.mark.parametrize(
    ("cue", "line"),
    [
        ("school-year", "Your first day is Monday 6 September."),
        ("school-year", "Start date: Monday 4 October."),
        ("school-year", "You start on Monday 6 September, because that is when our year begins."),
        ("day-on-a-ward", "Your induction includes a laptop."),
        ("day-on-a-ward", "You want a day on a ward."),
        ("strip-light", "Your desk is in the basement."),
    ],
)
def test_a_term_that_gives_something_else_does_not(call_of, cue: str, line: str):
    assert letter(call_of, line, TOLD[cue])[cue].used == ()


@pytest.mark.parametrize(
    ("cue", "line"),
    [
        ("school-year", "We'll start you in November because of your twins."),
        ("school-year", "You start on 1 November, and I hope your children settle in well."),
        ("strip-light", "Your desk stands by a window because of your migraines."),
        ("strip-light", "We hope that your illness is over soon."),
    ],
)
def test_a_private_reason_in_a_letter_is_misuse_and_no_use(call_of, cue: str, line: str):
    fate = letter(call_of, line, TOLD[cue])[cue]
    assert fate.misused and fate.used == ()


@pytest.mark.parametrize(
    "line",
    [
        "You get 20 days of sick leave.",
        "There is one condition: we check your papers.",
        "Nobody will ask who moves with you.",
        "We offer everybody health insurance.",
    ],
)
def test_what_a_letter_says_to_everybody_is_no_misuse(call_of, line: str):
    assert not [fate.cue for fate in letter(call_of, line).values() if fate.misused]


def test_what_was_only_said_does_not_count_once_the_letter_is_written(call_of):
    said = ("r: I'll put your desk by a window, with the light above it off.", "c: Good.")
    spoken = {fate.cue: fate for fate in grade(offer(), call_of(*TALK, *said)).funnel}["strip-light"]
    assert spoken.used == ("r5.1",)
    fate = letter(call_of, "welcome to the team.", spoken=said)["strip-light"]
    assert (fate.noticed, fate.used) == (("r5.1",), ())


@pytest.mark.parametrize(
    "line", ["Not before the end of October.", "I can't start until the end of October."]
)
def test_a_month_before_the_first_one_is_too_early(line: str):
    first = not_before(line)
    assert first
    said = {
        text: from_then_on(moments(text)[0], first) for text in ("6 September", "4 October", "1 November")
    }
    assert said == {"6 September": False, "4 October": False, "1 November": True}


@pytest.mark.parametrize("line", ["At the end of October.", "Not on Mondays.", "Before October, please."])
def test_no_first_month_is_read_where_none_is_told(line: str):
    assert not_before(line) is None


def test_words_to_the_person_are_read_as_words_about_them():
    assert topics_addressed("I hope your mother is well.") == ["family"]
    assert topics_addressed("Your partner may come too.") == ["marital_status"]
    assert topics_addressed("Parental leave is 20 weeks.") == []
