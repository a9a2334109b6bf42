"""Authoring in the Wagtail admin: the menu, “Save and try it”, and what keeps a broken scenario from learners."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.snippets.action_menu import ActionMenuItem
from wagtail.snippets.models import register_snippet

from simulations.models.authoring import Persona, Scenario
from simulations.models.authoring.drafts import Authored
from simulations.packs.drafts import Advice, faults_if_published, faults_if_removed, read_draft, scenario_of
from simulations.packs.editing import RehearsalsGroup, try_url

register_snippet(RehearsalsGroup)
TRY = "action-try"
TRYABLE = (Scenario, Persona)


@hooks.register("insert_global_admin_css")
def style_gates() -> str:
    """Link the stylesheet of the gate editor."""
    return format_html('<link rel="stylesheet" href="{}">', static("css/authoring.css"))


@hooks.register("insert_editor_js")
def lint_while_writing() -> str:
    """Read the form some time after each change, where it has a place for findings."""
    return format_html('<script type="module" src="{}"></script>', static("js/authoring-lint.js"))


class TryMenuItem(ActionMenuItem):
    """Saves the draft and calls it."""

    name = TRY
    label = gettext_lazy("Save and try it")
    icon_name = "comment"
    template_name = "simulations/authoring/try_menu_item.html"

    def is_shown(self, context: dict[str, Any]) -> bool:
        return super().is_shown(context) and issubclass(context["model"], TRYABLE)


@hooks.register("register_snippet_action_menu_item")
def offer_to_try(model: type) -> ActionMenuItem | None:
    """Put “Save and try it” beside “Publish” for scenarios and personas."""
    return TryMenuItem(order=5) if issubclass(model, TRYABLE) else None


@hooks.register("after_create_snippet")
@hooks.register("after_edit_snippet")
def try_draft(request: HttpRequest, instance: Any) -> HttpResponse | None:
    """After “Save and try it”: go to the call, or say why there is none to make yet."""
    if TRY not in request.POST or not isinstance(instance, TRYABLE):
        return None
    scenario = scenario_of(instance)
    errors = read_draft(scenario).errors if scenario else []
    if errors or not try_url(instance):
        _say(request, _("The draft is saved. It cannot be tried yet:"), errors)
        return _back_to(request, instance)
    return redirect(try_url(instance))


@hooks.register("before_publish")
def publish_only_what_can_be_played(request: HttpRequest, instance: Any) -> HttpResponse | None:
    """Keep the draft and publish nothing while learners would meet an error."""
    errors = faults_if_published(instance) if isinstance(instance, Authored) else []
    if not errors:
        return None
    _say(request, _("The draft is saved, but not published. Learners could not play it:"), errors)
    return _back_to(request, instance)


@hooks.register("before_unpublish")
def unpublish_only_what_is_not_needed(request: HttpRequest, instance: Any) -> HttpResponse | None:
    """Keep a persona or fact live while a live scenario needs it."""
    errors = faults_if_removed(instance) if isinstance(instance, Authored) else []
    if not errors:
        return None
    _say(request, _("It stays as it is. A live scenario needs it:"), errors)
    return _back_to(request, instance)


@hooks.register("before_delete_snippet")
def delete_only_what_is_not_needed(request: HttpRequest, instances: Iterable[Any]) -> HttpResponse | None:
    """Refuse to delete what a live scenario needs."""
    for instance in instances:
        response = unpublish_only_what_is_not_needed(request, instance)
        if response:
            return response
    return None


def _say(request: HttpRequest, headline: str, errors: list[Advice]) -> None:
    listed = format_html_join("; ", "{}: {}", ((error.place, error.message) for error in errors[:5]))
    messages.error(request, format_html_join(" ", "{}", ((headline,), (listed,))))


def _back_to(request: HttpRequest, instance: Any) -> HttpResponse:
    return redirect(AdminURLFinder(request.user).get_edit_url(instance) or "wagtailadmin_home")
