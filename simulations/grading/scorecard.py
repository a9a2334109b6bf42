"""The result of grading one call, as values (FORMATS, "Scorecard JSON"). Rendering is elsewhere."""

from dataclasses import asdict, dataclass, field
from typing import Any, Literal

Verdict = Literal["scored", "no_opportunity", "insufficient_evidence"]


@dataclass(frozen=True)
class CriterionResult:
    key: str
    verdict: Verdict
    level: int | None
    max: int
    evidence: tuple[str, ...] = ()
    """Sentence ids, checked to exist and to be of the right speaker."""
    reason: str = ""
    by: Literal["code", "judge", "person"] = "code"


@dataclass(frozen=True)
class CueFate:
    """One cue's way through the funnel, each step naming the sentences that show it."""

    cue: str
    available: bool = True
    unlocked: str | None = None
    disclosed: str | None = None
    noticed: tuple[str, ...] = ()
    used: tuple[str, ...] = ()
    misused: tuple[str, ...] = ()
    asked: str | None = None
    """The question that asked for a cue which was never told."""


@dataclass(frozen=True)
class Claim:
    sentence: str
    verdict: Literal["supported", "contradicted", "not_in_kb", "deferred", "embargoed"]
    facts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Flag:
    kind: Literal[
        "prohibited_ask",
        "probe",
        "record",
        "promise_before_permission",
        "condition_broken",
        "injection_suspected",
    ]
    sentence: str
    topic: str = ""
    basis: str = ""


@dataclass(frozen=True)
class Blocker:
    criterion: str
    evidence: tuple[str, ...]


@dataclass(frozen=True)
class Metrics:
    talk_share: float = 0.0
    questions: dict[str, int] = field(default_factory=lambda: {"open": 0, "closed": 0, "follow_up": 0})
    longest_monologue_words: int = 0
    turns_to_first_cue: int | None = None


@dataclass(frozen=True)
class Scorecard:
    scenario: str
    rubric_key: str
    rubric_version: int
    judge: Any
    """"rules", or {"model": ..., "prompt": "sha256:..."}."""
    state: Literal["scored", "unscored", "needs_person"]
    percent: int | None
    passed: bool
    blockers: tuple[Blocker, ...]
    criteria: tuple[CriterionResult, ...]
    funnel: tuple[CueFate, ...]
    claims: tuple[Claim, ...]
    flags: tuple[Flag, ...]
    metrics: Metrics


def scorecard_json(card: Scorecard) -> dict[str, Any]:
    """The scorecard in the shape of FORMATS, schema 1: plain dictionaries, lists, texts and numbers."""
    return {
        "schema": 1,
        "scenario": card.scenario,
        "rubric": {"key": card.rubric_key, "version": card.rubric_version},
        "judge": card.judge,
        "state": card.state,
        "percent": card.percent,
        "passed": card.passed,
        "blockers": [_listed(blocker) for blocker in card.blockers],
        "criteria": [_listed(result) for result in card.criteria],
        "funnel": [_listed(fate) for fate in card.funnel],
        "claims": [_listed(claim) for claim in card.claims],
        "flags": [_listed(flag) for flag in card.flags],
        "metrics": _listed(card.metrics),
    }


def _listed(value: Any) -> dict[str, Any]:
    return {key: list(item) if isinstance(item, tuple) else item for key, item in asdict(value).items()}
