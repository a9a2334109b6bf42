"""What a call of twenty turns costs the model, and how much of it a server's prefix cache can hold.

    python -m bench.prompt_tokens [PACK ...] [--turns 20] [--tokenizer FILE | --estimate]

A scripted recruiter of `simulations.candidates.recruiters` talks to the prompted candidate; a loopback server answers
in the persona's own words, so that every reply passes the checks as a good model's would. What is counted is what
arrived at that server, retries included: the tokens of every message and four more for each, as chat templates add.
Cacheable is what begins byte for byte as the request before it did. Counted with a tokenizer file (by default the one
that the ear uses), else as a fourth of the characters.
"""

import argparse
import asyncio
import os
import random
from collections.abc import AsyncGenerator, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "trainer.settings")
django.setup()

import tokenizers  # noqa: E402

from simulations.candidates.brief import ReplyBrief, ReplyPart  # noqa: E402
from simulations.candidates.offline import OfflineCandidate, compose  # noqa: E402
from simulations.candidates.prompted import PromptedCandidate, WithFallback  # noqa: E402
from simulations.candidates.recruiters import Next, good, own_asks  # noqa: E402
from simulations.candidates.rehearsal import Exchange, Rehearsal  # noqa: E402
from simulations.llm.clients import close_exchanges  # noqa: E402
from simulations.llm.config import ModelConfig, Secret  # noqa: E402
from simulations.llm.openai import OpenAIWire  # noqa: E402
from simulations.packs.files import load_pack  # noqa: E402
from simulations.packs.pack import Pack  # noqa: E402
from tests.modelserver import ModelServer, running  # noqa: E402

ROOT = Path(__file__).resolve().parent.parent
TOKENIZER = ROOT / "simulations/hearing/data/tokenizer.json"
PER_MESSAGE = 4
"""Tokens that a chat template adds to each message, about."""
GOALS = (60_000, 0.80, 1_500)
"""Input tokens, share that is cacheable, output tokens (SIMULATION)."""
MORE = (
    "I'll write all of this down and send it to you, so that you can put it right.",
    "That helps. Let me say back what I have so far, and you tell me where I am wrong.",
    "Thanks, that is clear. I'll ask the team the rest today and write to you by Thursday.",
    "I moved for a job once, and what I missed most was that nobody told me what came next.",
    "So you know what comes next: you meet two of the team, then we talk about the offer, then you decide.",
    "You'll hear from me whichever way it goes. I don't leave people waiting.",
    "There's no hurry on our side. Take the time that you need to think it over.",
    "I've made a note of what you told me, and only of what matters for the work.",
    "The team is a friendly one. Most of them have been here for years, and they look out for each other.",
    "If something comes to mind later, ring me. I pick up in the evening as well.",
    "I'd rather that you ask too much than too little, so nothing is a silly question here.",
    "I'll send you the name of the person you meet first, and a map of how to get there.",
    "Before we finish I want to be sure that I have not promised you what I cannot hold.",
    "I have worked with this team for some time, and I would tell you if something were amiss.",
    "What we said today stays with me and the two people you meet, and goes no further.",
    "I'd like the next talk to be easier for you than this one, so tell me if I went too fast.",
    "I'll keep Thursday free for you, and we can talk again then.",
)
Count = Callable[[str], int]


class Faithful:
    """The prompted candidate over a server that answers in the persona's own words."""

    name = "model"

    def __init__(self, server: ModelServer) -> None:
        config = ModelConfig(base_url=server.url, api_key=Secret("none"), model="fake")
        self.candidate = WithFallback(PromptedCandidate(OpenAIWire(config), config), OfflineCandidate())
        self.server = server
        self.said: list[str] = []
        """What the server answered, one text a request."""

    async def reply(self, brief: ReplyBrief) -> AsyncGenerator[ReplyPart, None]:
        """See Candidate."""
        words, before = " ".join(compose(brief)), len(self.server.requests)
        self.server.perform(f"say:{words}")
        async for part in self.candidate.reply(brief):
            yield part
        self.said += [words] * (len(self.server.requests) - before)

    def cost(self, brief: ReplyBrief) -> int:
        """See Candidate."""
        return self.candidate.cost(brief)


