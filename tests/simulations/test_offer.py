"""The offer package: chosen or worded parts, each of which may name the line it answers."""

import pytest
from django.urls import reverse

from simulations import calls
from simulations.calls.frozen import pack_of
from simulations.calls.offer import STANDARD, Chosen, parts_of
from simulations.calls.reading import transcript_of
from simulations.models import Call, FollowUpMessage
from tests.simulations.rehearsal import live_call, say_and_hear, small_pack

pytestmark = pytest.mark.django_db
PARTS = [
    {
        "key": "start",
        "title": "Start date",
        "choices": ["You start on 1 September.", "You start on 2 November."],
    },
    {"key": "welcome", "title": "Welcome"},
]
OCTOBER = "Not before the end of October."


@pytest.fixture
def ended(recruiter) -> Call:
    call = live_call(recruiter, medium="offer", kind="offer", stage="post_offer", offer_parts=PARTS)
    say_and_hear(call, "When could you start?", OCTOBER, disclosed=("school-year",))
    return calls.hang_up(call)


def page(client, call: Call):
    return client.get(reverse("offer", args=[call.pk])).content.decode()


def test_a_pack_without_parts_has_the_standard_ones():
    assert parts_of(small_pack()) == STANDARD


def test_a_sent_offer_is_read_part_by_part_with_its_reasons(ended, recruiter, sign_in):
    form = {
        "choice-start": "You start on 2 November.",
        "because-start": "c2.1",
        "text-welcome": "Your desk is by the window.",
        "act": "send",
    }
    response = sign_in(recruiter).post(reverse("offer", args=[ended.pk]), form)
    assert response.url == reverse("debrief", args=[ended.pk])
    written = transcript_of(ended).follow_up
    assert written.text == "You start on 2 November.\nYour desk is by the window."
    assert [(touch.quote, touch.because) for touch in written.touches] == [
        ("You start on 2 November.", "c2.1")
    ]


def test_own_words_stand_in_the_place_of_a_choice(ended):
    chosen = Chosen("start", "You start on 1 September.", "You start when it suits you, from November on.")
    draft = calls.save_offer(ended, pack_of(ended), [chosen])
    assert draft.text == "You start when it suits you, from November on."


def test_a_draft_is_kept_and_shown_again(ended, recruiter, sign_in):
    client = sign_in(recruiter)
    client.post(
        reverse("offer", args=[ended.pk]), {"choice-start": "You start on 2 November.", "act": "save"}
    )
    assert not FollowUpMessage.objects.get().sent_at
    assert 'value="You start on 2 November." checked' in page(client, ended)


@pytest.mark.parametrize(
    "form",
    [
        {},
        {"choice-start": "A yacht."},
        {"text-bonus": "A bonus."},
    ],
)
def test_nothing_of_the_scenario_is_nothing_to_send(ended, recruiter, sign_in, form):
    response = sign_in(recruiter).post(reverse("offer", args=[ended.pk]), {**form, "act": "send"})
    assert response.status_code == 422
    ended.refresh_from_db()
    assert ended.state == Call.State.ENDED


def test_a_part_that_is_too_long_says_which(ended, recruiter, sign_in):
    form = {"text-welcome": "word " * 600, "act": "save"}
    response = sign_in(recruiter).post(reverse("offer", args=[ended.pk]), form)
    assert response.status_code == 422 and "“Welcome” has" in response.content.decode()


def test_while_the_call_is_on_there_is_no_offer_yet(recruiter, sign_in):
    call = live_call(recruiter, medium="offer", kind="offer")
    assert sign_in(recruiter).get(reverse("offer", args=[call.pk])).url == reverse("call", args=[call.pk])


def test_the_end_of_the_call_leads_to_the_offer(ended, recruiter, sign_in):
    shown = sign_in(recruiter).get(reverse("call", args=[ended.pk])).content.decode()
    assert reverse("offer", args=[ended.pk]) in shown
