"""Reads for the screens about people. The number of queries does not depend on the number of people."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet

from trainer import people, progress_columns
from trainer.models import Role, Team, User
from trainer.progress_columns import Column, Value

LIMIT = 500
"""Rows of one screen; beyond it the reader narrows the list. The CSV has them all."""


def find_people(by: User, q: str = "", team: Team | None = None, role: str = "") -> QuerySet[User]:
    """People whom `by` manages, narrowed; those who are deactivated come last."""
    found = _named(people.manageable(by), q).order_by("-is_active", "first_name", "last_name", "pk")
    if team:
        found = found.filter(team=team)
    return found.filter(role=role) if role else found


def teams_with_size() -> QuerySet[Team]:
    return Team.objects.annotate(size=Count("members", filter=Q(members__is_active=True)))


@dataclass(frozen=True)
class Row:
    """One person of the progress table, with one value per column."""

    person: User
    values: list[Value]
    cells: list[str]
    """The values as the screen prints them."""


@dataclass(frozen=True)
class ProgressTable:
    """What the screen and the CSV both show."""

    columns: list[Column]
    rows: list[Row]
    total: int


def progress_table(by: User, limit: int | None = LIMIT, **narrowed: Any) -> ProgressTable:
    """Progress of the learners whom `by` may see: a lead's own team, everybody's for an L&D manager."""
    seen = visible_learners(by, **narrowed)
    total = seen.count()
    learners = list(seen[:limit])
    columns = progress_columns.columns()
    found = [column.values([person.pk for person in learners]) for column in columns]
    rows = [_row(person, columns, [values.get(person.pk) for values in found]) for person in learners]
    return ProgressTable(columns, rows, total)


def _row(person: User, columns: list[Column], found: list[Value | None]) -> Row:
    values = [column.empty if value is None else value for column, value in zip(columns, found, strict=True)]
    return Row(person, values, [column.printed(value) for column, value in zip(columns, values, strict=True)])


def sees_own_team_only(user: User) -> bool:
    return user.role == Role.LEAD and not user.is_superuser


def visible_learners(by: User, q: str = "", team: Team | None = None) -> QuerySet[User]:
    """Active people whose progress `by` may read. A lead without a team sees nobody."""
    active = User.objects.filter(is_active=True, role__in=[Role.LEARNER, Role.LEAD]).select_related("team")
    if sees_own_team_only(by):
        active = active.filter(team__isnull=False, team=by.team_id)
    elif team:
        active = active.filter(team=team)
    return _named(active, q).order_by("team__name", "first_name", "last_name", "pk")


def _named(found: QuerySet[User], q: str) -> QuerySet[User]:
    """People with every word of `q` in their name or address."""
    for word in q.split():
        found = found.filter(
            Q(first_name__icontains=word) | Q(last_name__icontains=word) | Q(email__icontains=word)
        )
    return found
