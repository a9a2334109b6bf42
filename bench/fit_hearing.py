"""Fit the numbers of the topic model on our own writing: `python -m bench.fit_hearing`.

Reads bench/data/intents.yaml, topics_train.yaml and no_ask.yaml (train) only; the held-out packs are for
`python -m bench.hearing`. Writes simulations/hearing/data/topics-<embedder>.npz for both embedders.
"""

from dataclasses import dataclass, replace

import numpy as np

from bench.packs import Bench, load_bench, load_intents, without_punctuation
from simulations.hearing.embedder import Embedder, MiniLM, Ngrams, Remembering
from simulations.hearing.questions import read_sentence
from simulations.hearing.topic_model import GATE_FEATURES, RANK_FEATURES, Array, TopicModel, save_model
from simulations.hearing.topics import Topics

FOREIGN = 0.62
"""Two cues overlap less than this (Bhattacharyya) when a question for one asks for nothing in the other."""


@dataclass(frozen=True)
class Lines:
    texts: list[str]
    features: Array
    emptiness: Array


@dataclass(frozen=True)
class Sample:
    """One pack's questions with the row of their cue, and lines that ask for none of its cues."""

    asks: Lines
    rows: Array
    none: Lines
    foreign: Lines | None


def fit_families(embedder: Embedder, strength: float = 0.1) -> TopicModel:
    """Multinomial logistic regression with a small L2 penalty, classes weighted by 1/sqrt(size)."""
    asks, none = load_intents()
    groups = [*asks.values(), *none.values()]
    vectors = embedder.encode([text for group in groups for text in group])
    labels = np.repeat(np.arange(len(groups)), [len(group) for group in groups])
    sizes = np.bincount(labels)
    weight = (1 / np.sqrt(sizes))[labels]
    weight /= weight.mean()
    target, layer, offset = (
        np.eye(len(groups))[labels],
        np.zeros((len(groups), vectors.shape[1])),
        np.zeros(len(groups)),
    )
    speed, drift = np.zeros_like(layer), np.zeros_like(offset)
    for _ in range(400):
        error = (_softmax(vectors @ layer.T + offset) - target) * weight[:, None] / len(labels)
        speed = 0.9 * speed + error.T @ vectors + strength / len(labels) * layer
        drift = 0.9 * drift + error.sum(axis=0)
        layer, offset = layer - 5 * speed, offset - drift
    idle = embedder.encode([text for group in none.values() for text in group])
    zeros = np.zeros(len(RANK_FEATURES)), np.zeros(len(GATE_FEATURES) + 1)
    return TopicModel(layer, offset, len(asks), idle, *zeros)


def fit_rank(samples: list[Sample], strength: float = 0.05) -> Array:
    """Conditional logit over the cues of a pack; likeness never counts against a cue."""
    spread = np.concatenate([_centred(sample.asks.features) for sample in samples]).std(axis=0) + 1e-6
    weights, speed = np.zeros(len(RANK_FEATURES)), np.zeros(len(RANK_FEATURES))
    total = sum(len(sample.rows) for sample in samples)
    for _ in range(1500):
        slope = strength * weights
        for sample in samples:
            scaled = sample.asks.features / spread
            chance = _softmax(scaled @ weights)
            chance[np.arange(len(sample.rows)), sample.rows] -= 1
            slope = slope + np.einsum("nc,ncf->f", chance, scaled) / total
        speed = 0.9 * speed + slope
        weights = np.maximum(weights - 0.05 * speed, 0)
    return np.asarray(weights / spread)


