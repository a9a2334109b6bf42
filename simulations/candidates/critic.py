"""A slower reader of the finished exchange: it points at a sentence, and code decides what that moves."""

from dataclasses import dataclass

from simulations.candidates.budgeted import Write, on_a_thread
from simulations.llm.budget import BudgetSpent, Limits, reserve, settle
from simulations.llm.config import ConfigError, ModelConfig, model_config
from simulations.llm.errors import ModelFault
from simulations.llm.openai import OpenAIWire
from simulations.llm.prompts.critic import messages_for, schema
from simulations.llm.provider import Deadline, JsonAnswer, Message, Provider, estimate
from simulations.sentences import Sentence

CRITIC_SECONDS = 15.0
CRITIC_TOKENS = 120
"""The longest answer."""


@dataclass(frozen=True)
class LastExchange:
    """What the critic reads. `said` are the recruiter's sentences; `limits` name who pays."""

    before: str
    said: tuple[Sentence, ...]
    reply: str
    limits: Limits = ()


@dataclass(frozen=True)
class Finding:
    """A feeling (`director.critic.Feeling`) and the id of the recruiter sentence that it rests on."""

    feeling: str
    because: str


class Critic:
    """Reads exchanges over any Provider. Whatever goes wrong, there is no finding and nothing is moved."""

    def __init__(
        self, provider: Provider | None = None, config: ModelConfig | None = None, write: Write = on_a_thread
    ) -> None:
        self.config = config or model_config()
        self.provider: Provider = provider or OpenAIWire(self.config)
        self.write = write

    async def read(self, exchange: LastExchange) -> Finding | None:
        """The finding of one exchange; None when the model gave none that holds or there is no budget for it."""
        messages = messages_for(exchange.before, exchange.said, exchange.reply)
        expected = estimate(messages, "").input + CRITIC_TOKENS
        try:
            reservation = await self.write(reserve, exchange.limits, expected)
        except BudgetSpent:
            return None
        used = expected
        try:
            answer = await self._ask(messages)
            used = answer.tokens.input + answer.tokens.output
        except ModelFault:
            used = 0
            return None
        finally:
            await self.write(settle, reservation, used)
        return held(answer, exchange)

    async def _ask(self, messages: list[Message]) -> JsonAnswer:
        return await self.provider.complete_json(
            messages,
            schema(),
            model=self.config.judge_model,
            max_tokens=CRITIC_TOKENS,
            deadline=Deadline(CRITIC_SECONDS, CRITIC_SECONDS),
        )


def held(answer: JsonAnswer, exchange: LastExchange) -> Finding | None:
    """The finding of an answer, if it rests on a sentence that the recruiter has just said."""
    because = answer.value["because"].strip().removeprefix("id:")
    known = {sentence.id for sentence in exchange.said}
    return Finding(answer.value["feeling"], because) if because in known else None


def configured_critic(write: Write = on_a_thread) -> Critic | None:
    """The critic of this site; None when its settings make no sense."""
    try:
        return Critic(write=write)
    except ConfigError:
        return None
