"""Starting a scenario in the admin: from a template of its kind, from an empty form, or from a model's draft."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages
from wagtail.admin.auth import permission_required

from simulations.models.authoring import Scenario
from simulations.packs.drafting import drafting_is_possible
from simulations.packs.starters import start_from
from simulations.views.naming import NamingForm

TRAINS = {
    "discovery": gettext_lazy(
        "To hear what matters to somebody, and to let it change what you write to them."
    ),
    "hard_questions": gettext_lazy(
        "To answer with facts, and to put off honestly, with a day, what cannot be said yet."
    ),
    "access": gettext_lazy(
        "To find the right colleague, win their yes, and introduce somebody within what they allow."
    ),
    "career_chat": gettext_lazy(
        "To answer several people at once, each in their own matter, and to leave nobody waiting."
    ),
    "one_way": gettext_lazy("To write one first message that could be for nobody else, without prying."),
    "keeping_in_touch": gettext_lazy(
        "To stay in touch with somebody who said “not now”, at their rhythm, and to stop when asked."
    ),
    "offer": gettext_lazy("To put an offer together whose parts answer what the candidate has said."),
    "welcome": gettext_lazy(
        "To write a first-day welcome that leaves nothing to guess and is for one person."
    ),
}
"""What each kind of rehearsal trains, in one sentence."""
ICONS = {
    "discovery": "user",
    "hard_questions": "help",
    "access": "group",
    "career_chat": "comment",
    "one_way": "mail",
    "keeping_in_touch": "date",
    "offer": "clipboard-list",
    "welcome": "home",
}


@permission_required("simulations.add_scenario")
def start(request: HttpRequest) -> HttpResponse:
    """Every kind with what it trains, and the other ways to begin."""
    kinds = [(kind, label, TRAINS[kind], ICONS[kind]) for kind, label in Scenario.Kind.choices]
    found = {"kinds": kinds, "drafting": drafting_is_possible()}
    return render(request, "simulations/authoring/start.html", found)


@permission_required("simulations.add_scenario")
@require_http_methods(["GET", "POST"])
def start_kind(request: HttpRequest, kind: str) -> HttpResponse:
    """Ask for a title and a slug, copy the template of the kind, and open the new draft."""
    if kind not in TRAINS:
        raise Http404
    form = NamingForm(request.POST or None)
    if form.is_valid():
        made = start_from(kind, form.cleaned_data["title"], form.cleaned_data["slug"])
        messages.success(
            request,
            _("This is your draft. Its example is there to be written over; learners see none of it."),
        )
        return redirect("wagtailsnippets_simulations_scenario:edit", made.pk)
    found = {"form": form, "label": Scenario.Kind(kind).label, "trains": TRAINS[kind], "icon": ICONS[kind]}
    return render(request, "simulations/authoring/start_kind.html", found)
