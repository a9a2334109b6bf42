"""A company fact as comparable parts, and whether a sentence agrees with them. Code compares; no cosine decides.

`truth_of(fact)` reads the fact's claim and its value; `comparing.compare(sentence, truth)` says True (agrees),
False (contradicts) or None (nothing in common that can be compared).
"""

import datetime as dt
import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from simulations.grading import words
from simulations.grading.dates import MONTHS, Moment, clock_times, moments, weekdays
from simulations.grading.hours import spans
from simulations.grading.numbers import Amount, amount_of_key, amounts
from simulations.hearing.text import plain
from simulations.packs.pack import Fact

HALF = 0.5
"""Share of a clause's words that a sentence must hold to affirm or deny that clause."""
_SMALL = frozenset(
    {"a", "an", "the", "and", "or", "is", "are", "be", "it", "to", "of", "in", "on", "for", "we", "you", "i"}
)
_OPPOSITES = tuple(
    (frozenset(first.split()), frozenset(last.split()))
    for first, last in (
        ("mandatory compulsory obligatory required forced", "voluntary optional"),
        ("free", "charged billed paid"),
        ("allowed permitted welcome", "forbidden banned prohibited"),
        ("always", "never"),
        ("shared", "private"),
    )
)
COUNTING = words.content(
    "minute hour day week month quarter year percent half dozen hundred thousand million one two three four five six "
    "seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty seventy eighty ninety "
    "pound euro dollar"
) | {str(number) for number in range(10, 100)}
"""Numbers and units, money too: two sentences that share only these are not about the same thing."""
_LOW = frozenset({"min", "minimum", "from", "low", "lowest", "start", "earliest", "floor"})
_HIGH = frozenset({"max", "maximum", "to", "high", "highest", "end", "latest", "ceiling"})


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
    spans: frozenset[tuple[int, int]]
    """Spans of hours ("six to two"), on a clock of twelve."""
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
        spans=spans(plain(fact.claim)) | _ends(texts),
        strings=tuple(
            text
            for text in texts
            if not _value_moments(text) and not clock_times(text) and words.content(text)
        ),
        clauses=_clauses(fact) if booleans else (),
    )


def _ends(texts: list[str]) -> frozenset[tuple[int, int]]:
    """Two clock times among the values are the ends of a span."""
    times = [time // 60 % 12 for text in texts for time in sorted(clock_times(text))]
    return frozenset({(times[0], times[1])}) if len(times) == 2 else frozenset()


def _clauses(fact: Fact) -> tuple[tuple[frozenset[str], bool], ...]:
    """The claim's clauses and their polarity. A bare `false` beside a claim without "no" or "not" denies the claim."""
    parts = [
        part
        for part in re.split(
            r"[;,.](?= )| and (?=nobody|no |is |are |has |have |was |were |it |they |we )", fact.claim
        )
        if words.content(part)
    ]
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
    ) != _opposite(sentence, truth.fact.claim)
    return (words.negated(sentence) == opposed) == nearest


def one_polarity(truth: Truth) -> bool | None:
    """Whether the fact affirms, where all its clauses agree in that."""
    found = {affirms for _, affirms in truth.clauses}
    return found.pop() if len(found) == 1 else None


def _opposite(sentence: str, claim: str) -> bool:
    """Does one say "mandatory" where the other says "voluntary"?"""
    said, true = frozenset(words.tokens(sentence)), frozenset(words.tokens(claim))
    return any(
        (said & first and true & last) or (said & last and true & first)
        for first, last in _OPPOSITES
        if not (said & first and said & last)
    )


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
