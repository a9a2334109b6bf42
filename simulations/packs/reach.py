"""When a good recruiter could first hear each cue: the earliest turn, and why some can never be heard.

Nothing is played; the gates are followed to a fixed point, with the most that trust can rise in one turn.
"""

import math
from dataclasses import dataclass

from simulations.packs.pack import Cue, Pack, Persona

TRUST_TOP = 5.0
FASTEST_TRUST = 1.5
"""The most a turn can earn: naming what they said 0.5, and four lesser gains of 0.25 each (SIMULATION, "Trust")."""
_GAIN = {"slow": 0.5, "volatile": 1.5}


@dataclass(frozen=True)
class Reach:
    """The earliest recruiter turn after which the cue may be told: 0 for what is told before the first one, None when
    it never may be."""

    cue: Cue
    turn: int | None


def reach(pack: Pack) -> tuple[Reach, ...]:
    """Follow every gate of the pack, in authored order of the cues."""
    earliest = _fixed_point(pack)
    return tuple(Reach(cue, _within(earliest.get(cue.key), pack.max_turns)) for cue in pack.cues)


def _within(turn: float | None, limit: int) -> int | None:
    return int(turn) if turn is not None and turn <= limit else None


def _fixed_point(pack: Pack) -> dict[str, float]:
    told = pack.told_at_start
    earliest = {cue.key: 0 if cue.key in told else math.inf for cue in pack.cues}
    for _round in range(len(earliest) + 1):
        before = dict(earliest)
        for persona in pack.personas:
            for cue in persona.cues:
                if cue.key not in told:
                    earliest[cue.key] = _opens(cue, persona, before, pack.max_turns)
        if earliest == before:
            break
    return earliest


def _opens(cue: Cue, persona: Persona, told: dict[str, float], limit: int) -> float:
    turns = [_condition_turn(condition, persona, told) for condition in cue.gate.conditions]
    turn = (max if cue.gate.rule == "all" else min)(turns, default=math.inf)
    return turn if turn <= limit and cue.lines else math.inf


def _condition_turn(condition: str | tuple[str, object], persona: Persona, told: dict[str, float]) -> float:
    if isinstance(condition, str):
        return 1
    name, value = condition
    if name == "after":
        return told.get(str(value), math.inf) + 1
    number = float(str(value))
    return number if name == "turn" else _trust_turn(number, persona)


def _trust_turn(wanted: float, persona: Persona) -> float:
    if wanted > TRUST_TOP:
        return math.inf
    gain = FASTEST_TRUST * _GAIN.get(persona.trust_profile, 1.0)
    return max(1, math.ceil((wanted - persona.trust_start) / gain))


def surfaceable(pack: Pack) -> list[tuple[Cue, int]]:
    """What a scripted good recruiter could surface, one cue a reply: (cue, recruiter turn), in order of turns."""
    reached = reach(pack)
    told: list[tuple[Cue, int]] = [(found.cue, 0) for found in reached if found.turn == 0]
    due = sorted((found for found in reached if found.turn), key=lambda found: found.turn or 0)
    turn = 0
    for found in due:
        turn = max(turn + 1, found.turn or 0)
        if turn <= pack.max_turns:
            told.append((found.cue, turn))
    return told
