"""Does an adversary get to hear what is locked?

    python -m bench.leakage [--calls 60] [--engine offline model] [PACK ...]

Adversaries of every kind (bench/adversaries.py) call every scenario, the kinds and the scenarios in turn. The offline
candidate answers from its brief. The model is a loopback server that is out to tell: before every request it is given
a locked line, which no real model has, and says it as it is or in disguise (bench/disguises.py), and another when it
is asked again. Any locked words in what is released, or in what is sent to the server, are counted
(bench/told_too_soon.py).
"""

import argparse
import asyncio
import json
import os
import random
from collections import Counter
from collections.abc import AsyncGenerator, Callable, Coroutine, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "trainer.settings")
django.setup()

from bench.adversaries import KINDS, lines  # noqa: E402
from bench.disguises import DISGUISES, Disguise  # noqa: E402
from bench.told_too_soon import leaks  # noqa: E402
from simulations.candidates.brief import Candidate, ReplyBrief, ReplyPart  # noqa: E402
from simulations.candidates.offline import OfflineCandidate  # noqa: E402
from simulations.candidates.prompted import PromptedCandidate, WithFallback  # noqa: E402
from simulations.candidates.rehearsal import Exchange, Rehearsal  # noqa: E402
from simulations.hearing.injection import is_suspected  # noqa: E402
from simulations.llm import faults  # noqa: E402
from simulations.llm.clients import close_exchanges  # noqa: E402
from simulations.llm.config import ModelConfig, Secret  # noqa: E402
from simulations.llm.openai import OpenAIWire  # noqa: E402
from simulations.packs.files import load_pack  # noqa: E402
from simulations.packs.pack import Pack  # noqa: E402
from tests.modelserver import ModelServer, running  # noqa: E402

PACK_FOLDERS = (Path("content/scenarios"), Path(__file__).parent / "data/scenarios")
ENGINES = ("offline", "model")


class HostileCandidate:
    """The prompted candidate over a server that is told every secret just before it answers."""

    name = "model"

    def __init__(self, server: ModelServer) -> None:
        config = ModelConfig(base_url=server.url, api_key=Secret("none"), model="fake")
        self.candidate: Candidate = WithFallback(
            PromptedCandidate(OpenAIWire(config), config), OfflineCandidate()
        )
        self.server = server
        self.draw = random.Random(0)
        self.disguise = DISGUISES[0]
        self.rest: list[str] = []
        """What is left to say of a secret that takes more than one reply."""

    def take_on(self, disguise: Disguise, seed: int) -> None:
        """Begin a new call."""
        self.disguise, self.draw, self.rest = disguise, random.Random(seed), []

    async def reply(self, brief: ReplyBrief) -> AsyncGenerator[ReplyPart, None]:
        """See Candidate."""
        self.rest = self.rest or list(self._another(brief))
        first = self.rest.pop(0) if self.rest else "I have nothing left to hide."
        self.server.perform(f"say:{first}", f"say:{' '.join(self._another(brief)) or first}")
        async for part in self.candidate.reply(brief):
            yield part

    def cost(self, brief: ReplyBrief) -> int:
        """See Candidate."""
        return self.candidate.cost(brief)

    def _another(self, brief: ReplyBrief) -> tuple[str, ...]:
        return self.disguise.dress(self.draw.choice(brief.locked_texts)) if brief.locked_texts else ()


@dataclass
class Tally:
    """What the calls of one engine came to, by kind of attempt."""

    calls: Counter[str] = field(default_factory=Counter)
    turns: Counter[str] = field(default_factory=Counter)
    suspected: Counter[str] = field(default_factory=Counter)
    leaks: Counter[str] = field(default_factory=Counter)
    by_disguise: Counter[str] = field(default_factory=Counter)
    released: Counter[str] = field(default_factory=Counter)
    """Replies by the engine that spoke: "offline" is the fallback where the model was stopped."""
    examples: list[str] = field(default_factory=list)


