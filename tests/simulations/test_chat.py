"""Several people who write at once: each talk on its own, waiting that shows, and patience that ends."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from simulations import calls
from simulations.calls.screen import screen_of
from simulations.calls.talks import NUDGE_SECONDS, NUDGES
from simulations.models import Call, Turn
from tests.simulations.rehearsal import PERSONA, live_call, say_and_hear, small_data

pytestmark = pytest.mark.django_db


def person(key: str, name: str) -> dict:
    return {
        **PERSONA,
        "key": key,
        "name": name,
        "openers": [f"Hi, {name} here. Is it shift work?"],
        "cues": [],
    }


ASKS = [{"fact": "office-walk", "line": "How far is it from the station?"}]
THREE = [PERSONA, {**person("ole", "Ole Bakke"), "asks": ASKS}, {**person("bea", "Bea Lind"), "asks": ASKS}]


@pytest.fixture
def chat(recruiter) -> Call:
    return live_call(recruiter, medium="chat", kind="career_chat", personas=THREE)


def later(call: Call, seconds: float) -> Call:
    """Let time pass for everybody in the chat."""
    Call.objects.filter(pk=call.pk).update(answered_at=timezone.now() - timedelta(seconds=seconds))
    call.refresh_from_db()
    return call


def test_a_chat_does_not_ring_and_everybody_has_written(chat):
    assert chat.state == Call.State.LIVE
    assert [(turn.persona, turn.number) for turn in chat.turns.all()] == [("maya", 1), ("ole", 2), ("bea", 3)]


def test_two_replies_may_be_on_their_way_to_different_people(chat):
    first = calls.post_turn(chat, uuid4(), "Good evening, Maya.", to="maya", after=0)
    second = calls.post_turn(chat, uuid4(), "Good evening, Ole.", to="ole", after=1)
    assert (first.reply.persona, second.reply.persona) == ("maya", "ole")
    assert second.reply.number == first.reply.number + 1
    with pytest.raises(calls.ReplyInFlight):
        calls.post_turn(chat, uuid4(), "And another thing.", to="ole")


def test_the_screen_shows_one_talk_and_who_is_waiting(chat):
    say_and_hear(chat, "Good evening.")
    screen = screen_of(later(chat, 65), "ole")
    assert {bubble.persona for bubble in screen.shown} == {"ole"}
    assert screen.last_index == 1
    waits = {talk.key: (talk.waits, talk.seconds) for talk in screen.talks}
    assert waits["ole"][0] and waits["ole"][1] >= 64


def test_somebody_of_no_name_shows_the_first_talk(chat):
    assert screen_of(chat, "nobody").persona.key == "maya"


def test_who_waits_too_long_asks_and_then_leaves(chat):
    assert calls.nudge(chat) == 0
    for round_of in range(1, NUDGES + 2):
        assert calls.nudge(later(chat, (NUDGE_SECONDS + 1) * round_of)) == 3
    said = Turn.objects.filter(call=chat, engine="nudge")
    assert said.count() == 3 * (NUDGES + 1)
    assert len(set(said.values_list("text", "persona"))) == said.count()
    chat.refresh_from_db()
    assert (chat.state, chat.ended_by) == (Call.State.ENDED, "patience")


def test_one_who_left_leaves_the_others(chat):
    say_and_hear(chat, "Goodbye, Maya.", "Bye.", ended="goodbye", director={"state": {"ended": "goodbye"}})
    chat.refresh_from_db()
    assert chat.state == Call.State.LIVE
    assert screen_of(chat, "maya").talk_over and not screen_of(chat, "ole").talk_over


def test_nobody_gets_impatient_in_an_unhurried_chat_or_a_call(chat, recruiter):
    Call.objects.filter(pk=chat.pk).update(unhurried=True)
    assert calls.nudge(later(chat, 10_000)) == 0
    assert calls.nudge(later(live_call(recruiter), 10_000)) == 0


def test_the_page_asks_for_nudges_and_names_the_people(chat, recruiter, sign_in):
    client = sign_in(recruiter)
    page = client.get(reverse("call", args=[chat.pk]) + "?to=bea").content.decode()
    assert 'data-talk="ole"' in page and 'name="to" value="bea"' in page and "Waiting" in page
    later(chat, NUDGE_SECONDS + 5)
    assert client.post(reverse("call-waiting", args=[chat.pk])).json() == {"spoke": 3}


def test_the_form_of_the_brief_decides_about_hurry(recruiter, sign_in):
    from simulations.packs.schema import parse
    from simulations.packs.snippets import import_pack

    import_pack(parse(small_data(medium="chat", kind="career_chat", personas=THREE)))
    sign_in(recruiter).post(reverse("start-call", args=["short-call"]), {"unhurried": "on"})
    assert Call.objects.get().unhurried
