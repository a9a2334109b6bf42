"""The queue of lines that candidates did not understand, in the admin."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages
from wagtail.admin.auth import permission_required
from wagtail.admin.viewsets.base import ViewSet

from simulations.models import Persona, Scenario, SettledLine
from simulations.packs import unmatched

LATELY = 10
"""Decisions that are shown with a way back."""
COUNTED = 10
"""Lines of each scenario that the overview counts."""


class UnmatchedViewSet(ViewSet):
    """“Lines not understood” in the Rehearsals menu."""

    name = "unmatched-lines"
    url_prefix = "rehearsals/lines"
    icon = "help"
    menu_label = gettext_lazy("Lines not understood")

    def get_urlpatterns(self) -> list[Any]:
        return [path("", index, name="index"), path("<slug:slug>/", queue, name="queue")]


@permission_required("simulations.change_persona")
def index(request: HttpRequest) -> HttpResponse:
    """Every scenario that is live, with the length of its queue."""
    scenarios = [
        (scenario, len(unmatched.unmatched(scenario, COUNTED)))
        for scenario in Scenario.objects.filter(live=True).order_by("title")
    ]
    return render(
        request, "simulations/authoring/unmatched_index.html", {"scenarios": scenarios, "counted": COUNTED}
    )


@permission_required("simulations.change_persona")
@require_http_methods(["GET", "POST"])
def queue(request: HttpRequest, slug: str) -> HttpResponse:
    """The lines of one scenario. POST adds one to a topic, leaves it out, or takes a decision back."""
    scenario = get_object_or_404(Scenario, slug=slug)
    if request.method == "POST":
        _decide(request, scenario)
        return redirect("unmatched-lines:queue", scenario.slug)
    return render(
        request,
        "simulations/authoring/unmatched.html",
        {
            "scenario": scenario,
            "lines": unmatched.unmatched(scenario),
            "settled": scenario.settled_lines.all()[:LATELY],
        },
    )


def _decide(request: HttpRequest, scenario: Scenario) -> None:
    line, cue = request.POST.get("line", "").strip(), request.POST.get("cue", "")
    if request.POST.get("back", "").isdecimal():
        settled = get_object_or_404(SettledLine, scenario=scenario, pk=request.POST["back"])
        unmatched.put_back(settled, request.user)  # type: ignore[arg-type]
        messages.success(request, _("“%(line)s” is back in the queue.") % {"line": settled.line})
    elif not line:
        messages.error(request, _("No line was named. Choose one of the list."))
    elif not cue:
        unmatched.leave_out(scenario, line, request.user)  # type: ignore[arg-type]
        messages.success(request, _("“%(line)s” is left out.") % {"line": line})
    else:
        _add(request, scenario, line, cue)


def _add(request: HttpRequest, scenario: Scenario, line: str, cue: str) -> None:
    try:
        added = unmatched.add_to_topic(scenario, line, cue, request.user)  # type: ignore[arg-type]
    except Persona.DoesNotExist:
        messages.error(
            request, _("No persona has the topic “%(cue)s” any more. Reload the page.") % {"cue": cue}
        )
        return
    said = {"line": line, "name": added.persona, "topic": added.topic}
    if added.published:
        messages.success(request, _("%(name)s now hears “%(line)s” as a question about: %(topic)s.") % said)
    else:
        messages.warning(
            request,
            _("“%(line)s” is in the draft of %(name)s (%(topic)s). Publish the draft, and it is heard.")
            % said,
        )
