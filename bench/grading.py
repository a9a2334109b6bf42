"""How well the grader reads labelled calls: `python -m bench.grading [--data DIR] [--packs DIR...]`.

Labels are in bench/data/transcripts/<scenario>/<band>-<n>.expected.json beside the transcripts: which cues were
told (and in which answering turn), noticed, used and misused, and every flag and claim. Without a judge.
With --data, lines of `injections_recruiting.jsonl` and `injection.jsonl` there are put into turns, notes and
follow-ups, and what moves is counted.
"""

import argparse
import json
import os
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "trainer.settings")

from simulations.grading import Scorecard, grade
from simulations.grading.profiles import profiles_for
from simulations.hearing.embedder import default_embedder
from simulations.packs.files import load_pack
from simulations.packs.pack import Pack
from simulations.sentences import number_sentences, split_sentences
from simulations.transcripts import FollowUp, Transcript, parse_transcript

ROOT = Path(__file__).resolve().parent.parent
TRANSCRIPTS = ROOT / "bench" / "data" / "transcripts"
PACK_FOLDERS = (ROOT / "content" / "scenarios", ROOT / "bench" / "data" / "scenarios")
CHECKED_CLAIMS = ("contradicted", "deferred", "embargoed")


@dataclass
class Tally:
    """Hits, false finds and misses of one kind of label."""

    hit: int = 0
    extra: int = 0
    missed: int = 0
    wrong: list[str] = field(default_factory=list)

    def add(self, found: set[Any], true: set[Any], where: str) -> None:
        self.hit += len(found & true)
        self.extra += len(found - true)
        self.missed += len(true - found)
        self.wrong += [f"{where}: found {item}" for item in sorted(found - true, key=str)]
        self.wrong += [f"{where}: missed {item}" for item in sorted(true - found, key=str)]

    @property
    def f1(self) -> float:
        total = 2 * self.hit + self.extra + self.missed
        return 2 * self.hit / total if total else 1.0


@dataclass(frozen=True)
class Labelled:
    name: str
    pack: Pack
    transcript: Transcript
    expected: dict[str, Any]


def labelled_calls() -> Iterator[Labelled]:
    """Every labelled call whose scenario is in the tree."""
    for folder in sorted(path for path in TRANSCRIPTS.iterdir() if path.is_dir()):
        files = [packs / f"{folder.name}.scenario.yaml" for packs in PACK_FOLDERS]
        pack_file = next((path for path in files if path.exists()), None)
        if pack_file:
            pack = load_pack(pack_file)
            keys = tuple(persona.key for persona in pack.personas)
            for path in sorted(folder.glob("*.jsonl")):
                transcript = parse_transcript(path.read_text(encoding="utf-8"), str(path), keys)
                expected = json.loads(path.with_suffix(".expected.json").read_text(encoding="utf-8"))
                yield Labelled(f"{folder.name}/{path.stem}", pack, transcript, expected)


def compare(call: Labelled, card: Scorecard, tallies: dict[str, Tally]) -> None:
    """Add one graded call to the tallies."""
    want = call.expected
    told = {(fate.cue, fate.disclosed.split(".")[0]) for fate in card.funnel if fate.disclosed}
    tallies["disclosed"].add(told, set(want.get("disclosed", {}).items()), call.name)
    for stage in ("noticed", "used", "misused"):
        found = {fate.cue for fate in card.funnel if getattr(fate, stage)}
        tallies[stage].add(found, set(want.get(stage, [])), call.name)
    flags = {(flag.kind, flag.sentence) for flag in card.flags}
    true = {(kind, sentence) for kind, sentence in want.get("flags", [])}
    for name, kinds in (
        ("prohibited", {"prohibited_ask", "probe", "record"}),
        ("promises", {"promise_before_permission"}),
    ):
        tallies[name].add(
            {f[1] for f in flags if f[0] in kinds}, {t[1] for t in true if t[0] in kinds}, call.name
        )
    claims = {(claim.sentence, claim.verdict) for claim in card.claims}
    wanted = set(want.get("claims", {}).items())
    for verdict in (*CHECKED_CLAIMS, "supported"):
        tallies[verdict].add(
            {c for c in claims if c[1] == verdict}, {c for c in wanted if c[1] == verdict}, call.name
        )
    tallies["claims"].add(
        {c for c in claims if c[1] in CHECKED_CLAIMS}, {c for c in wanted if c[1] in CHECKED_CLAIMS}, ""
    )
    tallies["blockers"].add({b.criterion for b in card.blockers}, set(_blocked(want)), call.name)


