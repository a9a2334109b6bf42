"""One recruiter turn, heard and directed: the pure middle of the pipeline of the site and of `rehearse`."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from simulations.candidates.brief import ReplyBrief, Said
from simulations.director import Direction, State, brief_for, step
from simulations.hearing.ear import ear_for
from simulations.hearing.heard import Heard
from simulations.packs.pack import Pack
from simulations.transcripts import CANDIDATE


@dataclass(frozen=True)
class Directed:
    """What one turn came to, before anybody answers it."""

    heard: Heard
    state: State
    """The state after the turn: store `state.to_dict()` with the reply, `State.from_dict` reads it back."""
    direction: Direction
    brief: ReplyBrief
    """What the candidate gets: `candidate.reply(directed.brief)`."""


def hear_and_direct(
    pack: Pack, state: State, text: str, history: Sequence[Said], seed: int, day: int | None = None
) -> Directed:
    """Hear one recruiter turn and decide what the answer must do. Pure and local: no network, no database.

    `state` is the state before the turn (`start(persona)` for the first), `text` the recruiter's words,
    `history` every line spoken before them, the opener first, and `seed` the call's. `day` is the simulated day of a
    message, for packs with a calendar. `direction.disclosed`, `direction.unlocked` and `state.ended` are this turn's
    events. Raises ValueError when the call has ended.
    """
    before = next((said.text for said in reversed(history) if said.speaker == CANDIDATE), "")
    heard = ear_for(_alone(pack, state.persona)).hear(text, before=before, disclosed=state.disclosed)
    after, direction = step(pack, state, heard, seed, day)
    return Directed(heard, after, direction, brief_for(pack, after, direction, history, text, seed))


def _alone(pack: Pack, persona: str) -> Pack:
    """The pack as one persona knows it: words said to one are never heard as another's topics."""
    return pack if len(pack.personas) == 1 else replace(pack, personas=(pack.persona(persona),))
