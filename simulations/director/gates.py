"""When a cue may be told (FORMATS, "Gates")."""

from dataclasses import replace
from typing import Any

from simulations.director.state import State
from simulations.packs.pack import Cue, Gate, Persona

VOLUNTEER_REPLIES = 2


def holds(condition: str | tuple[str, Any], cue: str, state: State) -> bool:
    """Is one condition met? What happened once (asked, reassured, told) stays so; trust is as it is now."""
    if isinstance(condition, str):
        return {
            "asked": cue in state.asked,
            "reassured": state.reassured,
            "reciprocity": state.reciprocity,
        }.get(condition, False)
    name, value = condition
    if name == "trust":
        return state.trust >= float(value)
    if name == "after":
        return value in state.disclosed
    return name == "turn" and state.turn >= int(value)


def gate_open(gate: Gate, cue: str, state: State) -> bool:
    """Is the gate open in this state? A gate without conditions never opens."""
    met = [holds(condition, cue, state) for condition in gate.conditions]
    return bool(met) and (all(met) if gate.rule == "all" else any(met))


def opens_when_asked(cue: Cue, state: State) -> bool:
    """Would asking for this cue's topic now be answered?"""
    return cue.key in state.unlocked or gate_open(cue.gate, cue.key, _asked_too(state, cue.key))


def open_gates(persona: Persona, state: State, asked: str) -> tuple[State, tuple[str, ...]]:
    """Open every gate that this turn opened; return the state and the keys of the cues just unlocked.

    An open gate stays open. A cue whose gate opened without its topic being asked in this turn may be
    volunteered in the next two replies, this one included.
    """
    state = _asked_too(state, asked) if asked else state
    opened = tuple(
        cue.key
        for cue in persona.cues
        if cue.key not in state.unlocked and gate_open(cue.gate, cue.key, state)
    )
    offers = tuple((key, VOLUNTEER_REPLIES) for key in opened if key != asked)
    return replace(state, unlocked=state.unlocked + opened, offers=state.offers + offers), opened


def _asked_too(state: State, key: str) -> State:
    return state if key in state.asked else replace(state, asked=(*state.asked, key))
