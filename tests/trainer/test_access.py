import re

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpResponse
from django.test import RequestFactory
from django.urls import URLPattern, get_resolver, path, reverse

from tests.factories import PASSWORD
from trainer import access
from trainer.middleware import AccessMiddleware

EVERYBODY = ["visitor", "recruiter", "teammate", "lead", "manager", "stranger", "other_lead", "operator"]
SIGNED_IN = EVERYBODY[1:]
LEADS = ["lead", "other_lead", "manager"]

ADMITTED = {
    "/": EVERYBODY,
    "/healthz": EVERYBODY,
    "/readyz": EVERYBODY,
    "/account/login/": EVERYBODY,
    "/account/password/reset/": EVERYBODY,
    "/account/password/change/": SIGNED_IN,
    "/account/email/": SIGNED_IN,
    "/people/": ["manager", "operator"],
    "/people/add/": ["manager", "operator"],
    "/people/teams/": ["manager", "operator"],
    "/progress/": LEADS,
    "/progress.csv": LEADS,
    "/admin/": ["manager", "operator"],
    "/admin/users/": ["operator"],
    "/admin/groups/": ["operator"],
    "/admin/sites/": ["operator"],
    "/admin/workflows/list/": ["operator"],
    "/admin/workflows/task_chooser/": ["operator"],
    "/admin/redirects/": ["operator"],
    "/admin/collections/": ["operator"],
    "/admin/reports/site-history/": ["manager", "operator"],
    "/admin/images/": ["manager", "operator"],
    "/admin/documents/": ["manager", "operator"],
    "/admin/snippets/simulations/scenario/": ["manager", "operator"],
    "/admin/snippets/simulations/scenario/start/": ["manager", "operator"],
    "/admin/snippets/simulations/scenario/start/discovery/": ["manager", "operator"],
    "/admin/snippets/simulations/persona/": ["manager", "operator"],
    "/admin/snippets/simulations/fact/": ["manager", "operator"],
    "/admin/snippets/simulations/rubric/": ["manager", "operator"],
    "/admin/failwhale/": [],
    "/admin/test404/": [],
    "/practice/": SIGNED_IN,
    "/styleguide/": ["manager"],
    "/django-admin/": ["operator"],
}


def every_view(patterns=None, before=""):
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield route, pattern.callback
        else:
            yield from every_view(pattern.url_patterns, route)


def test_every_address_has_a_rule():
    missing = [route for route, view in every_view() if access.rule_for(view, route) is None]
    assert missing == [], "decorate these views with @allow(...) or add their mount to trainer.access.MOUNTED"


def test_every_mount_is_in_use():
    routes = [route for route, view in every_view() if not hasattr(view, "access_rule")]
    idle = [mount for mount, _ in access.MOUNTED if not any(route.startswith(mount) for route in routes)]
    assert idle == []


def test_a_view_without_a_rule_is_refused_loudly(rf: RequestFactory):
    request = rf.get("/new/")
    request.resolver_match = path("new/", lambda request: HttpResponse()).resolve("new/")
    with pytest.raises(ImproperlyConfigured, match="has no access rule"):
        AccessMiddleware(lambda request: HttpResponse()).process_view(
            request, lambda request: HttpResponse(), (), {}
        )


@pytest.mark.parametrize("url", ADMITTED)
def test_the_cast_is_admitted_as_the_table_says(url, cast, sign_in):
    for name, person in cast.items():
        response = sign_in(person).get(url)
        away = response.get("Location", "").startswith("/account/login/")
        if name in ADMITTED[url]:
            assert response.status_code in {200, 302} and not away, f"{name} is kept out of {url}"
        else:
            assert away if person is None else response.status_code == 404, f"{name} is let in to {url}"


def test_a_visitor_is_sent_to_sign_in_and_comes_back(client, db):
    response = client.get("/progress/?team=3")
    assert response["Location"] == "/account/login/?next=/progress/%3Fteam%3D3"


def test_what_is_forbidden_looks_like_what_is_missing(sign_in, recruiter):
    client = sign_in(recruiter)
    assert client.get("/people/").status_code == client.get("/people-that-are-missing/").status_code == 404


@pytest.mark.parametrize(
    "headers",
    [{"HX-Request": "true"}, {"Accept": "text/event-stream"}, {"Sec-Fetch-Mode": "cors"}],
)
def test_a_script_is_told_401_with_a_way_to_sign_in(client, db, headers):
    page = {"HX-Current-URL": "http://testserver/calls/7?x=1"}
    response = client.get("/progress/", headers=headers | page)
    assert response.status_code == 401
    assert "/account/login/?next=/calls/7%3Fx%3D1" in response.content.decode()


def test_the_way_back_never_leads_to_another_site(client, db):
    response = client.post("/people/add/", headers={"Referer": "https://elsewhere.example/people/add/"})
    assert response["Location"] == "/account/login/?next=/"


