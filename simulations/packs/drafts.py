"""What an author should know of a draft before it is tried or published, in the author's words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from simulations.models.authoring import Fact, Persona, Rubric, Scenario
from simulations.models.authoring.drafts import Authored
from simulations.packs.build import build
from simulations.packs.lint import lint
from simulations.packs.pack import Cue, Pack
from simulations.packs.problems import Path, Problem
from simulations.packs.reach import surfaceable
from simulations.packs.schema import find_problems
from simulations.packs.snippets_out import shape_of

_QUOTED = re.compile(r"`([^`]*)`")
"""The way files spell a key; on a page it stands in quotation marks."""


@dataclass(frozen=True)
class Advice:
    """One finding: where (in names, not numbers) and what."""

    level: str
    place: str
    message: str


@dataclass(frozen=True)
class Reading:
    """Lint of a scenario's draft. `pack` is None while it cannot be played."""

    advice: tuple[Advice, ...]
    pack: Pack | None = None

    @property
    def errors(self) -> list[Advice]:
        return [advice for advice in self.advice if advice.level == "error"]

    @property
    def warnings(self) -> list[Advice]:
        return [advice for advice in self.advice if advice.level == "warning"]

    @property
    def surfaceable(self) -> list[tuple[Cue, int]]:
        """What a scripted good recruiter could hear: (cue, earliest turn)."""
        return surfaceable(self.pack) if self.pack else []


def read_draft(scenario: Scenario) -> Reading:
    """Lint the latest drafts of all parts of a scenario."""
    return _read(shape_of(scenario, draft=True))


def read_unsaved(part: Authored) -> Reading | None:
    """Lint of the drafts with one part as it stands in a form; None where it belongs to no scenario yet."""
    scenario = scenario_of(part)
    return _read(shape_of(scenario, draft=True, unsaved=part)) if scenario else None


def scenario_of(part: Any) -> Scenario | None:
    """The scenario that a snippet belongs to; None for a rubric, which may serve several."""
    if isinstance(part, Scenario):
        return Scenario.objects.filter(pk=part.pk).first()
    if isinstance(part, Persona | Fact):
        return Scenario.objects.filter(pk=part.scenario_id).first()
    return None


def faults_if_published(part: Authored) -> list[Advice]:
    """The errors that learners would meet if the latest draft of this part went live now.

    Where parts of the scenario are not published, they are named first: mostly they are the reason.
    """
    found: list[Advice] = []
    for scenario in _live_scenarios(part):
        errors = _read(shape_of(scenario, draft=False, edited=part)).errors
        found += [*_unpublished(scenario, part), *errors] if errors else []
    return found


def _unpublished(scenario: Scenario, part: Authored) -> list[Advice]:
    message = _("is not published yet; open it, read it and publish it first")
    others = [*scenario.personas.filter(live=False), *scenario.facts.filter(live=False)]
    return [
        Advice("error", str(other), message)
        for other in others
        if (type(other), other.pk) != (type(part), part.pk)
    ]


def faults_if_removed(part: Authored) -> list[Advice]:
    """The errors that learners would meet if this persona or fact were no longer live."""
    if not isinstance(part, Persona | Fact):
        return []
    return [
        advice
        for scenario in _live_scenarios(part)
        for advice in _read(shape_of(scenario, draft=False, removed=part)).errors
    ]


def _live_scenarios(part: Authored) -> Iterator[Scenario]:
    if isinstance(part, Rubric):
        yield from Scenario.objects.filter(rubric=part, live=True)
        return
    scenario = scenario_of(part)
    if scenario and (scenario.live or isinstance(part, Scenario)):
        yield scenario


def _read(shape: dict[str, Any]) -> Reading:
    problems = find_problems(shape)
    pack = None if problems else build(shape)
    found = lint(pack) if pack else problems
    playable = pack if not any(problem.level == "error" for problem in found) else None
    return Reading(tuple(_advice(problem, shape) for problem in found), playable)


def _advice(problem: Problem, shape: dict[str, Any]) -> Advice:
    words = _QUOTED.sub(r"“\1”", problem.message)
    return Advice(problem.level, " › ".join(_names(shape, problem.path)), words)


def _names(shape: Any, path: Path) -> Iterator[str]:
    """`("personas", 0, "cues", 2, "gate", "any", 1)` as `Maya Okafor`, `night-bus`, `gate`."""
    shown = path[: path.index("gate") + 1] if "gate" in path else path
    for step in shown:
        try:
            shape = shape[step]
        except (KeyError, IndexError, TypeError):
            shape = None
        if isinstance(step, str) and not _has_names(shape):
            yield step.replace("_", " ")
        elif isinstance(step, int):
            yield _name(shape, step)


def _has_names(items: Any) -> bool:
    """Whether this is a list whose items are named one by one, such as cues; a list of lines is not."""
    return isinstance(items, list) and any(isinstance(item, dict) for item in items)


def _name(item: Any, index: int) -> str:
    if isinstance(item, dict):
        return str(item.get("name") or item.get("key") or index + 1)
    return str(index + 1)
