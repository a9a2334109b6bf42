"""What do scripted recruiters get out of the offline candidate, and how fast does it answer?

    python -m bench.candidate [PACK ...] [--calls 10]

Every pack is played by four recruiters: `good` asks about each topic in words that its author did not write
(bench/data/paraphrases/<slug>.jsonl where there is one, else the author's own examples), takes up what was said, gives
something in return, eases worries, answers the candidate's questions and leaves closed topics alone; `reader` reads
the same questions off a list; `generic` sells; `pushy` presses and probes.
"""

import argparse
import json
import os
import random
import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "trainer.settings")
django.setup()

from simulations.candidates.checks import gives_away, known_text  # noqa: E402
from simulations.candidates.offline import compose  # noqa: E402
from simulations.candidates.rehearsal import Exchange, Rehearsal  # noqa: E402
from simulations.candidates.speech import spoken_form  # noqa: E402
from simulations.director import brief_for, step  # noqa: E402
from simulations.packs.files import load_pack  # noqa: E402
from simulations.packs.pack import Cue, Pack  # noqa: E402
from simulations.packs.reach import surfaceable  # noqa: E402
from simulations.sentences import split_sentences  # noqa: E402

SHIPPED = Path("content/scenarios")
PARAPHRASES = Path(__file__).parent / "data/paraphrases"
Next = Callable[[Rehearsal, Exchange | None], str | None]


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


def good(pack: Pack, draw: random.Random) -> Next:
    """Asks for one topic after another, and comes back to a closed one only when trust has grown."""
    asks = {key: draw.sample(lines, len(lines)) for key, lines in questions(pack).items()}
    cues = [cue for cue in pack.cues if cue.legality != "red"]
    easy = [cue for cue in cues if "asked" in cue.gate.conditions]
    order = [cue for cue in easy if not cue.is_decoy] + [cue for cue in cues if cue not in easy]
    order += [cue for cue in easy if cue.is_decoy]
    facts = {fact.key: fact.claim for fact in pack.facts if fact.visibility == "public"}
    plain = iter(
        [
            "Nothing you say goes further than the two of us, and there's no hurry.",
            "I moved for a job myself once, and our team helped me more than I expected.",
            "Take your time. I used to find these calls hard from your side of the table.",
            "When I joined, our team gave me a month to settle in.",
        ]
        * 2
    )

    def speak(call: Rehearsal, last: Exchange | None) -> str | None:
        parts: list[str] = []
        if last and last.direction.fact:
            parts.append(
                facts.get(last.direction.fact, "I don't know, I'll find out by Thursday and write to you.")
            )
        if last and last.direction.disclosed:
            parts.append(_takes_up(pack.cue(last.direction.disclosed[0])))
        waiting = [cue for cue in order if cue.key not in call.state.disclosed and asks[cue.key]]
        ready = [cue for cue in waiting if cue.key in call.state.unlocked or _asking_opens(cue, call)]
        if last and last.direction.chips:
            wanted = [label for label, key in last.direction.chips if key in {cue.key for cue in waiting}]
            return wanted[0] if wanted else last.direction.chips[0][0]
        if ready:
            parts.append(asks[ready[0].key].pop())
        elif waiting:
            parts.append(next(plain, ""))
        else:
            return None
        return " ".join(part for part in parts if part) or None

    return speak


def _asking_opens(cue: Cue, call: Rehearsal) -> bool:
    return "asked" in cue.gate.conditions and cue.gate.rule == "any" and cue.key not in call.state.deflected


def _takes_up(cue: Cue) -> str:
    word = cue.anchors[0] if cue.anchors else cue.topic
    return f"You said {word}, and I can see why that counts."


def reader(pack: Pack, draw: random.Random) -> Next:
    """Reads a list: a kind word, then one question per topic, whatever comes back."""
    lines = ["Thanks for making time. Nothing you say goes further, and there's no hurry."]
    for cue in pack.cues:
        if cue.legality != "red":
            lines.append(f"Thanks for telling me that. {draw.choice(questions(pack)[cue.key])}")
    return _from_list(
        [*lines, "I moved for a job once myself, so I know the feeling.", "Is there more you'd like to say?"]
    )


def generic(pack: Pack, draw: random.Random) -> Next:
    """Sells, and asks what could be asked of anybody."""
    lines = [
        "Thanks for your time today. We are a growing company with big plans and a lovely office.",
        "Tell me about yourself.",
        "We offer competitive pay, a pension and a cycle scheme. " * 8,
        "What are your strengths?",
        "Where did you study?",
        "Our culture is what sets us apart from everybody else in the market.",
        "What is your notice period?",
        "Does that sound interesting?",
        "Great. I'll send you the description.",
    ]
    return _from_list(draw.sample(lines, len(lines)))


def pushy(pack: Pack, draw: random.Random) -> Next:
    """Presses for a yes and asks what may not be asked."""
    lines = [
        "I need an answer today. Are you in or out?",
        "Do you have children?",
        "Come on, just say yes.",
        *[draw.choice(lines) for lines in questions(pack).values()][:3],
        "Other candidates are keen, so this is your last chance.",
        "How old are you?",
        "You'd be mad to turn this down. Commit today.",
    ]
    return _from_list(lines)


def _from_list(lines: list[str]) -> Next:
    left: Iterator[str] = iter(lines)
    return lambda _call, _last: next(left, None)


RECRUITERS = {"good": good, "reader": reader, "generic": generic, "pushy": pushy}


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
    packs = [pack for pack in map(load_pack, options.packs) if pack.kind == "discovery"]
    for pack in packs:
        Rehearsal(pack).say("Hello.")
    print(f"{len(packs)} packs, {options.calls} calls each")
    for name, recruiter in RECRUITERS.items():
        tally = Tally()
        for pack in packs:
            for seed in range(options.calls):
                play(pack, recruiter(pack, random.Random(f"{name}{seed}")), seed, tally)
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
