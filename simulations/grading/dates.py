"""Months, dates, weekdays, seasons and times of day in running words."""

import re
from dataclasses import dataclass

from simulations.hearing.text import clean_for_matching

_MONTH_NAMES = "january february march april may june july august september october november december"
_DAY_NAMES = "monday tuesday wednesday thursday friday saturday sunday"
MONTHS = {name: number for number, name in enumerate(_MONTH_NAMES.split(), start=1)}
WEEKDAYS = tuple(_DAY_NAMES.split())
_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "winter": (12, 2)}
_MONTH = "|".join([*MONTHS, *(f"{name[:3]}(?=[. ])" for name in MONTHS if name != "may")])
_MONTH_WORD = re.compile(
    rf"(?:(?P<before>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? )?\b(?P<month>{_MONTH})\b\.?"
    r"(?: (?:the )?(?P<after>\d{1,2})(?:st|nd|rd|th)?\b(?!:))?(?:,? (?:of |in )?(?P<year>(?:19|20)\d\d)\b)?"
)
_ISO = re.compile(r"\b(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)(?:-(?P<day>\d\d))?\b")
_YEAR = re.compile(r"(?<![£$€\d.,-])\b((?:19|20)\d\d)\b(?![-,.]?\d)")
_SEASON = re.compile(r"\b(spring|summer|autumn|winter)\b(?:,? (?:of |in )?((?:19|20)\d\d))?")
_WEEKDAY = re.compile(rf"\b({'|'.join(WEEKDAYS)})s?\b")
_DAY_SPAN = re.compile(
    rf"\b({'|'.join(WEEKDAYS)})s? ?(?:to|until|till|through|-|–) ?({'|'.join(WEEKDAYS)})s?\b"
)
_CLOCK = re.compile(
    r"\b(?:(?P<h>\d{1,2})[:.](?P<m>[0-5]\d)(?: ?(?P<ap1>[ap])\.?m\b)?|(?P<h2>\d{1,2}) ?(?P<ap>[ap])\.?m\b|"
    r"(?P<h3>\d{1,2}|noon|midday|midnight) ?(?P<oclock>o'clock|sharp)?\b)"
)
_NOT_BEFORE = re.compile(
    rf"\b(?:not|never|nothing|cannot|can't|won't|couldn't|wouldn't|don't)\b[^.?!]{{0,30}}?\b(?:before|until|till) "
    rf"(?:the )?(?P<end>end of |last week of )?(?P<when>(?:[\w.]+ ){{0,3}}?(?:{_MONTH})\b[^.?!]{{0,8}})",
    re.IGNORECASE,
)
_HOURS = {"noon": 12, "midday": 12, "midnight": 0}


@dataclass(frozen=True)
class Moment:
    """A point of the calendar, as far as it was named. `months` is the span a season covers, else one month."""

    year: int | None = None
    months: frozenset[int] = frozenset()
    day: int | None = None


def moments(text: str) -> list[Moment]:
    """Every date, month, season and year that `text` names."""
    cased = clean_for_matching(text)
    folded = cased.lower()
    found: list[Moment] = []

    def take(match: re.Match[str], moment: Moment | None) -> str:
        if moment is None:
            return match.group()
        found.append(moment)
        return " " * len(match.group())

    folded = _ISO.sub(lambda match: take(match, _iso(match)), folded)
    folded = _MONTH_WORD.sub(lambda match: take(match, _month(match, cased)), folded)
    folded = _SEASON.sub(lambda match: take(match, _season(match)), folded)
    _YEAR.sub(lambda match: take(match, Moment(year=int(match.group(1)))), folded)
    return found


def without_date(text: str, when: str) -> str:
    """`text` with the ISO date `when` blanked out, named in full ("November 24, 2026") or in part ("July")."""
    true = next(iter(moments(when)), None)
    cased = clean_for_matching(text)

    def blank(match: re.Match[str], said: Moment | None) -> str:
        same = said and true and said.months and agrees(said, true)
        return " " * len(match.group()) if same else match.group()

    kept = _ISO.sub(lambda match: blank(match, _iso(match)), cased.lower())
    return _MONTH_WORD.sub(lambda match: blank(match, _month(match, cased)), kept)


