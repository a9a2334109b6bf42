"""From the shape of FORMATS to a Pack. Expects what has passed the schema; ignores unknown keys."""

from typing import Any

from simulations.packs.flat import flatten
from simulations.packs.pack import (
    Ask,
    Calendar,
    Criterion,
    Cue,
    Day,
    DirectoryEntry,
    Fact,
    Gate,
    OfferPart,
    Pack,
    Permission,
    Persona,
    Reactions,
    Rubric,
    Voice,
)  # fmt: skip

Shape = dict[str, Any]
KIND_OF_SKILL = {"anthropologist": "discovery", "librarian": "hard_questions", "networker": "access"}
KIND_OF_MEDIUM = {"chat": "career_chat", "email": "one_way", "offer": "offer"}
_CONDITION_ORDER = ("asked", "reassured", "reciprocity", "trust", "after", "turn")


def build(data: Shape) -> Pack:
    """Make a Pack of a dictionary that has passed the schema; `source` is its canonical form."""
    pack = Pack(
        slug=data["slug"],
        title=_line(data["title"]),
        skill=data["skill"],
        medium=data["medium"],
        kind=data.get("kind") or default_kind(data["skill"], data["medium"]),
        stage=data["stage"],
        jurisdiction=data.get("jurisdiction", "us-federal"),
        difficulty=int(data["difficulty"]),
        max_turns=int(data["max_turns"]),
        target_minutes=_whole(data.get("target_minutes")),
        brief=_prose(data["brief"]),
        objectives=_lines(data, "objectives"),
        personas=tuple(_persona(persona) for persona in data["personas"]),
        facts=tuple(_fact(fact) for fact in data.get("facts", ())),
        directory=tuple(_entry(entry) for entry in data.get("directory", ())),
        rubric=build_rubric(data["rubric"]),
        offer_parts=tuple(_offer_part(part) for part in data.get("offer_parts", ())),
        calendar=_calendar(data["calendar"]) if data.get("calendar") else None,
    )
    pack.source.update(flatten(pack))
    return pack


def default_kind(skill: str, medium: str) -> str:
    """The kind of rehearsal that a skill and a medium mean where the author names none."""
    return KIND_OF_MEDIUM.get(medium) or KIND_OF_SKILL[skill]


def _line(text: str) -> str:
    return " ".join(text.split())


def _prose(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.strip().splitlines())


def _text(data: Shape, key: str) -> str:
    return _line(data.get(key, ""))


def _lines(data: Shape, key: str) -> tuple[str, ...]:
    return tuple(line for line in map(_line, data.get(key, ())) if line)


def _whole(number: float | None) -> int | None:
    return None if number is None else int(number)


def _number(number: float) -> float:
    return int(number) if float(number).is_integer() else float(number)


def _persona(data: Shape) -> Persona:
    voice = data.get("voice", {})
    return Persona(
        key=data["key"],
        part=data.get("part", "candidate"),
        name=_line(data["name"]),
        role=_text(data, "role"),
        voice=Voice(_text(voice, "register"), int(voice.get("sentence_limit", 3)), _lines(voice, "samples")),
        public=_lines(data, "public"),
        wants=_lines(data, "wants"),
        wont=_lines(data, "wont"),
        openers=_lines(data, "openers"),
        asks=tuple(Ask(ask["fact"], _line(ask["line"])) for ask in data.get("asks", ())),
        trust_start=float(data.get("trust_start", 1.0)),
        trust_profile=data.get("trust_profile", "balanced"),
        patience_start=int(data.get("patience_start", 6)),
        goodbye=_text(data, "goodbye"),
        cues=tuple(_cue(cue, data["key"]) for cue in data.get("cues", ())),
        reactions=_reactions(data.get("reactions", {})),
    )


def _reactions(data: Shape) -> Reactions:
    return Reactions(
        **{name: _lines(data, name) for name in ("warm", "plain", "put_off", "too_soon", "stop")}
    )


