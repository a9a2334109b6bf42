"""Wagtail's admin under our own name, with things to do on its first page."""

from django.urls import reverse

from trainer.access import authors
from trainer.look import authoring
from trainer.look.authoring import Task


def labels(user) -> list[str]:
    return [str(task["label"]) for task in authoring.offered(user)]


def test_the_admin_carries_our_name_and_mark(sign_in, manager):
    page = sign_in(manager).get(reverse("wagtailadmin_home")).content.decode()
    assert "Rapport authoring" in page
    assert "brand/mark" in page
    assert "css/admin" in page


def test_the_first_page_offers_an_author_things_to_do(sign_in, manager):
    page = sign_in(manager).get(reverse("wagtailadmin_home")).content.decode()
    assert "What would you like to do?" in page
    assert "Write a lesson" in page
    assert "Shape a scenario" in page
    assert reverse("people") in page


def test_every_task_of_a_manager_leads_to_a_page_that_opens(sign_in, manager):
    client = sign_in(manager)
    for task in authoring.offered(manager):
        assert client.get(task["url"], follow=True).status_code == 200, task["label"]


def test_an_operator_is_offered_what_an_author_is(operator, manager):
    assert set(labels(manager)) <= set(labels(operator))


def test_somebody_who_may_not_author_is_offered_nothing_of_it(recruiter):
    assert labels(recruiter) == []


def test_a_task_without_an_address_is_left_out(manager, monkeypatch):
    monkeypatch.setattr(authoring, "TASKS", [Task("Nowhere", "", "eye", "no-such-page", authors)])
    assert authoring.offered(manager) == []
