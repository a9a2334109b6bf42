"""Duplicating a scenario in the admin."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages
from wagtail.admin.auth import permission_required

from simulations.models.authoring import Scenario
from simulations.models.authoring.drafts import key_is_words
from simulations.packs.duplicate import duplicate
from simulations.packs.problems import PackError


class DuplicateForm(forms.Form):
    title = forms.CharField(
        label=gettext_lazy("Title"),
        max_length=200,
        help_text=gettext_lazy("What learners will see in the list."),
    )
    slug = forms.CharField(
        label=gettext_lazy("Slug"),
        max_length=100,
        validators=[key_is_words],
        help_text=gettext_lazy(
            "Its name in addresses and files: words joined by hyphens, used by no other scenario."
        ),
    )

    def clean_slug(self) -> str:
        slug: str = self.cleaned_data["slug"]
        if Scenario.objects.filter(slug=slug).exists():
            raise forms.ValidationError(_("Another scenario has this slug. Choose a different one."))
        return slug


@permission_required("simulations.add_scenario")
@require_http_methods(["GET", "POST"])
def duplicate_scenario(request: HttpRequest, pk: Any) -> HttpResponse:
    """Ask for a title and a slug, copy the latest draft with all its parts, and open the copy."""
    scenario = get_object_or_404(Scenario, pk=pk)
    form = DuplicateForm(request.POST or None, initial=_proposed(scenario))
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
    base, number = slugify(scenario.slug)[:90], 2
    while Scenario.objects.filter(slug=f"{base}-{number}").exists():
        number += 1
    return {"title": _("Copy of %s") % scenario.title, "slug": f"{base}-{number}"}
