"""Does a turn give back what the other person said or meant, instead of asking, telling or advising?

Points for and against, set by hand: no learned numbers, nothing that depends on punctuation.
"""

import math
import re
from collections.abc import Sequence

from simulations.hearing.questions import read_sentence
from simulations.hearing.text import CAP, plain, words
from simulations.hearing.wording import content
from simulations.sentences import split_sentences

ENOUGH = 0.25
_MOST = 40
"""Sentences of a turn that are looked at."""
_FILLED = r"^(?:(?:so|and|but|okay|ok|right|yeah|yes|well|um|uh|mm-hmm|mm|hmm|sure|oh|then|now|or|because|all right|-+)[ ,.;!-]*){0,6}"
_SO = re.compile(
    r"^(?:(?:okay|ok|right|yeah|yes|well|um|uh|mm-hmm|mm|hmm|sure|oh|all right|and)[ ,.;!-]*){0,6}so\b"
)
_YOU_FIRST = re.compile(rf"{_FILLED}(?:you(?:r|'re|'ve|'d)?)\b")
_HEARING = re.compile(
    r"\b(?:(?:it |that |what it |this )?(?:sounds?|seems?|looks?|feels?) (?:to me )?(?:like|as if|as though|that|very|really|pretty)|"
    r"(?:it|that) (?:sounds|seems)|(?:i|i'm) (?:am )?(?:hear(?:ing)?|sens(?:e|ing)|gather(?:ing)?|getting)\b|get (?:a|the) sense|"
    r"in other words|so for you|if i understand|you(?:'re| are) saying|you(?:'ve| have)? (?:said|mentioned|told|shared|noticed|talked)|"
    r"part of you|on (?:the )?one hand|on the other hand|at the same time|i can (?:see|hear|imagine))"
)
_I = re.compile(r"\b(?:i|i'm|i'll|i'd|i've|my|me)\b")
_WE = re.compile(r"\b(?:we|we're|we'll|let's|our|us|we've)\b")
_YOU = re.compile(r"\byou(?:r|rself|'re|'ve|'d)?\b")
_ADVICE = re.compile(
    r"\b(?:should|recommend|suggest|you (?:need|have|got|may want|might want|could|can) to|i (?:want|need) you|make sure|"
    r"important (?:to|that|for)|risks?|research|studies|doctors?|guidelines?|percent|health|tend to|people|can (?:cause|lead|help|be))\b"
)
_ADMIN = re.compile(
    r"\b(?:thank(?:s| you)|my name|nice to (?:meet|see)|welcome|hi|hello|bye|see you|appointment|next time|today|"
    r"talk (?:about|to you)|questions?|information|is it (?:okay|ok|all right)|if (?:that's|it's) (?:okay|ok|all right))\b"
)


def is_reflection(text: str, before: str = "") -> bool:
    """Whether the stated part of a turn says the other person's matter back. `before` is their last line."""
    sentences = split_sentences(text[:CAP])[:_MOST]
    read = [(plain(sentence), read_sentence(sentence).kind) for sentence in sentences]
    stated = [line for line, kind in read if kind == "statement" or (kind == "closed" and _states(line))]
    return bool(stated) and _points(stated, [kind for _, kind in read], before) > ENOUGH


def _states(line: str) -> bool:
    """A closed question that is a statement with a raised voice: "So you left?" """
    return bool(_YOU_FIRST.match(line) or _HEARING.search(line))


def _points(stated: Sequence[str], kinds: Sequence[str], before: str) -> float:
    line = " ".join(stated)
    count = len(words(line))
    own, theirs = content(line), content(plain(before))
    points = 1.1 * any(_HEARING.search(part) for part in stated) + 0.9 * any(_SO.match(p) for p in stated)
    points += (2 * _times(_YOU, line) - 4 * _times(_I, line) - 20 * _times(_WE, line)) / max(count, 4)
    points -= 0.8 * math.log1p(_times(_ADVICE, line)) + 1.7 * math.log1p(_times(_ADMIN, line))
    points += 0.8 * len(own & theirs) / max(len(own), 1) + 0.4 * math.log1p(len(own & theirs))
    points += 0.6 * math.log1p(len(own - theirs)) - 0.2 * math.log1p(count)
    points -= 0.8 * (not own & theirs and not _YOU.search(line) and not _HEARING.search(line))
    return points - 2.0 * (count <= 2) - 0.8 * ("closed" in kinds) - 0.3 * ("open" in kinds)


def _times(pattern: re.Pattern[str], line: str) -> int:
    return sum(1 for _ in pattern.finditer(line))
