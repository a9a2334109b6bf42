"""What whoever plays the candidate may know for one reply, and the promise they make.

A locked cue is not in the brief, so no engine can leak it. The actor never sees the rubric, the learner's
goal, cue keys of locked cues, legality labels or locked facts.
"""

from collections.abc import AsyncGenerator
from dataclasses import dataclass, field
from typing import Literal, Protocol

from simulations.packs.pack import Persona

Act = Literal[
    "answer", "volunteer", "clarify", "deflect", "hint", "react", "ask", "retract", "pull_back",
    "wind_down", "goodbye", "leave", "fallback",
]  # fmt: skip
Manner = Literal[
    "", "protected", "pushed", "injection", "repeated", "broad", "invited", "told", "again", "guarded",
    "foreign", "somebody", "warm", "plain", "put_off", "too_soon", "stop",
]  # fmt: skip
"""How to do the act: after a protected ask, a press for a yes, words meant for a machine, a question answered
before, a broad question, an invitation to ask ("any questions for me?"), a follow-up on something told, a
deflected topic asked again, words in another language, news of a colleague; or `guarded`: answer, then turn the
talk round, having said much already. The last five are how a written message is taken."""


@dataclass(frozen=True)
class Said:
    """One earlier line of this call, verbatim."""

    speaker: str
    text: str


@dataclass(frozen=True)
class ReplyBrief:
    """The director's orders for one reply."""

    persona: Persona
    """The persona with `cues=()`: public side only."""
    act: Act
    text: str
    """The recruiter's newest words, cleaned."""
    history: tuple[Said, ...]
    manner: Manner = ""
    cue: str = ""
    """Key of the (unlocked) cue to tell now, for `answer` and `volunteer`."""
    facts: tuple[str, ...] = ()
    """The first-person fact to tell in this reply, and no other: empty where the act tells nothing."""
    told: tuple[str, ...] = ()
    """First-person facts already told."""
    lines: tuple[str, ...] = ()
    """Authored ways of saying what is to be said now (cue lines, deflect, hint, ask, goodbye)."""
    chips: tuple[str, ...] = ()
    """Short labels of the topics to choose between, for `clarify`."""
    question: str = ""
    """The persona's own question to put at the end of this reply, if the talk leaves room."""
    opening: str = ""
    """An authored line to say first, as it stands (a decoy taken back in the middle of another answer)."""
    closing: str = ""
    """An authored line to end on, as it stands (the goodbye of a call that runs out of turns)."""
    acknowledge: bool = False
    """The recruiter took up, gave or eased something: worth a word before the rest."""
    written: bool = False
    """They write to each other; nothing is spoken."""
    seed: int = 0
    turn: int = 0
    """The recruiter's turn being answered, from 1."""
    locked_texts: tuple[str, ...] = field(default=(), repr=False)
    """Locked cues' words, for the *checks* only. A candidate must never read or send them."""
    locked_anchors: tuple[str, ...] = field(default=(), repr=False)
    """The words that name locked cues, for the checks as well."""


@dataclass(frozen=True)
class Usage:
    """What a reply cost: tokens and milliseconds; zeros for the offline candidate."""

    input_tokens: int = 0
    cached_tokens: int = 0
    output_tokens: int = 0
    first_token_ms: float = 0.0


@dataclass(frozen=True)
class ReplyPart:
    """One released sentence, or the end of the reply (`end` set, `text` empty)."""

    text: str = ""
    end: Literal["", "complete", "cut", "refused", "failed"] = ""
    engine: str = "offline"
    usage: Usage = Usage()
    chips: tuple[str, ...] = ()
    detail: str = ""
    """For people who look after the site: why a reply ended other than `complete`."""


class Candidate(Protocol):
    """Whoever answers the call. Contract (tests/simulations/test_candidate_contract.py):

    yields zero or more sentences, then exactly one part with `end` set; never raises for a model's fault;
    never says a sentence twice in one call; says at most one cue per reply and no locked text.
    """

    name: str

    def reply(self, brief: ReplyBrief) -> AsyncGenerator[ReplyPart, None]: ...

    def cost(self, brief: ReplyBrief) -> int:
        """Tokens that a reply to `brief` may cost at most; 0 for a candidate that costs nothing."""
