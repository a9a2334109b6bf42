"""Number words and figures in folded text: where each number stands and what it is worth."""

import re
from dataclasses import dataclass

_BELOW_TWENTY = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen
"""
_TENS_NAMES = "twenty thirty forty fifty sixty seventy eighty ninety"
_ONES = {name: value for value, name in enumerate(_BELOW_TWENTY.split())}
_TENS = {name: value for value, name in zip(range(20, 100, 10), _TENS_NAMES.split(), strict=True)}
_SCALES = {
    "hundred": 100,
    "thousand": 1_000,
    "k": 1_000,
    "grand": 1_000,
    "million": 1_000_000,
    "m": 1_000_000,
}
_FIXED = {"once": 1.0, "twice": 2.0, "thrice": 3.0, "dozen": 12.0, "half": 0.5, "couple": 2.0}
_MONEY = {"£": "money", "$": "money", "€": "money"}
TOKEN = re.compile(r"[£$€%]|\d+(?:[.,]\d+)*|[a-z']+|[-,;:.!?()]")


@dataclass(frozen=True)
class Number:
    value: float
    start: int
    end: int
    """Positions in the folded text."""
    money: bool


def word_value(word: str | None) -> float:
    """The value of one number word or numeral, an ordinal included; 0 when it is none."""
    if not word:
        return 0.0
    if word.isdigit():
        return float(word)
    known: dict[str, float] = {
        **_ONES,
        **_TENS,
        **_FIXED,
        "second": 2,
        "third": 3,
        "fifth": 5,
        "ninth": 9,
        "twelfth": 12,
    }
    return float(
        known.get(word) or known.get(word.removesuffix("th")) or known.get(word.removesuffix("h")) or 0
    )


def numbers_in(text: str) -> list[Number]:
    found: list[Number] = []
    pieces = list(TOKEN.finditer(text))
    at = 0
    while at < len(pieces):
        value, width = _read_number([piece.group() for piece in pieces[at : at + 12]])
        if width:
            money = at > 0 and pieces[at - 1].group() in _MONEY
            found.append(Number(value, pieces[at].start(), pieces[at + width - 1].end(), money))
        at += max(width, 1)
    return found


def _read_number(tokens: list[str]) -> tuple[float, int]:
    """Read a number at the head of `tokens`: its value and how many tokens it took (0 when there is none)."""
    if tokens[0][0].isdigit():
        value, width = _numeral(tokens[0]), 1
    else:
        value, width = _words_value(tokens)
    if not width:
        return 0.0, 0
    while width < len(tokens) and tokens[width] in _SCALES and tokens[width] != "hundred":
        value, width = value * _SCALES[tokens[width]], width + 1
    if tokens[width : width + 3] == ["and", "a", "half"]:
        value, width = value + 0.5, width + 3
    return value, width


def _numeral(token: str) -> float:
    plain_digits = re.sub(r"[,.](?=\d{3}(?:\D|$))", "", token).replace(",", ".")
    parts = plain_digits.split(".")
    return float(parts[0] + "." + "".join(parts[1:])) if len(parts) > 1 else float(parts[0])


def _words_value(tokens: list[str]) -> tuple[float, int]:
    total, width, joined = 0.0, 0, False
    for word in tokens:
        if word in _ONES or word in _TENS or word in _FIXED:
            if width and not joined and total % 100 and not (total % 10 == 0 and word in _ONES):
                break
            total += _ONES.get(word, _TENS.get(word, _FIXED.get(word, 0)))
        elif word == "hundred" and width:
            total *= 100
        elif not (word in ("and", "-") and width and total >= 20):
            break
        joined = word in ("and", "-", "hundred")
        width += 1
    while width and tokens[width - 1] in ("and", "-"):
        width -= 1
    return total, width
