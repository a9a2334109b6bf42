"""A published scorecard read back from its JSON (FORMATS, "Scorecard JSON")."""

from typing import Any

from simulations.grading.scorecard import Blocker, Claim, CriterionResult, CueFate, Flag, Metrics, Scorecard


def read_card(data: dict[str, Any]) -> Scorecard:
    """The inverse of `grading.scorecard_json`. Unknown keys, which later versions may add, are ignored."""
    return Scorecard(
        scenario=data["scenario"],
        rubric_key=data["rubric"]["key"],
        rubric_version=data["rubric"]["version"],
        judge=data["judge"],
        state=data["state"],
        percent=data["percent"],
        passed=data["passed"],
        blockers=tuple(Blocker(item["criterion"], tuple(item["evidence"])) for item in data["blockers"]),
        criteria=tuple(_criterion(item) for item in data["criteria"]),
        funnel=tuple(_fate(item) for item in data["funnel"]),
        claims=tuple(
            Claim(item["sentence"], item["verdict"], tuple(item["facts"])) for item in data["claims"]
        ),
        flags=tuple(
            Flag(item["kind"], item["sentence"], item.get("topic", ""), item.get("basis", ""))
            for item in data["flags"]
        ),
        metrics=_metrics(data["metrics"]),
    )


def _criterion(item: dict[str, Any]) -> CriterionResult:
    return CriterionResult(
        key=item["key"],
        verdict=item["verdict"],
        level=item["level"],
        max=item["max"],
        evidence=tuple(item["evidence"]),
        reason=item.get("reason", ""),
        by=item.get("by", "code"),
    )


def _fate(item: dict[str, Any]) -> CueFate:
    return CueFate(
        cue=item["cue"],
        available=item["available"],
        unlocked=item["unlocked"],
        disclosed=item["disclosed"],
        noticed=tuple(item["noticed"]),
        used=tuple(item["used"]),
        misused=tuple(item["misused"]),
        asked=item.get("asked"),
    )


def _metrics(item: dict[str, Any]) -> Metrics:
    return Metrics(
        talk_share=item["talk_share"],
        questions=item["questions"],
        longest_monologue_words=item["longest_monologue_words"],
        turns_to_first_cue=item["turns_to_first_cue"],
    )
