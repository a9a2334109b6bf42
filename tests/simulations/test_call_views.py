"""The screens of a call, for the person whose call it is and for nobody else."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from simulations import calls
from simulations.calls.closing import close_abandoned
from simulations.models import Call, ScorecardRecord
from simulations.packs.snippets import import_pack
from simulations.tasks import grade_call, sweep
from tests.simulations.rehearsal import live_call, say_and_hear, small_pack

pytestmark = pytest.mark.django_db
SCREENS = ["call", "follow-up", "debrief", "debrief-progress", "call-download"]
ACTS = ["call-answer", "call-notebook", "call-hang-up", "call-finish", "call-retry"]


@pytest.fixture
def published(db):
    import_pack(small_pack())


@pytest.fixture
def call(recruiter) -> Call:
    return live_call(recruiter)


@pytest.fixture
def graded(call) -> Call:
    say_and_hear(
        call,
        "What do you do at weekends?",
        "Weekends I'm on the wall by the harbour.|Climbing.",
        disclosed=("climbing",),
        director={"direction": {"act": "answer", "cue": "climbing", "unlocked": ["climbing"]}, "state": {}},
    )
    calls.pin(call, "c2.1")
    say_and_hear(call, "Then I will find the wall nearest to our office and keep your Friday free for it.")
    calls.hang_up(call)
    call.refresh_from_db()
    Call.objects.filter(pk=call.pk).update(state=Call.State.GRADING)
    grade_call.call(str(call.pk))
    call.refresh_from_db()
    return call


@pytest.mark.parametrize("name", SCREENS)
@pytest.mark.parametrize("person", ["teammate", "lead", "manager", "stranger", "operator"])
def test_nobody_else_opens_a_call(call, cast, sign_in, name, person):
    assert sign_in(cast[person]).get(reverse(name, args=[call.pk])).status_code == 404


@pytest.mark.parametrize("name", ACTS)
def test_nobody_else_acts_in_a_call(call, teammate, sign_in, name):
    assert sign_in(teammate).post(reverse(name, args=[call.pk])).status_code == 404
    call.refresh_from_db()
    assert call.state == Call.State.LIVE


@pytest.mark.parametrize("name", SCREENS)
def test_a_visitor_is_asked_to_sign_in(call, sign_in, name):
    response = sign_in(None).get(reverse(name, args=[call.pk]))
    assert response.status_code == 302 and "/account/login/" in response["Location"]


@pytest.mark.parametrize("name", ACTS)
def test_no_act_follows_a_link(call, recruiter, sign_in, name):
    assert sign_in(recruiter).get(reverse(name, args=[call.pk])).status_code == 405


def test_a_try_out_is_for_authors(manager, recruiter, sign_in, published):
    assert sign_in(recruiter).get(reverse("try-draft", args=["short-call"])).status_code == 404
    response = sign_in(manager).post(reverse("try-draft", args=["short-call"]))
    trial = Call.objects.get()
    assert response["Location"] == reverse("call", args=[trial.pk])
    assert trial.mode == Call.Mode.TRYOUT
    sign_in(manager).post(reverse("call-answer", args=[trial.pk]))
    page = sign_in(manager).get(response["Location"]).content.decode()
    assert "your draft" in page and "Back to the editor" in page


def test_a_try_out_is_closed_to_somebody_who_no_longer_writes(manager, sign_in):
    trial = live_call(manager)
    Call.objects.filter(pk=trial.pk).update(mode=Call.Mode.TRYOUT)
    manager.role = "learner"
    manager.save()
    assert sign_in(manager).get(reverse("call", args=[trial.pk])).status_code == 404


def test_the_practice_list_starts_the_work(recruiter, sign_in, published):
    page = sign_in(recruiter).get(reverse("practice")).content.decode()
    assert "A short call with Maya" in page and "No calls yet" in page and "Not tried yet" in page


def test_the_practice_list_says_when_there_is_nothing_to_practise(recruiter, sign_in):
    assert "No rehearsals are published yet" in sign_in(recruiter).get(reverse("practice")).content.decode()


def test_the_practice_list_shows_the_last_result(graded, recruiter, sign_in, published):
    page = sign_in(recruiter).get(reverse("practice")).content.decode()
    assert f"{graded.scorecards.get().percent}%" in page


def test_the_practice_list_asks_as_often_for_many_calls_as_for_one(
    graded, recruiter, sign_in, published, django_assert_max_num_queries
):
    client = sign_in(recruiter)
    with django_assert_max_num_queries(14) as first:
        client.get(reverse("practice"))
    for number in range(5):
        import_pack(small_pack(slug=f"other-{number}", title=f"Other {number}"))
        live_call(recruiter, slug=f"other-{number}")
    with django_assert_max_num_queries(len(first)):
        client.get(reverse("practice"))


def test_the_notice_stands_in_the_box_that_starts_the_call(recruiter, sign_in, published):
    page = sign_in(recruiter).get(reverse("brief", args=["short-call"])).content.decode()
    box = page[page.index('id="start"') :]
    box = box[: box.index("</form>")]
    for promise in ["played by software", "judged on your words", "not used for decisions", "Start the call"]:
        assert promise in box


def test_an_unpublished_scenario_has_no_brief(recruiter, sign_in):
    assert sign_in(recruiter).get(reverse("brief", args=["no-such-call"])).status_code == 404


def test_a_call_starts_by_ringing_and_is_answered(recruiter, sign_in, published):
    client = sign_in(recruiter)
    response = client.post(reverse("start-call", args=["short-call"]))
    assert "Ringing" in client.get(response["Location"]).content.decode()
    call = Call.objects.get()
    client.post(reverse("call-answer", args=[call.pk]))
    page = client.get(reverse("call", args=[call.pk])).content.decode()
    assert 'id="c1.1"' in page and "Say something to Maya" in page


def test_what_people_wrote_is_escaped_everywhere(call, recruiter, sign_in):
    attack = "<script>alert(1)</script> <b hx-get='/x'>hi</b>"
    say_and_hear(call, attack, "<img src=x onerror=alert(1)>")
    calls.pin(call, "c2.1")
    calls.annotate(call, "c2.1", attack)
    client = sign_in(recruiter)
    live = client.get(reverse("call", args=[call.pk])).content.decode()
    calls.hang_up(call)
    calls.save_follow_up(call, attack)
    pages = [
        live,
        *(client.get(reverse(name, args=[call.pk])).content.decode() for name in ("follow-up", "debrief")),
    ]
    for page in pages:
        assert "<script>alert(1)" not in page and "<img src=x" not in page and "<b hx-get" not in page


def test_hanging_up_before_a_word_leads_back_to_the_brief(call, recruiter, sign_in):
    response = sign_in(recruiter).post(reverse("call-hang-up", args=[call.pk]))
    assert response["Location"] == reverse("brief", args=["short-call"])


def test_an_ended_call_offers_the_follow_up_and_takes_no_words(call, recruiter, sign_in):
    say_and_hear(call, "Hello.")
    client = sign_in(recruiter)
    page = client.get(client.post(reverse("call-hang-up", args=[call.pk]))["Location"]).content.decode()
    assert "Write the follow-up" in page and 'id="say"' not in page


def test_a_pin_changes_the_notebook_in_place_or_by_a_page(call, recruiter, sign_in):
    client = sign_in(recruiter)
    address = reverse("call-notebook", args=[call.pk])
    answer = client.post(
        address, {"sentence": "c1.1", "act": "pin"}, headers={"accept": "application/json"}
    ).json()
    assert answer["pinned"] == ["c1.1"] and "Hi, Maya here." in answer["html"]
    assert client.post(address, {"sentence": "c1.1", "act": "unpin"}).status_code == 302
    assert not call.pins.exists()


@pytest.mark.parametrize("sentence", ["", "r1.1", "c1.1; drop", "c99.1"])
def test_a_line_that_cannot_be_pinned_is_refused_with_words(call, recruiter, sign_in, sentence):
    address = reverse("call-notebook", args=[call.pk])
    response = sign_in(recruiter).post(
        address, {"sentence": sentence, "act": "pin"}, headers={"accept": "application/json"}
    )
    assert response.status_code == 409 and response.json()["message"]


def test_a_follow_up_is_saved_and_comes_back_with_its_touches(call, recruiter, sign_in):
    say_and_hear(call, "Hello.")
    calls.hang_up(call)
    client = sign_in(recruiter)
    address = reverse("follow-up", args=[call.pk])
    form = {
        "text": "Dear Maya, see you Friday.",
        "quote": ["see you Friday", ""],
        "because": ["c1.1", ""],
        "act": "save",
    }
    assert client.post(address, form, headers={"accept": "application/json"}).json()["saved"]
    page = client.get(address).content.decode()
    assert 'value="see you Friday"' in page and '<option value="c1.1" selected>' in page


def test_a_message_without_words_is_refused_and_nothing_is_sent(call, recruiter, sign_in):
    calls.hang_up(call)
    response = sign_in(recruiter).post(reverse("follow-up", args=[call.pk]), {"text": " ", "act": "send"})
    assert response.status_code == 422 and "no words" in response.content.decode()


def test_a_debrief_tells_the_finding_and_quotes_the_line(graded, recruiter, sign_in):
    page = sign_in(recruiter).get(reverse("debrief", args=[graded.pk])).content.decode()
    assert "Maya told you one thing" in page
    assert 'href="#c2.1"' in page and 'id="c2.1"' in page
    assert "Judged by rules" in page and page.count("Show as a table") == 2


def test_a_debrief_asks_no_more_often_for_a_longer_call(
    graded, recruiter, sign_in, django_assert_max_num_queries
):
    client = sign_in(recruiter)
    with django_assert_max_num_queries(22) as short:
        client.get(reverse("debrief", args=[graded.pk]))
    longer = live_call(recruiter)
    for number in range(8):
        say_and_hear(longer, f"And what about number {number}?", f"Number {number} is fine.")
    calls.hang_up(longer)
    Call.objects.filter(pk=longer.pk).update(state=Call.State.GRADING)
    grade_call.call(str(longer.pk))
    with django_assert_max_num_queries(len(short) + 1):
        client.get(reverse("debrief", args=[longer.pk]))


def test_a_debrief_compares_with_the_last_attempt(graded, recruiter, sign_in):
    again = live_call(recruiter)
    say_and_hear(again, "Hello.")
    calls.hang_up(again)
    Call.objects.filter(pk=again.pk).update(state=Call.State.GRADING)
    grade_call.call(str(again.pk))
    page = sign_in(recruiter).get(reverse("debrief", args=[again.pk])).content.decode()
    assert "last attempt" in page and "attempt 2" in page


def test_while_a_call_is_read_the_page_says_so_and_can_be_left(call, recruiter, sign_in):
    say_and_hear(call, "Hello.")
    calls.hang_up(call)
    Call.objects.filter(pk=call.pk).update(state=Call.State.GRADING)
    client = sign_in(recruiter)
    page = client.get(reverse("debrief", args=[call.pk])).content.decode()
    assert "You can leave" in page and "skel" in page
    assert client.get(reverse("debrief-progress", args=[call.pk])).status_code == 204


def test_a_fault_of_the_grader_leaves_the_call_unscored_and_judge_again_works(
    call, recruiter, sign_in, monkeypatch
):
    say_and_hear(call, "Hello.")
    calls.hang_up(call)
    Call.objects.filter(pk=call.pk).update(state=Call.State.GRADING)
    with monkeypatch.context() as broken:
        broken.setattr("simulations.grading.publish.grade", lambda *args, **kwargs: 1 / 0)
        grade_call.call(str(call.pk))
    record = call.scorecards.get()
    assert (record.state, record.percent, record.passed) == ("unscored", None, False)
    page = sign_in(recruiter).get(reverse("debrief", args=[call.pk])).content.decode()
    assert "Nothing counts against you" in page and "Judge again" in page
    grade_call.call(str(call.pk))
    assert call.scorecards.first().state != "unscored"


def test_reading_a_call_twice_publishes_one_scorecard_and_tells_once(graded):
    from simulations.grading.publish import scorecard_published

    told = []
    scorecard_published.connect(
        lambda record, **kwargs: told.append(record.pk), weak=False, dispatch_uid="test"
    )
    try:
        grade_call.call(str(graded.pk))
    finally:
        scorecard_published.disconnect(dispatch_uid="test")
    assert ScorecardRecord.objects.filter(call=graded).count() == 1 and told == []
    assert set(graded.cue_events.values_list("cue", "stage")) >= {
        ("climbing", "disclosed"),
        ("climbing", "noticed"),
    }


def test_retry_this_moment_opens_a_call_that_stands_there(graded, recruiter, sign_in):
    response = sign_in(recruiter).post(reverse("call-retry", args=[graded.pk]), {"turn": "2"})
    again = Call.objects.get(retry_of=graded)
    assert response["Location"] == reverse("call", args=[again.pk])
    assert again.turns.count() == 3


def test_the_download_holds_every_turn_and_the_scorecard(graded, recruiter, sign_in):
    response = sign_in(recruiter).get(reverse("call-download", args=[graded.pk]))
    data = response.json()
    assert len(data["turns"]) == 5 and data["scorecard"]["schema"] == 1
    assert "attachment" in response["Content-Disposition"]


def test_an_abandoned_call_is_closed_and_sent_to_be_read(call):
    say_and_hear(call, "Hello.")
    Call.objects.filter(pk=call.pk).update(last_active_at=timezone.now() - timedelta(hours=1))
    assert sweep() >= 1
    call.refresh_from_db()
    assert (call.state, call.ended_by) == (Call.State.ENDED, "abandoned")
    Call.objects.filter(pk=call.pk).update(last_active_at=timezone.now() - timedelta(hours=1))
    sweep()
    call.refresh_from_db()
    assert call.state == Call.State.GRADING


def test_an_abandoned_call_without_a_word_is_closed_and_not_read(call):
    Call.objects.filter(pk=call.pk).update(last_active_at=timezone.now() - timedelta(hours=3))
    close_abandoned()
    Call.objects.filter(pk=call.pk).update(last_active_at=timezone.now() - timedelta(hours=3))
    close_abandoned()
    call.refresh_from_db()
    assert call.state == Call.State.ENDED and call.grading_requested_at is None


def test_a_reading_that_got_lost_is_asked_for_again(call):
    say_and_hear(call, "Hello.")
    calls.hang_up(call)
    long_ago = timezone.now() - timedelta(hours=1)
    Call.objects.filter(pk=call.pk).update(state=Call.State.GRADING, grading_requested_at=long_ago)
    sweep()
    call.refresh_from_db()
    assert call.grading_requested_at > long_ago


def test_who_is_deactivated_is_out_at_once_and_their_call_is_closed_and_read(
    call, recruiter, manager, sign_in, django_capture_on_commit_callbacks
):
    client = sign_in(recruiter)
    say_and_hear(call, "What do you do at weekends?")
    silent = live_call(recruiter)
    with django_capture_on_commit_callbacks(execute=True):
        sign_in(manager).post(reverse("person-deactivate", args=[recruiter.pk]))

    assert client.get(reverse("call", args=[call.pk])).status_code == 302
    call.refresh_from_db()
    silent.refresh_from_db()
    assert call.state == Call.State.GRADED and call.ended_by == "abandoned"
    assert silent.state == Call.State.ENDED and silent.grading_requested_at is None


def test_a_missing_call_looks_like_a_forbidden_one(recruiter, sign_in):
    assert sign_in(recruiter).get(reverse("call", args=[uuid4()])).status_code == 404
