"""Who enrolled, completed, called and scored; the same table as CSV."""

import csv
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from trainer import queries
from trainer.access import SignedInRequest, allow, leads
from trainer.forms import FilterForm

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


@allow(leads)
@require_GET
def table(request: SignedInRequest) -> HttpResponse:
    """The progress of those whom this person may see."""
    narrowed = _narrowed(request)
    context = {
        "filter": FilterForm(request.GET),
        "narrowed": bool(narrowed),
        "table": queries.progress_table(request.user, **narrowed),
        "query": request.GET.urlencode(),
        "all_teams": not queries.sees_own_team_only(request.user),
    }
    part = request.headers.get("HX-Target", "").endswith("progress-table")
    return render(
        request, "trainer/people/progress_table.html" if part else "trainer/people/progress.html", context
    )


@allow(leads)
@require_GET
def csv_file(request: SignedInRequest) -> HttpResponse:
    """The table as the screen shows it, every row."""
    shown = queries.progress_table(request.user, limit=None, **_narrowed(request))
    name = f"rapport-progress-{timezone.localdate():%Y-%m-%d}.csv"
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response.write("\ufeff")
    writer = csv.writer(response)
    headings = [f"{column.label} {column.unit}".strip() for column in shown.columns]
    writer.writerow([_("Person"), _("Team"), *headings])
    for row in shown.rows:
        writer.writerow([as_text(cell) for cell in (row.person, row.person.team or "", *row.values)])
    return response


def as_text(cell: Any) -> str:
    """A CSV cell which a spreadsheet reads as text and never as a formula; numbers stay numbers."""
    text = str(cell)
    risky = text.startswith(FORMULA_STARTS) and not isinstance(cell, int | float)
    return f"'{text}" if risky else text


def _narrowed(request: SignedInRequest) -> dict[str, Any]:
    chosen = FilterForm(request.GET).chosen()
    chosen.pop("role", None)
    return chosen
