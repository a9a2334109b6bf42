"""Lint of the rubric: every criterion must be one that this pack's calls can satisfy."""

from collections.abc import Callable, Iterator

from simulations.packs.pack import Criterion, Pack
from simulations.packs.problems import Problem
from simulations.packs.reach import surfaceable


def check(pack: Pack) -> Iterator[Problem]:
    """Yield a warning for every criterion whose top level lies out of reach."""
    for index, criterion in enumerate(pack.rubric.criteria):
        reason = _out_of_reach(criterion, pack)
        if reason:
            message = f"nothing in this pack can satisfy `{criterion.key}`: {reason}"
            path = ("rubric", "criteria", index)
            yield Problem("unsatisfiable", path, message, level="warning")


def _out_of_reach(criterion: Criterion, pack: Pack) -> str:
    if criterion.thresholds and list(criterion.thresholds) != sorted(set(criterion.thresholds)):
        return "its thresholds do not rise"
    if criterion.thresholds and len(criterion.thresholds) != len(criterion.levels) - 1:
        return f"{len(criterion.levels)} levels need {len(criterion.levels) - 1} thresholds"
    needed = _needed(criterion)
    most = _most(criterion.measure, pack)
    if needed is None or most is None or most >= needed:
        return ""
    return f"it needs {needed:g} of {criterion.measure}, and the pack allows {most}"


def _needed(criterion: Criterion) -> float | None:
    """The count that the top level asks for; None where less is better or only a judge reads."""
    if criterion.pass_when == "any":  # noqa: S105
        return 1
    return criterion.thresholds[-1] if criterion.thresholds else None


def _most(measure: str, pack: Pack) -> int | None:
    """The most that a call of this pack can count; None where nothing in the pack limits it."""
    cues = [cue for cue, _turn in surfaceable(pack)]
    usable = [cue for cue in cues if cue.legality != "red" and not cue.is_decoy]
    told = [fact for fact in pack.facts if fact.visibility != "embargoed"]
    limits: dict[str, Callable[[], int]] = {
        "cues_disclosed": lambda: len(cues),
        "cues_noticed": lambda: len([cue for cue in cues if cue.legality != "red"]),
        "cues_used": lambda: len(usable),
        "decoys_used": lambda: len([cue for cue in cues if cue.is_decoy]),
        "claims_supported": lambda: len(told) and 10 * pack.max_turns,
        "claims_deferred": lambda: pack.max_turns,
        "permission_won": lambda: len([p for p in pack.personas if p.part != "candidate"]),
        "deflections_pushed": lambda: len([cue for cue in pack.cues if cue.deflect_line]),
    }
    return limits[measure]() if measure in limits else None
