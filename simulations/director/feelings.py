"""How one turn moves trust and patience (SIMULATION, "Trust" and "Patience")."""

import math
from dataclasses import dataclass, replace

from simulations.director.state import State
from simulations.hearing.heard import Heard
from simulations.packs.pack import Persona

TRUST_STEP = 0.25
TRUST_MAX = 5.0
PITCH_WORDS = 60
MONOLOGUE_WORDS = 120
_PROFILES = {"balanced": (1.0, 1.0), "slow": (0.5, 1.0), "fragile": (1.0, 1.5), "volatile": (1.5, 1.5)}
"""Trust profile -> (factor on gains, factor on losses)."""


@dataclass(frozen=True)
class Conduct:
    """What the recruiter did in one turn, beyond the words: read once, used by feelings and replies."""

    asked: str = ""
    """The cue whose topic was asked, "" for none."""
    returned: bool = False
    """Came back to a deflected topic that is still closed."""
    explained: bool = False
    """Came back to it with an answer to what the persona wanted to know first."""
    repeated: bool = False
    """Asked what was already answered."""
    left_alone: bool = False
    """Left the topic deflected in the last reply alone."""
    answered: bool = False
    """Answered the persona's own question."""
    ignored: bool = False
    """Passed over the persona's own question."""
    broke_promise: bool = False
    protected: bool = False
    """Asked or probed for protected information."""
    too_soon: bool = False
    """Wrote before the pause that suits the persona was over."""


def gave_in_return(heard: Heard) -> bool:
    """Something true of one's own or of the company, given to this person: a long pitch gives nothing."""
    return heard.reciprocity and not (heard.pitch and heard.words > PITCH_WORDS)


def reasons(heard: Heard, conduct: Conduct) -> list[tuple[str, float]]:
    """What moves trust in this turn, each with its size before the persona's profile."""
    found = [
        (bool(heard.acknowledged), "named something said", 0.5),
        (heard.kind == "open" and heard.follow_up, "open follow-up", 0.25),
        (gave_in_return(heard), "gave something in return", 0.25),
        (conduct.left_alone, "left a closed topic alone", 0.25),
        (heard.reassured, "eased a worry", 0.25),
        (heard.pitch and heard.words > PITCH_WORDS, "generic pitch", -0.25),
        (conduct.ignored, "passed over a question", -0.5),
        (conduct.returned, "returned to a closed topic", -0.5),
        (conduct.broke_promise, "broke a promise", -0.5),
        (conduct.protected, "protected ask", -1.0),
    ]
    return [(name, size) for true, name, size in found if true]


def patience_cost(heard: Heard, conduct: Conduct) -> list[tuple[str, int]]:
    """What this turn takes from patience, each as a negative count."""
    found = [
        (heard.pushing or conduct.returned, "pushed", -1),
        (heard.words > MONOLOGUE_WORDS, "monologue", -1),
        (conduct.repeated, "asked again", -1),
        (conduct.too_soon, "wrote too soon", -1),
        (conduct.protected, "protected ask", -2),
    ]
    return [(name, cost) for true, name, cost in found if true]


def feel(persona: Persona, state: State, heard: Heard, conduct: Conduct) -> tuple[State, tuple[str, ...]]:
    """Move trust and patience, and say why in words for the record."""
    gain, loss = _PROFILES.get(persona.trust_profile, (1.0, 1.0))
    moved = [(name, size * (gain if size > 0 else loss)) for name, size in reasons(heard, conduct)]
    spent = patience_cost(heard, conduct)
    exact = min(TRUST_MAX, max(0.0, state.trust + state.trust_rest + sum(size for _, size in moved)))
    trust = math.floor(exact / TRUST_STEP) * TRUST_STEP
    why = (
        *(f"{name}: trust {size:+g}" for name, size in moved),
        *(f"{name}: patience {cost:+d}" for name, cost in spent),
    )
    after = replace(
        state,
        trust=trust,
        trust_rest=exact - trust,
        patience=max(0, state.patience + sum(cost for _, cost in spent)),
        reassured=state.reassured or heard.reassured,
        reciprocity=state.reciprocity or gave_in_return(heard),
    )
    return after, why
