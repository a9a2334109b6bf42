"""Spending on language models: reserved before a request, settled after it, per learner, team and site a day."""

import datetime
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from simulations.models import ModelSpending
from trainer.models import User

Limits = tuple[tuple[str, int], ...]
"""(scope, tokens a day) pairs; every one of them must have room."""


class BudgetSpent(Exception):
    """A scope has no room left today; `scope` is "learner", "team" or "site"."""

    def __init__(self, scope: str) -> None:
        super().__init__(f"budget_spent: {scope}")
        self.scope = scope


@dataclass(frozen=True)
class Reservation:
    """Tokens set aside. Settle it exactly once."""

    day: datetime.date
    scopes: tuple[str, ...]
    tokens: int


def limits_for(learner: User) -> Limits:
    """The scopes that pay for this learner's calls. A limit of 0 in the settings means that there is none."""
    limits = [(f"learner:{learner.pk}", settings.RAPPORT_DAILY_TOKENS_LEARNER)]
    if learner.team_id:
        limits.append((f"team:{learner.team_id}", settings.RAPPORT_DAILY_TOKENS_TEAM))
    limits.append(("site", settings.RAPPORT_DAILY_TOKENS_SITE))
    return tuple((scope, limit) for scope, limit in limits if limit)


def reserve(limits: Limits, tokens: int) -> Reservation:
    """Set `tokens` aside in every scope, or raise BudgetSpent and set nothing aside. Without limits, a free pass."""
    day = timezone.localdate()
    if limits:
        _set_aside(limits, tokens, day)
    return Reservation(day, tuple(scope for scope, _ in limits), tokens)


@transaction.atomic
def _set_aside(limits: Limits, tokens: int, day: datetime.date) -> None:
    for scope, limit in limits:
        ModelSpending.objects.get_or_create(day=day, scope=scope)
        rows = ModelSpending.objects.filter(ModelSpending.left_for(tokens, limit), day=day, scope=scope)
        if not rows.update(reserved=F("reserved") + tokens):
            raise BudgetSpent(scope.partition(":")[0])


def settle(reservation: Reservation, used: int) -> None:
    """Give back what was set aside and count what was used: 0 for a request that was turned away."""
    if not reservation.scopes:
        return
    rows = ModelSpending.objects.filter(day=reservation.day, scope__in=reservation.scopes)
    rows.update(reserved=F("reserved") - reservation.tokens, used=F("used") + used)
