"""A candidate played by a language model, held to the brief sentence by sentence."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import replace

from simulations.candidates.brief import Candidate, ReplyBrief, ReplyPart
from simulations.candidates.checks import check_sentence
from simulations.candidates.offline import OfflineCandidate
from simulations.candidates.performance import Check, Performance
from simulations.candidates.smalltalk import SOFTWARE, small_talk
from simulations.llm.config import ModelConfig, model_config
from simulations.llm.errors import ModelFault
from simulations.llm.faults import pause_before_retry
from simulations.llm.openai import OpenAIWire
from simulations.llm.prompts.actor import ACTOR, messages_for
from simulations.llm.provider import Deadline, Finish, Message, Provider, estimate

PROMPT_VERSION = ACTOR.label
PLAIN_ACTS = frozenset(["fallback", "react"])
"""In these, whether a machine is talking is answered by code: the truth is not left to the model's mood."""
ATTEMPTS = 2
"""Requests for one reply, the retry included."""


class PromptedCandidate:
    """A Candidate over any Provider. A fault before the first released sentence is retried once, then `failed`."""

    name = "model"

    def __init__(
        self,
        provider: Provider | None = None,
        config: ModelConfig | None = None,
        check: Check = check_sentence,
    ) -> None:
        self.config = config or model_config()
        self.provider: Provider = provider or OpenAIWire(self.config)
        self.check = check

    async def reply(self, brief: ReplyBrief) -> AsyncGenerator[ReplyPart, None]:
        """See Candidate."""
        if _said_by_code(brief):
            async for part in OfflineCandidate().reply(brief):
                yield part
            return
        deadline = Deadline(self.config.first_seconds, self.config.reply_seconds)
        performance = Performance(brief, self.check)
        messages = messages_for(brief)
        while True:
            performance.begin()
            try:
                async with aclosing(self._perform(performance, messages, deadline)) as parts:
                    async for part in parts:
                        yield part
                return
            except ModelFault as caught:
                fault = caught
            pause = _pause(fault, performance, messages, deadline)
            if pause is None:
                break
            await asyncio.sleep(pause)
        for part in performance.stop(fault):
            yield part

    async def _perform(
        self, performance: Performance, messages: list[Message], deadline: Deadline
    ) -> AsyncGenerator[ReplyPart, None]:
        """One attempt: sentences as they are finished and checked, then the end. Raises ModelFault."""
        finish: Finish | None = None
        stream = self.provider.stream_chat(
            messages,
            model=self.config.model,
            max_tokens=self.config.reply_tokens,
            deadline=deadline,
            attempts=ATTEMPTS - performance.attempts,
        )
        async with aclosing(stream) as items:
            async for item in items:
                if isinstance(item, Finish):
                    finish = item
                    break
                for part in performance.take(item):
                    yield part
                if performance.is_long_enough:
                    break
        performance.spend(finish.tokens if finish else estimate(messages, performance.reader.text))
        for part in performance.conclude(finish.reason if finish else "stop"):
            yield part

    def cost(self, brief: ReplyBrief) -> int:
        """Tokens that a reply to `brief` may cost at most, the retry left aside."""
        return estimate(messages_for(brief), "").input + self.config.reply_tokens


def _pause(
    fault: ModelFault, performance: Performance, messages: list[Message], deadline: Deadline
) -> float | None:
    """Count a failed attempt and its cost; the seconds to wait before the next, or None when it was the last."""
    performance.attempts += fault.attempts
    if performance.reader.text:
        performance.spend(estimate(messages, performance.reader.text))
    if performance.released or performance.attempts >= ATTEMPTS:
        return None
    return pause_before_retry(fault, deadline)


class WithFallback:
    """A Candidate that lets a second one answer the turns of which the first could not say a word.

    The second's parts keep its own engine label; the last one says in `detail` why it stepped in, and carries
    what the failed attempt had cost.
    """

    def __init__(self, first: Candidate, second: Candidate) -> None:
        self.first, self.second = first, second
        self.name = first.name

    async def reply(self, brief: ReplyBrief) -> AsyncGenerator[ReplyPart, None]:
        """See Candidate."""
        failed: ReplyPart | None = None
        async for part in self.first.reply(brief):
            if part.end == "failed":
                failed = part
            else:
                yield part
        if failed is None:
            return
        async for part in self.second.reply(brief):
            yield replace(part, detail=failed.detail, usage=failed.usage) if part.end else part

    def cost(self, brief: ReplyBrief) -> int:
        """What the first may cost; the second speaks only where the first did not."""
        return self.first.cost(brief)


def _said_by_code(brief: ReplyBrief) -> bool:
    """What no model is asked for: the truth about who is talking, and that this call is held in English."""
    return brief.manner == "foreign" or (small_talk(brief.text) == SOFTWARE and brief.act in PLAIN_ACTS)
