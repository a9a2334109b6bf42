"""Asking a model for a draft: one request, one more where the pack does not hold, within the budget and a minute."""

import logging
from dataclasses import asdict, dataclass

from django.utils.translation import gettext as _

from simulations.llm.budget import BudgetSpent, Limits, reserve, settle
from simulations.llm.clients import run
from simulations.llm.config import ConfigError, ModelConfig, judge_is_configured, model_config
from simulations.llm.errors import CircuitOpen, ModelFault, RateLimited, Refused, Timeout, Unavailable
from simulations.llm.openai import OpenAIWire
from simulations.llm.prompts.drafter import SCHEMA, messages_for
from simulations.llm.provider import Deadline, Provider, Tokens, estimate
from simulations.packs.build import build
from simulations.packs.drafting.shaping import Shape, Shaped, shaped
from simulations.packs.lint import lint
from simulations.packs.schema import find_problems

log = logging.getLogger(__name__)
SECONDS = 50.0
"""For everything together: an author waits for it, and servers in between give up after a minute."""
TOKENS = 6_000
"""The longest answer that is asked for; a usual draft has two to three thousand."""
ROUNDS = 2


@dataclass(frozen=True)
class Order:
    """What an author asks for; `skill` is "" for the one that the kind trains."""

    kind: str
    skill: str
    jurisdiction: str
    job_description: str
    company_facts: str


Drafted = Shaped


class DraftFailed(Exception):
    """There is no draft; the message is a sentence for the author."""


class Drafter:
    """Drafts one scenario with any Provider. After `draft`, `tokens` is what it cost."""

    def __init__(
        self, provider: Provider | None = None, config: ModelConfig | None = None, limits: Limits = ()
    ) -> None:
        self.config = config or model_config()
        self.provider: Provider = provider or OpenAIWire(self.config)
        self.limits = limits
        self.tokens = Tokens()

    @property
    def seconds(self) -> float:
        return min(SECONDS, self.config.judge_seconds)

    def draft(self, order: Order) -> Drafted:
        """A draft that passes the schema. Waits for the model: never call it inside a transaction.

        Raises DraftFailed, with nothing written, where the model gave none or the budget is spent.
        """
        asked = asdict(order)
        try:
            reservation = reserve(self.limits, ROUNDS * (estimate(messages_for(asked), "").input + TOKENS))
        except BudgetSpent:
            raise DraftFailed(
                _("Today’s budget for the model is spent. Try it tomorrow, or start from a template.")
            ) from None
        try:
            return run(self._draft(asked))
        except ModelFault as fault:
            log.warning("A scenario could not be drafted: %s", fault)
            raise DraftFailed(self._sentence(fault)) from None
        finally:
            settle(reservation, self.tokens.input + self.tokens.output)

    async def _draft(self, asked: dict[str, str]) -> Drafted:
        """Ask, and ask once more where the schema or lint finds errors. Lint's errors after that are the author's."""
        deadline = Deadline(self.seconds, self.seconds)
        found = shaped(await self._ask(asked, [], deadline), asked)
        faults = _faults(found.shape)
        if faults:
            found = await self._mended(asked, faults, deadline, found)
        if find_problems(found.shape):
            raise DraftFailed(
                _("The model’s draft does not make a scenario. Try again, or start from a template.")
            )
        return found

    async def _mended(
        self, asked: dict[str, str], faults: list[str], deadline: Deadline, before: Drafted
    ) -> Drafted:
        """The second draft; the first one where that could not be had and the first can at least be edited."""
        try:
            return shaped(await self._ask(asked, faults, deadline), asked)
        except ModelFault:
            if find_problems(before.shape):
                raise
            return before

    async def _ask(self, asked: dict[str, str], faults: list[str], deadline: Deadline) -> Shape:
        answer = await self.provider.complete_json(
            messages_for(asked, faults),
            SCHEMA,
            model=self.config.judge_model,
            max_tokens=TOKENS,
            deadline=deadline,
        )
        self.tokens += answer.tokens
        return answer.value

    def _sentence(self, fault: ModelFault) -> str:
        """What an author should know of a fault, and what to do."""
        if isinstance(fault, Timeout):
            return _("The model had not finished after %d seconds. Try again, or paste less.") % self.seconds
        if isinstance(fault, Refused):
            return _("The model declined to draft from this text. Change the text, or start from a template.")
        if isinstance(fault, RateLimited):
            return _("The model has too much to do just now. Try again in a minute.")
        if isinstance(fault, CircuitOpen | Unavailable):
            return _("The model cannot be reached just now. Try again later, or start from a template.")
        return _("The model’s answer could not be read. Try again, or start from a template.")


def _faults(shape: Shape) -> list[str]:
    """What keeps a draft from being played, in lint's words."""
    problems = find_problems(shape)
    found = problems or [problem for problem in lint(build(shape)) if problem.level == "error"]
    return [str(problem) for problem in found]


def drafting_is_possible() -> bool:
    """Whether a model is configured, with settings that make sense."""
    if not judge_is_configured():
        return False
    try:
        model_config()
    except ConfigError:
        return False
    return True
