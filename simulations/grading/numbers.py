"""Numbers and amounts in running words: "eight-minute", "one week in six", "62k to 74k", "about twice a quarter"."""

import re
from dataclasses import dataclass
from typing import Literal

from simulations.grading.hours import without_hours
from simulations.grading.number_words import TOKEN, Number, numbers_in, word_value
from simulations.grading.words import stem
from simulations.hearing.text import plain

Bound = Literal["exact", "about", "most", "least", "range"]

_UNITS = {
    "minute": ("clock", 1.0), "min": ("clock", 1.0), "hour": ("clock", 60.0),
    "day": ("day", 1.0), "night": ("night", 1.0), "week": ("week", 1.0), "fortnight": ("week", 2.0),
    "month": ("month", 1.0), "quarter": ("month", 3.0), "year": ("month", 12.0),
    "pound": ("money", 1.0), "euro": ("money", 1.0), "dollar": ("money", 1.0),
    "percent": ("percent", 1.0), "%": ("percent", 1.0), "cent": ("percent", 1.0),
}  # fmt: skip
_ENDS = """
    and or but nor in on at of for with to from by is are was were be that which who we you they it i if when so than
    then as a an the each every there here only
"""
_ENDS_NOUNS = frozenset(_ENDS.split())
"""Words at which what is counted has been named."""
_PER_MONTH = {"day": 30.4, "night": 30.4, "week": 4.345, "fortnight": 2.17, "month": 1.0, "quarter": 1 / 3,
              "year": 1 / 12}  # fmt: skip
_PERIOD = r"(day|night|week|fortnight|month|quarter|year)s?"
_BOUNDS: tuple[tuple[Bound, re.Pattern[str]], ...] = (
    ("most", re.compile(r"(?:up to|at most|no more than|not more than|less than|fewer than|under|below|within|"
                        r"maximum of|max|just under|not even)(?: an?| the)? ?[£$€]?$")),
    ("least", re.compile(r"(?:at least|more than|over|above|no less than|minimum of|upwards of|starts? at|"
                         r"starting at|just over|not under)(?: an?)? ?[£$€]?$")),
    ("about", re.compile(r"(?:about|around|roughly|approximately|nearly|almost|some|say|maybe|circa|or so|"
                         r"something like|close to|more or less|perhaps)(?: an?| the)? ?[£$€]?$")),
)  # fmt: skip
_HOUR_OF_DAY = re.compile(r"\b\d{1,2}:\d\d\b|\b\d{1,2} ?[ap]\.?m\b")
_SPOKEN = (
    (re.compile(r"\bthree quarters of an hour\b"), "45 minutes"),
    (re.compile(r"\ba quarter of an hour\b"), "15 minutes"),
    (re.compile(r"\ban hour and a half\b"), "90 minutes"),
    (re.compile(r"\b(?:half an|a half) hour\b"), "30 minutes"),
    (re.compile(r"(?<!times )\ban hour\b"), "60 minutes"),
    (re.compile(r"\ba fortnight\b"), "2 weeks"),
)


@dataclass(frozen=True)
class Amount:
    """A number with what it counts. Money in whole units; a `rate` in times a month; clock time in minutes."""

    low: float
    high: float
    family: str
    """clock, day, night, week, month, money, percent, rate, or "count" for anything else."""
    nouns: frozenset[str]
    """Stems of the words after the number, which say what is counted."""
    bound: Bound = "exact"


def amounts(text: str) -> list[Amount]:
    """Every amount in `text`, ranges joined, rates ("twice a quarter", "one week in six") turned to times a month."""
    folded = re.sub(r"(?<=[a-z0-9])-(?=[a-z])", " ", plain(text).replace("per cent", "percent"))
    folded = without_hours(_HOUR_OF_DAY.sub(" ", folded))
    for phrase, amount in _SPOKEN:
        folded = phrase.sub(amount, folded)
    found, rest = _rates(folded)
    numbers = numbers_in(rest)
    at = 0
    while at < len(numbers):
        width = 2 if at + 1 < len(numbers) and _is_range(rest, numbers[at], numbers[at + 1]) else 1
        found.append(_amount(rest, numbers[at : at + width]))
        at += width
    return [amount for amount in found if amount.family != "none"]


