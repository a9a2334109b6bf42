"""Every address against every role, and every object against those whose it is not: no door stands open by accident."""

import re
from uuid import uuid4

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from wagtail.documents.models import Document
from wagtail.models import Site

from courses.models import CourseIndexPage, CoursePage, LessonPage
from simulations.models import Call
from simulations.models.authoring import Scenario
from simulations.packs.snippets import import_pack
from tests.simulations.rehearsal import live_call, small_pack
from tests.trainer.test_access import every_view
from trainer import access
from trainer.models import User

pytestmark = pytest.mark.django_db
ROLES = ["visitor", "recruiter", "lead", "manager", "operator"]
OTHERS = ["teammate", "lead", "manager", "stranger", "other_lead", "operator"]
SEEN = ["call", "follow-up", "debrief", "debrief-progress", "call-download", "call-stream", "offer"]
DONE = [
    "call-answer",
    "call-notebook",
    "call-hang-up",
    "call-finish",
    "call-retry",
    "follow-up",
    "call-turns",
]
DONE += ["call-answer-again", "call-line", "call-permission", "call-waiting", "offer"]
UUID = "7d3f0a64-5f0c-4c58-9d9a-6a2f3a3c8f11"


def address(route: str) -> str:
    """A path that the route matches, as far as its pattern can be guessed: the rule is asked before the view."""
    route = re.sub(r"<uuid:\w+>", UUID, route)
    route = re.sub(r"<int:\w+>|\(\\d\+\)|\(\?P<\w+>\\d\+\)", "1", route)
    route = re.sub(r"<[a-z]*:?\w+>", "x", route)
    return "/" + re.sub(r"\(\.\*\)|\.\*", "x", route).replace("^", "").replace("$", "").replace("\\Z", "")


@pytest.mark.parametrize("role", ROLES)
def test_whom_the_rule_of_an_address_keeps_out_is_kept_out(cast, sign_in, role):
    person, client = cast[role], sign_in(cast[role])
    refused = 0
    for route, view in every_view():
        rule = access.rule_for(view, route)
        probe = person if person is not None else client.get("/healthz").wsgi_request.user
        if rule(probe):
            continue
        refused += 1
        for response in (client.get(address(route)), client.post(address(route))):
            away = response.get("Location", "").startswith("/account/login/")
            kept_out = away if person is None else response.status_code == 404
            assert kept_out or response.status_code in {301, 404}, f"{role} at {address(route)}: {response}"
    assert refused > 5


@pytest.fixture
def call(recruiter) -> Call:
    return live_call(recruiter)


@pytest.mark.parametrize("name", SEEN)
def test_a_call_with_all_that_hangs_on_it_is_seen_by_nobody_else(call, cast, sign_in, name):
    for other in OTHERS:
        assert sign_in(cast[other]).get(reverse(name, args=[call.pk])).status_code == 404, other
    assert sign_in(None).get(reverse(name, args=[call.pk])).status_code in {302, 401}


@pytest.mark.parametrize("name", DONE)
def test_nobody_else_acts_in_a_call(call, cast, sign_in, name):
    words = {"words": "hello", "turn_key": str(uuid4()), "text": "hello", "sentence": "c1.1"}
    before = Call.objects.values().get(pk=call.pk)
    for other in OTHERS:
        assert sign_in(cast[other]).post(reverse(name, args=[call.pk]), words).status_code == 404, other
    assert sign_in(None).post(reverse(name, args=[call.pk]), words).status_code in {302, 401}
    assert Call.objects.values().get(pk=call.pk) == before and call.turns.count() == 1


@pytest.fixture
def pages(db) -> dict[str, str]:
    """The address of a lesson of every kind."""
    index = Site.objects.get().root_page.add_child(instance=CourseIndexPage(title="Learn", slug="learn"))
    course = index.add_child(instance=CoursePage(title="C", slug="c", skill="anthropologist", promise="p"))

    def lesson(slug: str, **more) -> str:
        return course.add_child(instance=LessonPage(title=slug, slug=slug, objective="say it", **more)).url

    return {
        "open": lesson("open", open_to_visitors=True),
        "closed": lesson("closed"),
        "draft": lesson("draft", live=False),
        "open draft": lesson("open-draft", live=False, open_to_visitors=True),
    }


