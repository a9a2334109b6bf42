"""Does a sentence agree with a fact? Numbers, dates, hours and names are compared; no cosine decides."""

import re
from dataclasses import replace

from simulations.grading.dates import agrees, clock_times, moments, weekdays
from simulations.grading.hours import points, spans
from simulations.grading.names import strings_agree
from simulations.grading.numbers import Amount, amounts
from simulations.grading.truth import Truth
from simulations.grading.words import stem
from simulations.hearing.text import plain

ABOUT = 0.15
"""How far "about" may be off, as a share of the true number."""
EXACT = 0.02
_NONE_OF = re.compile(r"\b(?:no|zero|not any|not a single|not one) ([a-z]+)")


def compare(
    sentence: str, truth: Truth, bare: bool = True, counted: frozenset[str] = frozenset()
) -> bool | None:
    """Does `sentence` agree with the fact in everything that can be compared? None: nothing can.

    `bare`: may a number be compared that says nothing of what it counts ("About eight.")? Only an answer is so short.
    `counted`: stems of what the question wanted counted.
    """
    numbers = _amounts_agree(sentence, truth, bare, counted)
    named = strings_agree(sentence, truth)
    if named and numbers is None and _counts_something_else(sentence, truth):
        named = None
    checks = [
        numbers,
        _denied(sentence, truth),
        _hours_agree(plain(sentence), truth),
        _dates_agree(sentence, truth),
        _sets_agree(weekdays(sentence), truth.weekdays),
        _clocks_agree(clock_times(sentence), truth.clocks),
        named,
    ]
    if False in checks:
        return False
    return True if True in checks else None


def _counts_something_else(sentence: str, truth: Truth) -> bool:
    """ "Six loading bays at Doncaster" beside a fact of posts at Doncaster: the name alone bears nothing out."""
    return bool(truth.amounts) and any(said.nouns for said in amounts(sentence))


def _denied(sentence: str, truth: Truth) -> bool | None:
    """ "No posts" where the fact counts posts: False."""
    counted = {n for true in truth.amounts if true.family == "count" and true.low > 0 for n in true.nouns}
    denied = {stem(noun) for noun in _NONE_OF.findall(plain(sentence))}
    return False if denied & counted else None


def shared_nouns(sentence: str, truth: Truth) -> frozenset[str]:
    """What both the sentence and the fact count: "twelve people" beside "eight people work each shift"."""
    counted = {noun for true in truth.amounts for noun in true.nouns}
    return frozenset(
        noun for said in amounts(sentence) if said.family == "count" for noun in said.nouns & counted
    )


def _amounts_agree(sentence: str, truth: Truth, bare: bool, counted: frozenset[str]) -> bool | None:
    checks = []
    for said in amounts(sentence):
        if not bare and said.family == "count" and not said.nouns:
            continue
        said = _counting(said, truth, counted)
        different = len({(true.low, true.high) for true in truth.amounts})
        rivals = [true for true in truth.amounts if _comparable(said, true, different, bare)]
        if rivals:
            checks.append(any(_fits(said, true) for true in rivals))
    return all(checks) if checks else None


def _counting(said: Amount, truth: Truth, counted: frozenset[str]) -> Amount:
    """ "Eighteen." after "How many residents?" counts residents, where the fact does too."""
    known = counted & {noun for true in truth.amounts if true.family == "count" for noun in true.nouns}
    return replace(said, nouns=known) if known and said.family == "count" and not said.nouns else said


def _comparable(said: Amount, true: Amount, rivals: int, bare: bool) -> bool:
    if said.family == "count" and true.family == "count":
        return bool(said.nouns & true.nouns) or (not said.nouns and rivals == 1)
    if bare and said.family == "count" and not said.nouns:
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


def _hours_agree(folded: str, truth: Truth) -> bool | None:
    """Hours in words name no half of the day, so they can bear a fact out and not contradict it."""
    within = any(
        first <= hour <= (last if last > first else last + 12)
        for point in points(folded)
        for hour in (point, point + 12)
        for first, last in truth.spans
    )
    return True if within or spans(folded) & truth.spans else None
