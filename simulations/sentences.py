"""Splitting a spoken line into sentences with stable ids (FORMATS, "Sentence ids")."""

import re
from dataclasses import dataclass

ABBREVIATIONS = frozenset(
    "Mr. Mrs. Ms. Dr. Prof. St. vs. etc. e.g. i.e. a.m. p.m. Inc. Ltd. U.S. U.K.".lower().split()
)
_END = re.compile(r"""(?:[.!?]+|…)["'”’»)\]]*(?=\s+["'“‘«(\[A-Z0-9À-ÖØ-Þ])|\n+""")
_SINGLE_CAPITAL = re.compile(r"(?:^|[\s(\[\"'“‘])[A-Z]\.$")


@dataclass(frozen=True)
class Sentence:
    """One sentence of a line. `id` is `r<turn>.<n>` (recruiter) or `c<turn>.<n>` (whoever answers)."""

    id: str
    text: str


def split_sentences(text: str) -> list[str]:
    """Return the sentences of `text` in order, stripped; an empty list for blank text."""
    pieces: list[str] = []
    start = 0
    for match in _END.finditer(text):
        piece = text[start : match.end()].strip()
        if not match.group().startswith("\n") and _ends_with_abbreviation(piece):
            continue
        if piece:
            pieces.append(piece)
        start = match.end()
    rest = text[start:].strip()
    return [*pieces, rest] if rest else pieces


def _ends_with_abbreviation(piece: str) -> bool:
    last = piece.split()[-1].lstrip("\"'“‘([").lower() if piece else ""
    return last in ABBREVIATIONS or bool(_SINGLE_CAPITAL.search(piece))


def number_sentences(prefix: str, turn: int, texts: list[str]) -> tuple[Sentence, ...]:
    """Give the sentences of one turn their ids, counted from 1: `number_sentences("r", 3, [...])` -> r3.1, ..."""
    return tuple(Sentence(f"{prefix}{turn}.{n}", text) for n, text in enumerate(texts, start=1))
