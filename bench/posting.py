"""From posting a turn to its first released sentence, beside the same sentence straight from the same model server.

    python -m bench.posting [--pairs 60] [--gap 0.01]

Alternates in pairs: (a) the client library alone, until the first sentence is certain; (b) a POST to the running site,
which hears the words, saves the turn, prompts, streams, checks and saves the sentence before it sends it. The noise
is what two halves of (a) differ by.
"""

import argparse
import statistics
import time
from uuid import uuid4

from openai import OpenAI

from bench.clients import Line, make_recruiters, open_call, session_cookie, set_up_django
from bench.site import demo_server
from simulations.sentences import split_sentences
from tests.modelserver import running

REPLY = (
    "Let me think about that for a moment. It depends on the week, to be honest. What is it like with you?"
)
TEXTS = (
    "How do you spend your weekends?",
    "What do you like to do away from work?",
    "What would you miss most about the place?",
    "How would you get to the office?",
    "When could you see yourself starting?",
)


def directly(client: OpenAI, text: str) -> float:
    """Milliseconds until the client alone holds a whole first sentence."""
    began = time.perf_counter()
    stream = client.chat.completions.create(
        model="fake", messages=[{"role": "user", "content": text}], max_tokens=220, stream=True
    )
    held = ""
    for chunk in stream:
        held += (chunk.choices[0].delta.content or "") if chunk.choices else ""
        if len(split_sentences(held)) > 1:
            break
    took = (time.perf_counter() - began) * 1000
    stream.close()
    return took


def posted(line: Line, call_id: object, text: str) -> float:
    """Milliseconds until the site has sent a first sentence; the reply is then heard out."""
    began, took = time.perf_counter(), 0.0
    for event in line.say(call_id, text, str(uuid4())):
        if event.name == "refused":
            raise RuntimeError(event.data)
        if event.name == "sentence" and not took:
            took = (time.perf_counter() - began) * 1000
        if event.name == "end" and event.data["engine"] == "offline":
            raise RuntimeError("the built-in candidate answered; this measures the wrong thing")
    return took


def quantiles(values: list[float]) -> tuple[float, float]:
    ordered = sorted(values)
    return statistics.median(ordered), ordered[int(len(ordered) * 0.95)]


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--pairs", type=int, default=60)
    arguments.add_argument("--gap", type=float, default=0.01, help="seconds between tokens")
    options = arguments.parse_args()
    model = {"OPENAI_API_KEY": "test", "RAPPORT_MODEL": "fake", "RAPPORT_PACE": "0"}
    with (
        running(f"say:{REPLY}", gap=options.gap) as server,
        demo_server(OPENAI_BASE_URL=server.url, **model) as site,
    ):
        set_up_django(site.env)
        user = make_recruiters(1)[0]
        line, client = Line(site.port, session_cookie(user)), OpenAI(base_url=server.url, api_key="test")
        alone: list[float] = []
        ours: list[float] = []
        for number in range(options.pairs + 5):
            call = open_call(user, "relocating-engineer", engine="model")
            text = TEXTS[number % len(TEXTS)]
            pair = (directly(client, text), posted(line, call.pk, text))
            if number >= 5:
                alone.append(pair[0])
                ours.append(pair[1])
    differences = [b - a for a, b in zip(alone, ours, strict=True)]
    noise = [abs(a - b) for a, b in zip(alone[::2], alone[1::2], strict=False)]
    print(f"{options.pairs} pairs, {options.gap * 1000:.0f} ms between tokens; milliseconds, p50 and p95")
    print("  client alone        {:7.1f} {:7.1f}".format(*quantiles(alone)))
    print("  through the site    {:7.1f} {:7.1f}".format(*quantiles(ours)))
    print("  difference in pairs {:7.1f} {:7.1f}   (goal <= 40 and <= 80)".format(*quantiles(differences)))
    print("  noise               {:7.1f} {:7.1f}".format(*quantiles(noise)))


if __name__ == "__main__":
    main()
