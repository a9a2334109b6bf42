"""From a model's answer to the shape of FORMATS: keys that hold, gates that open, and facts that stand in the text."""

from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.text import slugify

from simulations.packs.drafting.grounds import Dropped, Text, read_text, why_not
from simulations.packs.starters import starter

Shape = dict[str, Any]
MOST = {"facts": 12, "personas": 5, "cues": 8, "asks": 8, "directory": 6}
"""How many of each are read; the rest of a long answer is left out."""
SAID_LATER = 1.5
"""The trust that an amber cue without a gate gets."""
TAKEN = [
    "schema",
    "medium",
    "kind",
    "stage",
    "difficulty",
    "max_turns",
    "target_minutes",
    "calendar",
    "rubric",
]
"""What a draft has from the template of its kind, and not from the model.

Not `offer_parts`: their choices are worded for the template's own candidate, and an offer without has standard parts.
"""
JOB, COMPANY = "The job description that the author gave", "The company facts that the author gave"


@dataclass(frozen=True)
class Shaped:
    """`shape` is a pack in the shape of FORMATS; `dropped` what was left out; `doubts` what the author should check."""

    shape: Shape
    dropped: tuple[Dropped, ...]
    doubts: tuple[str, ...]


def shaped(answer: Shape, order: dict[str, str]) -> Shaped:
    """Make a pack of an answer. It may still break the schema: that is for the caller to ask."""
    text = read_text(order["job_description"], order["company_facts"])
    job = read_text(order["job_description"])
    template = starter(order["kind"])
    kept, dropped = _grounded(answer["facts"][: MOST["facts"]], text)
    facts = _keyed(kept, "fact")
    people = _keyed(sorted(answer["personas"][: MOST["personas"]], key=_is_met_later), "persona")
    personas, lost = _personas(people, {slugify(fact["key"]) for fact in facts})
    shape = {
        **{name: template[name] for name in TAKEN if name in template},
        "slug": "draft",
        "title": answer["title"],
        "skill": order["skill"] or template["skill"],
        "jurisdiction": order["jurisdiction"],
        "brief": answer["brief"],
        "objectives": answer["objectives"],
        "personas": personas,
        "facts": [_fact(fact, job) for fact in facts],
        "directory": _directory(answer["directory"][: MOST["directory"]], personas),
    }
    return Shaped(shape, (*dropped, *lost), tuple(_doubts(shape, text)))


def _is_met_later(persona: Shape) -> bool:
    return persona["part"] != "candidate"


def _grounded(facts: list[Shape], text: Text) -> tuple[list[Shape], list[Dropped]]:
    reasons = [(fact, why_not(fact, text)) for fact in facts]
    kept = [fact for fact, why in reasons if not why]
    return kept, [Dropped(fact["claim"], why) for fact, why in reasons if why]


def _keyed(items: list[Shape], noun: str) -> list[Shape]:
    """The items with keys that are words joined by hyphens, each of them once."""
    seen: set[str] = set()
    found = []
    for number, item in enumerate(items, start=1):
        key = slugify(item["key"])[:70].strip("-_") or f"{noun}-{number}"
        key = key if key not in seen else f"{key}-{number}"
        seen.add(key)
        found.append({**item, "key": key})
    return found


def _personas(people: list[Shape], facts: set[str]) -> tuple[list[Shape], list[Dropped]]:
    """The personas, without questions about facts that are not there; cue keys are unique over all of them."""
    cues = _keyed([cue for person in people for cue in person["cues"][: MOST["cues"]]], "cue")
    known = {cue["key"] for cue in cues}
    rest, personas, lost = iter(cues), [], []
    for person in people:
        own = [next(rest) for _ in person["cues"][: MOST["cues"]]]
        asks = [{**ask, "fact": slugify(ask["fact"])} for ask in person["asks"][: MOST["asks"]]]
        lost += [
            Dropped(ask["line"], "It asks about a fact that is not there.")
            for ask in asks
            if ask["fact"] not in facts
        ]
        asks = [ask for ask in asks if ask["fact"] in facts]
        personas.append(_persona(person, asks, [_cue(cue, known - {cue["key"]}) for cue in own]))
    return personas, lost


def _persona(person: Shape, asks: list[Shape], cues: list[Shape]) -> Shape:
    names = ["key", "part", "name", "role", "public", "wants", "wont", "openers", "goodbye"]
    voice = {"register": person["register"], "sentence_limit": 3, "samples": person["samples"]}
    return {**{name: person[name] for name in names}, "voice": voice, "asks": asks, "cues": cues}


def _cue(cue: Shape, others: set[str]) -> Shape:
    return {**cue, "gate": _gate(cue["gate"], cue["legality"], others)}


def _gate(gate: Shape, legality: str, others: set[str]) -> Shape:
    """The gate in the shape of FORMATS. One that says nothing is `asked`; an amber cue is never told for the asking."""
    conditions: list[Any] = [name for name in ("asked", "reassured", "reciprocity") if gate[name]]
    if gate["trust"] is not None and gate["trust"] > 0:
        conditions.append({"trust": min(round(gate["trust"] * 4) / 4, 3.0)})
    after = slugify(gate["after"] or "")
    if after in others:
        conditions.append({"after": after})
    if legality != "green" and conditions in ([], ["asked"]):
        return {"any": [{"trust": SAID_LATER}]}
    return {gate["rule"]: conditions or ["asked"]}


def _fact(fact: Shape, job: Text) -> Shape:
    return {
        "key": fact["key"],
        "claim": fact["claim"],
        **_value(fact["values"]),
        "source": JOB if job.has(fact["quote"]) else COMPANY,
        "as_of": timezone.localdate().isoformat(),
        "visibility": fact["visibility"],
        "aliases": fact["aliases"],
    }


def _value(values: list[Shape]) -> Shape:
    """`value` as a map; nothing where the model gave none."""
    found = {value["name"].strip(): value["value"] for value in values if value["name"].strip()}
    return {"value": found} if found else {}


def _directory(entries: list[Shape], personas: list[Shape]) -> list[Shape]:
    """The directory; a colleague who was left out of it is put in, and each of the others is at least known by name."""
    found = [_entry(entry) for entry in _keyed(entries, "colleague")]
    known = {entry["key"] for entry in found}
    colleagues = [
        person for person in personas if person["part"] == "colleague" and person["key"] not in known
    ]
    return [
        *found,
        *({"key": p["key"], "name": p["name"], "role": p["role"], "relationship": 1} for p in colleagues),
    ]


def _entry(entry: Shape) -> Shape:
    names = ["key", "name", "role", "function", "level", "location"]
    permission = {"granted": False, "conditions": entry["conditions"], "refuses_if": entry["refuses_if"]}
    return {**{name: entry[name] for name in names}, "relationship": 1, "permission": permission}


def _doubts(shape: Shape, text: Text) -> list[str]:
    """Numbers outside the facts that the author's text does not have: they may be harmless, such as fifteen minutes."""
    places = [("The brief", shape["brief"]), *(("An objective", line) for line in shape["objectives"])]
    for person in shape["personas"]:
        places += [(f"A question of {person['name']}", ask["line"]) for ask in person["asks"]]
        places += [
            (f"A good use of “{cue['key']}”", use) for cue in person["cues"] for use in cue["good_uses"]
        ]
    return [
        f"{place} says {number}, which is not in your text."
        for place, words in places
        for number in text.strange_numbers(words)
    ]