def weekdays(text: str) -> frozenset[int]:
    """The weekdays named, Monday 0 to Sunday 6, with those between for "Tuesday to Saturday"."""
    folded = text.lower()
    named = {WEEKDAYS.index(name) for name in _WEEKDAY.findall(folded)}
    for first, last in _DAY_SPAN.findall(folded):
        start, end = WEEKDAYS.index(first), WEEKDAYS.index(last)
        named |= {(start + step) % 7 for step in range((end - start) % 7)}
    return frozenset(named)


def clock_times(text: str) -> frozenset[int]:
    """Times of day in minutes after midnight: "10:30", "9 am", "noon"; a bare number is none."""
    found = set()
    for match in _CLOCK.finditer(clean_for_matching(text).lower()):
        minutes = _minutes(match)
        if minutes is not None:
            found.add(minutes)
    return frozenset(found)


def _minutes(match: re.Match[str]) -> int | None:
    word = match["h3"]
    if word in _HOURS:
        return _HOURS[word] * 60
    if word and not match["oclock"]:
        return None
    hour = int(match["h"] or match["h2"] or word)
    half = match["ap"] or match["ap1"]
    if half == "p" and hour < 12:
        hour += 12
    return (hour % 24) * 60 + int(match["m"] or 0)


def agrees(said: Moment, true: Moment) -> bool | None:
    """Does what was said fit the truth? None when they name nothing in common."""
    checks = []
    if said.year and true.year:
        checks.append(said.year == true.year)
    if said.months and true.months:
        checks.append(bool(said.months & true.months))
    if said.day and true.day and said.months == true.months:
        checks.append(said.day == true.day)
    return all(checks) if checks else None


def not_before(text: str) -> Moment | None:
    """The moment before which nothing should happen: "Not before the end of October" (day 25 for an end)."""
    found = _NOT_BEFORE.search(clean_for_matching(text))
    named = [moment for moment in moments(found["when"]) if moment.months] if found else []
    if not found or not named:
        return None
    first = named[0]
    return Moment(first.year, first.months, first.day or (25 if found["end"] else None))


def from_then_on(said: Moment, first: Moment) -> bool:
    """Does a month lie in the half year that begins with `first`? A day before the first one does not."""
    start = min(first.months)
    if said.months == first.months and said.day and first.day and said.day < first.day:
        return False
    return any((month - start) % 12 < 6 for month in said.months)


def _iso(match: re.Match[str]) -> Moment | None:
    month = int(match["month"])
    if not 1 <= month <= 12:
        return None
    return Moment(int(match["year"]), frozenset({month}), int(match["day"]) if match["day"] else None)


def _month(match: re.Match[str], cased: str) -> Moment | None:
    name = match["month"]
    if name in ("may", "march") and not _is_month_name(match, cased):
        return None
    number = next(number for full, number in MONTHS.items() if full.startswith(name[:3]))
    day = match["before"] or match["after"]
    return Moment(
        int(match["year"]) if match["year"] else None, frozenset({number}), int(day) if day else None
    )


def _is_month_name(match: re.Match[str], cased: str) -> bool:
    """ "May" and "march" are also verbs: a month is capitalised inside a sentence or stands beside a date."""
    start = match.start("month")
    if match["before"] or match["after"] or match["year"]:
        return True
    preceded = re.search(
        r"\b(?:in|by|of|from|until|till|before|after|since|next|this|last|late|early|mid) $",
        cased[:start].lower(),
    )
    return bool(preceded) or (
        cased[start : start + 1].isupper() and bool(re.search(r"[a-z,] $", cased[:start]))
    )


def _season(match: re.Match[str]) -> Moment:
    first, last = _SEASONS[match.group(1)]
    months = range(first, last + 1) if first <= last else (12, 1, 2)
    return Moment(int(match.group(2)) if match.group(2) else None, frozenset(months))
