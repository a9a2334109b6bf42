"""The few fitted numbers behind topic scores, one file for each embedder.

`bench.fit_hearing` fits them on our own writing (bench/data) and saves them as data/topics-<embedder>.npz:

- families: a softmax layer that says which of the usual subjects of a first call a sentence is about
  (free time, notice, pay, ...) or that it asks for nothing (small talk, selling, administration);
- idle: vectors of lines that ask for nothing, the background that a question must stand out from;
- rank: weights of the features of one (sentence, cue) pair; exp(rank) compares the cues of one pack;
- gate: weights that turn the rank and the sentence's own features into a chance of being asked at all.
"""

import functools
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from simulations.hearing.embedder import Vectors

Array = NDArray[np.floating[Any]]
DATA = Path(__file__).parent / "data"
RANK_FEATURES = ("examples", "topic", "fact", "family")
GATE_FEATURES = ("rank", "none", "statement", "open", "idle")
_FLOOR = 0.02


@dataclass(frozen=True)
class TopicModel:
    families: Array
    """Shape (families, WIDTH): first the `asking` ones, then those that ask for nothing."""
    offsets: Array
    asking: int
    idle: Vectors
    rank: Array
    gate: Array
    """One weight for each of GATE_FEATURES, then the constant."""

    def posterior(self, vectors: Vectors) -> Array:
        """Chances of every family for each vector: shape (n, families), rows add up to 1."""
        logits = vectors.astype(np.float64) @ self.families.T + self.offsets
        raised = np.exp(logits - logits.max(axis=1, keepdims=True))
        return raised / raised.sum(axis=1, keepdims=True)

    def subject(self, vectors: Vectors) -> Array:
        """Chances of the asking families alone: shape (n, asking), rows add up to 1."""
        asking = self.posterior(vectors)[:, : self.asking]
        return asking / asking.sum(axis=1, keepdims=True)

    def emptiness(self, vectors: Vectors) -> Array:
        """How much each vector looks like asking for nothing: log odds (none) and likeness (idle), shape (n, 2)."""
        chances = self.posterior(vectors)
        none = np.log(chances[:, self.asking :].sum(axis=1) + 0.01)
        none -= np.log(chances[:, : self.asking].sum(axis=1) + 0.01)
        nearest = np.sort(vectors @ self.idle.T, axis=1)[:, -2:].mean(axis=1)
        return np.stack([none, nearest], axis=1)


def shared_subject(sentences: Array, cues: Array) -> Array:
    """Log of the chance that a sentence and a cue have the same subject: shape (sentences, cues)."""
    return np.log(sentences @ cues.T + _FLOOR)


@functools.cache
def load_model(embedder: str) -> TopicModel:
    """The numbers fitted for one embedder, by its name."""
    with np.load(DATA / f"topics-{embedder}.npz") as saved:
        numbers = {name: saved[name].astype(np.float64) for name in ("families", "offsets", "rank", "gate")}
        return TopicModel(asking=int(saved["asking"]), idle=saved["idle"].astype(np.float32), **numbers)


def save_model(model: TopicModel, embedder: str) -> Path:
    """Write the numbers in half precision where that is enough; return the file."""
    path = DATA / f"topics-{embedder}.npz"
    np.savez_compressed(
        path,
        families=model.families.astype(np.float16),
        offsets=model.offsets.astype(np.float32),
        asking=np.int64(model.asking),
        idle=model.idle.astype(np.float16),
        rank=model.rank.astype(np.float32),
        gate=model.gate.astype(np.float32),
    )
    return path
