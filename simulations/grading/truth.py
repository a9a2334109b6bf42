"""A company fact as comparable parts, and whether a sentence agrees with them. Code compares; no cosine decides.

`Truth.of(fact)` reads the fact's claim and its value; `compare(sentence, truth)` says True (agrees), False
(contradicts) or None (nothing in common that can be compared).
"""

import datetime as dt
import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from simulations.grading import words
from simulations.grading.dates import MONTHS, WEEKDAYS, Moment, agrees, clock_times, moments, weekdays
from simulations.grading.numbers import Amount, amount_of_key, amounts
from simulations.hearing.text import clean_for_matching
from simulations.packs.pack import Fact

ABOUT = 0.15
"""How far "about" may be off, as a share of the true number."""
EXACT = 0.02
HALF = 0.5
"""Share of a clause's words that a sentence must hold to affirm or deny that clause."""
_SMALL = frozenset(
    {"a", "an", "the", "and", "or", "is", "are", "be", "it", "to", "of", "in", "on", "for", "we", "you", "i"}
)
_EXCLUSIVE = tuple(
    frozenset(group.split(","))
    for group in (
        "remote,hybrid,on-site",
        "permanent,fixed term,temporary,freelance",
        "full-time,part-time",
        "hourly,daily,weekly,fortnightly,monthly,quarterly,yearly",
        "free,paid",
        "mandatory,optional",
    )
)
_LOW = frozenset({"min", "minimum", "from", "low", "lowest", "start", "earliest", "floor"})
_HIGH = frozenset({"max", "maximum", "to", "high", "highest", "end", "latest", "ceiling"})
_NAME = re.compile(
    r"(?P<before>\b[a-z]+ |^)(?P<name>[A-ZÀ-Þ][\w'’-]+(?: (?:de |van |von |al-)?[A-ZÀ-Þ][\w'’-]+)*)"
)


@dataclass(frozen=True)
class Truth:
    """What is true of one fact, ready to compare."""

    fact: Fact
    subject: frozenset[str]
    """Stems that say what the fact is about: claim, key and aliases."""
    amounts: tuple[Amount, ...]
    moments: tuple[Moment, ...]
    weekdays: frozenset[int]
    clocks: frozenset[int]
    strings: tuple[str, ...]
    clauses: tuple[tuple[frozenset[str], bool], ...]
    """For a fact with a yes or no in it: the clauses of the claim, each with whether it affirms. Else empty."""


@functools.lru_cache(maxsize=2_048)
def _claim_parts(claim: str) -> tuple[tuple[Amount, ...], tuple[Moment, ...], frozenset[int], frozenset[int]]:
    return tuple(amounts(claim)), tuple(moments(claim)), weekdays(claim), clock_times(claim)


def truth_of(fact: Fact) -> Truth:
    """Take a fact apart into amounts, dates, names and yes or no."""
    numbers, dates, days, clocks = _claim_parts(fact.claim)
    scalars = list(_scalars(fact.value))
    texts = [str(value) for _, value in scalars if isinstance(value, str | dt.date)]
    booleans = [value for _, value in scalars if isinstance(value, bool)]
    named = " ".join([fact.claim, *fact.aliases, fact.key.replace("-", " ").replace("_", " ")])
    return Truth(
        fact=fact,
        subject=words.content(named),
        amounts=(*_value_amounts(scalars), *numbers),
        moments=(*dates, *(moment for text in texts for moment in _value_moments(text))),
        weekdays=days | frozenset(day for text in texts for day in weekdays(text)),
        clocks=clocks | frozenset(time for text in texts for time in clock_times(text)),
        strings=tuple(
            text
            for text in texts
            if not _value_moments(text) and not clock_times(text) and words.content(text)
        ),
        clauses=_clauses(fact) if booleans else (),
    )


def _clauses(fact: Fact) -> tuple[tuple[frozenset[str], bool], ...]:
    """The claim's clauses and their polarity. A bare `false` beside a claim without "no" or "not" denies the claim."""
    parts = [part for part in re.split(r"[;,.](?= )| and (?=nobody|no )", fact.claim) if words.content(part)]
    denied = fact.value is False and not any(words.negated(part) for part in parts)
    return tuple((_all_stems(part), words.negated(part) == denied) for part in parts)


