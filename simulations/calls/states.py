"""What the director knew after the last reply of one talk, or what somebody begins with."""

from dataclasses import replace
from typing import Any

from simulations.director import Carried, State, start, with_memory
from simulations.models import Call
from simulations.packs.pack import Pack


def state_of(call: Call, pack: Pack, persona: str, kept: dict[str, Any] | None, said: int) -> State:
    """The state of `persona`: `kept` with its newest reply, else the first one with what they remember.

    `said` counts the recruiter's turns to anybody so far.
    """
    if kept:
        return replace(State.from_dict(kept), turn=said)
    carried = Carried.from_dict(call.carried.get(persona, {}))
    return replace(with_memory(pack, start(pack.persona(persona), call.seed), carried), turn=said)