def _cue(data: Shape, persona: str) -> Cue:
    return Cue(
        key=data["key"],
        persona=persona,
        kind=data["kind"],
        legality=data["legality"],
        topic=_line(data["topic"]),
        fact=_line(data["fact"]),
        ask_examples=_lines(data, "ask_examples"),
        lines=_lines(data, "lines"),
        gate=build_gate(data.get("gate", {"any": ["asked"]})),
        hint_line=_text(data, "hint_line"),
        deflect_line=_text(data, "deflect_line"),
        anchors=_lines(data, "anchors"),
        good_uses=_lines(data, "good_uses"),
        bad_uses=_lines(data, "bad_uses"),
        retract_after=_whole(data.get("retract_after")),
        retract_line=_text(data, "retract_line"),
    )


def build_gate(data: dict[str, list[Any]]) -> Gate:
    """Make a Gate of `{any: [...]}` or `{all: [...]}`: conditions in one fixed order, each once."""
    rule = "all" if "all" in data else "any"
    conditions = {_condition(item) for item in data[rule]}
    ordered = sorted(conditions, key=lambda item: (_CONDITION_ORDER.index(_name(item)), _value(item)))
    return Gate(rule, tuple(ordered))


def _condition(item: Any) -> str | tuple[str, Any]:
    if isinstance(item, str):
        return item
    name, value = next(iter(item.items()))
    return name, {"trust": float, "turn": int, "after": str}[name](value)


def _name(condition: str | tuple[str, Any]) -> str:
    return condition if isinstance(condition, str) else condition[0]


def _value(condition: str | tuple[str, Any]) -> Any:
    return "" if isinstance(condition, str) else condition[1]


def _fact_value(value: Any) -> Any:
    """Texts with single spaces; None where nothing is said, and a list or map without its empty parts."""
    if isinstance(value, str):
        return _line(value) or None
    if isinstance(value, list):
        items = [_fact_value(item) for item in value]
        return [item for item in items if item is not None] or None
    if isinstance(value, dict):
        pairs = {_line(str(key)): _fact_value(item) for key, item in value.items()}
        return {key: item for key, item in pairs.items() if item is not None} or None
    return _number(value) if isinstance(value, float) else value


def _fact(data: Shape) -> Fact:
    return Fact(
        key=data["key"],
        claim=_line(data["claim"]),
        value=_fact_value(data.get("value")),
        source=_text(data, "source"),
        as_of=str(data.get("as_of", "")),
        visibility=data["visibility"],
        aliases=_lines(data, "aliases"),
    )


def _entry(data: Shape) -> DirectoryEntry:
    permission = data.get("permission", {})
    return DirectoryEntry(
        key=data["key"],
        name=_line(data["name"]),
        role=_text(data, "role"),
        function=_text(data, "function"),
        level=_text(data, "level"),
        location=_text(data, "location"),
        relationship=int(data.get("relationship", 0)),
        permission=Permission(
            permission.get("granted", False),
            _lines(permission, "conditions"),
            _lines(permission, "refuses_if"),
        ),
    )


def _offer_part(data: Shape) -> OfferPart:
    return OfferPart(data["key"], _line(data["title"]), _lines(data, "choices"))


def _calendar(data: Shape) -> Calendar:
    days = sorted((day["date"], _line(day["title"])) for day in data.get("days", ()))
    return Calendar(
        starts=data["starts"],
        weeks=int(data.get("weeks", 39)),
        pause_weeks=int(data.get("pause_weeks", 4)),
        days=tuple(Day(date, title) for date, title in days),
    )


def build_rubric(data: Shape) -> Rubric:
    """Make a Rubric of a dictionary that has passed the schema."""
    return Rubric(
        data["key"],
        int(data["version"]),
        int(data["pass_percent"]),
        tuple(_criterion(item) for item in data["criteria"]),
    )


def _criterion(data: Shape) -> Criterion:
    return Criterion(
        key=data["key"],
        skill=data["skill"],
        type=data["type"],
        weight=_number(data.get("weight", 1)),
        engine=data["engine"],
        levels=_lines(data, "levels"),
        measure=data.get("measure", ""),
        thresholds=tuple(map(_number, data.get("thresholds", ()))),
        pass_when=data.get("pass_when", ""),
        blocker=data.get("blocker", False),
    )
