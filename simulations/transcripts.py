"""What was said, pinned and written in one call: the shape that grading reads and FORMATS describes."""

from dataclasses import dataclass, field

from simulations.sentences import Sentence

RECRUITER = "recruiter"
CANDIDATE = "candidate"


@dataclass(frozen=True)
class Line:
    """One spoken turn. `turn` counts the recruiter's turns, or the answering turns, from 1."""

    speaker: str
    turn: int
    text: str
    sentences: tuple[Sentence, ...]
    persona: str = ""
    at: float | None = None
    """Seconds from the start of the call."""


@dataclass(frozen=True)
class Pin:
    """A line kept in the relationship notebook."""

    sentence: str
    note: str = ""


@dataclass(frozen=True)
class Touch:
    """A personal passage of a follow-up and the sentence (or pin) it answers."""

    quote: str
    because: str


@dataclass(frozen=True)
class FollowUp:
    text: str
    touches: tuple[Touch, ...] = ()


@dataclass(frozen=True)
class Transcript:
    """A whole call, in the order it happened."""

    lines: tuple[Line, ...]
    pins: tuple[Pin, ...] = ()
    selection_notes: tuple[str, ...] = ()
    follow_up: FollowUp | None = None
    by_id: dict[str, Sentence] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        found = {sentence.id: sentence for line in self.lines for sentence in line.sentences}
        object.__setattr__(self, "by_id", found)

    def spoken_by(self, speaker: str) -> list[Line]:
        """The lines of one side, in order."""
        return [line for line in self.lines if line.speaker == speaker]