def recruiter(pack: Pack, draw: random.Random) -> Next:
    """Asks well, and goes on talking when everything has been asked, so that the call is a full one."""
    first, rest = good(pack, draw, own_asks(pack)), iter(MORE)

    def speak(call: Rehearsal, last: Exchange | None) -> str | None:
        return first(call, last) or next(rest, None)

    return speak


@dataclass(frozen=True)
class Cost:
    """One call in tokens."""

    turns: int
    requests: int
    asked: int
    cacheable: int
    said: int
    longest: int
    """Tokens of the longest request."""
    stand_ins: int
    """Replies that the offline candidate gave instead."""


def measure(pack: Pack, turns: int, seed: int, count: Count) -> Cost:
    """Play one call of at most `turns` and count what the server was sent and said."""
    draw = random.Random(f"tokens{seed}")
    stand_ins, last = 0, None
    with running() as server, asyncio.Runner() as runner:
        engine = Faithful(server)
        call = Rehearsal(pack, seed, engine, runner.run)
        speak = recruiter(pack, draw)
        number = 0
        while number < turns and not call.ended and (words := speak(call, last)):
            last = call.say(words)
            number += 1
            stand_ins += last.end.engine != "model"
        runner.run(close_exchanges())
    requests = [request["messages"] for request in server.requests]
    sizes = [tokens_in(messages, count) for messages in requests]
    shared = [
        shared_tokens(before, after, count) for before, after in zip(requests, requests[1:], strict=False)
    ]
    spoken = sum(count(words) for words in engine.said)
    return Cost(number, len(requests), sum(sizes), sum(shared), spoken, max(sizes), stand_ins)


def tokens_in(messages: list[dict[str, Any]], count: Count) -> int:
    """Tokens of a whole request."""
    return sum(count(message["content"]) + PER_MESSAGE for message in messages)


def shared_tokens(before: list[dict[str, Any]], after: list[dict[str, Any]], count: Count) -> int:
    """Tokens of the beginning that two requests have in common, byte for byte."""
    tokens = 0
    for old, new in zip(before, after, strict=False):
        if old == new:
            tokens += count(new["content"]) + PER_MESSAGE
        else:
            same = (
                os.path.commonprefix([old["content"], new["content"]]) if old["role"] == new["role"] else ""
            )
            return tokens + count(same)
    return tokens


def counter(tokenizer: Path | None) -> tuple[Count, str]:
    """How to count, and what to call it."""
    if tokenizer is None or not tokenizer.exists():
        return (lambda text: -(-len(text) // 4)), "an estimate: a fourth of the characters"
    model = tokenizers.Tokenizer.from_file(str(tokenizer))
    model.no_truncation()
    model.no_padding()
    return (lambda text: len(model.encode(text, add_special_tokens=False).ids)), tokenizer.name


def shipped(turns: int) -> list[Path]:
    """The scenarios of the repository with room for so many turns."""
    paths = sorted((ROOT / "content/scenarios").glob("*.scenario.yaml"))
    return [path for path in paths if load_pack(path).max_turns >= turns][:3]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("packs", nargs="*", type=Path, help="three shipped ones by default")
    parser.add_argument("--turns", type=int, default=20)
    parser.add_argument("--tokenizer", type=Path, default=TOKENIZER, help="a tokenizer.json to count with")
    parser.add_argument("--estimate", action="store_true", help="count a fourth of the characters")
    options = parser.parse_args()
    count, how = counter(None if options.estimate else options.tokenizer)
    asked, share, said = GOALS
    print(f"counted with {how}; goals: {asked:,} in, {share:.0%} of it cacheable, {said:,} out")
    for path in options.packs or shipped(options.turns):
        cost = measure(load_pack(path), options.turns, 0, count)
        print(
            f"{path.name.removesuffix('.scenario.yaml'):22} {cost.turns} turns, {cost.requests} requests"
            f"  in {cost.asked:,}  cacheable {cost.cacheable / max(1, cost.asked):.1%}  out {cost.said:,}"
            f"  longest request {cost.longest:,}  by the stand-in {cost.stand_ins}"
        )


if __name__ == "__main__":
    main()
