"""What the welcome page of Wagtail's admin offers an author: a few things to do, not a list of models."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import Component

from trainer.access import authors, leads, manages


@dataclass(frozen=True)
class Task:
    """One thing an author may want to do. A task whose route does not resolve is left out."""

    label: str | Promise
    why: str | Promise
    icon: str
    route: str
    rule: Callable[[Any], bool]


TASKS = [
    Task(
        _("Write a lesson"),
        _("Courses and their lessons, with a preview of each page."),
        "learn",
        "wagtailadmin_explore_root",
        authors,
    ),
    Task(
        _("Shape a scenario"),
        _("Who answers the call, what they carry, and when they say it. Try it from the editor."),
        "practice",
        "wagtailsnippets_simulations_scenario:list",
        authors,
    ),
    Task(_("Make a call yourself"), _("As your recruiters see it."), "ear", "practice", authors),
    Task(_("Invite people"), _("Accounts, roles and teams."), "people", "people", manages),
    Task(
        _("See how it goes"), _("Who took what, who called, and how it was read."), "team", "progress", leads
    ),
    Task(
        _("Look up a component"),
        _("Every piece of the pages, in light and dark."),
        "eye",
        "styleguide",
        authors,
    ),
]


class WelcomePanel(Component):
    """The tasks that this person may do."""

    name = "rapport_welcome"
    template_name = "trainer/admin/welcome.html"
    order = 10

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        request: HttpRequest = (parent_context or {})["request"]
        return {"tasks": offered(request.user)}


def offered(user: Any) -> list[dict[str, Any]]:
    """The tasks of `user`, each with the address it leads to."""
    found = []
    for task in TASKS:
        if not (task.rule(user) or user.is_superuser):
            continue
        try:
            url = reverse(task.route)
        except NoReverseMatch:
            continue
        found.append({"label": task.label, "why": task.why, "icon": task.icon, "url": url})
    return found
