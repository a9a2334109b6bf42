"""A scenario pack as immutable values: what the engines, the grader and the commands work on.

A pack is read from a file (`packs.files.load_pack`), from a dictionary in the shape of FORMATS
(`packs.schema.parse`) or from the authored snippets (`packs.snippets.pack_for`). `Pack.source` is its
canonical dictionary: `parse(pack.source) == pack`, so a call can freeze it and thaw it again.
"""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Gate:
    """When a cue may be told. `rule` is "any" or "all" over the conditions.

    A condition is "asked", "reassured", "reciprocity", ("trust", x), ("after", cue key) or ("turn", n).
    """

    rule: str
    conditions: tuple[str | tuple[str, Any], ...]


@dataclass(frozen=True)
class Cue:
    key: str
    persona: str
    kind: str
    legality: str
    topic: str
    fact: str
    ask_examples: tuple[str, ...]
    lines: tuple[str, ...]
    gate: Gate
    hint_line: str = ""
    deflect_line: str = ""
    anchors: tuple[str, ...] = ()
    good_uses: tuple[str, ...] = ()
    bad_uses: tuple[str, ...] = ()
    retract_after: int | None = None
    retract_line: str = ""

    @property
    def is_decoy(self) -> bool:
        return self.kind == "decoy"

    def stands_in(self, text: str) -> bool:
        """Does one of its lines stand word for word in a text?"""
        return any(line in text for line in self.lines)


@dataclass(frozen=True)
class Voice:
    register: str = ""
    sentence_limit: int = 3
    samples: tuple[str, ...] = ()


@dataclass(frozen=True)
class Ask:
    """A question of the persona's own about a company fact."""

    fact: str
    line: str


@dataclass(frozen=True)
class Reactions:
    """How a persona takes what is written to them; empty where the shared ways of answering serve."""

    warm: tuple[str, ...] = ()
    plain: tuple[str, ...] = ()
    put_off: tuple[str, ...] = ()
    too_soon: tuple[str, ...] = ()
    stop: tuple[str, ...] = ()


@dataclass(frozen=True)
class Persona:
    key: str
    part: str
    name: str
    role: str
    voice: Voice
    public: tuple[str, ...]
    wants: tuple[str, ...]
    wont: tuple[str, ...]
    openers: tuple[str, ...]
    asks: tuple[Ask, ...]
    trust_start: float
    trust_profile: str
    patience_start: int
    goodbye: str
    cues: tuple[Cue, ...]
    reactions: Reactions = Reactions()


@dataclass(frozen=True)
class Fact:
    key: str
    claim: str
    value: Any
    source: str
    as_of: str
    visibility: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class Permission:
    granted: bool = False
    conditions: tuple[str, ...] = ()
    refuses_if: tuple[str, ...] = ()


@dataclass(frozen=True)
class DirectoryEntry:
    key: str
    name: str
    role: str = ""
    function: str = ""
    level: str = ""
    location: str = ""
    relationship: int = 0
    permission: Permission = Permission()


@dataclass(frozen=True)
class OfferPart:
    """One part of an offer package, such as the start date, and what may be chosen for it."""

    key: str
    title: str
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class Day:
    """A day that both sides can see coming. `date` is written 2026-09-01."""

    date: str
    title: str


@dataclass(frozen=True)
class Calendar:
    """The simulated time of a keeping-in-touch rehearsal."""

    starts: str
    weeks: int = 39
    pause_weeks: int = 4
    """The shortest pause between two messages that suits the person."""
    days: tuple[Day, ...] = ()


@dataclass(frozen=True)
class Criterion:
    key: str
    skill: str
    type: str
    weight: float
    engine: str
    levels: tuple[str, ...]
    measure: str = ""
    thresholds: tuple[float, ...] = ()
    pass_when: str = ""
    blocker: bool = False

    @property
    def max_level(self) -> int:
        return max(len(self.levels) - 1, 1)


@dataclass(frozen=True)
class Rubric:
    key: str
    version: int
    pass_percent: int
    criteria: tuple[Criterion, ...]


@dataclass(frozen=True)
class Pack:
    slug: str
    title: str
    skill: str
    medium: str
    kind: str
    stage: str
    jurisdiction: str
    difficulty: int
    max_turns: int
    target_minutes: int | None
    brief: str
    objectives: tuple[str, ...]
    personas: tuple[Persona, ...]
    facts: tuple[Fact, ...]
    directory: tuple[DirectoryEntry, ...]
    rubric: Rubric
    offer_parts: tuple[OfferPart, ...] = ()
    calendar: Calendar | None = None
    source: dict[str, Any] = field(repr=False, compare=False, default_factory=dict)
    """The canonical dictionary (`packs.flat.flatten`), for export and for freezing into a call."""

    @property
    def is_in_writing(self) -> bool:
        """Do they write to each other, rather than talk?"""
        return self.medium in {"email", "chat"}

    @property
    def told_at_start(self) -> frozenset[str]:
        """Keys of the cues of which a line stands word for word in their persona's opener, such as a profile."""
        return frozenset(
            cue.key
            for persona in self.personas
            for cue in persona.cues
            if any(cue.stands_in(opener) for opener in persona.openers)
        )

    @property
    def cues(self) -> tuple[Cue, ...]:
        """Every cue of every persona, in authored order."""
        return tuple(cue for persona in self.personas for cue in persona.cues)

    def cue(self, key: str) -> Cue:
        return next(cue for cue in self.cues if cue.key == key)

    def persona(self, key: str) -> Persona:
        return next(persona for persona in self.personas if persona.key == key)

    def fact(self, key: str) -> Fact:
        return next(fact for fact in self.facts if fact.key == key)
