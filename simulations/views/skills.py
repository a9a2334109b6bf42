"""The three skills on the home page: a level out of the last call that asked for each, and a line that shows it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from simulations.models import Call, ScorecardRecord, Turn

SKILLS = ("librarian", "networker", "anthropologist")
STEPS = 4
LOOK_BACK = 6
"""How many read calls are looked at; a skill that none of them asked for has no level."""


@dataclass(frozen=True)
class SkillShown:
    """One skill of one learner. `level` and `before` are 0 to 4, None where no read call asked for the skill."""

    skill: str
    level: int | None = None
    before: int | None = None
    quote: str = ""
    call: Call | None = None

    @property
    def change(self) -> str:
        """`first`, `up`, `same` or `down`, against the learner's own call before."""
        if self.level is None or self.before is None:
            return "first"
        return "up" if self.level > self.before else "same" if self.level == self.before else "down"


def skills_panel(request: HttpRequest) -> dict[str, Any] | None:
    """Levels and quotes of `request.user`; nothing before the first call was scored."""
    records = list(_scored(request.user)[:LOOK_BACK])
    if not records:
        return None
    return {"skills": [shown(skill, records) for skill in SKILLS], "of": STEPS}


def shown(skill: str, records: Iterable[ScorecardRecord]) -> SkillShown:
    """A skill as the newest of `records` (newest first) that asked for it shows it."""
    asked = [(record, level) for record in records if (level := level_of(skill, record)) is not None]
    if not asked:
        return SkillShown(skill)
    newest, level = asked[0]
    before = asked[1][1] if len(asked) > 1 else None
    return SkillShown(skill, level, before, quote_of(skill, newest), newest.call)


def level_of(skill: str, record: ScorecardRecord) -> int | None:
    """The weighted share of the skill's criteria that were met, in four steps."""
    met = whole = 0.0
    for rubric, result in _criteria(skill, record):
        if result["verdict"] == "scored" and result["max"]:
            weight = rubric.get("weight") or 1
            met += weight * (result["level"] or 0) / result["max"]
            whole += weight
    return round(STEPS * met / whole) if whole else None


def quote_of(skill: str, record: ScorecardRecord) -> str:
    """A line of the recruiter's that stands as evidence for the skill, or nothing."""
    lines = [
        line for _, result in _criteria(skill, record) for line in result["evidence"] if line.startswith("r")
    ]
    for line in lines:
        turns = Turn.objects.filter(
            call=record.call_id, speaker="recruiter", number=int(line[1:].split(".")[0])
        ).exclude(state=Turn.State.REPLACED)
        found = [s["text"] for turn in turns for s in turn.sentences if s["id"] == line]
        if found:
            return str(found[0])
    return ""


def _criteria(skill: str, record: ScorecardRecord) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """The rubric's criteria of a skill beside their results, as the call's own frozen pack has them."""
    results = {result["key"]: result for result in record.card["criteria"]}
    rubric = record.call.pack["rubric"]["criteria"]
    return [(c, results[c["key"]]) for c in rubric if c.get("skill") == skill and c["key"] in results]


def _scored(user: Any) -> Any:
    records = ScorecardRecord.objects.filter(call__learner=user, state__in=["scored", "needs_person"])
    newest = records.exclude(call__mode=Call.Mode.TRYOUT).select_related("call")
    return newest.order_by("-created_at", "-pk")