def _blocked(want: dict[str, Any]) -> Iterator[str]:
    kinds = {kind for kind, _ in want.get("flags", [])}
    if kinds & {"prohibited_ask", "probe", "record"}:
        yield "lawful"
    if "promise_before_permission" in kinds:
        yield "promise"
    if "embargoed" in want.get("claims", {}).values():
        yield "embargo"


def run(show: bool) -> dict[str, Tally]:
    """Grade every labelled call, print the F1s, the order of bands and the CPU, and return the tallies."""
    tallies: dict[str, Tally] = defaultdict(Tally)
    bands: dict[str, dict[str, list[int | None]]] = defaultdict(lambda: defaultdict(list))
    first, spent = [], []
    calls = list(labelled_calls())
    profiles_for(calls[0].pack, default_embedder())
    packs = set()
    for call in calls:
        begun = time.process_time()
        card = grade(call.pack, call.transcript)
        (spent if call.pack.slug in packs else first).append(time.process_time() - begun)
        packs.add(call.pack.slug)
        compare(call, card, tallies)
        slug, _, band = call.name.partition("/")
        bands[slug][band.rsplit("-", 1)[0]].append(card.percent)
    for name, tally in tallies.items():
        print(f"{name:<14} F1 {tally.f1:.3f}   hits {tally.hit}, extra {tally.extra}, missed {tally.missed}")
        if show:
            print(*(f"    {line}" for line in tally.wrong), sep="\n")
    for slug, found in bands.items():
        print(slug, dict(found))
    spent.sort()
    middle, worst = spent[len(spent) // 2] * 1000, spent[-1] * 1000
    print(f"CPU per call: median {middle:.0f} ms, worst {worst:.0f} ms ({len(spent)} calls)")
    print(f"and once per scenario and process, to learn its cues: up to {max(first) * 1000:.0f} ms")
    return tallies


def drift(folder: Path, limit: int) -> None:
    """Put attacks and benign lines into good and poor calls; count the levels and verdicts that move."""
    lines = [
        json.loads(row)
        for row in (folder / "injections_recruiting.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    moved: Counter[str] = Counter()
    texts = [str(line["text"])[:1500] for line in lines][:limit]
    calls = [call for call in labelled_calls() if call.name.endswith(("great-1", "poor-1", "parrot-1"))]
    for call in calls:
        base = grade(call.pack, call.transcript)
        for text in texts:
            for place, changed in insertions(call.transcript, text):
                card = grade(call.pack, changed)
                for name in differences(base, card):
                    moved[f"{place} {name}"] += 1
    print(f"inserted {len(texts)} lines in 3 places of {len(calls)} calls; moved: {dict(moved) or 'nothing'}")


def insertions(transcript: Transcript, text: str) -> Iterator[tuple[str, Transcript]]:
    """The call with `text` added to the last recruiter turn, as a selection note, and to the follow-up."""
    at = max(index for index, line in enumerate(transcript.lines) if line.speaker == "recruiter")
    line = transcript.lines[at]
    pieces = [*(s.text for s in line.sentences), *split_sentences(text)]
    longer = replace(line, text=f"{line.text} {text}", sentences=number_sentences("r", line.turn, pieces))
    yield "turn", replace(transcript, lines=(*transcript.lines[:at], longer, *transcript.lines[at + 1 :]))
    yield "note", replace(transcript, selection_notes=(*transcript.selection_notes, text))
    written = transcript.follow_up or FollowUp("")
    yield "follow-up", replace(transcript, follow_up=replace(written, text=f"{written.text}\n{text}"))


def differences(base: Scorecard, card: Scorecard) -> Iterator[str]:
    """Names of what a changed call scores differently."""
    for before, after in zip(base.criteria, card.criteria, strict=True):
        if (before.level, before.verdict) != (after.level, after.verdict):
            rose = (after.level or 0) > (before.level or 0)
            yield f"{before.key} {'up' if rose else 'down'}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, help="folder with injections_recruiting.jsonl")
    parser.add_argument("--limit", type=int, default=60)
    parser.add_argument("--wrong", action="store_true", help="list every disagreement")
    options = parser.parse_args()
    run(options.wrong)
    if options.data and (options.data / "injections_recruiting.jsonl").exists():
        drift(options.data, options.limit)
    else:
        print("injection drift: skipped, no --data folder with injections_recruiting.jsonl", file=sys.stderr)


if __name__ == "__main__":
    main()
