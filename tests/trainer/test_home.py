"""The front door for visitors, the home page for everybody else, and the panels that other apps put on it."""

import pytest
import time_machine
from django.test import override_settings
from django.urls import reverse

from trainer import panels
from trainer.panels import Panel
from trainer.views.home import greeting_at


@pytest.fixture
def no_panels(monkeypatch):
    monkeypatch.setattr(panels, "_panels", {})


def begin(name: str, slot: str, order: int, context: dict | None) -> None:
    panels.register(Panel(name, slot, "trainer/panels/begin.html", lambda request: context, order))


def test_a_visitor_is_welcomed_at_the_front_door(client, db):
    response = client.get("/")
    assert response.status_code == 200
    assert "trainer/landing.html" in [t.name for t in response.templates]


@pytest.mark.parametrize("open_to_all", [True, False])
def test_visitors_are_sent_to_the_lessons_only_where_they_may_read_them(client, db, settings, open_to_all):
    settings.RAPPORT_PUBLIC_PAGES = open_to_all
    assert ("Read the first lesson" in client.get("/").content.decode()) is open_to_all


def test_the_landing_page_asks_the_database_nothing(client, django_assert_num_queries, db):
    with django_assert_num_queries(0):
        client.get("/")


def test_somebody_signed_in_is_greeted_by_name(sign_in, recruiter, no_panels):
    assert f", {recruiter.first_name}</h1>" in sign_in(recruiter).get("/").content.decode()


def test_a_home_page_without_any_history_starts_the_work(sign_in, recruiter, no_panels):
    page = sign_in(recruiter).get("/").content.decode()
    assert "No calls yet" in page
    assert "Begin here" in page


@pytest.mark.parametrize(
    ("hour", "greeting"),
    [
        (0, "Good evening"),
        (5, "Good morning"),
        (11, "Good morning"),
        (12, "Good afternoon"),
        (18, "Good evening"),
    ],
)
def test_the_greeting_follows_the_hour(hour: int, greeting: str):
    assert greeting_at(hour) == greeting


@override_settings(TIME_ZONE="Asia/Tokyo")
def test_the_greeting_follows_the_clock_of_the_installation(sign_in, recruiter):

    with time_machine.travel("2026-11-23T00:30:00Z", tick=False):
        assert "Good morning" in sign_in(recruiter).get("/").content.decode()


def test_only_the_first_panel_to_continue_with_is_shown(rf, no_panels):
    begin("later", "continue", 20, {})
    begin("silent", "continue", 5, None)
    begin("first", "continue", 10, {})
    assert [panel.name for panel in panels.shown(rf.get("/"), "continue")] == ["first"]


def test_panels_of_a_slot_stand_in_their_order(rf, no_panels):
    begin("second", "main", 20, {})
    begin("first", "main", 10, {})
    begin("elsewhere", "side", 1, {})
    assert [panel.name for panel in panels.shown(rf.get("/"), "main")] == ["first", "second"]


def test_a_panel_of_the_same_name_is_replaced_and_can_be_taken_off(rf, no_panels):
    begin("one", "main", 10, {"n": 1})
    begin("one", "main", 10, {"n": 2})
    assert [panel.context for panel in panels.shown(rf.get("/"), "main")] == [{"n": 2}]
    panels.unregister("one")
    assert panels.shown(rf.get("/"), "main") == []


def test_a_slot_that_does_not_exist_is_refused(no_panels):
    with pytest.raises(ValueError, match="continue, main, side, wide"):
        begin("lost", "attic", 1, {})


def test_the_style_guide_shows_every_component_to_authors(sign_in, manager):
    response = sign_in(manager).get(reverse("styleguide"))
    assert response.status_code == 200
    page = response.content.decode()
    assert page.count('data-theme="dark"') == 1
    assert "June" in page or "Enter a valid date" in page


def test_the_style_guide_is_closed_to_recruiters(sign_in, recruiter):
    assert sign_in(recruiter).get(reverse("styleguide")).status_code == 404


@pytest.mark.parametrize("name", ["400.html", "403.html", "403_csrf.html", "404.html", "500.html"])
def test_a_fault_page_renders_without_a_request(name: str):
    from django.template.loader import render_to_string

    assert "Go to the start page" in render_to_string(name)


def test_a_page_that_does_not_exist_is_kind_about_it(sign_in, recruiter):
    response = sign_in(recruiter).get("/no/such/page/")
    assert response.status_code == 404
    assert "No line to this page" in response.content.decode()
