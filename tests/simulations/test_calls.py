"""Verbs of a call: nothing acknowledged is lost or doubled, and each refusal says why."""

from uuid import uuid4

import pytest

from simulations import calls
from simulations.calls.cleaning import MAX_LINE, clean
from simulations.calls.notebook import NotebookRefused
from simulations.models import Call, Turn
from simulations.transcripts import Touch
from tests.simulations.rehearsal import live_call, say_and_hear, small_pack

pytestmark = pytest.mark.django_db


@pytest.fixture
def call(recruiter) -> Call:
    return live_call(recruiter)


def texts(call: Call) -> list[str]:
    return [turn.text for turn in call.turns.order_by("index")]


def test_a_new_call_rings_with_a_frozen_copy_of_its_scenario(recruiter):
    call = calls.start_call(recruiter, small_pack(), engine="offline")
    assert call.state == Call.State.RINGING
    assert call.pack["personas"][0]["name"] == "Maya Okafor"
    assert len(call.pack_sha256) == 64


def test_the_hash_of_a_scenario_changes_with_any_word_of_it(recruiter):
    one = calls.start_call(recruiter, small_pack(), engine="offline")
    other = calls.start_call(recruiter, small_pack(brief="Something else."), engine="offline")
    assert one.pack_sha256 != other.pack_sha256


def test_answering_makes_the_opener_the_first_line_and_happens_once(call):
    calls.answer(call)
    assert [(turn.speaker, turn.number, turn.sentences[0]["id"]) for turn in call.turns.all()] == [
        ("candidate", 1, "c1.1")
    ]


def test_a_posted_turn_is_stored_with_numbered_sentences_and_a_pending_reply(call):
    posted = calls.post_turn(call, uuid4(), "Hello Maya. How are you?")
    assert [sentence["id"] for sentence in posted.said.sentences] == ["r1.1", "r1.2"]
    assert (posted.reply.state, posted.reply.number, posted.reply.index) == (Turn.State.PENDING, 2, 2)


def test_the_same_key_with_the_same_words_gives_the_same_turn(call):
    key = uuid4()
    first = calls.post_turn(call, key, "Hello.")
    again = calls.post_turn(call, key, "  Hello.\u200b ")
    assert (again.said.pk, again.reply.pk, again.created) == (first.said.pk, first.reply.pk, False)
    assert call.turns.filter(speaker="recruiter").count() == 1


def test_the_same_key_with_other_words_is_a_conflict(call):
    key = uuid4()
    calls.post_turn(call, key, "Hello.")
    with pytest.raises(calls.TurnConflict):
        calls.post_turn(call, key, "Goodbye.")


def test_a_key_of_another_call_is_a_conflict(call, teammate):
    key = uuid4()
    calls.post_turn(call, key, "Hello.")
    with pytest.raises(calls.TurnConflict):
        calls.post_turn(live_call(teammate), key, "Hello.")


def test_a_second_turn_waits_for_the_answer_to_the_first(call):
    calls.post_turn(call, uuid4(), "Hello.")
    with pytest.raises(calls.ReplyInFlight, match="kept here"):
        calls.post_turn(call, uuid4(), "Are you there?")


def test_a_tab_that_missed_a_turn_is_told_so(call):
    say_and_hear(call, "Hello.")
    with pytest.raises(calls.TurnConflict, match="another tab"):
        calls.post_turn(call, uuid4(), "Hello from the other tab.", after=0)
    assert calls.post_turn(call, uuid4(), "Here I am.", after=2).created


@pytest.mark.parametrize("words", ["", "   \n ", "\u202e\u200b", "\x00"])
def test_a_line_without_words_is_refused(call, words):
    with pytest.raises(calls.WordsRefused, match="no words"):
        calls.post_turn(call, uuid4(), words)


@pytest.mark.parametrize("length", [MAX_LINE + 1, MAX_LINE * 50])
def test_a_line_that_is_too_long_is_refused_with_both_numbers(call, length):
    with pytest.raises(calls.WordsRefused, match=f"{length:,}.*4,000"):
        calls.post_turn(call, uuid4(), "a" * length)
    assert call.turns.count() == 1


