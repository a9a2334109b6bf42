"""Is a line in English? Letters first, then the small words that every sentence of a language needs (decision 017).

Which other language it is does not matter: the persona asks for English all the same. In doubt a line is English.
"""

import functools
import re
from pathlib import Path
from typing import Literal

import yaml

from simulations.hearing.text import CAP

Language = Literal["english", "other"]
FEWEST = 2
"""Signs of another language that a line must hold, more of them than English small words."""
SHORT = 3
"""Words from which one sign is enough where no small word is English."""
_NO_LANGUAGES = frozenset({"english", "also-english", "loans", "particles"})
_FILE = Path(__file__).parent / "data" / "small_words.yaml"
_LETTER = re.compile(r"[^\W\d_]")
_LATIN = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ]")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_MARKED = re.compile(r"[ß-öø-ɏḁ-ỿ]")
_TURNED = re.compile(r"[¿¡]")
_QUOTED = re.compile(r"[\"“„«][^\"”“»]{1,200}[\"”“»]")


def language_of(text: str) -> Language:
    """What a turn is spoken in. Mixed turns are what the greater part of their small words is."""
    return "other" if is_other_language(text) else "english"


@functools.lru_cache(maxsize=4_096)
def is_other_language(text: str) -> bool:
    """Most letters are not Latin ones, or other languages' small words outnumber the English ones."""
    text = text[:CAP]
    letters = _LETTER.findall(text)
    if letters and sum(not _LATIN.match(letter) for letter in letters) > len(letters) / 2:
        return True
    spoken = _WORD.findall(_QUOTED.sub(" ", text))
    other = sum(_is_sign(spoken, at) for at in range(len(spoken))) + 2 * bool(_TURNED.search(text))
    english = sum(word.lower().replace("’", "'") in _words("english") for word in spoken)
    return other > english and (other >= FEWEST or (not english and len(spoken) >= SHORT))


def _is_sign(spoken: list[str], at: int) -> bool:
    """Is this word one that English has not? Names and their particles prove nothing."""
    word = spoken[at].lower().replace("’", "'")
    if word in _words("particles"):
        nearby = [*spoken[max(0, at - 1) : at], *spoken[at + 1 : at + 2]]
        return word in _small_words() and not any(near[0].isupper() for near in nearby)
    if word in _small_words():
        return True
    return bool(_MARKED.search(word)) and spoken[at][0].islower() and word not in _words("loans")


@functools.cache
def _small_words() -> frozenset[str]:
    kinds = set(_read()) - _NO_LANGUAGES
    return frozenset().union(*(_words(kind) for kind in kinds)) - _words("also-english")


@functools.cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(_read()[kind].split())


@functools.cache
def _read() -> dict[str, str]:
    found: dict[str, str] = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    return found
