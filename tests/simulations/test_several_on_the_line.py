"""A colleague rung from within a call: on hold and back, what was allowed, and the tie that stays."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from simulations import calls
from simulations.calls.memory import COOLS_A_MONTH, PERMISSION_LASTS, remembered, tie_today
from simulations.calls.reading import transcript_of
from simulations.calls.refusals import CallOver, ReplyInFlight
from simulations.calls.replies import load_work
from simulations.calls.screen import screen_of
from simulations.calls.ties import keep_ties
from simulations.models import Call, PermissionNote, PracticeTie
from simulations.packs.schema import parse
from simulations.packs.snippets import import_pack
from tests.simulations.rehearsal import access_data, live_call, say_and_hear

pytestmark = pytest.mark.django_db
PACK = parse(access_data())
YES = "Yes, I can do twenty minutes on Thursday."


@pytest.fixture
def call(recruiter) -> Call:
    return live_call(
        recruiter, **{key: access_data()[key] for key in ("skill", "kind", "directory", "personas")}
    )


def rung(call: Call) -> Call:
    say_and_hear(call, "Who would you like to talk to?", "Somebody who runs the platform.")
    return calls.put_through(call, "tom")


def with_yes(call: Call) -> Call:
    rung(call)
    state = {"persona": "tom", "turn": 2, "trust": 2.0}
    say_and_hear(call, "Could you talk to a candidate for twenty minutes?", YES, director={"state": state})
    return call


def test_the_first_call_waits_and_the_colleague_picks_up_once(call):
    rung(call)
    calls.put_through(call, "maya")
    calls.put_through(call, "tom")
    assert [turn.text for turn in call.turns.filter(persona="tom")] == ["Tom here, between two builds."]
    call.refresh_from_db()
    assert call.on_line == "tom"


def test_words_go_to_whoever_is_on_the_line_and_count_over_everybody(call):
    with_yes(call)
    calls.put_through(call, "maya")
    say_and_hear(call, "Tom can do twenty minutes on Thursday.")
    said = call.turns.filter(speaker="recruiter").values_list("persona", "number")
    assert list(said) == [("maya", 1), ("tom", 2), ("maya", 3)]
    heard = [(turn.persona, turn.number) for turn in call.turns.filter(speaker="candidate")]
    assert heard == [("maya", 1), ("maya", 2), ("tom", 3), ("tom", 4), ("maya", 5)]


def test_each_remembers_only_their_own_talk(call):
    rung(call)
    reply = calls.post_turn(call, uuid4(), "Could you talk to a candidate?").reply
    work = load_work(reply.pk)
    assert work.persona == "tom" and work.state.persona == "tom" and work.state.turn == 1
    assert [said.text for said in work.history] == ["Tom here, between two builds."]


def test_the_site_numbers_sentences_as_a_scripted_rehearsal_does(call):
    with_yes(call)
    assert list(transcript_of(call).by_id) == ["c1.1", "c1.2", "r1.1", "c2.1", "c3.1", "r2.1", "c4.1"]


def test_nobody_is_put_through_while_a_reply_is_on_its_way(call):
    calls.post_turn(call, uuid4(), "Who would you like to talk to?")
    with pytest.raises(ReplyInFlight):
        calls.put_through(call, "tom")


@pytest.mark.parametrize("key", ["ada", "nobody", ""])
def test_only_those_with_a_voice_can_be_called(call, key):
    with pytest.raises(calls.LineRefused):
        calls.put_through(call, key)


def test_nothing_is_said_to_somebody_who_was_not_called(call):
    with pytest.raises(CallOver):
        calls.post_turn(call, uuid4(), "Hello?", to="tom")


def test_a_colleagues_goodbye_leads_back_to_the_first_call(call):
    rung(call)
    say_and_hear(
        call,
        "Thank you, goodbye.",
        "Right, back to it.",
        ended="goodbye",
        director={"state": {"ended": "goodbye"}},
    )
    call.refresh_from_db()
    assert (call.state, call.on_line) == (Call.State.LIVE, "maya")
    with pytest.raises(CallOver):
        calls.post_turn(call, uuid4(), "One more thing.", to="tom")


def test_the_candidates_goodbye_ends_the_call(call):
    say_and_hear(call, "Goodbye.", "Bye.", ended="goodbye", director={"state": {"ended": "goodbye"}})
    call.refresh_from_db()
    assert call.state == Call.State.ENDED


def test_the_screen_says_who_is_on_hold(call):
    with_yes(call)
    call.refresh_from_db()
    screen = screen_of(call)
    assert screen.persona.key == "tom" and screen.away
    before = [bubble.before for bubble in screen.bubbles if bubble.before]
    assert before == ["Maya is on hold. You are with Tom Asante"]
    contact, other = screen.contacts
    assert contact.on_line and contact.spoken and not other.callable


def test_what_was_allowed_is_written_down_changed_and_taken_back(call, recruiter, sign_in):
    client = sign_in(recruiter)
    address = reverse("call-permission", args=[call.pk])
    client.post(address, {"colleague": "tom", "answer": "conditions", "words": "20 minutes, Thursday"})
    client.post(address, {"colleague": "tom", "answer": "yes", "words": "20 minutes"})
    assert list(PermissionNote.objects.values_list("answer", "words")) == [("yes", "20 minutes")]
    client.post(address, {"colleague": "tom", "answer": ""})
    assert not PermissionNote.objects.exists()


@pytest.mark.parametrize(
    "form", [{"colleague": "eve", "answer": "yes"}, {"colleague": "tom", "answer": "maybe"}]
)
def test_a_note_needs_somebody_of_the_directory_and_an_answer(call, recruiter, sign_in, form):
    sign_in(recruiter).post(reverse("call-permission", args=[call.pk]), form)
    assert not PermissionNote.objects.exists()


@pytest.mark.parametrize("name", ["call-line", "call-permission", "call-waiting", "offer"])
def test_nobody_else_acts_on_the_line(call, teammate, sign_in, name):
    assert sign_in(teammate).post(reverse(name, args=[call.pk]), {"to": "tom"}).status_code == 404


def test_a_tie_grows_with_trust_and_keeps_the_permission_in_the_colleagues_words(call):
    with_yes(call)
    calls.hang_up(call)
    keep_ties(call)
    keep_ties(call)
    tie = PracticeTie.objects.get()
    assert (tie.key, tie.strength, tie.permission) == ("tom", 1.5, YES)


def test_a_tie_cools_and_a_permission_lapses():
    now = timezone.now()
    met = now - timedelta(days=90)
    tie = PracticeTie(strength=2.5, last_contact=met, permission=YES, granted_at=met)
    today = tie_today(tie, now)
    assert today.strength == 2.5 - 2 * COOLS_A_MONTH and today.permission == ""
    fresh = tie_today(PracticeTie(strength=2.5, last_contact=now, permission=YES, granted_at=now), now)
    assert (fresh.strength, fresh.permission, fresh.until) == (2.5, YES, now + PERMISSION_LASTS)


def test_who_calls_again_meets_the_tie_as_it_stands_and_strangers_meet_none(call, recruiter, teammate):
    with_yes(call)
    calls.hang_up(call)
    keep_ties(call)
    again, carried = remembered(recruiter, PACK)
    assert again.directory[0].permission.granted and again.directory[0].relationship == 2
    assert carried["tom"].warmth == 0.25 and carried["tom"].met
    assert remembered(teammate, PACK) == (PACK, {})


def test_without_being_asked_to_nobody_remembers(call, recruiter):
    with_yes(call)
    calls.hang_up(call)
    keep_ties(call)
    fresh = calls.start_call(recruiter, PACK)
    assert fresh.carried == {} and fresh.pack["directory"][0]["permission"]["granted"] is False


def test_the_screen_asks_no_more_the_more_is_said_and_the_more_colleagues_there_are(
    call, recruiter, sign_in, django_assert_max_num_queries
):
    client = sign_in(recruiter)
    address = reverse("call", args=[call.pk])
    client.get(address)
    with django_assert_max_num_queries(12) as before:
        client.get(address)
    with_yes(call)
    calls.note_permission(call, "tom", "yes", "20 minutes")
    calls.note_permission(call, "ada", "no", "")
    with django_assert_max_num_queries(len(before)):
        client.get(address)


def test_the_brief_asks_no_more_the_more_calls_were_made(recruiter, sign_in, django_assert_max_num_queries):
    import_pack(PACK)
    client = sign_in(recruiter)
    address = reverse("brief", args=[PACK.slug])

    def one_more():
        made = calls.answer(calls.start_call(recruiter, PACK, engine="offline"))
        say_and_hear(made, "Who would you like to talk to?")
        calls.hang_up(made)

    one_more()
    client.get(address)
    with django_assert_max_num_queries(40) as before:
        assert "remembers" in client.get(address).content.decode()
    for _ in range(4):
        one_more()
    with django_assert_max_num_queries(len(before)):
        client.get(address)
