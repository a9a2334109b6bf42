"""The lines that a guided call offers at its present moment."""

from collections.abc import Sequence

from simulations.calls.refusals import WordsRefused
from simulations.calls.states import last_record, state_of
from simulations.candidates.brief import Said
from simulations.candidates.guided import Option, options
from simulations.models import Call, Turn
from simulations.packs.pack import Pack


def options_of(call: Call, pack: Pack, talk: Sequence[Turn], said: int) -> tuple[Option, ...]:
    """What may be said next to the person on the line; none while they are speaking.

    `talk` are the turns with them, `said` the recruiter's turns to anybody so far.
    """
    if not talk or talk[-1].state in Turn.IN_FLIGHT:
        return ()
    kept = last_record(talk)
    state = state_of(call, pack, talk[-1].persona, kept, said)
    return options(pack, state, _history(talk), call.seed)


def refuse_unless_offered(call: Call, pack: Pack, persona: str, text: str) -> None:
    """Raise WordsRefused for words that a guided call does not offer now."""
    turns = list(call.turns.exclude(state=Turn.State.REPLACED).order_by("index"))
    said = sum(turn.speaker == "recruiter" for turn in turns)
    talk = [turn for turn in turns if turn.persona == persona]
    chips = talk[-1].chips if talk else []
    offered = {option.text for option in options_of(call, pack, talk, said)} | set(chips)
    if text not in offered:
        raise WordsRefused("In a guided call you choose one of the lines. Nothing was sent.")


def _history(talk: Sequence[Turn]) -> tuple[Said, ...]:
    return tuple(Said(turn.speaker, turn.text) for turn in talk if turn.text)
