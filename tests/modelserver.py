"""A loopback server that speaks Chat Completions and plays whatever a test, a bench or a person asks for.

A play is a word, sometimes with a number: `stream`, `cut:7`, `rate:2` (tests/modelplays.py). A request whose model
is called `play:NAME` gets that play, whatever the server was started with.

    python -m tests.modelserver --port 9099 --play stream
"""

import argparse
import asyncio
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain, repeat
from typing import Any

from tests.modelplays import PLAYS, Reply, answer


class ModelServer:
    """Plays `plays` in turn, one a request; the last one goes on. `requests` keeps every body."""

    def __init__(self, *plays: str, gap: float = 0.0, port: int = 0) -> None:
        self.plays: Iterator[str] = chain(plays, repeat(plays[-1] if plays else "stream"))
        self.gap, self.port = gap, port
        self.requests: list[dict[str, Any]] = []
        self.keys: list[str] = []
        self.talking: set[asyncio.Task[Any]] = set()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/v1"

    def perform(self, *plays: str) -> None:
        """Change what comes next."""
        self.plays = chain(plays, repeat(plays[-1]))

    async def serve(self, ready: threading.Event | None = None, stop: asyncio.Event | None = None) -> None:
        server = await asyncio.start_server(self._connection, "127.0.0.1", self.port)
        self.port = server.sockets[0].getsockname()[1]
        if ready:
            ready.set()
        async with server:
            await (stop or asyncio.Event()).wait()
            for task in self.talking:
                task.cancel()

    async def _connection(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        me = asyncio.current_task()
        assert me
        self.talking.add(me)
        me.add_done_callback(self.talking.discard)
        try:
            while request := await read_request(reader):
                headers, body = request
                self.keys.append(headers.get("authorization", ""))
                if not await self._answer(body, writer):
                    break
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass
        finally:
            writer.close()

    async def _answer(self, body: bytes, writer: asyncio.StreamWriter) -> bool:
        """Write one answer; False when the connection must close."""
        if not body:
            return await send(writer, Reply([(0.0, b'{"object":"list","data":[]}')], kind="application/json"))
        request = json.loads(body)
        self.requests.append(request)
        model = str(request.get("model", ""))
        play = model.removeprefix("play:") if model.startswith("play:") else next(self.plays)
        return await send(writer, answer(play, request, self.gap))


async def read_request(reader: asyncio.StreamReader) -> tuple[dict[str, str], bytes] | None:
    head = await reader.readuntil(b"\r\n\r\n")
    lines = head.decode("latin-1").split("\r\n")[1:]
    headers = {k.strip().lower(): v.strip() for k, _, v in (line.partition(":") for line in lines) if k}
    return headers, await reader.readexactly(int(headers.get("content-length", 0)))


async def send(writer: asyncio.StreamWriter, reply: Reply) -> bool:
    if reply.hang:
        await asyncio.Event().wait()
    extra = "".join(f"{name}: {value}\r\n" for name, value in reply.headers.items())
    head = f"HTTP/1.1 {reply.status} X\r\nContent-Type: {reply.kind}\r\nTransfer-Encoding: chunked\r\n{extra}\r\n"
    writer.write(head.encode())
    for pause, piece in reply.pieces:
        if pause:
            await asyncio.sleep(pause)
        if piece:
            writer.write(b"%x\r\n%b\r\n" % (len(piece), piece))
            await writer.drain()
    if "X-Cut" in reply.headers:
        return False
    writer.write(b"0\r\n\r\n")
    await writer.drain()
    return True


@contextmanager
def running(*plays: str, gap: float = 0.0) -> Iterator[ModelServer]:
    """A server on a free loopback port, in a thread of its own."""
    server, ready = ModelServer(*plays, gap=gap), threading.Event()
    stop: list[tuple[asyncio.AbstractEventLoop, asyncio.Event]] = []

    async def main() -> None:
        stop.append((asyncio.get_running_loop(), asyncio.Event()))
        await server.serve(ready, stop[0][1])

    thread = threading.Thread(target=asyncio.run, args=(main(),), daemon=True)
    thread.start()
    ready.wait(5)
    try:
        yield server
    finally:
        loop, event_ = stop[0]
        loop.call_soon_threadsafe(event_.set)
        thread.join(5)


def main() -> None:
    listed = "\n".join(f"  {name:20} {words}" for name, words in PLAYS.items())
    parser = argparse.ArgumentParser(
        prog="python -m tests.modelserver",
        description="A fake OpenAI-compatible server.",
        epilog=f"plays, one a request, the last goes on:\n{listed}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--port", type=int, default=9099)
    parser.add_argument("--play", nargs="+", default=["stream"], metavar="PLAY")
    parser.add_argument("--gap", type=float, default=0.02, help="seconds between tokens")
    args = parser.parse_args()
    server = ModelServer(*args.play, gap=args.gap, port=args.port)
    print(f"OPENAI_BASE_URL={server.url}", flush=True)  # noqa: T201
    asyncio.run(server.serve())


if __name__ == "__main__":
    main()
