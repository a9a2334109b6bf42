"""How much later is the first sentence through us than straight from the same server?

    python -m bench.model_latency [--pairs 100] [--gap 0.02]

Alternates in pairs: (a) the client library alone, streaming until the first sentence is certain by the same rule;
(b) hearing the recruiter, directing, prompting, streaming, splitting and checking. Both talk to the loopback server.
The noise is what two runs of (a) differ by.
"""

import argparse
import asyncio
import os
import statistics
import time
from contextlib import aclosing
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "trainer.settings")
django.setup()

from openai import AsyncOpenAI  # noqa: E402

from simulations.candidates.brief import Said  # noqa: E402
from simulations.candidates.openings import opener  # noqa: E402
from simulations.candidates.prompted import PromptedCandidate  # noqa: E402
from simulations.candidates.turns import hear_and_direct  # noqa: E402
from simulations.director import start  # noqa: E402
from simulations.llm.clients import close_exchanges  # noqa: E402
from simulations.llm.config import ModelConfig, Secret  # noqa: E402
from simulations.llm.openai import OpenAIWire  # noqa: E402
from simulations.llm.prompts.actor import messages_for  # noqa: E402
from simulations.packs.files import load_pack  # noqa: E402
from simulations.packs.pack import Pack  # noqa: E402
from simulations.sentences import split_sentences  # noqa: E402
from simulations.transcripts import CANDIDATE  # noqa: E402
from tests.modelserver import running  # noqa: E402

TEXTS = (
    "How do you spend your weekends in Leeds?",
    "What do you like to do away from work in Leeds?",
    "What would you miss most about Bristol?",
)


async def directly(client: AsyncOpenAI, pack: Pack, turn: int) -> float:
    """The client library alone, with the request that we would send."""
    brief = hear_and_direct(pack, start(pack.personas[0]), TEXTS[turn % 3], history_of(pack), turn).brief
    messages = messages_for(brief)
    began = time.perf_counter()
    stream = await client.chat.completions.create(
        model="fake", messages=messages, max_tokens=220, stream=True, stream_options={"include_usage": True}
    )
    held = ""
    async for chunk in stream:
        held += (chunk.choices[0].delta.content or "") if chunk.choices else ""
        if len(split_sentences(held)) > 1:
            break
    took = time.perf_counter() - began
    await stream.close()
    return took


async def through_us(candidate: PromptedCandidate, pack: Pack, turn: int) -> float:
    """Everything between the posted words and the first released sentence, except the database."""
    began = time.perf_counter()
    text = TEXTS[turn % 3]
    brief = hear_and_direct(pack, start(pack.personas[0]), text, history_of(pack), turn).brief
    async with aclosing(candidate.reply(brief)) as parts:
        first = await anext(parts)
        took = time.perf_counter() - began
        if not first.text:
            raise SystemExit(f"no sentence came: {first.detail}")
    return took


def history_of(pack: Pack) -> tuple[Said, ...]:
    return (Said(CANDIDATE, opener(pack.personas[0], 0)),)


async def measure(pairs: int, url: str, pack: Pack) -> tuple[list[float], list[float], list[float]]:
    """Seconds of each way: direct, through us, and direct once more for the noise."""
    client = AsyncOpenAI(api_key="none", base_url=url, max_retries=0)
    config = ModelConfig(base_url=url, api_key=Secret("none"), model="fake")
    candidate = PromptedCandidate(OpenAIWire(config), config)
    rounds = []
    for turn in range(-5, pairs):
        round_ = (
            await directly(client, pack, turn),
            await through_us(candidate, pack, turn),
            await directly(client, pack, turn),
        )
        if turn >= 0:
            rounds.append(round_)
    await client.close()
    await close_exchanges()
    direct, ours, again = (list(column) for column in zip(*rounds, strict=True))
    return direct, ours, again


def line(name: str, seconds: list[float]) -> str:
    ordered = sorted(second * 1000 for second in seconds)
    p95 = ordered[int(0.95 * (len(ordered) - 1))]
    return f"{name:34} p50 {statistics.median(ordered):7.1f} ms   p95 {p95:7.1f} ms"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--pairs", type=int, default=100)
    parser.add_argument("--gap", type=float, default=0.02, help="seconds between tokens")
    parser.add_argument(
        "--pack", type=Path, default=None, help="a scenario file; the first shipped one by default"
    )
    args = parser.parse_args()
    path = args.pack or sorted(Path("content/scenarios").glob("*.scenario.yaml"))[0]
    with running("stream", gap=args.gap) as server:
        direct, ours, again = asyncio.run(measure(args.pairs, server.url, load_pack(path)))
    print(f"first sentence, {args.pairs} alternating pairs, {args.gap * 1000:.0f} ms a token, {path.name}")
    print(line("straight from the client", direct))
    print(line("through hearing, prompt and checks", ours))
    print(line("difference in pairs", [b - a for a, b in zip(direct, ours, strict=True)]))
    print(line("noise (straight, against itself)", [abs(c - a) for a, c in zip(direct, again, strict=True)]))


if __name__ == "__main__":
    main()
