"""From a Pack to its canonical dictionary: the shape of FORMATS, made of JSON values only.

Fixed order of keys, defaults written out where they decide something, empty lists and texts left out, one
space between the words of a line. Equal packs flatten equally, so `content_hash` is a pack's identity.
"""

import hashlib
import json
from typing import Any

from simulations.packs.pack import (
    Calendar,
    Criterion,
    Cue,
    DirectoryEntry,
    Fact,
    Gate,
    OfferPart,
    Pack,
    Persona,
    Reactions,
    Rubric,
)

Shape = dict[str, Any]


def content_hash(pack: Pack) -> str:
    """The sha256 (hexadecimal) of a pack's canonical content."""
    text = json.dumps(flatten(pack), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def flatten(pack: Pack) -> Shape:
    """The canonical dictionary of a pack: JSON values only."""
    return _kept(
        schema=1,
        slug=pack.slug,
        title=pack.title,
        skill=pack.skill,
        medium=pack.medium,
        kind=pack.kind,
        stage=pack.stage,
        jurisdiction=pack.jurisdiction,
        difficulty=pack.difficulty,
        max_turns=pack.max_turns,
        target_minutes=pack.target_minutes,
        brief=pack.brief,
        objectives=pack.objectives,
        personas=[_flat_persona(persona) for persona in pack.personas],
        facts=[_flat_fact(fact) for fact in pack.facts],
        directory=[_flat_entry(entry) for entry in pack.directory],
        offer_parts=[_flat_offer_part(part) for part in pack.offer_parts],
        calendar=_flat_calendar(pack.calendar) if pack.calendar else None,
        rubric=_flat_rubric(pack.rubric),
    )


def _in_order(value: Any) -> Any:
    """Maps by their keys: a database may keep them in an order of its own."""
    if isinstance(value, dict):
        return {key: _in_order(value[key]) for key in sorted(value, key=str)}
    return [_in_order(item) for item in value] if isinstance(value, list) else value


def _kept(**values: Any) -> Shape:
    """Drop what says nothing: None, and empty texts, lists and maps; tuples become lists."""
    lists = {key: list(value) if isinstance(value, tuple) else value for key, value in values.items()}
    return {key: value for key, value in lists.items() if value is not None and value not in ("", [], {})}


def _flat_persona(persona: Persona) -> Shape:
    voice = persona.voice
    return _kept(
        key=persona.key,
        part=persona.part,
        name=persona.name,
        role=persona.role,
        voice=_kept(register=voice.register, sentence_limit=voice.sentence_limit, samples=voice.samples),
        public=persona.public,
        wants=persona.wants,
        wont=persona.wont,
        openers=persona.openers,
        asks=[{"fact": ask.fact, "line": ask.line} for ask in persona.asks],
        trust_start=persona.trust_start,
        trust_profile=persona.trust_profile,
        patience_start=persona.patience_start,
        goodbye=persona.goodbye,
        reactions=_flat_reactions(persona.reactions),
        cues=[_flat_cue(cue) for cue in persona.cues],
    )


def _flat_reactions(reactions: Reactions) -> Shape:
    return _kept(
        warm=reactions.warm,
        plain=reactions.plain,
        put_off=reactions.put_off,
        too_soon=reactions.too_soon,
        stop=reactions.stop,
    )


def _flat_cue(cue: Cue) -> Shape:
    return _kept(
        key=cue.key,
        kind=cue.kind,
        legality=cue.legality,
        topic=cue.topic,
        fact=cue.fact,
        ask_examples=cue.ask_examples,
        lines=cue.lines,
        gate=flatten_gate(cue.gate),
        hint_line=cue.hint_line,
        deflect_line=cue.deflect_line,
        anchors=cue.anchors,
        good_uses=cue.good_uses,
        bad_uses=cue.bad_uses,
        retract_after=cue.retract_after,
        retract_line=cue.retract_line,
    )


def flatten_gate(gate: Gate) -> dict[str, list[Any]]:
    """The gate in the shape of FORMATS."""
    return {gate.rule: [item if isinstance(item, str) else {item[0]: item[1]} for item in gate.conditions]}


def _flat_fact(fact: Fact) -> Shape:
    return _kept(
        key=fact.key,
        claim=fact.claim,
        value=_in_order(fact.value),
        source=fact.source,
        as_of=fact.as_of,
        visibility=fact.visibility,
        aliases=fact.aliases,
    )


def _flat_entry(entry: DirectoryEntry) -> Shape:
    permission = entry.permission
    return _kept(
        key=entry.key,
        name=entry.name,
        role=entry.role,
        function=entry.function,
        level=entry.level,
        location=entry.location,
        relationship=entry.relationship,
        permission=_kept(
            granted=permission.granted, conditions=permission.conditions, refuses_if=permission.refuses_if
        ),
    )


def _flat_offer_part(part: OfferPart) -> Shape:
    return _kept(key=part.key, title=part.title, choices=part.choices)


def _flat_calendar(calendar: Calendar) -> Shape:
    return _kept(
        starts=calendar.starts,
        weeks=calendar.weeks,
        pause_weeks=calendar.pause_weeks,
        days=[{"date": day.date, "title": day.title} for day in calendar.days],
    )


def _flat_rubric(rubric: Rubric) -> Shape:
    criteria = [_flat_criterion(criterion) for criterion in rubric.criteria]
    return {
        "key": rubric.key,
        "version": rubric.version,
        "pass_percent": rubric.pass_percent,
        "criteria": criteria,
    }


def _flat_criterion(criterion: Criterion) -> Shape:
    return _kept(
        key=criterion.key,
        skill=criterion.skill,
        type=criterion.type,
        weight=criterion.weight,
        blocker=criterion.blocker or None,
        engine=criterion.engine,
        measure=criterion.measure,
        thresholds=criterion.thresholds,
        pass_when=criterion.pass_when,
        levels=criterion.levels,
    )
