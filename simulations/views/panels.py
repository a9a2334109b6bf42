"""What the rehearsal room puts on shared screens: home panels, and columns of the progress table."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Count, Max
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from simulations.models import Call, ScorecardRecord, Turn
from simulations.queries import PracticeRow, practice_rows
from simulations.views.skills import skills_panel
from trainer.panels import Panel
from trainer.panels import register as register_panel
from trainer.progress_columns import Column
from trainer.progress_columns import register as register_column

SHOWN = 4


def practice_panel(request: HttpRequest) -> dict[str, Any] | None:
    """Calls to go on with first, then those not made yet, then those done; nothing before the first call."""
    rows = practice_rows(request.user)
    if not any(row.calls for row in rows):
        return None
    return {
        "rows": sorted(rows, key=_open_first)[:SHOWN],
        "made": sum(1 for row in rows if row.calls),
        "of": len(rows),
    }


def _open_first(row: PracticeRow) -> tuple[bool, bool, int]:
    return (row.open_call is None, row.calls > 0, row.difficulty)


def let_go_panel(request: HttpRequest) -> dict[str, Any] | None:
    """A line of the last call that was told and never taken up, and the moment to go back to."""
    record = _last_record(request.user)
    fates = record.card["funnel"] if record else []
    missed = next(
        (f["disclosed"] for f in fates if f["disclosed"] and not f["noticed"] and not f["used"]), None
    )
    if not record or not missed:
        return None
    number = int(missed[1:].split(".")[0])
    told = (
        Turn.objects.filter(call=record.call, speaker="candidate", number=number)
        .exclude(state="replaced")
        .first()
    )
    if told is None:
        return None
    quote = next((s["text"] for s in told.sentences if s["id"] == missed), told.text)
    before = (
        Turn.objects.filter(call=record.call, speaker="recruiter", index__gt=told.index)
        .order_by("index")
        .first()
    )
    return {
        "quote": quote,
        "who": record.call.scenario_title,
        "call": record.call,
        "turn": before and before.number,
    }


def _last_record(user: Any) -> ScorecardRecord | None:
    records = ScorecardRecord.objects.filter(call__learner=user).exclude(call__mode=Call.Mode.TRYOUT)
    return records.select_related("call").defer("call__pack").order_by("-created_at", "-pk").first()


def called_counts(user_ids: Sequence[int]) -> dict[int, int]:
    """Calls ended, by learner; try-outs left out."""
    ended = Call.objects.filter(learner__in=user_ids, ended_at__isnull=False).exclude(mode=Call.Mode.TRYOUT)
    return dict(ended.order_by().values_list("learner").annotate(Count("pk")))


def best_percents(user_ids: Sequence[int]) -> dict[int, int]:
    """The best scored call, in percent, by learner; learners without one are left out."""
    scored = ScorecardRecord.objects.filter(call__learner__in=user_ids, percent__isnull=False, state="scored")
    return dict(
        scored.exclude(call__mode=Call.Mode.TRYOUT)
        .order_by()
        .values_list("call__learner")
        .annotate(Max("percent"))
    )


def register() -> None:
    register_panel(Panel("practice", "main", "simulations/panels/practice.html", practice_panel, order=20))
    register_panel(Panel("let-go", "side", "simulations/panels/let_go.html", let_go_panel, order=10))
    register_panel(Panel("skills", "wide", "simulations/panels/skills.html", skills_panel, order=10))
    register_column(Column("called", _("Calls"), called_counts, order=30))
    register_column(Column("scored", _("Best score"), best_percents, order=40, unit="%", empty=""))
