"""How well strings of injection are told from talk: `python -m bench.injection --data DIRECTORY`.

The patterns were written with these sets in view; the false alarms in conversations were not looked at first.
"""

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

from simulations.hearing.injection import is_suspected

ATTACKS = ("injections_recruiting.jsonl", "injection.jsonl")
TALK = {
    "annomi_utterances.jsonl": "text",
    "casino_strategies.jsonl": "text",
    "uptake.jsonl": "reply_text",
    "prohibited_questions.jsonl": "recruiter",
}


def rows_of(path: Path) -> Iterator[dict[str, object]]:
    if not path.exists():
        print(f"{path.name}: skipped, not found")
        return
    yield from (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip())


def recall(path: Path) -> None:
    rows = [(row["label"] in (1, "injection"), is_suspected(str(row["text"]))) for row in rows_of(path)]
    attacks = [found for attack, found in rows if attack]
    benign = [found for attack, found in rows if not attack]
    if attacks:
        share = sum(attacks) / len(attacks)
        print(
            f"{path.name}: recall {share:.3f} of {len(attacks)}, false alarms {sum(benign)} of {len(benign)}"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=None, help="directory of the labelled sets")
    directory = parser.parse_args().data
    if directory is None:
        print("labelled sets: skipped, no --data given")
        return
    for name in ATTACKS:
        recall(directory / name)
    for name, field in TALK.items():
        found = [is_suspected(str(row[field])) for row in rows_of(directory / name)]
        print(f"{name}: false alarms {sum(found)} of {len(found)}")


if __name__ == "__main__":
    main()
