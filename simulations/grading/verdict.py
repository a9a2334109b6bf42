"""From results to percent, blockers, pass and state (FORMATS, the rules under "Scorecard JSON")."""

from collections.abc import Sequence

from simulations.grading.criteria import Decided
from simulations.grading.measures import Findings, measure
from simulations.grading.scorecard import Blocker

STANDING = (
    ("lawful", "protected"),
    ("embargo", "claims_embargoed"),
    ("promise", "promises_before_permission"),
)
"""The blockers of every scenario, named in its rubric or not, and what each counts."""
ENOUGH = 2 / 3
"""Share of the rubric's weight that must be scored."""
FAR_APART = 2


def percent(decided: Sequence[Decided]) -> int | None:
    """`round(100 * sum(weight * level / max) / sum(weight))` over the scored criteria; None when there is none."""
    scored = [d for d in decided if d.result.verdict == "scored"]
    return _percent([(d.criterion.weight, d.result.level or 0, d.result.max) for d in scored])


def _percent(levels: Sequence[tuple[float, int, int]]) -> int | None:
    weight = sum(weight for weight, _, _ in levels)
    return round(100 * sum(w * level / top for w, level, top in levels) / weight) if weight else None


def blockers(decided: Sequence[Decided], found: Findings) -> tuple[Blocker, ...]:
    """What stands between this call and a pass whatever its percentage. A judge cannot lift a blocker of code's."""
    blocked = {
        name: counted.evidence for name, counts in STANDING if (counted := measure(counts, found)).value
    }
    for d in decided:
        level = d.code_level if d.code_level is not None else d.result.level
        if d.criterion.blocker and d.result.verdict == "scored" and level == 0:
            blocked.setdefault(d.criterion.key, d.result.evidence)
    return tuple(Blocker(key, evidence) for key, evidence in blocked.items())


def needs_person(decided: Sequence[Decided], pass_percent: int, confirm: bool) -> bool:
    """Must a person look before anything passes? See FORMATS for the four reasons.

    "Only by criteria that the judge alone reads" is taken strictly: the call must reach the pass mark with every
    judge-only criterion at zero and every other at the level that code itself gives.
    """
    total = sum(d.criterion.weight for d in decided)
    scored = sum(d.criterion.weight for d in decided if d.result.verdict == "scored")
    if confirm or not total or scored < ENOUGH * total - 1e-9:
        return True
    if any(d.spread >= FAR_APART for d in decided):
        return True
    reached = percent(decided)
    return reached is not None and reached >= pass_percent and not _passes_by_code(decided, pass_percent)


def _passes_by_code(decided: Sequence[Decided], pass_percent: int) -> bool:
    scored = [d for d in decided if d.result.verdict == "scored"]
    alone = _percent([(d.criterion.weight, d.code_level or 0, d.result.max) for d in scored])
    return alone is not None and alone >= pass_percent