READERS = {
    "open": ["visitor", "recruiter", "lead", "manager", "operator"],
    "closed": ["recruiter", "lead", "manager", "operator"],
    "draft": [],
    "open draft": [],
}


@pytest.mark.parametrize("kind", READERS)
def test_a_lesson_is_read_by_whom_it_is_for_and_a_draft_by_nobody(pages, cast, sign_in, kind):
    for role in ROLES:
        response = sign_in(cast[role]).get(pages[kind])
        assert (response.status_code == 200) == (role in READERS[kind]), f"{role}: {response.status_code}"
        if kind.endswith("draft"):
            assert response.status_code == 404, "a draft looks like nothing at all"


@pytest.mark.parametrize(
    "name",
    ["wagtailadmin_pages:edit", "wagtailadmin_pages:view_draft", "wagtailadmin_pages:preview_on_edit",
     "wagtailadmin_pages:history", "wagtailadmin_pages:delete", "wagtailadmin_pages:unpublish"],
)  # fmt: skip
def test_pages_are_edited_and_previewed_by_those_who_write(pages, cast, sign_in, name):
    lesson = LessonPage.objects.get(slug="draft")
    for role in ROLES:
        response = sign_in(cast[role]).get(reverse(name, args=[lesson.pk]))
        admitted = response.status_code in {200, 302} and "/account/login/" not in response.get(
            "Location", ""
        )
        assert admitted == (role in {"manager", "operator"}), f"{role}: {response.status_code}"


def test_scenarios_in_draft_are_briefed_and_called_by_nobody_but_tried_by_those_who_write(cast, sign_in):
    import_pack(small_pack())
    Scenario.objects.update(live=False)
    for role in ROLES:
        client = sign_in(cast[role])
        for response in (client.get("/practice/short-call/"), client.post("/practice/short-call/start/")):
            assert response.status_code == 404 if role != "visitor" else response.status_code == 302, role
        tried = client.get("/practice/short-call/try/").status_code
        assert (tried in {200, 302}) == (role in {"visitor", "manager"}), role
    assert not Call.objects.exclude(learner=cast["manager"]).exists()


def test_documents_are_for_people_who_are_signed_in(cast, sign_in, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    document = Document.objects.create(title="Guide", file=ContentFile(b"words", name="guide.txt"))
    for role in ROLES:
        response = sign_in(cast[role]).get(document.url)
        b"".join(response)
        assert (response.status_code == 200) == (role != "visitor"), role
        assert sign_in(cast[role]).get(f"/media/documents/{document.filename}").status_code == 404


def test_a_table_of_progress_holds_no_other_team(cast, sign_in):
    for url in ("/progress/", "/progress.csv"):
        page = sign_in(cast["lead"]).get(url).content.decode()
        assert "Kofi" in page and "Pavel" not in page
        asked = sign_in(cast["lead"]).get(f"{url}?team={cast['stranger'].team.pk}").content.decode()
        assert "Pavel" not in asked
        assert "Pavel" in sign_in(cast["manager"]).get(url).content.decode()


@pytest.mark.parametrize("act", ["person", "person-deactivate", "person-reactivate", "person-invite"])
def test_an_operator_cannot_be_seen_or_touched_by_a_manager(cast, sign_in, act):
    url = reverse(act, args=[cast["operator"].pk])
    client = sign_in(cast["manager"])
    assert client.post(url, {"role": "learner"}).status_code == client.get(url).status_code == 404 or (
        client.get(url).status_code == 405
    )
    cast["operator"].refresh_from_db()
    assert cast["operator"].is_active and cast["operator"].is_superuser


def test_a_manager_finds_no_way_to_users_in_wagtail(cast, sign_in):
    client = sign_in(cast["manager"])
    home = client.get("/admin/").content.decode()
    for place in ("users", "groups", "sites", "workflows", "redirects"):
        assert f"/admin/{place}/" not in home
    other = cast["stranger"]
    assert client.post(f"/admin/bulk/trainer/user/delete/?id={other.pk}")["Location"] == "/admin/"
    assert User.objects.filter(pk=other.pk).exists()
    assert client.post("/admin/users/new/", {"email": "x@rapport.example"}).status_code == 404
