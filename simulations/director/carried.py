"""What a persona brings from earlier calls with this recruiter: plain values, safe as JSON.

A call freezes it when it begins, so that it can be replayed. Without it they have never spoken.
"""

import re
from dataclasses import asdict, dataclass, replace
from typing import Any

from simulations.director.feelings import TRUST_MAX, TRUST_STEP
from simulations.director.state import State
from simulations.packs.pack import Pack

_DAY = re.compile(
    r"\b(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|tomorrow|tonight|(?:the end of )?(?:this|next) week"
    r"|the end of the week|the weekend)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Told:
    """A cue that was told in an earlier call, in the words it was told in."""

    cue: str
    text: str


@dataclass(frozen=True)
class Owed:
    """An answer that was put off: the company fact and the recruiter's own words for when."""

    fact: str
    when: str = ""


@dataclass(frozen=True)
class Carried:
    met: str = ""
    """The day of the last talk, such as 2026-11-12; "" when they have never spoken."""
    told: tuple[Told, ...] = ()
    owed: tuple[Owed, ...] = ()
    warmth: float = 0.0
    """What the relationship adds to trust, or takes from it where it has cooled."""

    def to_dict(self) -> dict[str, Any]:
        """A JSON-safe dictionary; `from_dict` reads it back to an equal value."""
        return asdict(self)

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> "Carried":
        return cls(
            met=str(data.get("met", "")),
            told=tuple(Told(**item) for item in data.get("told", ())),
            owed=tuple(Owed(**item) for item in data.get("owed", ())),
            warmth=float(data.get("warmth", 0.0)),
        )


STRANGERS = Carried()


def with_memory(pack: Pack, state: State, carried: Carried) -> State:
    """The first state of somebody who remembers: what was told stays told, what is owed is waited for."""
    persona = pack.persona(state.persona)
    own = {cue.key for cue in persona.cues}
    told = tuple(item.cue for item in carried.told if item.cue in own and item.cue not in state.disclosed)
    owed = owed_ask(pack, persona.key, carried)
    steps = round(min(TRUST_MAX, max(0.0, state.trust + carried.warmth)) / TRUST_STEP)
    return replace(
        state,
        trust=steps * TRUST_STEP,
        unlocked=state.unlocked + told,
        disclosed=state.disclosed + told,
        waiting=owed.fact if owed else state.waiting,
        asked_facts=(owed.fact,) if owed else state.asked_facts,
    )


def owed_ask(pack: Pack, persona: str, carried: Carried) -> Owed | None:
    """The first answer owed that this persona asks about here."""
    asked = {ask.fact for ask in pack.persona(persona).asks}
    return next((owed for owed in carried.owed if owed.fact in asked), None)


def day_named(text: str) -> str:
    """The day that a recruiter named for an answer: "Thursday" in "I'll find out by Thursday"; "" for none."""
    found = _DAY.search(text)
    return found.group() if found else ""