def fit_gate(samples: list[Sample], rank: Array, strength: float = 0.02) -> Array:
    """Logistic regression, asks against lines that ask for nothing; foreign questions weigh half as much."""
    asks = np.concatenate([gate_features(sample.asks, rank) for sample in samples])
    none = np.concatenate([gate_features(sample.none, rank) for sample in samples])
    strangers = [gate_features(sample.foreign, rank) for sample in samples if sample.foreign]
    foreign = np.concatenate(strangers) if strangers else none
    rows = np.concatenate([asks, none, foreign])
    wanted = np.repeat([1.0, 0.0, 0.0], [len(asks), len(none), len(foreign)])
    weight = np.repeat(
        [1 / len(asks), 0.67 / len(none), 0.33 / len(foreign)], [len(asks), len(none), len(foreign)]
    )
    weight *= len(rows) / weight.sum()
    mean, spread = rows.mean(axis=0), rows.std(axis=0) + 1e-9
    scaled = (rows - mean) / spread
    weights, constant, speed = np.zeros(rows.shape[1]), 0.0, np.zeros(rows.shape[1])
    for _ in range(3000):
        error = (1 / (1 + np.exp(-(scaled @ weights + constant))) - wanted) * weight
        speed = 0.9 * speed + error @ scaled / len(rows) + strength * weights
        weights, constant = weights - 0.05 * speed, constant - 0.5 * float(error.mean())
    return np.append(weights / spread, constant - (weights / spread) @ mean)


def gate_features(lines: Lines, rank: Array) -> Array:
    """GATE_FEATURES of each line with its best cue: shape (lines, 5)."""
    kinds = [read_sentence(text).kind for text in lines.texts]
    return np.stack(
        [
            (lines.features @ rank).max(axis=1),
            lines.emptiness[:, 0],
            np.array([kind == "statement" for kind in kinds], dtype=float),
            np.array([kind == "open" for kind in kinds], dtype=float),
            lines.emptiness[:, 1],
        ],
        axis=1,
    )


def sample_of(bench: Bench, others: list[Bench], embedder: Embedder, model: TopicModel, bare: bool) -> Sample:
    """Features of one pack's lines; `bare` takes away capitals and punctuation."""
    topics = Topics(bench.cues, embedder, model)

    def lines(texts: list[str]) -> Lines:
        said = [without_punctuation(text) for text in texts] if bare else texts
        return Lines(said, *topics.features(said))

    foreign = _foreign(topics, others, embedder, model)
    asks = [(text, row) for row, questions in enumerate(bench.asks) for text in questions]
    rows = np.array([row for _, row in asks])
    return Sample(
        lines([text for text, _ in asks]), rows, lines(bench.none), lines(foreign) if foreign else None
    )


def fit(embedder: Embedder, packs: list[Bench]) -> TopicModel:
    """All numbers of the topic model for one embedder."""
    model = fit_families(embedder)
    samples = [
        sample_of(pack, [other for other in packs if other is not pack], embedder, model, bare)
        for bare in (False, True)
        for pack in packs
    ]
    rank = fit_rank(samples)
    return replace(model, rank=rank, gate=fit_gate(samples, rank))


def _foreign(topics: Topics, others: list[Bench], embedder: Embedder, model: TopicModel) -> list[str]:
    found: list[str] = []
    for other in others:
        theirs = Topics(other.cues, embedder, model)
        likeness = np.sqrt(theirs.subjects) @ np.sqrt(topics.subjects).T
        for row, questions in enumerate(other.asks):
            found += questions if likeness[row].max() < FOREIGN else []
    return found


def _centred(features: Array) -> Array:
    return np.asarray((features - features.mean(axis=1, keepdims=True)).reshape(-1, features.shape[2]))


def _softmax(logits: Array) -> Array:
    raised = np.exp(logits - logits.max(axis=-1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=-1, keepdims=True))


def main() -> None:
    packs = load_bench("train")
    for embedder in (Remembering(MiniLM()), Remembering(Ngrams())):
        model = fit(embedder, packs)
        path = save_model(model, embedder.name)
        print(path.name, dict(zip(RANK_FEATURES, model.rank.round(2), strict=True)), model.gate.round(2))


if __name__ == "__main__":
    main()
