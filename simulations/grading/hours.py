"""Hours of the day in words ("two till ten", "at eight"). They count nothing, so no amount is made of them."""

import re

_NAMES = "one two three four five six seven eight nine ten eleven twelve"
_VALUES = {name: value for value, name in enumerate(_NAMES.split(), start=1)} | {"noon": 12, "midnight": 0}
_HOUR = (
    rf"(?:(?:half past|quarter (?:past|to)) )?(?:{'|'.join(_VALUES)}|1\d|2[0-4]|\d)(?: ?[ap]\.?m\b|:\d\d)?"
)
_ENDED = (
    r"(?=$|[ ]?[,.;:!?)]|(?: o'clock| sharp)\b| (?:on|in the|at night|and|or|but|every|each|if|so|when|for|with|"
    r"because|tomorrow|today|\w+days?|is|would|suits?|works?|then|instead|weekdays)\b)"
)
"""After a bare hour comes no noun: "at ten" ends there, "ten people" does not."""
_SPAN = re.compile(
    rf"\b(?:(?:from |between )?(?P<a>{_HOUR}) (?:until|till|til) (?P<b>{_HOUR})|"
    rf"between (?P<e>{_HOUR}) and (?P<f>{_HOUR})|"
    rf"(?:from|shifts?,?|hours?,?|rota,?|earl(?:y|ies),?|lates?,?|days?,?|nights?,?|open|works?|working|runs?) "
    rf"(?:from )?(?P<c>{_HOUR}) (?:to|-) (?P<d>{_HOUR}))\b{_ENDED}"
)
_BACKWARDS = re.compile(rf"\b(?P<a>{_HOUR}) (?:to|-) (?P<b>{_HOUR})\b{_ENDED}")
_POINT = re.compile(
    rf"\b(?:at|by|before|after|until|till|past|from|"
    rf"(?:starts?|ends?|done|opens?|closes?|finish(?:es)?) (?:at|by|from)?) ?"
    rf"{_HOUR}{_ENDED}|\b{_HOUR} o'clock\b|\b(?:half|quarter) (?:past|to) {_HOUR}{_ENDED}"
)


def without_hours(folded: str) -> str:
    """The folded text with every hour of the day blanked out."""
    text = _SPAN.sub(_blank, folded)
    text = _BACKWARDS.sub(lambda match: _blank(match) if _runs_back(match) else match.group(), text)
    return _POINT.sub(_blank, text)


def spans(folded: str) -> frozenset[tuple[int, int]]:
    """Spans of hours ("six to two" is (6, 2)), on a clock of twelve."""
    found = [(m["a"] or m["c"] or m["e"], m["b"] or m["d"] or m["f"]) for m in _SPAN.finditer(folded)]
    found += [(m["a"], m["b"]) for m in _BACKWARDS.finditer(folded) if _runs_back(m)]
    return frozenset((_value(first) % 12, _value(last) % 12) for first, last in found)


def points(folded: str) -> frozenset[int]:
    """Single hours ("a start at ten"), on a clock of twelve."""
    rest = _SPAN.sub(_blank, folded)
    found = (re.search(rf"{_HOUR}{_ENDED}", m.group()) for m in _POINT.finditer(rest))
    return frozenset(_value(hour.group()) % 12 for hour in found if hour)


def _runs_back(match: re.Match[str]) -> bool:
    """ "Nine to five" can only be hours; "two to five" may be anything."""
    return _value(match["a"]) > _value(match["b"])


def _value(hour: str) -> int:
    last = hour.split()[-1] if not hour.endswith("m") else hour.split()[0]
    digits = re.match(r"\d+", last)
    return int(digits.group()) if digits else _VALUES.get(last, 0)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())
