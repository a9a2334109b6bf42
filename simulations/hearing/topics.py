"""Which cue a turn asks for: a score for every cue, and what to do about it."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from simulations.hearing.embedder import Embedder, Vectors
from simulations.hearing.heard import Decision, QuestionKind, TopicScore
from simulations.hearing.topic_model import Array, TopicModel, load_model, shared_subject
from simulations.packs.pack import Cue

ASKED = 0.5
"""From this score on a question counts as asking for the cue."""
ASKED_BY_STATEMENT = 0.75
SURE = 0.6
"""The share of the best cue among all from which it is answered at once."""
POSSIBLE = 0.12
"""The share from which a cue is offered in a clarifying question."""
AS_WRITTEN = 0.95
"""The cosine from which a question counts as an author's own example."""
SAID_AS_WRITTEN = 5.0
"""What that adds to a cue's rank: the author has said what it asks for."""
WORD_FOR_WORD = 0.75
"""The cosine with one of a cue's own examples from which even a broad question asks for it."""
_TEMPLATE = "a question about {}"


@dataclass(frozen=True)
class Segment:
    """A stretch of a turn that may ask something."""

    text: str
    kind: QuestionKind


@dataclass(frozen=True)
class Reading:
    """Every cue of the pack as one turn touches it, in authored order."""

    keys: tuple[str, ...]
    scores: Array
    shares: Array
    """The chance of each cue if exactly one of them is asked for; they add up to 1."""

    named: Array
    """How near each cue's own examples come to the words of the turn: a cosine."""

    def topics(self) -> tuple[TopicScore, ...]:
        """The scores, best first."""
        order = np.argsort(-self.scores, kind="stable")
        return tuple(TopicScore(self.keys[index], round(float(self.scores[index]), 4)) for index in order)


@dataclass(frozen=True)
class Choice:
    decision: Decision
    answer: str | None = None
    clarify: tuple[str, ...] = ()


class Topics:
    """The cues of a pack, embedded once."""

    def __init__(self, cues: Sequence[Cue], embedder: Embedder, model: TopicModel | None = None) -> None:
        self.keys = tuple(cue.key for cue in cues)
        self._embedder = embedder
        self._model = model or load_model(embedder.name)
        texts: list[str] = []
        self._examples: list[slice] = []
        for cue in cues:
            examples = list(cue.ask_examples) or [cue.topic]
            self._examples.append(slice(len(texts), len(texts) + len(examples)))
            texts += examples
        count = len(texts)
        texts += [_TEMPLATE.format(cue.topic) for cue in cues] + [cue.fact for cue in cues]
        vectors = embedder.encode([*texts, *(cue.topic for cue in cues)])
        self._asked = vectors[:count]
        self._about = vectors[count : count + len(cues)]
        self._facts = vectors[count + len(cues) : count + 2 * len(cues)]
        self.subjects = self._subjects_of(vectors[count + 2 * len(cues) :])

    def _subjects_of(self, topics: Array) -> Array:
        if not self.keys:
            return np.zeros((0, self._model.asking))
        rows = [np.vstack([self._asked[part], topics[row]]) for row, part in enumerate(self._examples)]
        return np.stack([self._model.subject(row).mean(axis=0) for row in rows])

    def features(self, texts: Sequence[str]) -> tuple[Array, Array]:
        """Return RANK_FEATURES of every (text, cue), shape (texts, cues, 4), and `emptiness`, (texts, 2)."""
        return self.features_of(self._embedder.encode(list(texts)))

    def features_of(self, vectors: Vectors) -> tuple[Array, Array]:
        """The same as `features` for texts that are vectors already, shape (texts, WIDTH)."""
        asked = vectors @ self._asked.T
        examples = np.stack(
            [np.sort(asked[:, part], axis=1)[:, -2:].mean(axis=1) for part in self._examples], axis=1
        )
        family = shared_subject(self._model.subject(vectors), self.subjects)
        columns = [examples, vectors @ self._about.T, vectors @ self._facts.T, family]
        return np.stack(columns, axis=2).astype(np.float64), self._model.emptiness(vectors)

    def read(self, segments: Sequence[Segment]) -> Reading:
        """Score every cue by the segment that asks most clearly."""
        if not self.keys or not segments:
            nothing = np.zeros(len(self.keys))
            return Reading(self.keys, nothing, nothing, nothing)
        vectors = self._embedder.encode([segment.text for segment in segments])
        features, emptiness = self.features_of(vectors)
        named = self._named(vectors)
        ranks = features @ self._model.rank + SAID_AS_WRITTEN * (named >= AS_WRITTEN)
        scores = np.stack(
            [
                self._score(rank, empty, segment)
                for rank, empty, segment in zip(ranks, emptiness, segments, strict=True)
            ]
        )
        raised = np.exp(ranks - ranks.max(axis=1, keepdims=True))
        clearest = int(scores.max(axis=1).argmax())
        shares = (raised / raised.sum(axis=1, keepdims=True))[clearest]
        return Reading(self.keys, scores.max(axis=0), shares, named.max(axis=0))

    def _named(self, vectors: Vectors) -> Array:
        """Cosine of every text with the nearest example of every cue: shape (texts, cues)."""
        asked = (vectors @ self._asked.T).astype(np.float64)
        return np.stack([asked[:, part].max(axis=1) for part in self._examples], axis=1)

    def _score(self, rank: Array, emptiness: Array, segment: Segment) -> Array:
        none, idle = emptiness
        own = [none, segment.kind == "statement", segment.kind == "open", idle, 1.0]
        logits = rank * self._model.gate[0] + np.dot(self._model.gate[1:], np.array(own, dtype=np.float64))
        return np.asarray(1 / (1 + np.exp(-logits)), dtype=np.float64)


def choose(reading: Reading, kind: QuestionKind, broad: bool = False) -> Choice:
    """Answer, ask back, react or fall back: by the best score and its share among all cues.

    A broad question asks for a cue only when the cue's own examples say so nearly word for word.
    """
    if broad:
        return _authored(reading)
    asked = ASKED_BY_STATEMENT if kind == "statement" else ASKED
    if not reading.keys or reading.scores.max() < asked:
        return Choice("react" if kind == "statement" else "fallback")
    order = np.argsort(-reading.shares, kind="stable")[:3]
    if reading.shares[order[0]] >= SURE or len(order) == 1:
        return Choice("answer", answer=reading.keys[order[0]])
    near = tuple(reading.keys[index] for index in order if reading.shares[index] >= POSSIBLE)
    return (
        Choice("clarify", clarify=near) if len(near) > 1 else Choice("answer", answer=reading.keys[order[0]])
    )


def _authored(reading: Reading) -> Choice:
    if not reading.keys or reading.named.max() < WORD_FOR_WORD:
        return Choice("fallback")
    return Choice("answer", answer=reading.keys[int(reading.named.argmax())])
