"""Cleaning what people type, before it is stored, matched and graded. The original is kept where it differs."""

import re
import unicodedata
from dataclasses import dataclass

from simulations.calls.refusals import WordsRefused

MAX_LINE = 4_000
MAX_MESSAGE = 8_000
_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f\ud800-\udfff]"
)
_LINE_BREAKS = re.compile(r"\r\n?|[\u2028\u2029\x85]")
_BLANK_RUN = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")


@dataclass(frozen=True)
class Cleaned:
    """`original` is empty where cleaning changed nothing that a reader would miss."""

    text: str
    original: str = ""


def clean(text: str) -> Cleaned:
    """Drop controls, lone surrogates, direction overrides and tag characters; keep at most one blank line."""
    plain = _LINE_BREAKS.sub("\n", text).replace("\t", " ")
    cleaned = unicodedata.normalize("NFC", _HIDDEN.sub("", plain)).strip()
    cleaned = _BLANK_RUN.sub("\n\n", cleaned)
    return Cleaned(cleaned, "" if not _HIDDEN.search(plain) else _storable(text))


def _storable(text: str) -> str:
    """The original as a database can hold it: NUL and lone surrogates are written as escapes."""
    escaped = text.encode("utf-8", "backslashreplace").decode("utf-8").replace("\x00", "\\x00")
    return escaped[: MAX_MESSAGE * 2]


def clean_line(text: str) -> Cleaned:
    """Clean one spoken line; raises WordsRefused when it is empty or longer than a line may be."""
    if len(text) > MAX_LINE * 4:
        raise _too_long(len(text))
    cleaned = clean(text)
    if not cleaned.text:
        raise WordsRefused("There are no words in this line yet. Say something first.")
    if len(cleaned.text) > MAX_LINE:
        raise _too_long(len(cleaned.text))
    return cleaned


def _too_long(length: int) -> WordsRefused:
    return WordsRefused(
        f"This line has {length:,} characters and a line may have {MAX_LINE:,}. "
        "Nothing was sent and your words are still here. Say it in two turns."
    )