def _scalars(value: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _scalars(inner, (*path, *re.split(r"[_\-\s]+", str(key).lower())))
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _scalars(inner, path)
    else:
        yield path, value


def _value_moments(text: str) -> list[Moment]:
    month = MONTHS.get(text.strip().lower())
    return [Moment(months=frozenset({month}))] if month else moments(text)


def _value_amounts(scalars: list[tuple[tuple[str, ...], Any]]) -> list[Amount]:
    numbers = [
        (path, float(v)) for path, v in scalars if isinstance(v, int | float) and not isinstance(v, bool)
    ]
    low = [value for path, value in numbers if _LOW & set(path)]
    high = [value for path, value in numbers if _HIGH & set(path)]
    if len(low) == len(high) == 1 and len(numbers) == 2:
        stated = amount_of_key(tuple(word for word in numbers[0][0] if word not in _LOW | _HIGH), low[0])
        money = "money" if low[0] >= 1_000 and stated.family == "count" else stated.family
        return [
            Amount(
                stated.low, stated.low * high[0] / low[0] if low[0] else high[0], money, stated.nouns, "range"
            )
        ]
    return [amount_of_key(path, value) for path, value in numbers]


def compare(sentence: str, truth: Truth) -> bool | None:
    """Does `sentence` agree with the fact in everything that can be compared? None: nothing can."""
    checks = [
        _amounts_agree(sentence, truth),
        _dates_agree(sentence, truth),
        _sets_agree(weekdays(sentence), truth.weekdays),
        _clocks_agree(clock_times(sentence), truth.clocks),
        _strings_agree(sentence, truth),
    ]
    if False in checks:
        return False
    return True if True in checks else None


def polarity_agrees(sentence: str, truth: Truth) -> bool | None:
    """For a fact with a yes or no in it: does the sentence affirm what the nearest clause of the claim affirms?"""
    nearest = nearest_clause(sentence, truth)
    if nearest is None:
        return None
    opposed = any(
        word.startswith(("un", "non"))
        and words.stem(word.removeprefix("un").removeprefix("non")) in truth.subject
        for word in words.tokens(sentence)
        if words.stem(word) not in truth.subject
    )
    return (words.negated(sentence) == opposed) == nearest


def nearest_clause(text: str, truth: Truth) -> bool | None:
    """Whether the clause that shares most words with `text` affirms; None when none shares any."""
    said = _all_stems(text)
    shared = [
        (len(said & stems), len(said & stems) / len(stems), affirms) for stems, affirms in truth.clauses
    ]
    most = max((number for number, _, _ in shared), default=0)
    found = {affirms for number, share, affirms in shared if number == most and share >= HALF}
    return found.pop() if len(found) == 1 else None


def _all_stems(text: str) -> frozenset[str]:
    """Stems of every word but articles, denials and the like: "own" and "other" tell clauses apart."""
    return frozenset(words.stem(word) for word in words.tokens(text) if word not in _SMALL | words.NEGATIONS)


def _amounts_agree(sentence: str, truth: Truth) -> bool | None:
    checks = []
    for said in amounts(sentence):
        different = len({(true.low, true.high) for true in truth.amounts})
        rivals = [true for true in truth.amounts if _comparable(said, true, different)]
        if rivals:
            checks.append(any(_fits(said, true) for true in rivals))
    return all(checks) if checks else None


def _comparable(said: Amount, true: Amount, rivals: int) -> bool:
    if said.family == "count" and true.family == "count":
        return bool(said.nouns & true.nouns) or (not said.nouns and rivals == 1)
    if said.family == "count" and not said.nouns and said.bound != "exact":
        return rivals == 1
    if "money" in (said.family, true.family) and "count" in (said.family, true.family):
        return max(said.high, true.high) >= 1_000 and min(said.high, true.high) >= 15
    return said.family == true.family


def _fits(said: Amount, true: Amount) -> bool:
    said = _in_thousands(said, true)
    slack = ABOUT if said.bound == "about" and true.low == true.high else EXACT
    low, high = true.low * (1 - slack), true.high * (1 + slack)
    if true.bound in ("most", "least"):
        return said.high <= high if said.bound != "most" else low <= said.high <= high
    if said.bound == "most":
        return said.high >= true.low and (true.low == true.high or said.high <= high)
    if said.bound == "least":
        return said.low <= high and (true.low == true.high or said.low >= low)
    if said.bound == "range" and true.low == true.high:
        return said.low * (1 - EXACT) <= true.low <= said.high * (1 + EXACT)
    return low <= said.low and said.high <= high


def _in_thousands(said: Amount, true: Amount) -> Amount:
    """ "62 to 74" of a pay band of thousands means thousands."""
    if true.family == "money" and true.low >= 10_000 and said.high < 1_000:
        return Amount(said.low * 1_000, said.high * 1_000, "money", said.nouns, said.bound)
    return said


def _dates_agree(sentence: str, truth: Truth) -> bool | None:
    checks = []
    for said in moments(sentence) if truth.moments else ():
        verdicts = [agrees(said, true) for true in truth.moments]
        if any(verdict is not None for verdict in verdicts):
            checks.append(True in verdicts)
    return all(checks) if checks else None


def _sets_agree(said: frozenset[int], true: frozenset[int]) -> bool | None:
    return said <= true if said and true else None


def _clocks_agree(said: frozenset[int], true: frozenset[int]) -> bool | None:
    """Two times of a fact are the ends of a span."""
    if len(true) == 2 and said:
        return all(min(true) <= time <= max(true) for time in said)
    return _sets_agree(said, true)


def _strings_agree(sentence: str, truth: Truth) -> bool | None:
    if any(_names(sentence, string) for string in truth.strings):
        return True
    for string in truth.strings:
        group = next(
            (group for group in _EXCLUSIVE if any(words.holds(string, term) for term in group)), frozenset()
        )
        if any(words.holds(sentence, term) for term in group):
            return False
    return False if _another_name(sentence, truth) else None


def _names(sentence: str, string: str) -> bool:
    """Is the string there, or one part of a full name?"""
    parts = string.split()
    if 2 <= len(parts) <= 3 and all(part[0].isupper() for part in parts):
        return any(re.search(rf"\b{re.escape(part)}\b", sentence) for part in parts)
    return words.holds(sentence, string)


def _another_name(sentence: str, truth: Truth) -> bool:
    """Does another proper name stand where the fact's own name stands in its claim ("in Leeds", "led by Tom")?"""
    slots = {
        match["before"].strip().lower() or "^"
        for match in _NAME.finditer(truth.fact.claim)
        if any(
            words.holds(string, match["name"]) or words.holds(match["name"], string)
            for string in truth.strings
        )
    }
    known = words.content(truth.fact.claim)
    for match in _NAME.finditer(clean_for_matching(sentence)):
        slot = match["before"].strip().lower() or "^"
        first = match["name"].split()[0].lower()
        calendar = first in MONTHS or first.rstrip("s") in WEEKDAYS
        new = not words.content(match["name"]) & known and words.content(match["name"])
        initial = slot == "^" and " " not in match["name"]
        if slot in slots and new and not calendar and not initial:
            return True
    return False