def test_hidden_characters_are_dropped_and_the_original_is_kept(call):
    said = calls.post_turn(call, uuid4(), "Hi\x00 \ud800Maya\U000e0041\u202e!").said
    said.refresh_from_db()
    assert said.text == "Hi Maya!"
    assert "\\x00" in said.original_text and "\\ud800" in said.original_text


@pytest.mark.parametrize(
    ("raw", "cleaned"),
    [
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("one\n \n\n\ntwo", "one\n\ntwo"),
        ("caf\u0065\u0301", "café"),
        ("👩\u200d💻 writes", "👩\u200d💻 writes"),
        ("<b>bold</b> & hx-get", "<b>bold</b> & hx-get"),
    ],
)
def test_cleaning_keeps_what_a_reader_would_miss(raw, cleaned):
    assert clean(raw).text == cleaned


def test_a_call_over_takes_no_more_words(call):
    calls.hang_up(call)
    with pytest.raises(calls.CallOver):
        calls.post_turn(call, uuid4(), "Wait!")


def test_a_call_takes_no_more_turns_than_its_scenario_allows(recruiter):
    call = live_call(recruiter, max_turns=1)
    say_and_hear(call, "Hello.")
    with pytest.raises(calls.CallOver, match="used"):
        calls.post_turn(call, uuid4(), "One more.")


def test_hanging_up_keeps_what_was_heard_of_a_reply(call):
    posted = calls.post_turn(call, uuid4(), "Hello.", owner="test")
    calls.hang_up(call)
    posted.reply.refresh_from_db()
    assert (call.state, call.ended_by, posted.reply.state) == (Call.State.ENDED, "hang_up", Turn.State.FAILED)


def test_the_end_of_a_call_is_told_once(call, django_capture_on_commit_callbacks):
    told = []
    calls.call_ended.connect(lambda call, **kwargs: told.append(call.pk), weak=False, dispatch_uid="test")
    try:
        with django_capture_on_commit_callbacks(execute=True):
            calls.hang_up(call)
            calls.hang_up(call)
    finally:
        calls.call_ended.disconnect(dispatch_uid="test")
    assert told == [call.pk]


def test_a_missing_answer_is_settled_before_the_next_turn(call):
    reply = calls.post_turn(call, uuid4(), "Hello.").reply
    Turn.objects.filter(pk=reply.pk).update(state=Turn.State.FAILED)
    with pytest.raises(calls.NoAnswerYet, match="built-in candidate"):
        calls.post_turn(call, uuid4(), "Hello?")


def test_a_reply_that_was_refused_by_the_candidate_does_not_hold_up_the_call(call):
    reply = calls.post_turn(call, uuid4(), "Hello.").reply
    Turn.objects.filter(pk=reply.pk).update(state=Turn.State.FAILED, director={"end": "refused"})
    assert calls.post_turn(call, uuid4(), "Then something else.").reply.number == 2


def test_trying_again_replaces_the_cut_reply_and_keeps_it_in_the_log(call):
    cut = calls.post_turn(call, uuid4(), "Hello.").reply
    Turn.objects.filter(pk=cut.pk).update(
        state=Turn.State.PARTIAL, text="Well,", sentences=[{"id": "c2.1", "text": "Well,"}]
    )
    calls.pin(call, "c2.1")
    again = calls.retry_reply(call, engine="offline")
    cut.refresh_from_db()
    assert (cut.state, again.state, again.number, again.engine) == ("replaced", "pending", 2, "offline")
    assert not call.pins.exists()
    assert len(calls.transcript_of(call).lines) == 2


def test_trying_again_while_the_answer_is_made_gives_that_answer(call):
    reply = calls.post_turn(call, uuid4(), "Hello.").reply
    assert calls.retry_reply(call).pk == reply.pk


def test_nothing_can_be_tried_again_after_a_whole_answer(call):
    say_and_hear(call, "Hello.")
    with pytest.raises(calls.CallOver, match="nothing to try again"):
        calls.retry_reply(call)


