"""How much a turn builds on what was said just before: the words they share, and how the turn takes them up.

The weights are a ridge regression on ratings by teachers (`python -m bench.fit_uptake`; source in NOTICE).
"""

import math
import re

import numpy as np
from numpy.typing import NDArray

from simulations.hearing.text import CAP, plain, words
from simulations.hearing.wording import content

WEIGHTS = np.array(
    [0.046, 0.115, 0.093, 0.109, 0.11, 0.064, 0.035, 0.043, 0.159, 0.077, 0.117, 0.093, -0.096, 0.71]
)
"""One for each feature, then the constant."""
_LONGEST = 400
"""Words of either line that are compared."""
_ASKS_BACK = re.compile(
    r"\b(?:said|saying|say|you mean|you think|why|how (?:do|did) you|because|so you|noticed|what do you)\b"
)
_STARTS_SO = re.compile(r"(?:so|okay so|okay|yes|right|good|yeah)\b")
_POINTS_BACK = re.compile(r"\b(?:he|she|they|it|that|this|those|these)\b")
_MOVES_ON = re.compile(
    r"(?:what|can|who|let's|now|next|all right|thank|do you|let me|i want|we're|anyway|moving on)\b"
)


def features(text: str, before: str) -> NDArray[np.float64]:
    """What is measured of two lines, shape (13,)."""
    said, earlier = words(plain(text))[:_LONGEST], words(plain(before))[:_LONGEST]
    line = " ".join(said)
    own, theirs = content(line), content(" ".join(earlier))
    shared = len(own & theirs)
    pairs = set(zip(said, said[1:], strict=False)) & set(zip(earlier, earlier[1:], strict=False))
    common = math.log1p(len(set(said) & set(earlier)))
    return np.array(
        [
            math.log1p(shared),
            shared / max(1, len(theirs)),
            shared / max(1, len(own)),
            float(shared > 0),
            common,
            common / math.log1p(max(1, len(said))),
            math.log1p(len(pairs)),
            math.log1p(len(said)),
            float("?" in text[:CAP]),
            float(bool(_POINTS_BACK.search(line))),
            float(bool(_ASKS_BACK.search(line))),
            float(bool(_STARTS_SO.match(line))) - float(bool(_MOVES_ON.match(line))),
            float(len(said) > 60),
        ]
    )


def uptake(text: str, before: str) -> float:
    """0-1 for a turn that answers `before`; 0 for one without words."""
    if not words(plain(text)):
        return 0.0
    rating = float(WEIGHTS[:-1] @ features(text, before) + WEIGHTS[-1])
    return round(1 / (1 + math.exp(-4 * (rating - 1))), 4)
