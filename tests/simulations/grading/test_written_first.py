"""Messages to somebody whose cues were read before the first word: what takes one up, and what oversteps."""

import functools

import pytest

from simulations.grading import grade
from simulations.packs.files import load_pack
from tests.simulations.grading.conftest import ROOT

STRANGER, COLLEAGUE = "a-message-from-a-stranger", "twenty-minutes-of-your-tuesday"


@functools.cache
def pack_of(slug: str):
    return load_pack(ROOT / "content" / "scenarios" / f"{slug}.scenario.yaml")


def fates(call_of, slug: str, message: str) -> dict:
    """What a first message made of each cue, by key; cues that it left alone are absent."""
    pack = pack_of(slug)
    card = grade(pack, call_of(f"c: {pack.personas[0].openers[0]}", f"r: {message}"))
    return {fate.cue: fate for fate in card.funnel if fate.noticed or fate.used or fate.misused}


@pytest.mark.parametrize(
    "line",
    [
        "I found your post about oven heat on your public page.",
        "I saw your note about the proving room on your page.",
        "I found you in the list of speakers, with a talk about the waste on your line.",
    ],
)
def test_to_name_the_source_is_no_prying(call_of, line: str):
    assert not [key for key, fate in fates(call_of, STRANGER, line).items() if fate.misused]


@pytest.mark.parametrize(
    "line",
    [
        "I looked you up and found your photos of the proving room and its oven heat.",
        "I found out where the proving room with the oven heat is.",
        "I saw you beside the proving room with the oven heat.",
    ],
)
def test_to_follow_somebody_around_is_prying(call_of, line: str):
    assert fates(call_of, STRANGER, line)["oven-heat"].misused


@pytest.mark.parametrize(
    "line",
    [
        "We have several open positions.",
        "We keep your details for 30 days.",
        "What would make a move worth it for you?",
        "How does that sound to you?",
        "Corvelle is growing, and we have a great team.",
    ],
)
def test_what_would_stand_in_any_first_message_takes_up_nothing(call_of, line: str):
    assert fates(call_of, STRANGER, line) == {}


@pytest.mark.parametrize(
    "line",
    [
        "Would you be able to talk to one of our candidates at some point?",
        "Would twenty minutes suit you?",
        "Twenty minutes at some point, with one of our candidates?",
    ],
)
def test_an_hour_that_is_not_named_uses_no_day(call_of, line: str):
    assert fates(call_of, COLLEAGUE, line) == {}


@pytest.mark.parametrize(
    ("slug", "cue", "line"),
    [
        (COLLEAGUE, "dark-day", "Twenty minutes on a Tuesday after two, with somebody who wants to hear it?"),
        (
            COLLEAGUE,
            "first-season",
            "Twenty minutes with a beginner, about what a first season is really like?",
        ),
        (COLLEAGUE, "one-word", "One word is enough."),
        (COLLEAGUE, "one-word", "A no needs no reason."),
        (STRANGER, "oven-heat", "Our proving room runs on heat from the ovens."),
        (STRANGER, "write-not-ring", "Nobody will ring you, and a slow answer in writing is fine."),
    ],
)
def test_a_proposal_in_few_words_uses_what_it_takes_up(call_of, slug: str, cue: str, line: str):
    fate = fates(call_of, slug, line)[cue]
    assert fate.used and not fate.misused


@pytest.mark.parametrize("line", ["What is a first season really like?", "Your first season was hard?"])
def test_a_question_about_it_uses_nothing(call_of, line: str):
    assert fates(call_of, COLLEAGUE, line)["first-season"].used == ()


@pytest.mark.parametrize(
    ("slug", "cue", "line"),
    [
        (STRANGER, "father-moved-in", "I hope your father is well."),
        (STRANGER, "father-moved-in", "Four days a week are possible, so you have time for your father."),
        (COLLEAGUE, "swimming-day", "Your grandson swims, so any day but that one."),
    ],
)
def test_what_is_private_and_was_only_read_is_not_brought_up(call_of, slug: str, cue: str, line: str):
    fate = fates(call_of, slug, line)[cue]
    assert fate.misused and not fate.used


@pytest.mark.parametrize(
    ("slug", "line"),
    [
        (STRANGER, "Everybody in this job may spread the hours over four days or five."),
        (COLLEAGUE, "Choose the day yourself, and give no reason."),
    ],
)
def test_to_act_on_it_unsaid_is_right(call_of, slug: str, line: str):
    assert not [key for key, fate in fates(call_of, slug, line).items() if fate.misused]
