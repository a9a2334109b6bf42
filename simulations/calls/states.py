"""What the director knew after the last reply of one talk, or what somebody begins with."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from simulations.director import Carried, State, start, with_memory
from simulations.director.critic import with_critic
from simulations.models import Call, Turn
from simulations.packs.pack import Pack


def state_of(call: Call, pack: Pack, persona: str, kept: dict[str, Any] | None, said: int) -> State:
    """The state of `persona`: from the record `kept` with its newest reply, else the first one with what they remember.

    What a critic found about that reply's exchange is in the record too, and counts from here on. `said` counts the
    recruiter's turns to anybody so far.
    """
    if kept and kept.get("state"):
        return replace(with_critic(State.from_dict(kept["state"]), kept.get("critic")), turn=said)
    carried = Carried.from_dict(call.carried.get(persona, {}))
    return replace(with_memory(pack, start(pack.persona(persona), call.seed), carried), turn=said)


def last_record(talk: Sequence[Turn]) -> dict[str, Any] | None:
    """What was kept with the newest reply of a talk that holds a state; None before the first."""
    return next((turn.director for turn in reversed(talk) if turn.director.get("state")), None)