def test_a_deactivated_person_loses_the_next_request(sign_in, lead):
    client = sign_in(lead)
    assert client.get("/progress/").status_code == 200
    lead.is_active = False
    lead.save()
    assert client.get("/progress/").status_code == 302


def test_wagtails_own_sign_in_leads_to_ours(client, db):
    response = client.get("/admin/login/?next=/admin/pages/")
    assert response["Location"] == "/account/login/?next=%2Fadmin%2Fpages%2F"
    assert client.get("/admin/")["Location"] == "/account/login/?next=/admin/"


def test_wagtails_password_reset_is_closed_to_everybody(sign_in, operator):
    assert sign_in(operator).get("/admin/password_reset/").status_code == 404


def test_pages_can_be_kept_for_people_who_are_signed_in(settings, sign_in, recruiter, client):
    settings.RAPPORT_PUBLIC_PAGES = False
    assert client.get("/some-page/").status_code == 302
    assert sign_in(recruiter).get("/some-page/").status_code == 404


def test_objects_that_are_missing_or_forbidden_both_raise_404(recruiter, stranger):
    from django.http import Http404

    from trainer.models import User

    def own(user, found):
        return found == user

    assert access.get_permitted(User.objects.all(), own, recruiter, pk=recruiter.pk) == recruiter
    for pk in (stranger.pk, 0):
        with pytest.raises(Http404):
            access.get_permitted(User.objects.all(), own, recruiter, pk=pk)


def test_learner_pages_have_the_strict_policy_and_only_the_admin_a_relaxed_one(sign_in, manager):
    client = sign_in(manager)
    strict = client.get("/people/")["Content-Security-Policy"]
    relaxed = client.get("/admin/")["Content-Security-Policy"]
    assert "unsafe" not in strict
    assert re.search(r"script-src [^;]*'unsafe-inline'", relaxed)
    assert "object-src 'none'" in strict and "object-src 'none'" in relaxed


def test_headers_that_close_doors_are_on_every_page(client, db):
    response = client.get(reverse("account_login"))
    assert response["Permissions-Policy"].startswith("camera=()")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Referrer-Policy"] == "same-origin"
    assert response["X-Frame-Options"] == "DENY"


@pytest.mark.parametrize(
    ("fault", "words", "seconds"),
    [
        ("database is locked", "still on the page you came from", "5"),
        ("database or disk is full", "no room to write", "60"),
    ],
)
def test_a_database_that_cannot_write_says_what_is_kept_and_when_to_try_again(
    sign_in, manager, monkeypatch, fault, words, seconds
):
    from django.db import OperationalError

    def fail(*args, **kwargs):
        raise OperationalError(fault)

    client = sign_in(manager)
    monkeypatch.setattr("trainer.queries.teams_with_size", fail)
    response = client.get("/people/teams/")
    assert response.status_code == 503 and response["Retry-After"] == seconds
    assert words in response.content.decode()


@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}])
def test_a_database_that_is_gone_before_the_person_is_known_answers_the_same(
    sign_in, recruiter, monkeypatch, headers
):
    from django.db import OperationalError

    def fail(*args, **kwargs):
        raise OperationalError("connection refused")

    client = sign_in(recruiter)
    client.raise_request_exception = False
    monkeypatch.setattr("django.contrib.sessions.backends.db.SessionStore._get_session_from_db", fail)
    response = client.get("/practice/", headers=headers)
    assert response.status_code == 503 and response["Retry-After"] == "5"
    assert "still on the page you came from" in response.content.decode()


def test_a_session_that_cannot_be_written_answers_the_same(client, recruiter, monkeypatch):
    from django.db import OperationalError

    def fail(*args, **kwargs):
        raise OperationalError("database is locked")

    client.raise_request_exception = False
    monkeypatch.setattr("django.contrib.sessions.backends.db.SessionStore.save", fail)
    form = {"login": recruiter.email, "password": PASSWORD}
    response = client.post("/account/login/", form)
    assert response.status_code == 503 and response["Retry-After"] == "5"
    assert "Too many people are writing at once" in response.content.decode()


def test_a_fault_of_our_own_is_a_fault_of_our_own(client, monkeypatch, db):
    client.raise_request_exception = False
    monkeypatch.setattr("trainer.middleware.rule_for", lambda view, route: None)
    response = client.get("/practice/")
    assert response.status_code == 500 and "dropped on our side" in response.content.decode()


def test_a_page_of_the_course_tree_is_closed_to_visitors_unless_it_says_otherwise(client, db):
    from wagtail.models import Page, Site

    Site.objects.get().root_page.add_child(instance=Page(title="Plain", slug="plain", live=True))
    assert client.get("/plain/").status_code in {302, 404}
