"""Written messages: how they are taken, simulated days, and stopping when asked."""

from uuid import uuid4

import pytest

from simulations import calls
from simulations.calls.reading import transcript_of
from simulations.calls.screen import screen_of
from simulations.calls.simulated import date_at, season
from simulations.candidates.rehearsal import DAY_SECONDS, Rehearsal
from simulations.director import start
from simulations.models import Call
from simulations.packs.pack import Pack
from simulations.packs.schema import parse
from tests.simulations.rehearsal import CLIMBING, PERSONA, SCHOOL, live_call, small_data

PROFILE = (
    "I keep the harbour's data in order. Weekends I'm on the wall by the harbour. Climbing. "
    "My mother is ill, so I cut my hours last year."
)
SIGNAL = {**CLIMBING, "lines": ["Weekends I'm on the wall by the harbour. Climbing."]}
ILL = {
    **SCHOOL,
    "key": "mother",
    "legality": "red",
    "topic": "why she works fewer hours",
    "fact": "My mother is ill.",
    "lines": ["My mother is ill, so I cut my hours last year."],
    "anchors": ["mother", "ill"],
}
REACTIONS = {
    "warm": ["You read what I wrote. Go on."],
    "plain": ["Thanks. Not for me."],
    "put_off": ["That is not for you to bring up."],
    "too_soon": ["You wrote only the other day."],
    "stop": ["I have signed elsewhere. Please take me off the list."],
}
READER = {**PERSONA, "openers": [PROFILE], "cues": [SIGNAL, ILL], "reactions": REACTIONS}
CALENDAR = {
    "starts": "2026-03-02",
    "weeks": 30,
    "pause_weeks": 6,
    "days": [{"date": "2026-05-12", "title": "Exam"}],
}


def one_way(**changes) -> Pack:
    return parse(small_data(medium="email", kind="one_way", max_turns=1, personas=[READER], **changes))


def in_touch(**changes) -> Pack:
    data = {
        "medium": "email",
        "kind": "keeping_in_touch",
        "max_turns": 5,
        "calendar": CALENDAR,
        "personas": [READER],
    }
    return parse(small_data(**{**data, **changes}))


def test_what_stands_in_a_profile_counts_as_told():
    assert start(one_way().personas[0]).disclosed == ("climbing", "mother")


@pytest.mark.parametrize(
    ("message", "reply", "ended"),
    [
        (
            "You wrote that you climb. Our office is next to the wall, so keep your Fridays.",
            "warm",
            "max_turns",
        ),
        (
            "We are a fast-growing company with great people and I would love to connect.",
            "plain",
            "max_turns",
        ),
        ("I read that your mother is ill. We have flexible hours for that.", "put_off", "patience"),
        ("You climb, I read. Do you have children, or are you planning to?", "put_off", "patience"),
    ],
)
def test_prying_is_worse_than_missing_something(message, reply, ended):
    exchange = Rehearsal(one_way()).say(message)
    assert exchange.reply == REACTIONS[reply][0]
    assert exchange.state.ended == ended


def test_a_message_too_soon_is_answered_so_and_costs_patience():
    call = Rehearsal(in_touch())
    first = call.say("You climb, you wrote. The wall by our office opens on Saturday.", day=0)
    soon = call.say("Just checking in.", day=10)
    assert first.reply == REACTIONS["warm"][0]
    assert (soon.reply, soon.state.patience) == (REACTIONS["too_soon"][0], first.state.patience - 1)


def test_without_a_day_a_message_comes_when_the_pause_is_over():
    call = Rehearsal(in_touch())
    call.say("Hello, Maya.")
    assert call.say("Good news from us.").state.day == 42
    assert [line.at for line in call.transcript().spoken_by("recruiter")] == [0, 42 * DAY_SECONDS]


def test_they_ask_for_no_more_and_whoever_writes_again_has_written_too_often():
    call = Rehearsal(in_touch(max_turns=3))
    call.say("Hello, Maya.")
    asked = call.say("Good news from us.")
    assert asked.reply == REACTIONS["stop"][0] and asked.state.stopped and not asked.state.ended
    again = call.say("One last thing.")
    assert again.state.ended == "patience" and "asked" in again.reply


def test_patience_that_runs_out_asks_for_no_more_too():
    persona = {**READER, "patience_start": 2, "reactions": {**REACTIONS, "stop": []}}
    call = Rehearsal(in_touch(personas=[persona]))
    call.say("Hello, Maya.", day=0)
    assert call.say("Hello again.", day=3).state.stopped


def test_a_question_is_answered_between_two_reactions():
    cue = {**SCHOOL, "lines": ["Not before the end of October."]}
    call = Rehearsal(in_touch(personas=[{**READER, "cues": [SIGNAL, cue]}]))
    assert call.say("When could you start, if it came to it?").direction.disclosed == ("school-year",)


def test_the_calendar_offers_days_until_it_ends():
    calendar = in_touch().calendar
    begun = season(calendar, 20 * 7 * DAY_SECONDS, begun=True)
    assert date_at(calendar, 0).isoformat() == "2026-03-02"
    assert [pause.weeks for pause in begun.pauses] == [1, 2, 4, 6, 8]
    assert [pause.weeks for pause in season(calendar, 0, begun=False).pauses][0] == 0
    assert ("Exam",) in [pause.passing for pause in season(calendar, 63 * DAY_SECONDS, begun=True).pauses]


@pytest.mark.django_db
def test_a_message_goes_out_on_its_simulated_day(recruiter):
    call = live_call(
        recruiter, medium="email", kind="keeping_in_touch", max_turns=5, calendar=CALENDAR, personas=[READER]
    )
    assert call.state == Call.State.LIVE
    posted = calls.post_turn(call, uuid4(), "You climb, you wrote.", day=42)
    assert posted.said.at == 42 * DAY_SECONDS
    assert transcript_of(call).spoken_by("recruiter")[0].at == 42 * DAY_SECONDS
    assert [bubble.before for bubble in screen_of(call).bubbles][1] == "13 April 2026"


@pytest.mark.django_db
@pytest.mark.parametrize(("day", "kept"), [(None, 0), (-5, 0), (9_999, 30 * 7)])
def test_no_message_goes_out_before_the_first_day_or_after_the_last(recruiter, day, kept):
    call = live_call(
        recruiter, medium="email", kind="keeping_in_touch", max_turns=5, calendar=CALENDAR, personas=[READER]
    )
    assert calls.post_turn(call, uuid4(), "Hello.", day=day).said.at == kept * DAY_SECONDS
