"""What do scripted recruiters get out of the offline candidate, and how fast does it answer?

    python -m bench.candidate [PACK ...] [--calls 10]

Every candidate who talks is called by the scripted recruiters of `simulations.candidates.recruiters`. They ask in
words that the author did not write (bench/data/paraphrases/<slug>.jsonl) where there are some, else in the author's own
examples.
"""

import argparse
import json
import os
import random
import statistics
import time
from dataclasses import dataclass, field, replace
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "trainer.settings")
django.setup()

from simulations.candidates.checks import gives_away, known_text  # noqa: E402
from simulations.candidates.offline import compose  # noqa: E402
from simulations.candidates.recruiters import RECRUITERS, Next  # noqa: E402
from simulations.candidates.rehearsal import Rehearsal  # noqa: E402
from simulations.candidates.speech import spoken_form  # noqa: E402
from simulations.director import brief_for, step  # noqa: E402
from simulations.packs.files import load_pack  # noqa: E402
from simulations.packs.pack import Pack  # noqa: E402
from simulations.packs.reach import surfaceable  # noqa: E402
from simulations.sentences import split_sentences  # noqa: E402

SHIPPED = Path("content/scenarios")
PARAPHRASES = Path(__file__).parent / "data/paraphrases"


@dataclass
class Tally:
    """What many calls of one recruiter came to."""

    told: int = 0
    reachable: int = 0
    leaks: list[str] = field(default_factory=list)
    repeats: int = 0
    most_facts: int = 0
    words: list[int] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    without_ear: list[float] = field(default_factory=list)
    """Seconds that directing and composing take on their own."""
    ends: list[str] = field(default_factory=list)
    missed: dict[str, int] = field(default_factory=dict)


def questions(pack: Pack) -> dict[str, list[str]]:
    """Held-back ways of asking for each cue; the author's own where none were written."""
    path = PARAPHRASES / f"{pack.slug}.jsonl"
    rows = (
        [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.exists() else []
    )
    held: dict[str, list[str]] = {}
    for row in rows:
        held.setdefault(row["cue"] or "", []).append(row["text"])
    return {cue.key: held.get(cue.key) or list(cue.ask_examples) for cue in pack.cues}


def talks(pack: Pack) -> list[Pack]:
    """The pack as each candidate in it meets the recruiter; none where messages are written."""
    if pack.medium == "email":
        return []
    people = [persona for persona in pack.personas if persona.part == "candidate" and persona.cues]
    return [replace(pack, personas=(persona,)) for persona in people]


def play(pack: Pack, recruiter: Next, seed: int, tally: Tally) -> None:
    """Play one call and count."""
    call, last = Rehearsal(pack, seed), None
    said = {spoken_form(sentence.text) for sentence in call.transcript().lines[0].sentences}
    while not call.ended and (words := recruiter(call, last)):
        history, before = call.history(), call.state
        began = time.perf_counter()
        last = call.say(words)
        tally.seconds.append(time.perf_counter() - began)
        began = time.perf_counter()
        _, direction = step(pack, before, last.heard, seed)
        brief = brief_for(pack, last.state, direction, history, words, seed)
        compose(brief)
        tally.without_ear.append(time.perf_counter() - began)
        if gives_away(last.reply, brief.locked_texts, known_text(brief)):
            tally.leaks.append(f"{pack.slug}: {last.reply}")
        sentences = [spoken_form(sentence) for sentence in split_sentences(last.reply)]
        tally.repeats += sum(sentence in said for sentence in sentences)
        said.update(sentences)
        tally.most_facts = max(tally.most_facts, len(last.direction.disclosed))
        tally.words.append(len(last.reply.split()))
    could = {cue.key for cue, _turn in surfaceable(pack) if cue.legality != "red"}
    told = could & set(call.state.disclosed)
    tally.told += len(told)
    tally.reachable += len(could)
    tally.ends.append(call.state.ended or "out of lines")
    for key in could - told:
        tally.missed[f"{pack.slug}/{key}"] = tally.missed.get(f"{pack.slug}/{key}", 0) + 1


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("packs", nargs="*", type=Path, default=sorted(SHIPPED.glob("*.scenario.yaml")))
    parser.add_argument("--calls", type=int, default=10, help="calls of each recruiter with each pack")
    options = parser.parse_args()
    packs = [talk for pack in map(load_pack, options.packs) for talk in talks(pack)]
    if not packs:
        print("nobody talks in these packs")
        return
    for pack in packs:
        Rehearsal(pack).say("Hello.")
    print(f"{len(packs)} talks, {options.calls} calls each")
    for name, recruiter in RECRUITERS.items():
        tally = Tally()
        for pack in packs:
            for seed in range(options.calls):
                play(pack, recruiter(pack, random.Random(f"{name}{seed}"), questions(pack)), seed, tally)
        report(name, tally)


def report(name: str, tally: Tally) -> None:
    """Print one recruiter's figures."""
    share = tally.told / max(1, tally.reachable)
    seconds = sorted(tally.seconds)
    words = sorted(tally.words)
    print(
        f"{name:8} told {tally.told}/{tally.reachable} ({share:.0%})  leaks {len(tally.leaks)}  "
        f"repeated sentences {tally.repeats}  most facts in a reply {tally.most_facts}  "
        f"words p50 {statistics.median(words):.0f} p95 {words[int(len(words) * 0.95)]}  "
        f"turn p50 {statistics.median(seconds) * 1000:.1f} ms p95 {seconds[int(len(seconds) * 0.95)] * 1000:.1f} ms  "
        f"of which without the ear p50 {statistics.median(tally.without_ear) * 1000:.1f} ms  "
        f"ends {', '.join(f'{end} {tally.ends.count(end)}' for end in sorted(set(tally.ends)))}"
    )
    for key, count in sorted(tally.missed.items(), key=lambda item: -item[1])[
        : 6 if name in {"good", "reader"} else 0
    ]:
        print(f"         missed {key} {count} times")
    for leak in tally.leaks[:3]:
        print(f"         LEAK {leak}")


if __name__ == "__main__":
    main()
