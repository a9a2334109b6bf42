"""Topics of the shipped scenarios, asked in words that were kept apart from their examples.

    python -m bench.paraphrases [--strip]

Each persona hears what is said to them alone, as on the site; what asks for nothing is spread over all of them.
Prints per scenario: right topic first, right among three, wrong answers given, and AUROC of the best score against
lines that ask for nothing. `--strip` removes punctuation and capitals, as transcribed speech has none.
"""

import argparse
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from bench.hearing import auroc
from bench.packs import without_punctuation
from simulations.hearing.ear import ear_for
from simulations.packs.files import load_pack

ROOT = Path(__file__).resolve().parent.parent
LINES = ROOT / "bench/data/paraphrases"


def measure(path: Path, strip: bool) -> dict[str, float]:
    """Figures of one scenario's file of lines ({"cue": key or null, "text": ...})."""
    pack = load_pack(ROOT / f"content/scenarios/{path.stem}.scenario.yaml")
    ears = [ear_for(replace(pack, personas=(persona,))) for persona in pack.personas if persona.cues]
    whose = {cue.key: ear for ear in ears for cue in ear.cues}
    rows: list[dict[str, Any]] = [json.loads(line) for line in path.read_text().splitlines()]
    first = third = wrong = answered_idle = 0
    asked, idle = [], []
    for number, row in enumerate(rows):
        ear = whose[row["cue"]] if row["cue"] else ears[number % len(ears)]
        heard = ear.hear(without_punctuation(row["text"]) if strip else row["text"])
        order = [topic.cue for topic in heard.topics]
        if row["cue"] is None:
            idle.append(heard.topics[0].score)
            answered_idle += heard.answer is not None
            continue
        asked.append(heard.topics[0].score)
        first += order[0] == row["cue"]
        third += row["cue"] in order[:3]
        wrong += heard.answer not in (None, row["cue"])
    return {
        "questions": len(asked),
        "first": first / len(asked),
        "in three": third / len(asked),
        "wrong answers": wrong / len(asked),
        "idle lines": len(idle),
        "idle answered": answered_idle / len(idle),
        "AUROC": auroc(asked, idle),
    }


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--strip", action="store_true")
    options = arguments.parse_args()
    for path in sorted(LINES.glob("*.jsonl")):
        figures = measure(path, options.strip)
        print(f"{path.stem:22}", "  ".join(f"{name} {value:.3g}" for name, value in figures.items()))
    print("goals: first >= .80, in three >= .95, wrong answers <= .08, AUROC >= .93")


if __name__ == "__main__":
    main()
