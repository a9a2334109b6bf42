"""The judge that is a language model: it points at sentences and anchors, and code decides what they are worth."""

import asyncio
from collections.abc import Sequence
from itertools import groupby
from typing import Any

from simulations.grading.judge import JudgeUnavailable, Reading, checked
from simulations.llm.budget import BudgetSpent, Limits, reserve, settle
from simulations.llm.clients import run
from simulations.llm.config import ConfigError, ModelConfig, judge_is_configured, model_config
from simulations.llm.errors import ModelFault, Refused
from simulations.llm.openai import OpenAIWire
from simulations.llm.prompts.judge import JUDGE, messages_for, schema_for
from simulations.llm.provider import Deadline, JsonAnswer, Message, Provider, Tokens, estimate
from simulations.packs.pack import Criterion, Pack
from simulations.transcripts import Transcript

MOST_CITED = 6
NOT_SHOWN = "The judge's evidence did not hold."
AGAIN = (
    "An earlier reading could not be used: it named sentences that are not the recruiter's or not in the transcript, "
    "or an anchor that the criterion does not have. Read again, from the transcript alone."
)


class ModelJudge:
    """A Judge over any Provider: one request per skill, each of them read `repeats` times.

    After `read`: `raw_output` holds every answer verbatim; `input_tokens`, `output_tokens`, `cached_tokens` and
    `seconds` what they cost together. One instance reads one call.
    """

    def __init__(
        self,
        provider: Provider | None = None,
        config: ModelConfig | None = None,
        repeats: int = 1,
        limits: Limits = (),
    ) -> None:
        self.config = config or model_config()
        self.provider: Provider = provider or OpenAIWire(self.config)
        self.repeats = repeats
        self.limits = limits
        self.raw_output: list[dict[str, Any]] = []
        self.tokens = Tokens()
        self.seconds = 0.0

    @property
    def name(self) -> dict[str, str]:
        """The model and the hash of its prompt, as the scorecard keeps them."""
        return {"model": self.config.judge_model, "prompt": f"sha256:{JUDGE.sha256}"}

    @property
    def input_tokens(self) -> int:
        return self.tokens.input

    @property
    def output_tokens(self) -> int:
        return self.tokens.output

    @property
    def cached_tokens(self) -> int:
        return self.tokens.cached

    def read(self, pack: Pack, transcript: Transcript, criteria: Sequence[Criterion]) -> list[Reading]:
        """See Judge. Raises JudgeUnavailable when a group of criteria could not be read even once."""
        groups = [list(group) for _, group in groupby(sorted(criteria, key=_skill), key=_skill)]
        asked = sum(estimate(messages_for(pack, transcript, group), "").input for group in groups)
        expected = self.repeats * (asked + len(groups) * self.config.judge_tokens)
        try:
            reservation = reserve(self.limits, expected)
        except BudgetSpent as spent:
            raise JudgeUnavailable(str(spent)) from None
        try:
            return run(self._read_all(pack, transcript, groups))
        finally:
            settle(reservation, self.tokens.input + self.tokens.output)

    async def _read_all(
        self, pack: Pack, transcript: Transcript, groups: list[list[Criterion]]
    ) -> list[Reading]:
        readings: list[Reading] = []
        for group in groups:
            work = [self._read_group(pack, transcript, group) for _ in range(self.repeats)]
            results = await asyncio.gather(*work, return_exceptions=True)
            read = [result for result in results if not isinstance(result, BaseException)]
            broken = [result for result in results if isinstance(result, BaseException)]
            for fault in broken:
                if not isinstance(fault, ModelFault):
                    raise fault
            if not read:
                raise JudgeUnavailable(str(broken[0]))
            readings += [reading for result in read for reading in result]
        return readings

    async def _read_group(
        self, pack: Pack, transcript: Transcript, criteria: list[Criterion]
    ) -> list[Reading]:
        """One reading per criterion; what does not hold is asked once more and then left open."""
        deadline = Deadline(self.config.judge_seconds, self.config.judge_seconds)
        try:
            answer = await self._ask(messages_for(pack, transcript, criteria), criteria, deadline)
        except Refused:
            return [_open(criterion, "The judge declined to read this call.") for criterion in criteria]
        held = held_readings(answer, transcript, criteria)
        doubtful = [criterion for criterion in criteria if criterion.key not in held]
        if doubtful:
            held |= await self._read_again(pack, transcript, doubtful, deadline)
        return [held.get(criterion.key) or _open(criterion, NOT_SHOWN) for criterion in criteria]

    async def _read_again(
        self, pack: Pack, transcript: Transcript, criteria: list[Criterion], deadline: Deadline
    ) -> dict[str, Reading]:
        messages = messages_for(pack, transcript, criteria)
        messages[-1]["content"] += f"\n\n{AGAIN}"
        try:
            answer = await self._ask(messages, criteria, deadline)
        except ModelFault:
            return {}
        return held_readings(answer, transcript, criteria)

    async def _ask(
        self, messages: list[Message], criteria: list[Criterion], deadline: Deadline
    ) -> JsonAnswer:
        answer = await self.provider.complete_json(
            messages,
            schema_for(criteria),
            model=self.config.judge_model,
            max_tokens=self.config.judge_tokens,
            deadline=deadline,
        )
        self.tokens += answer.tokens
        self.seconds += answer.seconds
        self.raw_output.append({"criteria": [c.key for c in criteria], "answer": answer.raw})
        return answer


def held_readings(
    answer: JsonAnswer, transcript: Transcript, criteria: Sequence[Criterion]
) -> dict[str, Reading]:
    """The readings of an answer that hold, by criterion; the first one where a criterion was read twice."""
    known = {criterion.key: criterion for criterion in criteria}
    found: dict[str, Reading] = {}
    for said in answer.value["readings"]:
        reading = _reading(said)
        criterion = known.get(reading.criterion)
        if criterion is None or reading.criterion in found:
            continue
        if reading.verdict != "met" or checked(reading, transcript, criterion).verdict == "met":
            found[reading.criterion] = checked(reading, transcript, criterion)
    return found


def _reading(said: dict[str, Any]) -> Reading:
    cited = dict.fromkeys(str(evidence).strip().removeprefix("id:") for evidence in said["evidence"])
    return Reading(said["criterion"], said["verdict"], said["anchor"], tuple(cited)[:MOST_CITED])


def _open(criterion: Criterion, reason: str) -> Reading:
    return Reading(criterion.key, "insufficient_evidence", reason=reason)


def _skill(criterion: Criterion) -> str:
    return criterion.skill


def configured_judge(repeats: int = 1, limits: Limits = ()) -> ModelJudge | None:
    """A model judge for one call, where a model is configured and its settings make sense; else None.

    `limits` (`budget.limits_for(learner)`) name who pays.
    """
    if not judge_is_configured():
        return None
    try:
        return ModelJudge(repeats=repeats, limits=limits)
    except ConfigError:
        return None
