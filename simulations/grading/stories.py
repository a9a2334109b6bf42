"""Each cue's fate in a few words: how far it came, and where it stopped."""

from typing import Literal

from simulations.grading.scorecard import CueFate

Stage = Literal["used", "misused", "noticed", "disclosed", "unlocked", "asked", "hidden"]


def stage_of(fate: CueFate) -> Stage:
    """How far a cue came; what was misused counts as that, whatever else was done with it."""
    if fate.misused:
        return "misused"
    for stage in ("used", "noticed", "disclosed", "unlocked", "asked"):
        if getattr(fate, stage):
            return stage  # type: ignore[return-value]
    return "hidden"


def story(fate: CueFate) -> str:
    """One line for the list of cues."""
    if fate.misused:
        return _turned_against(fate)
    if not fate.disclosed:
        return _untold(fate)
    pinned = any(item.startswith("pin:") for item in fate.noticed)
    if fate.used:
        where = "the follow-up" if all(item.startswith("follow_up") for item in fate.used) else "the call"
        return f"{'Pinned, and used' if pinned else 'Used'} in {where}"
    if fate.noticed:
        return "Pinned, nothing done with it" if pinned else "Taken up in words, nothing done with it"
    return "Said, and passed over"


def _turned_against(fate: CueFate) -> str:
    return (
        "Told, and turned against the person who told it"
        if fate.disclosed
        else "Named, though it is theirs alone"
    )


def _untold(fate: CueFate) -> str:
    if fate.asked:
        return (
            f"Asked for ({fate.asked}), not told"
            if fate.unlocked
            else f"Asked for ({fate.asked}), still closed"
        )
    return "Open, never asked for" if fate.unlocked else "Never surfaced"
