"""Dates of facts that no calendar has, such as 30 February: a claim could never be held to them."""

import datetime
import re
from collections.abc import Iterator
from typing import Any

from simulations.packs.problems import Path, Problem

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MONTH = re.compile(r"\d{4}-\d{2}")
_YEAR = re.compile(r"\d{4}")


def is_a_date(text: str) -> bool:
    """Whether a text is a day, a month or a year of the calendar: 2026-09-01, 2026-09, 2026."""
    shaped = any(shape.fullmatch(text) for shape in (_DAY, _MONTH, _YEAR))
    return shaped and is_in_the_calendar(text)


def is_a_day(text: str) -> bool:
    """Whether a text is a day of the calendar: 2026-09-01."""
    return bool(_DAY.fullmatch(text)) and is_in_the_calendar(text)


def is_in_the_calendar(text: str) -> bool:
    """Whether a text of the shape 2026-09-01 or 2026-09 is a date; other texts are none of this module's business."""
    if _MONTH.fullmatch(text):
        text += "-01"
    if not _DAY.fullmatch(text):
        return True
    try:
        datetime.date.fromisoformat(text)
    except ValueError:
        return False
    return True


def find_impossible_dates(data: Any) -> Iterator[Problem]:
    """What stands in `as_of` or `value` of a fact or in the calendar, has the shape of a date and is none."""
    calendar = data.get("calendar") if isinstance(data, dict) else None
    if isinstance(calendar, dict):
        yield from _impossible(calendar, ("calendar",))
    facts = data.get("facts") if isinstance(data, dict) else None
    for index, fact in enumerate(facts if isinstance(facts, list) else ()):
        if isinstance(fact, dict):
            place: Path = ("facts", index)
            yield from _impossible(fact.get("as_of"), (*place, "as_of"))
            yield from _impossible(fact.get("value"), (*place, "value"))


def _impossible(value: Any, path: Path) -> Iterator[Problem]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _impossible(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _impossible(inner, (*path, index))
    elif isinstance(value, str) and not is_in_the_calendar(value):
        yield Problem("date", path, f'"{value}" is not a date of the calendar; correct the month or the day')
