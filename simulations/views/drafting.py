"""“Draft with the model” in the admin: the author's text in, an unpublished scenario out, and what to read."""

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods
from wagtail.admin.auth import permission_required
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet

from simulations.llm.budget import limits_for
from simulations.models.authoring import Fact, Persona, Scenario
from simulations.models.authoring.drafts import key_is_words
from simulations.models.authoring.rubrics import Skill
from simulations.packs.drafting import Drafted, Drafter, DraftFailed, Order, drafting_is_possible
from simulations.packs.new_draft import free_slug, unread_draft

ADD = "simulations.add_scenario"
MOST_TEXT = 8_000
"""Characters of each of the two texts."""
NOTES = "model_drafts"
"""Where the session keeps what was left out, by the scenario's id."""
MOST_NOTES = 5


class DraftingMenuItem(MenuItem):
    """Shown to authors while a model is configured."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm(ADD)) and drafting_is_possible()


class DraftingViewSet(ViewSet):
    """“Draft with the model” in the Rehearsals menu."""

    name = "model-draft"
    url_prefix = "rehearsals/draft"
    icon = "draft"
    menu_label = gettext_lazy("Draft with the model")
    menu_item_class = DraftingMenuItem

    def get_urlpatterns(self) -> list[Any]:
        return [path("", ask, name="index"), path("<int:pk>/", to_read, name="read")]


class PastedField(forms.CharField):
    """A long text. Its limit is checked here and not by the browser, which would cut a pasted text without a word."""

    widget = forms.Textarea

    def clean(self, value: Any) -> str:
        text: str = super().clean("\n".join(str(value or "").splitlines()))
        if len(text) > MOST_TEXT:
            said = _(
                "This has %(has)s characters; at most %(most)s are read. Keep the parts that matter to a candidate."
            )
            raise forms.ValidationError(said % {"has": len(text), "most": MOST_TEXT})
        return text


class DraftForm(forms.Form):
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=Scenario.Kind.choices)
    skill = forms.ChoiceField(
        label=gettext_lazy("Skill"),
        required=False,
        choices=[("", gettext_lazy("The one that this kind trains")), *Skill.choices],
    )
    jurisdiction = forms.CharField(
        label=gettext_lazy("Jurisdiction"),
        max_length=40,
        initial="us-federal",
        validators=[key_is_words],
        help_text=gettext_lazy("Whose law the feedback names: us-federal, uk, eu, or a country."),
    )
    job_description = PastedField(
        label=gettext_lazy("Job description"),
        widget=forms.Textarea({"rows": 10}),
        help_text=gettext_lazy("Paste it as it is, at most %d characters.") % MOST_TEXT,
    )
    company_facts = PastedField(
        label=gettext_lazy("Company facts"),
        required=False,
        widget=forms.Textarea({"rows": 8}),
        help_text=gettext_lazy(
            "What a recruiter may rely on: hours, pay band, place, team, benefits. Say what is not public yet. "
            "Names of real people do not belong here: the text goes to the model."
        ),
    )


@permission_required(ADD)
@require_http_methods(["GET", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """Ask for the text; draft, save the draft unpublished, and go to the list of what to read."""
    if not drafting_is_possible():
        raise Http404
    form = DraftForm(request.POST or None)
    if form.is_valid():
        try:
            drafted = Drafter(limits=limits_for(request.user)).draft(Order(**form.cleaned_data))  # type: ignore[arg-type]
        except DraftFailed as failure:
            form.add_error(None, _("%s Your text is still here.") % failure)
        else:
            scenario = unread_draft(drafted.shape, *_name(drafted))
            _keep_notes(request, scenario, drafted)
            return redirect("model-draft:read", scenario.pk)
    return render(request, "simulations/authoring/draft.html", {"form": form})


@permission_required(ADD)
def to_read(request: HttpRequest, pk: int) -> HttpResponse:
    """Every part of a draft with whether it is published, and what was left out of it."""
    scenario = get_object_or_404(Scenario, pk=pk)
    found = {
        "scenario": scenario,
        "personas": Persona.objects.filter(scenario=scenario),
        "facts": Fact.objects.filter(scenario=scenario),
        "notes": request.session.get(NOTES, {}).get(str(pk)),
    }
    return render(request, "simulations/authoring/draft_read.html", found)


def _name(drafted: Drafted) -> tuple[str, str]:
    title = " ".join(drafted.shape["title"].split())
    return title, free_slug(title)


def _keep_notes(request: HttpRequest, scenario: Scenario, drafted: Drafted) -> None:
    """Keep what was dropped for as long as the author is signed in; of the last few drafts only."""
    kept = list(request.session.get(NOTES, {}).items())[1 - MOST_NOTES :]
    dropped = [{"what": item.what, "why": item.why} for item in drafted.dropped]
    request.session[NOTES] = {
        **dict(kept),
        str(scenario.pk): {"dropped": dropped, "doubts": list(drafted.doubts)},
    }
