"""Making a learner's words safe and plain to match. Every function here takes linear time.

The stored turn keeps its own characters; only what is matched is folded.
"""

import functools
import re
import unicodedata
from collections.abc import Iterable

CAP = 20_000
"""Characters of one text that are ever looked at."""

_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff\ud800-\udfff]"
)
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_SPACE = re.compile(r"[^\S\n]+")
_REPEATED = re.compile(r"(\S)\1{9,}")
_LOOKALIKES = str.maketrans(
    "аеорсухіѕјһԁԛԝАВЕКМНОРСТХІЅЈΑΒΕΖΗΙΚΜΝΟΡΤΥΧαεορυιν‘’‛ʼ`´“”„«»–—‑‒−",
    "aeopcyxisjhdqwABEKMHOPCTXISJABEZHIKMNOPTYXaeopuiv''''''\"\"\"\"\"-----",
)
_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")


def clean_for_matching(text: str) -> str:
    """Fold `text` for matching: compatible forms, look-alike letters, no invisible or control characters.

    At most `CAP` characters are read. Line breaks stay, because they end sentences.
    """
    folded = _CONTROL.sub(" ", _INVISIBLE.sub("", text[:CAP]))
    folded = unicodedata.normalize("NFKC", folded)[:CAP].translate(_LOOKALIKES)
    folded = _CONTROL.sub(" ", _INVISIBLE.sub("", folded))
    return _SPACE.sub(" ", _REPEATED.sub(r"\1\1\1", folded)).strip()


@functools.lru_cache(maxsize=256)
def plain(text: str) -> str:
    """`clean_for_matching`, lower case, on one line. Remembered, since everything that hears a turn asks for it."""
    return " ".join(clean_for_matching(text).lower().split())


def words(text: str) -> list[str]:
    """The words of a folded text, in order and in its own case; "don't" and "half-term" are one word each."""
    return _WORD.findall(text)


def names_any(text: str, anchors: Iterable[str]) -> bool:
    """Does `text` hold one of `anchors` as whole words, give or take a plural or a verb's ending?"""
    said = f" {' '.join(words(plain(text)))} "
    wanted = (re.escape(" ".join(words(plain(anchor)))) for anchor in anchors)
    return any(re.search(rf" {anchor}(?:s|es|ing|ed)? ", said) for anchor in wanted if anchor)
