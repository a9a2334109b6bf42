"""Making one reply: a task of its own that goes on when the browser leaves, and can be taken over when it dies."""

import asyncio
import logging
from collections.abc import Awaitable
from contextlib import aclosing
from weakref import WeakKeyDictionary

from django.conf import settings

from simulations.calls.leases import HEARTBEAT_SECONDS, extend_leases, owner_name, take_lease
from simulations.calls.replies import Outcome, ReplyWork, finish_reply, load_work, save_sentences
from simulations.candidates.brief import Candidate, ReplyPart
from simulations.candidates.budgeted import Budgeted
from simulations.candidates.registry import candidate
from simulations.candidates.turns import Directed
from simulations.models import Turn
from simulations.streams.criticising import criticise, is_for_the_critic
from simulations.streams.directing import orders_for
from simulations.streams.threads import in_database, in_hearing
from simulations.streams.writing import write

DEADLINE_SECONDS = 60.0
SECONDS_A_WORD = 0.14
LONGEST_PAUSE = 1.8
_END_STATES = {"complete": Turn.State.COMPLETE, "cut": Turn.State.PARTIAL}
logger = logging.getLogger(__name__)


class LeaseLost(Exception):
    """Another worker makes this reply now."""


class Generation:
    """One reply being made in this process. Followers read `texts` and `outcome` and await `changed()`."""

    def __init__(self, reply_id: int, pace: float) -> None:
        self.reply_id = reply_id
        self.pace = pace
        self.number = 0
        self.texts: list[str] = []
        self.outcome: Outcome | None = None
        self.lost = False
        self.for_critic = False
        self._change = asyncio.Event()

    @property
    def over(self) -> bool:
        return self.lost or self.outcome is not None

    def changed(self) -> Awaitable[bool]:
        """Wait for the next change after this moment, also when awaited later."""
        return self._change.wait()

    def _tell(self) -> None:
        self._change.set()
        self._change = asyncio.Event()

    async def run(self) -> None:
        """Make the reply to its end. Never raises: a fault of ours leaves a reply that can be tried again."""
        try:
            async with asyncio.timeout(DEADLINE_SECONDS):
                await self._make()
        except LeaseLost:
            self.lost = True
        except Exception:
            logger.exception("The reply of turn %s broke off", self.reply_id)
            await self._give_up()
        finally:
            self.lost = self.lost or self.outcome is None
            self._tell()

    async def _make(self) -> None:
        work = await in_database(load_work, self.reply_id)
        self.number, self.texts = work.number, list(work.saved)
        if self.texts and work.engine != "offline":
            await self._finish(Outcome(Turn.State.PARTIAL, work.engine))
            return
        orders = await in_hearing(orders_for, work)
        last = await self._perform(work, orders, work.engine)
        if last.end == "failed" and not self.texts and work.stand_in:
            last = await self._perform(work, orders, "offline")
        await self._finish(_outcome(last, orders, bool(self.texts)))
        self.for_critic = is_for_the_critic(last)

    async def _perform(self, work: ReplyWork, orders: Directed, engine: str) -> ReplyPart:
        """Release the sentences of one performance, after those that are saved already; returns its last part."""
        released = 0
        async with aclosing(player(work, engine).reply(orders.brief)) as parts:
            async for part in parts:
                if part.end:
                    return part
                released += 1
                if released > len(work.saved):
                    await self._release(work, part)
                elif part.text != work.saved[released - 1]:
                    break
        return ReplyPart(end="cut", engine=engine, detail="the reply could not be taken up where it stopped")

    async def _release(self, work: ReplyWork, part: ReplyPart) -> None:
        if self.texts and part.engine == "offline" and self.pace:
            await asyncio.sleep(self.pace * min(LONGEST_PAUSE, SECONDS_A_WORD * len(part.text.split())))
        texts = [*self.texts, part.text]
        if not await write(save_sentences, work, owner_name(), texts, part.engine):
            raise LeaseLost
        self.texts = texts
        self._tell()

    async def _finish(self, outcome: Outcome) -> None:
        if not await write(finish_reply, self.reply_id, owner_name(), outcome):
            raise LeaseLost
        self.outcome = outcome

    async def _give_up(self) -> None:
        state = Turn.State.PARTIAL if self.texts else Turn.State.FAILED
        try:
            await self._finish(Outcome(state))
        except Exception:
            logger.exception("The reply of turn %s could not be closed; its lease runs out", self.reply_id)


def player(work: ReplyWork, engine: str) -> Candidate:
    """The candidate that answers. A model is paid for by the learner, their team and the site."""
    chosen = candidate(engine)
    if engine == "offline" or not work.limits:
        return chosen
    return Budgeted(chosen, candidate("offline"), work.limits, write)


def _outcome(part: ReplyPart, orders: Directed, heard: bool) -> Outcome:
    """What is kept of a reply that ended. Words that were never heard move neither trust nor cues."""
    state = _END_STATES.get(part.end, Turn.State.FAILED)
    if not heard:
        state = Turn.State.FAILED
    record = {"end": part.end, "detail": part.detail, "direction": orders.direction.to_dict()}
    if state == Turn.State.FAILED:
        return Outcome(state, part.engine, director=record, usage=part.usage)
    complete = state == Turn.State.COMPLETE
    return Outcome(
        state,
        part.engine,
        chips=part.chips,
        disclosed=orders.direction.disclosed,
        director={**record, "state": orders.state.to_dict()},
        usage=part.usage,
        ended=(orders.state.ended or "") if complete else "",
    )


class Switchboard:
    """The replies that this process is making, and the heartbeat that keeps their leases."""

    def __init__(self) -> None:
        self._making: dict[int, Generation] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._heart: asyncio.Task[None] | None = None

    def making(self, reply_id: int) -> Generation | None:
        return self._making.get(reply_id)

    def make(self, reply_id: int, pace: float | None = None) -> Generation:
        """Start making a reply whose lease this process holds, or join the making of it."""
        if reply_id in self._making:
            return self._making[reply_id]
        generation = Generation(reply_id, settings.RAPPORT_PACE if pace is None else pace)
        self._making[reply_id] = generation
        task = asyncio.get_running_loop().create_task(generation.run())
        self._tasks.add(task)
        task.add_done_callback(lambda done: self._done(done, generation))
        if self._heart is None or self._heart.done():
            self._heart = asyncio.get_running_loop().create_task(self._beat())
        return generation

    async def take_over(self, reply_id: int) -> Generation | None:
        """Make a reply that nobody is making; None when another worker is."""
        if reply_id not in self._making and not await write(take_lease, reply_id, owner_name()):
            return None
        return self.make(reply_id)

    def _done(self, task: asyncio.Task[None], generation: Generation) -> None:
        self._tasks.discard(task)
        self._making.pop(generation.reply_id, None)
        if generation.for_critic:
            reading = task.get_loop().create_task(criticise(generation.reply_id))
            self._tasks.add(reading)
            reading.add_done_callback(self._tasks.discard)
        if not self._making and self._heart is not None:
            self._heart.cancel()
            self._heart = None

    async def _beat(self) -> None:
        while self._making:
            await asyncio.sleep(HEARTBEAT_SECONDS)
            await write(extend_leases, list(self._making), owner_name())


_boards: WeakKeyDictionary[asyncio.AbstractEventLoop, Switchboard] = WeakKeyDictionary()


def switchboard() -> Switchboard:
    """The switchboard of the running event loop."""
    return _boards.setdefault(asyncio.get_running_loop(), Switchboard())
