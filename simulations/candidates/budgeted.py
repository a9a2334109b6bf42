"""A candidate that may be paid for: the model while there is budget, the offline candidate when it is spent."""

from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import aclosing
from dataclasses import replace
from typing import Any

from asgiref.sync import sync_to_async

from simulations.candidates.brief import Candidate, ReplyBrief, ReplyPart
from simulations.llm.budget import BudgetSpent, Limits, reserve, settle

Write = Callable[..., Awaitable[Any]]
"""Runs a function that writes to the database, with its arguments, off the event loop."""


async def on_a_thread(function: Callable[..., Any], *args: Any) -> Any:
    return await sync_to_async(function)(*args)


class Budgeted:
    """A Candidate that reserves tokens before each reply of the first and settles them when it ends.

    A learner who leaves in the middle pays what was reserved: the server has answered by then.
    """

    def __init__(
        self, first: Candidate, second: Candidate, limits: Limits, write: Write = on_a_thread
    ) -> None:
        self.first, self.second = first, second
        self.limits, self.write = limits, write
        self.name = first.name

    async def reply(self, brief: ReplyBrief) -> AsyncGenerator[ReplyPart, None]:
        """See Candidate. The last part of a stand-in's reply says in `detail` whose budget is spent."""
        expected = self.cost(brief)
        try:
            reservation = await self.write(reserve, self.limits, expected)
        except BudgetSpent as spent:
            async for part in self.second.reply(brief):
                yield replace(part, detail=str(spent)) if part.end else part
            return
        used = expected
        try:
            async with aclosing(self.first.reply(brief)) as parts:
                async for part in parts:
                    if part.end:
                        used = part.usage.input_tokens + part.usage.output_tokens
                    yield part
        finally:
            await self.write(settle, reservation, used)

    def cost(self, brief: ReplyBrief) -> int:
        """See Candidate."""
        return self.first.cost(brief)