def _rates(text: str) -> tuple[list[Amount], str]:
    """Take the phrases of frequency out of the text."""
    found: list[Amount] = []

    def blank(rate: float, match: re.Match[str], bound: Bound = "exact") -> str:
        about = any(
            pattern.search(text[: match.start()].rstrip()) for kind, pattern in _BOUNDS if kind == "about"
        )
        loose = about or bool(re.match(r",? (?:or so|roughly|approximately)", text[match.end() :]))
        found.append(Amount(rate, rate, "rate", frozenset(), "about" if loose else bound))
        return " " * len(match.group())

    def one_in(match: re.Match[str]) -> str:
        several = word_value(match.group(2))
        return blank(_PER_MONTH[match.group(1)] / several, match) if several else match.group()

    def every(match: re.Match[str]) -> str:
        several = {"other": 2.0, "single": 1.0, "": 1.0}.get(match.group(1) or "", 0) or word_value(
            match.group(1)
        )
        return blank(_PER_MONTH[match.group(2)] / several, match) if several else match.group()

    def times(match: re.Match[str]) -> str:
        first, last = word_value(match.group(1) or match.group(2)), word_value(match.group(2))
        if not first or not last:
            return match.group()
        each = _PER_MONTH[match.group(3)]
        found.append(
            Amount(first * each, last * each, "rate", frozenset(), "exact" if first == last else "range")
        )
        return " " * len(match.group())

    def spaced(match: re.Match[str]) -> str:
        often, several = word_value(match.group(1)), word_value(match.group(2))
        return (
            blank(often * _PER_MONTH[match.group(3)] / several, match) if often and several else match.group()
        )

    number = r"([a-z]+|\d+)"
    text = re.sub(rf"\b{number}(?: times)? (?:in|every) {number} {_PERIOD}\b", spaced, text)
    text = re.sub(rf"\b(?:one|1|a) {_PERIOD} (?:in|out of) (?:every )?{number}\b", one_in, text)
    text = re.sub(rf"\bevery (?:{number} )?{_PERIOD}\b", every, text)
    text = re.sub(
        rf"\b(?:{number} or )?(?:a )?{number}(?: of times| times)? (?:a|an|per|each|every|in a) {_PERIOD}\b",
        times,
        text,
    )
    return found, re.sub(r"\bnever\b", lambda match: blank(0.0, match), text)


def _is_range(text: str, first: Number, second: Number) -> bool:
    between = text[first.end : second.start].strip()
    if re.fullmatch(r"(?:to|-|or|until|till|and) ?[£$€]?|(?:and|to) [£$€]?", between):
        return between.rstrip(" £$€") != "and" or bool(re.search(r"between [£$€]?$", text[: first.start]))
    return False


def _amount(text: str, numbers: list[Number]) -> Amount:
    first, last = numbers[0], numbers[-1]
    after = TOKEN.findall(text[last.end : last.end + 60])
    family, scale, nouns = _unit(after, first.money or last.money)
    low, high = first.value, last.value
    if low < 1_000 <= high and len(numbers) == 2 and family == "money" and high / max(low, 1) > 100:
        low *= 1_000
    if low == high == 1 and text[first.start : first.end] == "one" and family == "count":
        family = "none"
    if _is_year(text, first, family):
        family = "none"
    bound: Bound = "range" if len(numbers) == 2 else _bound(text[: first.start], after)
    return Amount(low * scale, high * scale, family, nouns, bound)


def _is_year(text: str, number: Number, family: str) -> bool:
    digits = text[number.start : number.end]
    return family == "count" and len(digits) == 4 and digits.isdigit() and 1900 <= number.value <= 2100


def _bound(before: str, after: list[str]) -> Bound:
    if ["or", "so"] in (after[:2], after[1:3]) or {"roughly", "approximately", "ish"} & set(after[:3]):
        return "about"
    head = before.rstrip()
    return next((kind for kind, pattern in _BOUNDS if pattern.search(head)), "exact")


def _unit(after: list[str], money: bool) -> tuple[str, float, frozenset[str]]:
    """What the number counts. "Nine fitters and two trainees": the nine are fitters and nothing after the "and"."""
    nouns = []
    for token in after[:4]:
        if not (token[0].isalpha() or token in ("%", "-")) or token in _ENDS_NOUNS or word_value(token):
            break
        nouns.append(token)
    stems = frozenset(stem(token) for token in nouns if len(token) > 2)
    if money:
        return "money", 1.0, stems
    for token in nouns[:3]:
        unit = _UNITS.get(token) or _UNITS.get(token.removesuffix("s"))
        if unit:
            return unit[0], unit[1], stems
    return "count", 1.0, stems


def amount_of_key(path: tuple[str, ...], value: float) -> Amount:
    """The amount that a number under a key such as `night_pages_per_quarter` or `minutes` stands for."""
    base, per = list(path), ""
    if "per" in path:
        at = path.index("per")
        base, per = list(path[:at]), path[at + 1] if at + 1 < len(path) else ""
    nouns = frozenset(stem(word) for word in base if len(word) > 2)
    family, scale = next(
        (
            (_UNITS[unit][0], _UNITS[unit][1])
            for word in base
            for unit in (word, word.removesuffix("s"))
            if unit in _UNITS
        ),
        ("count", 1.0),
    )
    bound: Bound = "most" if set(path) & {"most", "max", "maximum", "limit", "cap"} else "exact"
    if any(word in ("gbp", "eur", "usd", "salary", "pay", "chf") for word in path):
        family = "money"
    month = _PER_MONTH.get(per.removesuffix("s"))
    if month and family not in ("clock", "money", "percent", "day"):
        return Amount(value * month, value * month, "rate", nouns)
    return Amount(value * scale, value * scale, family, nouns, bound)
