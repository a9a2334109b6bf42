"""Reads for the screens of the rehearsal room."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from wagtail.admin.admin_url_finder import AdminURLFinder

from simulations.models import Call, Scenario, ScorecardRecord
from trainer.access import authors, get_permitted


def owns_call(user: Any, call: Call) -> bool:
    """A learner opens their own calls; a try-out also needs an author."""
    return call.learner_id == user.pk and (call.mode != Call.Mode.TRYOUT or authors(user))


def own_call(user: Any, call_id: UUID, *, frozen: bool = False) -> Call:
    """The learner's call, without its large frozen pack unless `frozen`; Http404 for anybody else's."""
    calls = Call.objects.all() if frozen else Call.objects.defer("pack")
    return get_permitted(calls, owns_call, user, pk=call_id)


def editor_of(call: Call) -> str:
    """Where an author goes on with the scenario of a try-out; empty for other calls and where it is gone."""
    if call.mode != Call.Mode.TRYOUT:
        return ""
    scenario = Scenario.objects.filter(slug=call.scenario_slug).only("pk").first()
    return AdminURLFinder().get_edit_url(scenario) or "" if scenario else ""


@dataclass(frozen=True)
class Attempt:
    """The last reading of one scenario for one learner."""

    call: UUID
    state: str
    percent: int | None
    passed: bool
    at: datetime


@dataclass(frozen=True)
class PracticeRow:
    """One scenario on the practice list, with what this learner did in it."""

    slug: str
    title: str
    skill: str
    minutes: int | None
    difficulty: int
    turns: int
    who: str
    role: str
    kind: str = ""
    """What sort of rehearsal it is, in words."""
    calls: int = 0
    last: Attempt | None = None
    open_call: UUID | None = None


def practice_rows(user: Any) -> list[PracticeRow]:
    """Every published scenario in order of difficulty, in four queries."""
    scenarios = Scenario.objects.filter(live=True).prefetch_related("personas")
    ours = Call.objects.filter(learner=user).exclude(mode=Call.Mode.TRYOUT)
    made: dict[str, list[tuple[UUID, str]]] = {}
    for slug, pk, state in ours.order_by("-created_at").values_list("scenario_slug", "pk", "state"):
        made.setdefault(slug, []).append((pk, state))
    attempts = last_attempts(user)
    return [
        _row(scenario, made.get(scenario.slug, []), attempts.get(scenario.slug))
        for scenario in scenarios.order_by("difficulty", "title")
    ]


def _row(scenario: Scenario, made: list[tuple[UUID, str]], last: Attempt | None) -> PracticeRow:
    persona = next(iter(scenario.personas.all()), None)
    unfinished = (Call.State.RINGING, Call.State.LIVE, Call.State.ENDED)
    return PracticeRow(
        slug=scenario.slug,
        title=scenario.title,
        skill=scenario.skill,
        minutes=scenario.target_minutes,
        difficulty=scenario.difficulty,
        turns=scenario.max_turns,
        who=persona.name if persona else "",
        role=persona.role if persona else "",
        kind=scenario.get_kind_display(),
        calls=len(made),
        last=last,
        open_call=made[0][0] if made and made[0][1] in unfinished else None,
    )


def last_attempts(user: Any, slug: str = "") -> dict[str, Attempt]:
    """The newest scorecard of each scenario that this learner played, try-outs left out."""
    records = ScorecardRecord.objects.filter(call__learner=user).exclude(call__mode=Call.Mode.TRYOUT)
    if slug:
        records = records.filter(call__scenario_slug=slug)
    rows = records.order_by("created_at", "pk").values_list(
        "call__scenario_slug", "call_id", "state", "percent", "passed", "call__ended_at", "created_at"
    )
    return {
        key: Attempt(call, state, percent, passed, at or made)
        for key, call, state, percent, passed, at, made in rows
    }
