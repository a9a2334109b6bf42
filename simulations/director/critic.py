"""What a slower reader makes of a finished exchange: at most one trust step for the next turn, two a call each way."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Literal

from simulations.director.feelings import TRUST_MAX, TRUST_STEP
from simulations.director.state import State

Feeling = Literal["warmer", "same", "cooler"]
FEELINGS: tuple[Feeling, ...] = ("warmer", "same", "cooler")
MOST_STEPS = 2
_WAYS = {"warmer": TRUST_STEP, "cooler": -TRUST_STEP}


def step_of(feeling: str, earlier: Sequence[float]) -> float:
    """What a finding moves, given the steps recorded before it in this talk: 0 once its way is used up."""
    step = _WAYS.get(feeling, 0.0)
    return step if sum(before == step for before in earlier) < MOST_STEPS else 0.0


def recorded_step(record: Mapping[str, Any] | None) -> float:
    """The step of a `Turn.director["critic"]` record; 0 for none, and for anything that is not one step."""
    step = record.get("step") if isinstance(record, Mapping) else None
    return float(step) if step in _WAYS.values() else 0.0  # type: ignore[arg-type]


def with_critic(state: State, record: Mapping[str, Any] | None) -> State:
    """The state that the next turn begins with."""
    return replace(state, trust=min(TRUST_MAX, max(0.0, state.trust + recorded_step(record))))
