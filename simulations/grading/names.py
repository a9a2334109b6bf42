"""Names and other words of a fact's value: are they said, or does another stand in their place?"""

import re

from simulations.grading import words
from simulations.grading.dates import MONTHS, WEEKDAYS
from simulations.grading.truth import Truth
from simulations.hearing.text import clean_for_matching

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
_NAME = re.compile(
    r"(?P<before>\b[a-z]+ |^)(?P<name>[A-ZÀ-Þ][\w'’-]+(?: (?:de |van |von |al-)?[A-ZÀ-Þ][\w'’-]+)*)"
)


def strings_agree(sentence: str, truth: Truth) -> bool | None:
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
