"""Lint beside the form: what is wrong with the words that are not saved yet."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from wagtail.snippets.views.snippets import EditView

from simulations.packs.drafts import read_unsaved

HEADER = "X-Rapport-Lint"
"""A form that is sent with this header is read and not saved."""


class LintingEditView(EditView):
    """An edit view that also answers how its scenario would do with the form as it stands."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if HEADER not in request.headers:
            response: HttpResponse = super().post(request, *args, **kwargs)
            return response
        form = self.get_form()
        if not form.is_valid():
            return render(request, "simulations/authoring/lint_findings.html", {"unfilled": _unfilled(form)})
        reading = read_unsaved(form.save(commit=False))
        return render(request, "simulations/authoring/lint_findings.html", {"reading": reading, "live": True})


def _unfilled(form: Any) -> list[str]:
    """The names of the fields that keep the form from being read, each once."""
    names = [str(form.fields[name].label) for name in form.errors if name in form.fields]
    for formset in getattr(form, "formsets", {}).values():
        for row in formset.forms:
            names += [str(row.fields[name].label) for name in row.errors if name in row.fields]
    return list(dict.fromkeys(names))[:8]
