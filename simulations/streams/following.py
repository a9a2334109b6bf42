"""Following a reply as server-sent events, from its first sentence or from the last one that was received.

The number of sentences is the event id, so a broken stream resumes from Last-Event-ID. Following never makes a
turn. When the maker of the reply has died, the follower's process makes it instead.
"""

import asyncio
import json
import time
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from typing import Any

from simulations.models import Turn
from simulations.streams.generation import Generation, switchboard
from simulations.streams.threads import in_database

SLOW_SECONDS = 8.0
QUIET_SECONDS = 10.0
FIRST_LOOK, LONGEST_LOOK = 0.15, 1.0
STOOD_IN = "Answered by the built-in candidate"


def event(name: str, data: dict[str, Any], number: int | None = None) -> bytes:
    """One server-sent event."""
    head = f"id: {number}\n" if number is not None else ""
    return f"{head}event: {name}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n".encode()


@dataclass(frozen=True)
class Snapshot:
    """A reply as the database holds it now."""

    state: str
    number: int
    texts: tuple[str, ...]
    end: dict[str, Any]
    chips: tuple[str, ...]


def look(reply_id: int) -> Snapshot:
    reply = Turn.objects.select_related("call").defer("call__pack").get(pk=reply_id)
    return Snapshot(
        state=reply.state,
        number=reply.number,
        texts=tuple(sentence["text"] for sentence in reply.sentences),
        chips=tuple(reply.chips),
        end={
            "state": reply.state,
            "index": reply.index,
            "engine": reply.engine,
            "stand_in": stands_in(reply),
            "message": words_for_end(reply),
            "refused": reply.director.get("end") == "refused",
            "call": {"state": reply.call.state, "ended_by": reply.call.ended_by},
        },
    )


def stands_in(reply: Turn) -> bool:
    """True when the built-in candidate answered in the place of the call's own."""
    return reply.engine == "offline" and reply.call.candidate_engine != "offline"


def label_for(reply: Turn) -> str:
    """What stands beside a reply that the built-in candidate gave in the place of another; else empty."""
    if not stands_in(reply):
        return ""
    spent = str(reply.director.get("detail", "")).startswith("budget_spent")
    return "Today’s model budget is spent: the built-in candidate answered" if spent else STOOD_IN


def words_for_end(reply: Turn) -> str:
    """What the person on the line reads when a reply did not end well; empty when it did."""
    if reply.state == Turn.State.PARTIAL:
        return "This reply was cut off. Try again and a whole one replaces it."
    if reply.state == Turn.State.FAILED and reply.director.get("end") == "refused":
        return "The candidate can't answer that. It does not count against you. Say it another way, or go on."
    if reply.state == Turn.State.FAILED:
        return "No answer came. Your words are saved. Try again, or continue with the built-in candidate."
    return ""


async def reply_events(reply_id: int, after: int = 0) -> AsyncIterator[bytes]:
    """Events of one reply: `sentence` (id = its number), `slow`, then `chips` if any, then `end`."""
    board = switchboard()
    pause = FIRST_LOOK
    while True:
        generation = board.making(reply_id)
        if generation is not None:
            async for number, chunk in _live(generation, after):
                after = max(after, number)
                yield chunk
        now = await in_database(look, reply_id)
        for chunk in _missed(now, after):
            yield chunk
        after = max(after, len(now.texts))
        if now.state not in Turn.IN_FLIGHT:
            for chunk in _farewell(now):
                yield chunk
            return
        if await board.take_over(reply_id) is None:
            await asyncio.sleep(pause)
            pause = min(LONGEST_LOOK, pause * 1.5)


async def _live(generation: Generation, after: int) -> AsyncIterator[tuple[int, bytes]]:
    """The sentences of a reply that this process makes, with a word when the first is slow to come."""
    started, told = time.monotonic(), False
    while True:
        over = generation.over
        while after < len(generation.texts):
            after += 1
            yield after, _sentence(generation.number, after, generation.texts[after - 1])
        if over:
            return
        wait = QUIET_SECONDS if told or after else SLOW_SECONDS - (time.monotonic() - started)
        try:
            await asyncio.wait_for(generation.changed(), max(wait, 0.01))
        except TimeoutError:
            yield after, b": waiting\n\n" if told or after else event("slow", {"seconds": SLOW_SECONDS})
            told = True


def _missed(now: Snapshot, after: int) -> Iterator[bytes]:
    for number, text in enumerate(now.texts[after:], start=after + 1):
        yield _sentence(now.number, number, text)


def _farewell(now: Snapshot) -> Iterator[bytes]:
    if now.chips:
        yield event("chips", {"chips": list(now.chips)})
    yield event("end", now.end)


def _sentence(turn: int, number: int, text: str) -> bytes:
    return event("sentence", {"id": f"c{turn}.{number}", "text": text}, number)