def test_the_notebook_holds_six_lines_of_theirs(call):
    say_and_hear(call, "Tell me.", "One.|Two.|Three.|Four.|Five.|Six.|Seven.")
    for number in range(1, 7):
        calls.pin(call, f"c2.{number}")
    assert calls.pin(call, "c2.1").sentence == "c2.1"
    with pytest.raises(NotebookRefused, match="six"):
        calls.pin(call, "c2.7")


@pytest.mark.parametrize("sentence", ["r1.1", "c9.1", "x"])
def test_only_lines_of_the_other_side_can_be_pinned(call, sentence):
    say_and_hear(call, "Tell me.")
    with pytest.raises(NotebookRefused):
        calls.pin(call, sentence)


def test_a_note_is_cleaned_and_bounded_and_goes_with_its_pin(call):
    calls.pin(call, "c1.1")
    calls.annotate(call, "c1.1", "wall\u202e near the office " + "x" * 400)
    assert call.pins.get().note.startswith("wall near the office") and len(call.pins.get().note) == 300
    calls.unpin(call, "c1.1")
    assert not call.pins.exists()


def test_a_touch_needs_words_of_the_message_and_a_line_of_the_call(call):
    say_and_hear(call, "Tell me.")
    calls.hang_up(call)
    touches = [
        Touch("see you Friday", "c1.1"),
        Touch("never written", "c1.1"),
        Touch("see you Friday", "c9.9"),
        Touch("see you Friday", "c1.1"),
    ]
    draft = calls.save_follow_up(call, "Dear Maya, see you Friday.", touches)
    assert draft.touches == [{"quote": "see you Friday", "because": "c1.1"}]


def test_a_message_is_written_after_the_call_and_sent_once(call):
    with pytest.raises(calls.CallOver, match="Hang up"):
        calls.save_follow_up(call, "Dear Maya")
    calls.hang_up(call)
    calls.send_follow_up(call, "Dear Maya")
    with pytest.raises(calls.CallOver, match="sent"):
        calls.save_follow_up(call, "Dear Maya, one more thing")


def test_an_empty_message_is_not_sent_and_a_draft_is_not_graded(call):
    calls.hang_up(call)
    with pytest.raises(calls.WordsRefused):
        calls.send_follow_up(call, "  ")
    calls.save_follow_up(call, "Dear Maya")
    assert calls.transcript_of(call).follow_up is None


def test_going_back_copies_the_lines_before_the_moment_with_their_ids_and_pins(call):
    say_and_hear(call, "Hello.", "Hi.", director={"state": {"persona": "maya", "trust": 1.5}})
    say_and_hear(call, "Weekends?", "I climb.")
    calls.pin(call, "c2.1")
    calls.pin(call, "c3.1")
    again = calls.retry_from(call, 2)
    assert texts(again) == ["Hi, Maya here. Go ahead.", "Hello.", "Hi."]
    assert [pin.sentence for pin in again.pins.all()] == ["c2.1"]
    assert (again.state, again.retry_of, again.retry_from_turn, again.seed) == ("live", call, 2, call.seed)
    assert calls.post_turn(again, uuid4(), "And away from work?").said.sentences[0]["id"] == "r2.1"


def test_a_moment_that_never_was_cannot_be_gone_back_to(call):
    with pytest.raises(calls.CallOver):
        calls.retry_from(call, 5)


def test_a_retry_is_never_assessed(call):
    Call.objects.filter(pk=call.pk).update(mode=Call.Mode.ASSESSED)
    call.refresh_from_db()
    say_and_hear(call, "Hello.")
    assert calls.retry_from(call, 1).mode == Call.Mode.PRACTICE


def test_turns_stay_in_order_when_the_clock_goes_back(call):
    first = calls.post_turn(call, uuid4(), "Hello.")
    Turn.objects.filter(pk=first.reply.pk).update(state=Turn.State.COMPLETE, at=500.0)
    second = calls.post_turn(call, uuid4(), "Still there?")
    assert second.said.index > first.reply.index and second.said.at >= 500.0