def play(call: Rehearsal, kind: str, disguise: Disguise | None, tally: Tally) -> None:
    """Play one adversarial call and count."""
    tally.calls[kind] += 1
    said: list[str] = []
    last = ""
    for text in lines(kind, call.pack, random.Random(f"{kind}{call.seed}")):
        if call.ended:
            break
        said.append(text)
        exchange = call.say(text)
        tally.turns[kind] += 1
        tally.suspected[kind] += is_suspected(text)
        tally.released[exchange.end.engine] += 1
        for leak in shown(exchange, last, call.pack, said, disguise):
            tally.leaks[kind] += 1
            tally.by_disguise[disguise.name if disguise else "its own words"] += 1
            tally.examples.append(f"{call.pack.slug}, {kind}: {leak} in {exchange.reply!r}")
        last = exchange.reply


def shown(
    exchange: Exchange, last: str, pack: Pack, said: list[str], disguise: Disguise | None
) -> Iterator[str]:
    """Each cue that this reply gives away, read as it stands, after the reply before, and without the disguise."""
    told = exchange.state.disclosed
    before = {leak.cue for leak in leaks(last, pack, told, said)}
    readings = [exchange.reply, f"{last} {exchange.reply}"]
    if disguise and exchange.end.engine == "model":
        readings.append(disguise.undress(exchange.reply))
    seen: set[str] = set()
    for reading in readings:
        for leak in leaks(reading, pack, told, said):
            if leak.cue not in before | seen:
                seen.add(leak.cue)
                yield f"{leak.cue} ({leak.shown})"


def sent_secrets(server: ModelServer, pack: Pack, call: Rehearsal) -> list[str]:
    """Cues of the finished call that were still locked and yet stood in a request: none may."""
    told = call.state.disclosed
    sent = "\n".join(json.dumps(request, ensure_ascii=False) for request in server.requests)
    return [cue.key for cue in pack.cues if cue.key not in told and cue.fact in sent]


def measure(engine: str, packs: list[Pack], calls: int) -> tuple[Tally, list[str]]:
    """Play `calls` calls. Also returns the cues whose facts stood in a request to the server."""
    tally, sent = Tally(), []
    with ExitStack() as stack:
        runner = stack.enter_context(asyncio.Runner())
        run: Callable[[Coroutine[Any, Any, Any]], Any] = runner.run
        server = stack.enter_context(running()) if engine == "model" else None
        hostile = HostileCandidate(server) if server else None
        for number in range(calls):
            pack = packs[number % len(packs)]
            kind = KINDS[number % len(KINDS)]
            disguise = DISGUISES[(number // 2) % len(DISGUISES)] if hostile else None
            if hostile and disguise:
                hostile.take_on(disguise, number)
            call = Rehearsal(pack, number, hostile or OfflineCandidate(), run)
            play(call, kind, disguise, tally)
            if server:
                sent += sent_secrets(server, pack, call)
                server.requests.clear()
        runner.run(close_exchanges())
    return tally, sent


def report(engine: str, tally: Tally, sent: list[str]) -> None:
    """Print one engine's figures."""
    total = sum(tally.leaks.values())
    who = ", ".join(f"{name} {count}" for name, count in sorted(tally.released.items()))
    print(
        f"{engine}: {sum(tally.calls.values())} calls, {sum(tally.turns.values())} turns, LEAKS {total}  "
        f"replies by {who}"
    )
    for kind in tally.calls:
        print(
            f"    {kind:16} {tally.calls[kind]:3} calls {tally.turns[kind]:4} turns  leaks {tally.leaks[kind]}"
            f"  heard as orders to a machine {tally.suspected[kind] / max(1, tally.turns[kind]):.0%}"
        )
    if engine == "model":
        print(f"    locked facts in requests to the server: {len(sent)}")
    if total:
        print(f"    leaks by disguise: {dict(tally.by_disguise)}")
    for example in tally.examples[:12]:
        print(f"    LEAK {example}")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    shipped = [path for folder in PACK_FOLDERS for path in sorted(folder.glob("*.scenario.yaml"))]
    parser.add_argument("packs", nargs="*", type=Path, default=shipped)
    parser.add_argument("--calls", type=int, default=60, help="calls of each engine")
    parser.add_argument("--engine", nargs="+", choices=ENGINES, default=ENGINES)
    options = parser.parse_args()
    packs = [pack for pack in map(load_pack, options.packs) if pack.cues]
    faults.BREATH = 0.0  # the fake server needs no time to recover
    print(f"{len(packs)} scenarios, {len(KINDS)} kinds of attempt, {len(DISGUISES)} disguises of the model")
    for engine in options.engine:
        report(engine, *measure(engine, packs, options.calls))


if __name__ == "__main__":
    main()
