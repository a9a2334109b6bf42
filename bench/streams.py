"""Many open streams on two workers: how much later does a sentence arrive than the model server sent it?

    python -m bench.streams [--streams 300] [--workers 2] [--gap 3] [--spread 3]

As many recruiters post a turn at once. The model server, in this process, begins their replies spread over `spread`
seconds (0: all in step, the worst case), sends each one short sentence every `gap` seconds, and notes when; the
recruiters' lines note when each sentence arrives. What lies between is ours: reading the stream, checking the
sentence, saving it, sending it. Load generator and site share the machine.
"""

import argparse
import asyncio
import json
import random
import time
from collections import defaultdict
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

from bench.clients import Line, make_recruiters, open_call, session_cookie, set_up_django
from bench.posting import quantiles
from bench.site import demo_server, free_port
from tests.modelplays import event, sse
from tests.modelserver import read_request

SENTENCES = ("It depends on the week.", "Mornings are the quiet part.", "I like that.")


class Clock:
    """When the model server sent each sentence, by the number in the recruiter's words."""

    def __init__(self, gap: float, spread: float = 0.0) -> None:
        self.gap, self.spread = gap, spread
        self.sent: dict[str, list[float]] = defaultdict(list)

    async def speak(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        request = await read_request(reader)
        if not request or not request[1]:
            writer.close()
            return
        words = json.loads(request[1])["messages"][-1]["content"]
        who = words.split("caller ")[1].split()[0]
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n")
        await asyncio.sleep(random.uniform(0, self.spread))  # noqa: S311 - people do not speak in step
        for sentence in SENTENCES:
            await asyncio.sleep(self.gap)
            self.sent[who].append(time.perf_counter())
            writer.write(event({"content": f"{sentence} "}))
            await writer.drain()
        await asyncio.sleep(self.gap)
        writer.write(event({}, "stop") + sse({"choices": [], "usage": None}) + b"data: [DONE]\n\n")
        await writer.drain()
        writer.close()


async def listen(port: int, headers: dict[str, str], call_id: Any, who: str) -> list[tuple[int, float]]:
    """Post one turn; (number of the sentence, when it came) for each sentence of its reply."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    body = urlencode(
        {"text": f"Good to hear, thanks. This is caller {who} speaking.", "turn_key": str(uuid4())}
    )
    head = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    head += f"Host: localhost\r\nContent-Length: {len(body)}\r\n"
    request = f"POST /calls/{call_id}/turns/ HTTP/1.1\r\n{head}\r\n{body}"
    writer.write(request.encode())
    came: list[tuple[int, float]] = []
    name = ""
    async for raw in reader:
        line = raw.decode().strip()
        if line.startswith("event: "):
            name = line[7:]
        elif line.startswith("data: ") and name == "sentence":
            number = next((n for n, text in enumerate(SENTENCES) if text in line), None)
            came += [(number, time.perf_counter())] if number is not None else []
        elif line.startswith("data: ") and name == "end":
            break
    writer.close()
    return came


async def run(
    clock: Clock, model_port: int, site_port: int, calls: list[tuple[dict[str, str], Any]]
) -> list[float]:
    """Delays in milliseconds of all sentences of all streams; a certain sentence waits for the first word after it."""
    server = await asyncio.start_server(clock.speak, "127.0.0.1", model_port, backlog=1024)
    async with server:
        heard = await asyncio.gather(
            *(listen(site_port, headers, call, f"n{n}x") for n, (headers, call) in enumerate(calls))
        )
    delays = []
    for n, came in enumerate(heard):
        sent = clock.sent[f"n{n}x"]
        for number, at in came:
            certain = sent[number + 1] if number + 1 < len(sent) else sent[number] + clock.gap
            delays.append((at - certain) * 1000)
    return delays


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--streams", type=int, default=300)
    arguments.add_argument("--workers", type=int, default=2)
    arguments.add_argument("--gap", type=float, default=3.0)
    arguments.add_argument(
        "--spread", type=float, default=3.0, help="seconds over which the replies begin; 0: all in step"
    )
    options = arguments.parse_args()
    port = free_port()
    model = {
        "OPENAI_API_KEY": "test",
        "OPENAI_BASE_URL": f"http://127.0.0.1:{port}/v1",
        "RAPPORT_MODEL": "fake",
    }
    with demo_server(options.workers, RAPPORT_PACE="0", **model) as site:
        set_up_django(site.env)
        calls = [
            (Line(site.port, session_cookie(user)).headers, open_call(user, "warm-up", engine="model").pk)
            for user in make_recruiters(options.streams)
        ]
        delays = asyncio.run(run(Clock(options.gap, options.spread), port, site.port, calls))
    expected = options.streams * len(SENTENCES)
    print(f"{options.streams} streams on {options.workers} workers, begun over {options.spread:g} s")
    print(f"  sentences that arrived: {len(delays)} of {expected}")
    print(
        "  milliseconds after they were certain: p50 {:.1f}, p95 {:.1f}   (goal p95 <= 50)".format(
            *quantiles(delays)
        )
    )


if __name__ == "__main__":
    main()
