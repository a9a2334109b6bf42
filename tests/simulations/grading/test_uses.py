"""What uses a cue and what any candidate would have heard: lines of three other trades, spoken at once and written."""

import functools

import pytest

from bench.grading import PACK_FOLDERS
from simulations.grading import grade
from simulations.packs.files import load_pack

NURSE, BAY, ANALYST, FITTER = "night-nurse", "bay-lead", "quiet-analyst", "warm-up"
TOLD = {
    (ANALYST, "sleep"): (
        "What do you want to leave behind?",
        "Being on call broke my sleep. I'd like a bedroom without a phone in it.",
    ),
    (ANALYST, "teach"): (
        "What would you like more of?",
        "Teaching. I run a lunch class on charts, and it's the best hour of my week.",
    ),
    (ANALYST, "train-home"): (
        "How would you travel?",
        "The last good train leaves York at ten past six. After that it's two changes.",
    ),
    (NURSE, "pick-up"): (
        "Which shifts would work for you?",
        "I collect my girl at half past two. Long days are out for me.",
    ),
    (NURSE, "garden"): (
        "What are you proud of?",
        "The garden. I started it with the dementia residents. They forget my name and remember the beans.",
    ),
    (NURSE, "bike"): (
        "How would you get here?",
        "I cycle, along the canal. All I need is a dry shed and a shower.",
    ),
    (BAY, "band"): (
        "How do you spend your evenings?",
        "There's a band. We rehearse Thursday nights, and I've never missed one.",
    ),
    (BAY, "stairs-up"): (
        "Where would you like to lead from?",
        "Keep me on the floor. I tried an office once and grew roots.",
    ),
    (BAY, "sunday"): (
        "Which days can you work?",
        "Any day but Sunday. I drive my dad to church.",
    ),
    (FITTER, "done-by-two"): (
        "What hours suit you best?",
        "Earlies, every time. Give me the dark and the empty yard, and I'm done by two.",
    ),
    (FITTER, "apprentices"): (
        "Which part of your job do you like best?",
        "Tuesdays. I get the apprentices and we take something apart.",
    ),
}
ANYBODY = [
    "The platform team is on call one week in five.",
    "Let's talk again on Thursday at eleven.",
    "You can visit us on Wednesday at three.",
    "We can offer you an interview on Tuesday at ten with our matron.",
    "I'll send you the job description.",
    "We have twenty-eight days of holiday and a good canteen.",
    "Our team is great and everybody works hard.",
    "You can meet the team on Monday at nine.",
    "The next step is a call with my manager.",
    "I'll write to you by Friday.",
    "Please send me your documents, so you can start soon.",
]
FITS = [
    (ANALYST, "sleep", "You would not be on the rota at all; the phone stays with Piet."),
    (ANALYST, "sleep", "I've taken the pager out of your contract."),
    (ANALYST, "teach", "Joana runs our academy. You can meet her on Tuesday at ten."),
    (ANALYST, "train-home", "You'd be done by half past five, so the ten past six is no trouble."),
    (NURSE, "pick-up", "The first shift ends at two, so I would put you on that one."),
    (NURSE, "garden", "You can meet Joana on Tuesday at ten; she looks after our garden."),
    (NURSE, "bike", "There's a locked shed and a shower on the ground floor."),
    (BAY, "band", "The late shift on Thursdays goes to somebody else."),
    (BAY, "stairs-up", "Leads here have no desk upstairs."),
    (BAY, "sunday", "You'd have every Sunday off."),
    (FITTER, "done-by-two", "The first shift ends at two, so I would put you on that one."),
    (FITTER, "apprentices", "You can meet Joana on Tuesday at ten."),
    (FITTER, "apprentices", "Joana teaches our trainees, and she has an hour for you on Tuesday."),
]


@functools.cache
def pack_of(slug: str):
    return next(load_pack(p) for p in (f / f"{slug}.scenario.yaml" for f in PACK_FOLDERS) if p.exists())


def used(call_of, slug: str, cue: str, *rows) -> tuple[str, ...]:
    ask, told = TOLD[slug, cue]
    card = grade(pack_of(slug), call_of("c: Hello.", f"r: {ask}", f"c: {told}", *rows))
    fate = next(fate for fate in card.funnel if fate.cue == cue)
    assert fate.disclosed
    return fate.used


def written(call_of, slug: str, cue: str, line: str, touches=()) -> tuple[str, ...]:
    talk = ("r: Thanks. And what else?", "c: That is it.")
    return used(call_of, slug, cue, *talk, {"follow_up": f"Hello. {line}", "touches": list(touches)})


@pytest.mark.parametrize("line", ANYBODY)
def test_what_any_candidate_hears_uses_nothing(call_of, line: str):
    for slug, cue in TOLD:
        assert used(call_of, slug, cue, f"r: {line}", "c: Ok.") == (), (slug, cue)
        assert written(call_of, slug, cue, line) == (), (slug, cue)


@pytest.mark.parametrize(("slug", "cue", "line"), FITS)
def test_what_fits_this_candidate_uses_the_cue_without_a_touch(call_of, slug: str, cue: str, line: str):
    assert used(call_of, slug, cue, f"r: {line}", "c: Ok.")
    assert written(call_of, slug, cue, line) == ("follow_up",)


@pytest.mark.parametrize(("slug", "cue"), [(FITTER, "done-by-two"), (NURSE, "pick-up")])
def test_a_touch_on_an_hour_is_a_use_of_the_line_about_hours(call_of, slug: str, cue: str):
    line = "The first shift ends at two, so I would put you on that one."
    touch = {"quote": "The first shift ends at two", "because": "c2.1"}
    assert written(call_of, slug, cue, line, [touch]) == ("follow_up:0",)


def test_to_state_how_often_the_team_is_on_call_changes_nothing_for_who_sleeps_badly(call_of):
    line = "The platform team is on call one week in five."
    assert used(call_of, ANALYST, "sleep", f"r: {line}", "c: I see.") == ()
    assert written(call_of, ANALYST, "sleep", line, [{"quote": line, "because": "c2.1"}]) == ()


def test_against_what_was_told_is_no_use(call_of):
    assert written(call_of, BAY, "sunday", "We would like you on the weekend shift, Friday to Sunday.") == ()
