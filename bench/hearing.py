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
import yaml

from bench.fit_uptake import rated, spearman
from bench.packs import DATA, Bench, load_bench, without_punctuation
from simulations.hearing.ear import segments
from simulations.hearing.embedder import default_embedder
from simulations.hearing.protected import find_protected
from simulations.hearing.questions import is_broad, read_sentence, turn_kind
from simulations.hearing.reflection import is_reflection
from simulations.hearing.topics import Reading, Topics, choose
from simulations.hearing.uptake import uptake
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
    reading = topics.read(segments(sentences, read))
    return reading, choose(reading, kind, is_broad(text, kind)).answer or ""


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


def turn_kind_of(text: str) -> str:
    return turn_kind([read_sentence(sentence).kind for sentence in split_sentences(text)])


def labelled_figures(directory: Path) -> None:
    """Question kinds, reflections, protected asks and false alarms on labelled sets of others."""
    turns, other = (
        rows_of(directory, "annomi_utterances.jsonl"),
        rows_of(directory, "casino_strategies.jsonl"),
    )
    kinds = {"open": "open", "closed": "closed", "none": "statement"}
    truth = [kinds[row["question"]] for row in turns]
    for name, change in (("as written", same), ("without ?", lambda text: text.replace("?", "."))):
        print(
            f"question kinds, {name}: macro-F1 {macro_f1(truth, [turn_kind_of(change(r['text'])) for r in turns]):.3f}"
        )
    told = [row["reflection"] != "none" for row in turns]
    heard = [is_reflection(row["text"], row["prev_client"]) for row in turns]
    print(f"reflections: macro-F1 {macro_f1(told, heard):.3f}, F1 of yes {f1(told, heard, True):.3f}")
    for name, rows, text, before in (
        ("counselling", turns, "text", "prev_client"),
        ("bargaining", other, "text", "prev"),
    ):
        alarms = sum(verdict_of(row[text], row[before]) == "prohibited_ask" for row in rows)
        print(f"protected, turns that are flagged in {name}: {alarms / max(1, len(rows)):.4f} of {len(rows)}")
    asks = rows_of(directory, "prohibited_questions.jsonl")
    found = [(row["label"], verdict_of(row["recruiter"], row["candidate_before"])) for row in asks]
    three = statistics.mean(label == verdict for label, verdict in found)
    two = statistics.mean(
        (label == "prohibited_ask") == (verdict == "prohibited_ask") for label, verdict in found
    )
    print(f"protected, {len(asks)} questions: two-way {two:.3f}, three-way {three:.3f} (tuned on these)")


def fresh_asks() -> None:
    """Protected asks in wording that the rules were not written from (bench/data/protected_fresh.yaml)."""
    named = {
        "ask": "prohibited_ask",
        "ok": "legitimate_ask",
        "accommodated": "volunteered_accommodated",
    }
    rows = yaml.safe_load((DATA / "protected_fresh.yaml").read_text(encoding="utf-8"))
    found = [(named[label], verdict_of(text, before)) for label, _, before, text in rows]
    three = statistics.mean(label == verdict for label, verdict in found)
    two = statistics.mean(
        ("prohibited_ask" in label) == ("prohibited_ask" in verdict) for label, verdict in found
    )
    print(f"protected, {len(rows)} questions of our own: two-way {two:.3f}, three-way {three:.3f}")


def uptake_figure(path: Path) -> None:
    """Spearman's rho of `uptake` with ratings; its weights were fitted on uptake.jsonl itself (bench.fit_uptake)."""
    rows = rated(path) if path.exists() else []
    if rows:
        heard = [uptake(row["reply_text"], row["speaker_text"]) for row in rows]
        rho = spearman(np.array(heard), np.array([float(row["uptake_mean"]) for row in rows]))
        print(f"uptake: rho {rho:.3f} (fitted on these; bench.fit_uptake prints it across folds)")


def verdict_of(text: str, before: str) -> str:
    verdicts = {found.verdict for found in find_protected(text, before)}
    return next(
        (v for v in ("prohibited_ask", "volunteered_accommodated") if v in verdicts), "legitimate_ask"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=None, help="directory of the labelled sets")
    directory = parser.parse_args().data
    started = time.perf_counter()
    for split in ("train", "held", "fresh"):
        packs = load_bench(split)
        for name, change in (("as written", same), ("bare", without_punctuation)):
            show(f"topics, {split} packs, {name}", topic_figures(packs, change))
    fresh_asks()
    if directory is None:
        print("labelled sets: skipped, no --data given")
    else:
        labelled_figures(directory)
        uptake_figure(directory / "uptake.jsonl")
    print(f"{time.perf_counter() - started:.0f} s")


if __name__ == "__main__":
    main()
