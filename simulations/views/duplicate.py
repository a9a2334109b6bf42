"""Duplicating a scenario in the admin."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages
from wagtail.admin.auth import permission_required

from simulations.models.authoring import Scenario
from simulations.packs.duplicate import duplicate
from simulations.packs.new_draft import free_slug
from simulations.packs.problems import PackError
from simulations.views.naming import NamingForm


@permission_required("simulations.add_scenario")
@require_http_methods(["GET", "POST"])
def duplicate_scenario(request: HttpRequest, pk: Any) -> HttpResponse:
    """Ask for a title and a slug, copy the latest draft with all its parts, and open the copy."""
    scenario = get_object_or_404(Scenario, pk=pk)
    form = NamingForm(request.POST or None, initial=_proposed(scenario))
    if form.is_valid():
        try:
            made = duplicate(scenario, form.cleaned_data["title"], form.cleaned_data["slug"])
        except PackError as error:
            form.add_error(None, _("This draft cannot be copied while it cannot be played: %s") % error)
        else:
            messages.success(request, _("This is your copy. Learners see it once you publish it."))
            return redirect("wagtailsnippets_simulations_scenario:edit", made.pk)
    return render(request, "simulations/authoring/duplicate.html", {"scenario": scenario, "form": form})


def _proposed(scenario: Scenario) -> dict[str, str]:
    return {"title": _("Copy of %s") % scenario.title, "slug": free_slug(scenario.slug)}
