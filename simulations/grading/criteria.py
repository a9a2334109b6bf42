"""From counts and readings to one result per criterion (FORMATS, "Rubric criteria")."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median_low

from simulations.grading.judge import Reading
from simulations.grading.measures import Findings, Measured, measure
from simulations.grading.reasons import judge_reason, measure_reason, open_reason
from simulations.grading.scorecard import CriterionResult
from simulations.packs.pack import Criterion


@dataclass(frozen=True)
class Decided:
    """A criterion's result, and what the decision about a pass needs beside it."""

    criterion: Criterion
    result: CriterionResult
    code_level: int | None
    """The level that code alone gives; None where code cannot tell."""
    spread: int
    """Distance between the highest and the lowest of the judge's readings."""


def decide(criterion: Criterion, found: Findings, readings: Sequence[Reading]) -> Decided:
    """Give a criterion its verdict and level.

    `code`: by its measure. `judge`: by the median of the valid readings, else `insufficient_evidence`.
    `both`: the judge's level held within one of the code's, and a fail of code's in a yes or no stays what it is;
    where code saw no opportunity there is none.
    """
    counted = measure(criterion.measure, found) if criterion.measure else None
    code = _by_code(criterion, counted) if counted and criterion.engine != "judge" else None
    met = [r for r in readings if r.verdict == "met" and r.anchor is not None]
    spread = max((r.anchor or 0 for r in met), default=0) - min((r.anchor or 0 for r in met), default=0)
    if criterion.engine == "code" or (code and (code.level is None or not met)):
        result = code or _open(criterion)
        return Decided(criterion, result, result.level, spread if criterion.engine != "code" else 0)
    read = _by_judge(criterion, met, readings)
    if code and code.level is not None and read.level is not None:
        read = code if _lifts_a_fail(criterion, read, code.level) else _held(criterion, read, code.level)
    return Decided(criterion, read, code.level if code else None, spread)


def level_of(criterion: Criterion, value: int) -> int:
    """The level a count reaches: how many thresholds it meets, or for binary whether `pass_when` holds."""
    if criterion.type == "binary":
        if criterion.thresholds and not criterion.pass_when:
            return int(value >= criterion.thresholds[0])
        wanted = criterion.pass_when in ("any",)
        return int((value > 0) == wanted)
    return min(sum(threshold <= value for threshold in criterion.thresholds), criterion.max_level)


def _by_code(criterion: Criterion, counted: Measured) -> CriterionResult:
    if not counted.opportunity:
        reason = measure_reason(criterion, counted, None)
        return CriterionResult(criterion.key, "no_opportunity", None, criterion.max_level, (), reason)
    level = level_of(criterion, counted.value)
    reason = measure_reason(criterion, counted, level)
    return CriterionResult(criterion.key, "scored", level, criterion.max_level, counted.evidence, reason)


def _by_judge(criterion: Criterion, met: Sequence[Reading], readings: Sequence[Reading]) -> CriterionResult:
    if not met:
        if readings and all(reading.verdict == "no_opportunity" for reading in readings):
            reason = "The judge saw no moment in the call for this."
            return CriterionResult(
                criterion.key, "no_opportunity", None, criterion.max_level, (), reason, "judge"
            )
        return _open(criterion)
    level = median_low(reading.anchor or 0 for reading in met)
    chosen = next(reading for reading in met if reading.anchor == level)
    reason = judge_reason(criterion, level, chosen.reason)
    return CriterionResult(
        criterion.key, "scored", level, criterion.max_level, chosen.evidence, reason, "judge"
    )


def _lifts_a_fail(criterion: Criterion, read: CriterionResult, code: int) -> bool:
    """One level up is the whole way from fail to pass for a yes or no; code holds evidence for its fail."""
    return criterion.type == "binary" and (read.level or 0) > code


def _held(criterion: Criterion, read: CriterionResult, code: int) -> CriterionResult:
    level = min(max(read.level or 0, code - 1), code + 1, criterion.max_level)
    if level == read.level:
        return read
    reason = f"{criterion.levels[level]} (The judge read level {read.level}; the rules count to {code}.)"
    return CriterionResult(read.key, "scored", level, read.max, read.evidence, reason, "judge")


def _open(criterion: Criterion) -> CriterionResult:
    return CriterionResult(
        criterion.key, "insufficient_evidence", None, criterion.max_level, (), open_reason(criterion), "judge"
    )
