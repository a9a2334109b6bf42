"""The director: what the persona feels and may say, as a pure function of the turns (SIMULATION, "The turn")."""

from dataclasses import dataclass
from typing import Literal

Ended = Literal["goodbye", "patience", "max_turns", "hang_up"]


@dataclass(frozen=True)
class State:
    """The persona's side of one call. Replayable: `step` over the same turns gives the same state."""

    persona: str
    turn: int = 0
    trust: float = 1.0
    patience: int = 6
    unlocked: tuple[str, ...] = ()
    disclosed: tuple[str, ...] = ()
    deflected: tuple[str, ...] = ()
    hinted: tuple[str, ...] = ()
    asked_facts: tuple[str, ...] = ()
    ended: Ended | None = None
