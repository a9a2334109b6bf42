"""From the authored snippets to the dictionary that FORMATS describes."""

from typing import Any

from simulations.models.authoring import Criterion, Cue, DirectoryEntry, Fact, Persona, Rubric, Scenario
from simulations.models.authoring.drafts import Authored
from simulations.models.authoring.personas import REACTIONS

Shape = dict[str, Any]


def shape_of(
    scenario: Scenario,
    draft: bool,
    edited: Authored | None = None,
    removed: Authored | None = None,
    unsaved: Authored | None = None,
) -> Shape:
    """The scenario with its personas, facts and rubric, live or drafted.

    `edited` is a part whose latest draft counts even where the rest is live: what publishing it would give.
    `removed` is a part that is left out: what unpublishing it would give.
    `unsaved` is a part as it stands in a form: it takes the place of its own draft.
    """

    def current(part: Any) -> Any:
        if _is(part, unsaved):
            return unsaved
        return part.get_latest_revision_as_object() if draft or _is(part, edited) else part

    def shown(part: Any) -> bool:
        return (draft or part.live or _is(part, edited)) and not _is(part, removed)

    head = current(scenario)
    return _kept(
        schema=1,
        **_columns(
            head, "slug title skill medium kind stage jurisdiction difficulty max_turns target_minutes"
        ),
        brief=head.brief,
        objectives=head.objectives,
        personas=[_persona(current(persona)) for persona in scenario.personas.all() if shown(persona)],
        facts=[_fact(current(fact)) for fact in scenario.facts.all() if shown(fact)],
        directory=[_entry(entry) for entry in head.directory.all()],
        offer_parts=[_kept(**_columns(part, "key title choices")) for part in head.offer_parts.all()],
        calendar=_calendar(head),
        rubric=_rubric(current(head.rubric)),
    )


def _is(part: Any, other: Authored | None) -> bool:
    return other is not None and type(other) is type(part) and other.pk == part.pk


def _columns(item: Any, names: str) -> Shape:
    return {name: getattr(item, name) for name in names.split()}


def _kept(**values: Any) -> Shape:
    return {key: value for key, value in values.items() if value is not None and value not in ("", [], {})}


def _persona(persona: Persona) -> Shape:
    return _kept(
        **_columns(persona, "key part name role public wants wont openers"),
        voice=_kept(**_columns(persona, "register sentence_limit samples")),
        asks=[_columns(ask, "fact line") for ask in persona.asks.all()],
        **_columns(persona, "trust_start trust_profile patience_start goodbye"),
        reactions=_kept(**{name: getattr(persona, f"reacts_{name}") for name in REACTIONS}),
        cues=[_cue(cue) for cue in persona.cues.all()],
    )


def _calendar(scenario: Scenario) -> Shape | None:
    if not scenario.calendar_starts:
        return None
    return _kept(
        starts=scenario.calendar_starts,
        weeks=scenario.calendar_weeks,
        pause_weeks=scenario.calendar_pause_weeks,
        days=[_columns(day, "date title") for day in scenario.special_days.all()],
    )


def _cue(cue: Cue) -> Shape:
    names = (
        "key kind legality topic fact ask_examples lines gate hint_line deflect_line anchors good_uses bad_uses "
        "retract_after retract_line"
    )
    return _kept(**_columns(cue, names))


def _fact(fact: Fact) -> Shape:
    return _kept(**_columns(fact, "key claim value source as_of visibility aliases"))


def _entry(entry: DirectoryEntry) -> Shape:
    permission = _kept(**_columns(entry, "granted conditions refuses_if"))
    return _kept(
        **_columns(entry, "key name role function level location relationship"), permission=permission
    )


def _rubric(rubric: Rubric) -> Shape:
    criteria = [_criterion(criterion) for criterion in rubric.criteria.all()]
    return {**_columns(rubric, "key version pass_percent"), "criteria": criteria}


def _criterion(criterion: Criterion) -> Shape:
    return _kept(
        **_columns(criterion, "key skill type weight blocker engine measure thresholds pass_when levels")
    )


def rubric_shape(rubric: Rubric) -> Shape:
    """The rubric alone, as drafted last."""
    return _rubric(rubric.get_latest_revision_as_object())
