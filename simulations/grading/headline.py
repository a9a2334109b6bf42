"""The debrief in one or two sentences: how much was told, and how much of it was put to use."""

from collections.abc import Sequence

from simulations.grading.scorecard import CueFate, Scorecard
from simulations.packs.pack import Pack

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def headline(pack: Pack, card: Scorecard) -> str:
    """ "Maya told you three things. You put one of them to use." """
    told = [fate for fate in card.funnel if fate.disclosed]
    if not told:
        return f"{_teller(pack, card.funnel)} told you nothing personal."
    things = "one thing" if len(told) == 1 else f"{_number(len(told))} things"
    return f"{_teller(pack, told)} told you {things}. {_use(pack, told)}"


def _teller(pack: Pack, fates: Sequence[CueFate]) -> str:
    """The one who told, or who could have."""
    personas = {pack.cue(fate.cue).persona for fate in fates} or {persona.key for persona in pack.personas}
    if len(personas) > 1:
        return "They"
    return next((pack.persona(key).name.split()[0] for key in personas), "The candidate")


def _use(pack: Pack, told: Sequence[CueFate]) -> str:
    """What was theirs alone, or later taken back, was not there to be used and is not counted as left lying."""
    cues = {fate.cue: pack.cue(fate.cue) for fate in told}
    usable = [f for f in told if f.used or not (cues[f.cue].legality == "red" or cues[f.cue].is_decoy)]
    used = sum(bool(fate.used) for fate in usable)
    if not usable:
        return f"{'It was' if len(told) == 1 else 'They were'} not there to be used."
    if len(told) == 1:
        return "You put it to use." if used else "You did not put it to use."
    if used == len(told):
        return f"You put {'both' if used == 2 else f'all {_number(used)}'} to use."
    if not used:
        return f"You put {'neither' if len(told) == 2 else 'none of them'} to use."
    return f"You put {_number(used)} of them to use."


def _number(number: int) -> str:
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)
