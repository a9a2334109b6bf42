"""Fit the weights of `uptake` on rated pairs of lines: `python -m bench.fit_uptake UPTAKE.jsonl`.

Prints Spearman's rho over four folds of whole conversations, then the weights of a fit on all of them, to be copied
into simulations/hearing/uptake.py.
"""

import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from simulations.hearing.uptake import features

Numbers = NDArray[np.float64]
STRENGTH = 60.0


def ranks(values: Numbers) -> Numbers:
    """Ranks from 0, ties sharing their mean."""
    _, inverse, counts = np.unique(values, return_inverse=True, return_counts=True)
    ends = np.cumsum(counts)
    return np.asarray((ends - (counts + 1) / 2)[inverse])


def spearman(one: Numbers, other: Numbers) -> float:
    return float(np.corrcoef(ranks(one), ranks(other))[0, 1])


def ridge(rows: Numbers, wanted: Numbers) -> Numbers:
    """Weights and, last, the constant of a ridge regression on standardised features."""
    mean, spread = rows.mean(axis=0), rows.std(axis=0) + 1e-9
    scaled, centre = (rows - mean) / spread, wanted.mean()
    inner = scaled.T @ scaled + STRENGTH * np.eye(rows.shape[1])
    weights = np.linalg.solve(inner, scaled.T @ (wanted - centre)) / spread
    return np.append(weights, centre - weights @ mean)


def rated(path: Path) -> list[dict[str, Any]]:
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [row for row in rows if row["uptake_mean"] is not None]


def across(table: Numbers, wanted: Numbers, fold: NDArray[np.int64]) -> float:
    """Spearman's rho of predictions for conversations that were not fitted on."""
    guess = np.zeros(len(wanted))
    for part in range(fold.max() + 1):
        weights = ridge(table[fold != part], wanted[fold != part])
        guess[fold == part] = table[fold == part] @ weights[:-1] + weights[-1]
    return spearman(guess, wanted)


def main() -> None:
    rows = rated(Path(sys.argv[1]))
    wanted = np.array([float(row["uptake_mean"]) for row in rows])
    groups = {name: number % 4 for number, name in enumerate(dict.fromkeys(row["group"] for row in rows))}
    fold = np.array([groups[row["group"]] for row in rows])
    table = np.stack([features(row["reply_text"], row["speaker_text"]) for row in rows])
    print(f"rho {across(table, wanted, fold):.3f} across folds")
    print([round(float(weight), 3) for weight in ridge(table, wanted)])


if __name__ == "__main__":
    main()
