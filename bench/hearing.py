"""What the ear hears, in figures: `python -m bench.hearing [--data DIRECTORY]`.

Topics and protected asks are measured on our own writing (bench/data); the other figures need labelled sets that
are not part of the product: give their directory. A set that is absent is skipped, and said to be.
"""

import argparse
import json
import statistics
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from bench.packs import Bench, load_bench, without_punctuation
from simulations.hearing.ear import segments
from simulations.hearing.embedder import default_embedder
from simulations.hearing.questions import read_sentence, turn_kind
from simulations.hearing.topics import Reading, Topics, choose
from simulations.sentences import split_sentences

Row = dict[str, Any]
Change = Callable[[str], str]


def same(text: str) -> str:
    return text


def auroc(high: Sequence[float], low: Sequence[float]) -> float:
    """Chance that one of `high` exceeds one of `low`."""
    up, down = np.array(high)[:, None], np.array(low)[None]
    return float((up > down).mean() + 0.5 * (up == down).mean())


def f1(truth: Sequence[Any], guess: Sequence[Any], label: Any) -> float:
    hits = sum(t == g == label for t, g in zip(truth, guess, strict=True))
    total = sum(t == label for t in truth) + sum(g == label for g in guess)
    return 2 * hits / total if total else 0.0


def macro_f1(truth: Sequence[Any], guess: Sequence[Any]) -> float:
    return statistics.mean(f1(truth, guess, label) for label in sorted(set(truth)))


def read_turn(topics: Topics, text: str) -> tuple[Reading, str]:
    """Score a turn as the ear does."""
    sentences = split_sentences(text)
    read = [read_sentence(sentence) for sentence in sentences]
    kind = turn_kind([question.kind for question in read])
    return topics.read(segments(sentences, read)), choose(
        topics.read(segments(sentences, read)), kind
    ).answer or ""


def topic_figures(packs: Iterable[Bench], change: Change) -> dict[str, float]:
    """Accuracy, wrong answers and AUROC over all questions and idle lines of some packs."""
    first, third, right, wrong, asked, idle, idle_answers = [], [], 0, 0, [], [], 0
    for pack in packs:
        topics = Topics(pack.cues, default_embedder())
        for row, questions in enumerate(pack.asks):
            for text in questions:
                reading, answer = read_turn(topics, change(text))
                order = list(np.argsort(-reading.scores))
                first.append(int(order[0] == row))
                third.append(int(row in order[:3]))
                asked.append(float(reading.scores.max()))
                right += answer == pack.cues[row].key
                wrong += answer not in ("", pack.cues[row].key)
        for text in pack.none:
            reading, answer = read_turn(topics, change(text))
            idle.append(float(reading.scores.max()))
            idle_answers += bool(answer)
    return {
        "questions": len(first),
        "top1": statistics.mean(first),
        "top3": statistics.mean(third),
        "answered rightly": right / len(first),
        "answered wrongly": wrong / len(first),
        "auroc": auroc(asked, idle),
        "idle lines": len(idle),
        "idle answered": idle_answers / len(idle),
    }


def show(title: str, figures: dict[str, float]) -> None:
    print(
        f"{title:<44}"
        + "  ".join(f"{name} {value:.3f}".replace(".000", "") for name, value in figures.items())
    )


def rows_of(directory: Path | None, name: str) -> list[Row]:
    """The rows of one set, or none (said aloud) when it is absent."""
    if directory is None or not (directory / name).exists():
        print(f"{name}: skipped, not found")
        return []
    return [
        json.loads(line)
        for line in (directory / name).read_text(encoding="utf-8").splitlines()
        if line.strip()
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=None, help="directory of the labelled sets")
    directory = parser.parse_args().data
    started = time.perf_counter()
    for split in ("train", "held"):
        packs = load_bench(split)
        for name, change in (("as written", same), ("bare", without_punctuation)):
            show(f"topics, {split} packs, {name}", topic_figures(packs, change))
    print(f"{time.perf_counter() - started:.0f} s")


if __name__ == "__main__":
    main()
