"""What a drafted fact stands on: a passage of the author's text, and no number that the text does not have."""

import re
from dataclasses import dataclass
from typing import Any

from simulations.grading.number_words import numbers_in
from simulations.grading.numbers import amounts
from simulations.hearing.text import plain, words

Shape = dict[str, Any]
_CLOCK = re.compile(r"\b(\d{1,2})[.:](\d{2})\b")
_DATE = re.compile(r"\d{4}-(\d{2})(?:-\d{2})?")
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_FEWEST_WORDS = 2
"""A quote of a single word is no passage: it would be found nearly anywhere."""


@dataclass(frozen=True)
class Dropped:
    """Something of the model's that was left out of the draft, and why, in the author's words."""

    what: str
    why: str


@dataclass(frozen=True)
class Text:
    """The author's text, read once: `numbers` are the values it has, in figures or in words."""

    words: str
    numbers: frozenset[float]

    def has(self, passage: str) -> bool:
        """Whether a passage stands in the text, whatever its punctuation and capitals."""
        said = words(plain(passage))
        return len(said) >= _FEWEST_WORDS and f" {' '.join(said)} " in self.words

    def strange_numbers(self, said: str) -> list[str]:
        """The numbers of a sentence, as it writes them, that the text does not have."""
        folded = plain(said)
        for match in _DATE.finditer(folded):
            if f" {_month(match.group(1))} " in self.words:
                folded = folded.replace(match.group(), match.group()[:4])
        found = numbers_in(folded)
        return [
            folded[number.start : number.end]
            for number in found
            if number.value not in self.numbers and folded[number.start : number.end] != "one"
        ]


def read_text(*texts: str) -> Text:
    """Read what the author pasted."""
    whole = plain("\n".join(texts))
    found = {number.value for number in numbers_in(whole)}
    found |= {float(part) for match in _CLOCK.finditer(whole) for part in match.groups()}
    ranges = [
        amount for amount in amounts(whole) if amount.bound == "range" and amount.family in ("money", "count")
    ]
    found |= {end for amount in ranges for end in (amount.low, amount.high)}
    return Text(f" {' '.join(words(whole))} ", frozenset(found))


def _month(number: str) -> str:
    return _MONTHS[int(number) - 1] if 1 <= int(number) <= 12 else "?"


def why_not(fact: Shape, text: Text) -> str:
    """Why a drafted fact cannot stand; "" when it can."""
    said = [fact["claim"], *fact["aliases"], *(_value_text(value["value"]) for value in fact["values"])]
    strange = [number for sentence in said for number in text.strange_numbers(sentence)]
    if strange:
        return f"{strange[0]} is not in your text."
    return "" if text.has(fact["quote"]) else "The passage that it should rest on is not in your text."


def _value_text(value: Any) -> str:
    """A value as words: a whole number without its ".0", a truth value as nothing to count."""
    if isinstance(value, bool):
        return ""
    return f"{value:g}" if isinstance(value, float) and abs(value) < 1e6 else str(value)
