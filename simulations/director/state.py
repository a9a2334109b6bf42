"""What the director remembers of a call, and what it orders for one reply: plain values, safe as JSON."""

from dataclasses import asdict, dataclass, fields
from typing import Any, Literal

from simulations.candidates.brief import Act, Manner

Ended = Literal["goodbye", "patience", "max_turns", "hang_up"]


@dataclass(frozen=True)
class State:
    """The persona's side of one call. Replayable: `step` over the same turns gives the same state."""

    persona: str
    turn: int = 0
    """The recruiter's turns so far."""
    trust: float = 1.0
    """0-5 in steps of 0.25."""
    patience: int = 6
    unlocked: tuple[str, ...] = ()
    disclosed: tuple[str, ...] = ()
    deflected: tuple[str, ...] = ()
    hinted: tuple[str, ...] = ()
    asked_facts: tuple[str, ...] = ()
    """The company facts the persona has asked about, in the order of its `asks`."""
    ended: Ended | None = None
    trust_rest: float = 0.0
    """Trust earned but not yet a whole step (0 or 0.125): a slow persona takes two small gains to a step."""
    asked: tuple[str, ...] = ()
    """Cues whose topic was asked at any time."""
    reassured: bool = False
    reciprocity: bool = False
    offers: tuple[tuple[str, int], ...] = ()
    """Cues that may be volunteered, and in how many more replies."""
    retractions: tuple[tuple[str, int], ...] = ()
    """Decoys told, and in how many replies each is taken back."""
    retracted: tuple[str, ...] = ()
    last_told: str = ""
    """The cue that the last reply was about, when it told one or more of one."""
    closed: str = ""
    """The cue deflected in the last reply."""
    left_alone: tuple[str, ...] = ()
    """Cues the recruiter promised to leave alone."""
    waiting: str = ""
    """The company fact asked about in the last reply: the recruiter owes an answer."""
    last_ask: int = 0
    last_hint: int = 0
    """The turns of the persona's last question and last hint, 0 for none."""
    answers: int = 0
    """Answers that the persona's own questions have had since its last hint."""
    pulled_back: bool = False
    day: int = 0
    """The simulated day of the last message, counted from the calendar's first; 0 where there is no calendar."""
    stopped: bool = False
    """The persona has asked not to be written to any more."""
    chips: tuple[tuple[str, str], ...] = ()
    """What the last reply gave to choose from: (label, cue key)."""

    def to_dict(self) -> dict[str, Any]:
        """A JSON-safe dictionary; `from_dict` reads it back to an equal state."""
        return asdict(self)

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> "State":
        """Read what `to_dict` wrote, also after a trip through JSON. Unknown keys are ignored."""
        known = {f.name for f in fields(cls)}
        return cls(**{key: _frozen(value) for key, value in data.items() if key in known})


def _frozen(value: Any) -> Any:
    return tuple(_frozen(item) for item in value) if isinstance(value, list | tuple) else value


@dataclass(frozen=True)
class Direction:
    """The orders for one reply, and the reasons that go on record."""

    act: Act
    manner: Manner = ""
    cue: str = ""
    """The cue to tell, deflect, hint at or take back; "" when the reply is about none."""
    lines: tuple[str, ...] = ()
    question: str = ""
    fact: str = ""
    """The company fact that `question` (or `lines`, when the act is `ask`) is about."""
    chips: tuple[tuple[str, str], ...] = ()
    """(label, cue key) to choose from, for `clarify`."""
    opening: str = ""
    closing: str = ""
    retracts: str = ""
    """The decoy that this reply takes back."""
    acknowledge: bool = False
    disclosed: tuple[str, ...] = ()
    """The cue first told in this reply, if any."""
    unlocked: tuple[str, ...] = ()
    """Cues whose gate opened at this turn."""
    ended: Ended | None = None
    why: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """A JSON-safe dictionary for the record."""
        return asdict(self)
