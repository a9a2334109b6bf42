"""From the director's orders to the brief that an actor may see: no locked cue's words get in."""

from collections.abc import Sequence
from dataclasses import replace

from simulations.candidates.brief import ReplyBrief, Said
from simulations.director.state import Direction, State
from simulations.packs.pack import Cue, Pack


def brief_for(
    pack: Pack, state: State, direction: Direction, history: Sequence[Said], text: str, seed: int
) -> ReplyBrief:
    """The brief for the reply that `direction` orders.

    `state` is the state after `step`; `history` holds the lines before `text`, the recruiter's newest words.
    `facts` carries only what is to be told in this very reply, so an engine cannot say more than one.
    """
    persona = pack.persona(state.persona)
    now = next((cue for cue in persona.cues if cue.key in direction.disclosed), None)
    told = {key for key in state.disclosed if now is None or key != now.key}
    return ReplyBrief(
        persona=replace(persona, cues=()),
        act=direction.act,
        manner=direction.manner,
        text=text,
        history=tuple(history),
        cue=direction.cue if direction.act in {"answer", "volunteer", "retract"} else "",
        facts=(now.fact,) if now else (),
        told=tuple(cue.fact for cue in persona.cues if cue.key in told),
        lines=direction.lines,
        chips=tuple(label for label, _ in direction.chips),
        question=direction.question,
        opening=direction.opening,
        closing=direction.closing,
        acknowledge=direction.acknowledge,
        written=pack.is_in_writing,
        seed=seed,
        turn=state.turn,
        locked_texts=tuple(text for cue in _untold(pack, state) for text in _words_of(cue)),
        locked_anchors=tuple(anchor for cue in _untold(pack, state) for anchor in cue.anchors),
    )


def _untold(pack: Pack, state: State) -> list[Cue]:
    return [cue for cue in pack.cues if cue.key not in state.disclosed]


def _words_of(cue: Cue) -> tuple[str, ...]:
    return (cue.fact, *cue.lines, *((cue.retract_line,) if cue.retract_line else ()))
