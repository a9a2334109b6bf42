"""From a pack to the authored snippets: each part is saved as a revision and published only where it changed."""

from typing import Any

from django.db.models import Model

from simulations.models.authoring import (
    Criterion,
    Cue,
    DirectoryEntry,
    Fact,
    OfferPart,
    Persona,
    PersonaAsk,
    Rubric,
    Scenario,
    SpecialDay,
)
from simulations.models.authoring.personas import REACTIONS
from simulations.packs import pack as packs
from simulations.packs.build import build_rubric
from simulations.packs.flat import flatten_gate
from simulations.packs.pack import Pack
from simulations.packs.snippets_out import rubric_shape


def write_scenario(pack: Pack, scenario: Scenario | None) -> Scenario:
    """Create or overwrite one scenario with all its parts, and publish them. The caller holds a transaction."""
    rubric = _find_or_write_rubric(pack.rubric, scenario)
    former = scenario.rubric if scenario else None
    scenario = scenario.get_latest_revision_as_object() if scenario else Scenario(slug=pack.slug)
    _assign(
        scenario,
        pack,
        "title skill medium kind stage jurisdiction difficulty max_turns target_minutes brief objectives",
    )
    scenario.rubric = rubric
    scenario.offer_parts = [_offer_part(part, order) for order, part in enumerate(pack.offer_parts)]
    _write_calendar(scenario, pack.calendar)
    scenario.directory = [_entry(entry, order) for order, entry in enumerate(pack.directory)]
    _publish(scenario)
    _write_parts(scenario.personas, [_persona(scenario, *item) for item in enumerate(pack.personas)])
    _write_parts(scenario.facts, [_fact(scenario, *item) for item in enumerate(pack.facts)])
    if former and former.pk != rubric.pk and not former.scenarios.exists():
        former.delete()
    return scenario


def _assign(target: Any, source: Any, names: str) -> None:
    for name in names.split():
        value = getattr(source, name)
        setattr(target, name, list(value) if isinstance(value, tuple) else value)


def _publish(part: Any) -> None:
    if part.pk is None:
        part.live = True
        part.save()
    part.save_revision(clean=False).publish()


def _write_parts(present: Any, parts: list[Any]) -> None:
    """Save the parts; delete those of the scenario that the pack no longer names."""
    present.exclude(key__in=[part.key for part in parts]).delete()
    for part in parts:
        _publish(part)


def _existing(model: type[Model], scenario: Scenario, key: str) -> Any:
    found = model._default_manager.filter(scenario=scenario, key=key).first()
    return found.get_latest_revision_as_object() if found else model(scenario=scenario, key=key)  # type: ignore[attr-defined]


def _persona(scenario: Scenario, order: int, persona: packs.Persona) -> Persona:
    found: Persona = _existing(Persona, scenario, persona.key)
    names = "part name role public wants wont openers trust_start trust_profile patience_start goodbye"
    _assign(found, persona, names)
    _assign(found, persona.voice, "register sentence_limit samples")
    for name in REACTIONS:
        setattr(found, f"reacts_{name}", list(getattr(persona.reactions, name)))
    found.sort_order = order
    found.asks = [
        PersonaAsk(sort_order=n, fact=ask.fact, line=ask.line) for n, ask in enumerate(persona.asks)
    ]
    found.cues = [_cue(cue, n) for n, cue in enumerate(persona.cues)]
    return found


def _cue(cue: packs.Cue, order: int) -> Cue:
    made = Cue(sort_order=order, gate=flatten_gate(cue.gate))
    _assign(
        made,
        cue,
        "key kind legality topic fact ask_examples lines hint_line deflect_line anchors good_uses bad_uses "
        "retract_after retract_line",
    )
    return made


def _fact(scenario: Scenario, order: int, fact: packs.Fact) -> Fact:
    found: Fact = _existing(Fact, scenario, fact.key)
    _assign(found, fact, "claim value source as_of visibility aliases")
    found.sort_order = order
    return found


def _entry(entry: packs.DirectoryEntry, order: int) -> DirectoryEntry:
    made = DirectoryEntry(sort_order=order)
    _assign(made, entry, "key name role function level location relationship")
    _assign(made, entry.permission, "granted conditions refuses_if")
    return made


def _offer_part(part: packs.OfferPart, order: int) -> OfferPart:
    made = OfferPart(sort_order=order)
    _assign(made, part, "key title choices")
    return made


def _write_calendar(scenario: Scenario, calendar: packs.Calendar | None) -> None:
    scenario.calendar_starts = calendar.starts if calendar else ""
    scenario.calendar_weeks = calendar.weeks if calendar else None
    scenario.calendar_pause_weeks = calendar.pause_weeks if calendar else None
    days = calendar.days if calendar else ()
    scenario.special_days = [
        SpecialDay(sort_order=n, date=day.date, title=day.title) for n, day in enumerate(days)
    ]


def _find_or_write_rubric(rubric: packs.Rubric, scenario: Scenario | None) -> Rubric:
    """A rubric with exactly this content; else this scenario's own, overwritten; else a new one."""
    for known in Rubric.objects.filter(key=rubric.key, version=rubric.version):
        if _same(known, rubric):
            return known
    own = scenario.rubric if scenario else None
    shared = own is not None and own.scenarios.exclude(pk=scenario.pk if scenario else None).exists()
    target = own.get_latest_revision_as_object() if own and not shared else Rubric()
    _assign(target, rubric, "key version pass_percent")
    target.criteria = [_criterion(criterion, n) for n, criterion in enumerate(rubric.criteria)]
    _publish(target)
    return target


def _same(known: Rubric, rubric: packs.Rubric) -> bool:
    return known.live and build_rubric(rubric_shape(known)) == rubric


def _criterion(criterion: packs.Criterion, order: int) -> Criterion:
    made = Criterion(sort_order=order)
    _assign(made, criterion, "key skill type weight blocker engine measure thresholds pass_when levels")
    return made
