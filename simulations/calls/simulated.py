"""Simulated time: on which day of the calendar a message goes out, and what both sides can see coming."""

from dataclasses import dataclass
from datetime import date, timedelta

from simulations.candidates.rehearsal import DAY_SECONDS
from simulations.packs.pack import Calendar

CHOICES = (0, 1, 2, 4, 6, 8, 12)
"""Weeks that a recruiter may let pass before the next message."""


@dataclass(frozen=True)
class Pause:
    """A choice for the next message: how many weeks from the last one, and which day that is."""

    weeks: int
    day: int
    date: date
    passing: tuple[str, ...]
    """What happens in between, up to that day."""


@dataclass(frozen=True)
class Season:
    """Where a keeping-in-touch rehearsal stands."""

    today: date
    ends: date
    days: tuple[tuple[date, str, bool], ...]
    """(day, what happens, whether it has passed)."""
    pauses: tuple[Pause, ...]


def date_at(calendar: Calendar, at: float) -> date:
    """The simulated date of a moment, in seconds from the calendar's first day."""
    return date.fromisoformat(calendar.starts) + timedelta(days=round(at / DAY_SECONDS))


def season(calendar: Calendar, at: float, begun: bool) -> Season:
    """The calendar as it stands at `at`. `begun`: has anything been sent yet? If not, today is a choice too."""
    first, today = date.fromisoformat(calendar.starts), date_at(calendar, at)
    ends = first + timedelta(weeks=calendar.weeks)
    special = tuple((date.fromisoformat(day.date), day.title) for day in calendar.days)
    pauses = []
    for weeks in CHOICES:
        when = today + timedelta(weeks=weeks)
        if when <= ends and (weeks or not begun):
            passing = tuple(title for day, title in special if today < day <= when)
            pauses.append(Pause(weeks, (when - first).days, when, passing))
    return Season(today, ends, tuple((day, title, day < today) for day, title in special), tuple(pauses))
