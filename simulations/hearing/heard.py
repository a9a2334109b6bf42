"""What the ear found in one recruiter turn. Pure values; `Ear.hear` makes them."""

from dataclasses import dataclass
from typing import Literal

from simulations.hearing.languages import Language

Decision = Literal["answer", "clarify", "react", "fallback"]
QuestionKind = Literal["open", "closed", "statement"]


@dataclass(frozen=True)
class TopicScore:
    cue: str
    score: float
    """0-1, calibrated: the same number means the same from line to line and pack to pack."""


@dataclass(frozen=True)
class Protected:
    """A protected topic touched by the recruiter (FORMATS, `hear`)."""

    topic: str
    verb: Literal["ask", "probe", "record", "use"]
    verdict: Literal["prohibited_ask", "legitimate_ask", "volunteered_accommodated"]
    basis: Literal["unlawful", "risk", "local_law", "policy", ""] = ""
    sentence: int = 0
    """Index of the sentence within the turn."""


@dataclass(frozen=True)
class Heard:
    """Everything the director and the grader need to know of one recruiter turn."""

    text: str
    words: int
    sentences: tuple[str, ...]
    sentence_kinds: tuple[QuestionKind, ...]
    topics: tuple[TopicScore, ...]
    """Every cue of every persona, best first."""
    decision: Decision
    answer: str | None
    """The cue asked for when the decision is `answer`."""
    clarify: tuple[str, ...]
    """Two or three cue keys that cannot be told apart when the decision is `clarify`."""
    kind: QuestionKind
    broad: bool
    reflection: bool
    uptake: float | None
    """0-1, does it build on what the candidate said last; None without a candidate line before."""
    protected: Protected | None
    injection_suspected: bool
    acknowledged: tuple[str, ...] = ()
    """Keys of cues, already disclosed, that the turn takes up specifically."""
    follow_up: bool = False
    """An open or closed question that builds on the candidate's last words."""
    reciprocity: bool = False
    """Gives something true of one's own or of the company in return."""
    reassured: bool = False
    """Eases a worry in plain words ("nothing goes further", "no hurry")."""
    pushing: bool = False
    """Presses for a yes, or returns to a closed topic."""
    pitch: bool = False
    """Generic selling without anything of this candidate's in it."""
    promise: bool = False
    goodbye: bool = False
    facts: tuple[str, ...] = ()
    """Keys of company facts the turn states or touches."""
    language: Language = "english"
    """`other`: not understood. Nothing was asked, said or done in it as far as anybody here can tell, except that
    protected words and orders to a machine are still found where they stand in English."""
