"""Which cues a listener would confuse: their ways of asking lie nearer to each other than to their own kind."""

from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from simulations.hearing.embedder import default_embedder
from simulations.packs.pack import Cue, Pack

CROSSED = 0.5
"""Share of both cues' phrases whose nearest neighbour belongs to the other cue, from which they may be alike."""
NEAR = 0.68
"""Cosine that the nearest pair must then reach: cues that are merely far from everything are not alike."""
SAME = 0.93
"""Cosine of two phrases from which they ask for the same thing."""


def too_alike(pack: Pack) -> list[tuple[Cue, Cue]]:
    """Return the pairs of cues, of one persona, that cannot be told apart by what recruiters would say."""
    pairs = []
    for persona in pack.personas:
        phrases = {cue.key: [cue.topic, *cue.ask_examples] for cue in persona.cues}
        vectors = _vectors(phrases)
        for one, other in combinations(persona.cues, 2):
            if _alike(vectors[one.key], vectors[other.key]):
                pairs.append((one, other))
    return pairs


def _vectors(phrases: dict[str, list[str]]) -> dict[str, NDArray[np.float32]]:
    rows = iter(default_embedder().encode([text for texts in phrases.values() for text in texts]))
    return {key: np.stack([next(rows) for _text in texts]) for key, texts in phrases.items()}


def _alike(one: NDArray[np.float32], other: NDArray[np.float32]) -> bool:
    between = one @ other.T
    if between[0, 0] >= SAME or (between[1:, 1:] >= SAME).any():
        return True
    crossed = _crossed(one, between) + _crossed(other, between.T)
    return bool(between.max() >= NEAR and crossed / (len(one) + len(other)) >= CROSSED)


def _crossed(own: NDArray[np.float32], between: NDArray[np.float32]) -> int:
    """How many phrases have a nearer neighbour in the other cue than among their own."""
    within = own @ own.T
    np.fill_diagonal(within, -1.0)
    return int((between.max(axis=1) > within.max(axis=1)).sum())
