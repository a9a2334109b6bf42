"""How several people were looked after at once: how long each waited, and who was left without an answer."""

from collections.abc import Sequence
from dataclasses import dataclass

from simulations.calls.wording import clock
from simulations.models import Turn
from simulations.packs.pack import Pack


@dataclass(frozen=True)
class Attended:
    """One person of a chat. Times are minutes and seconds; `waiting` is the line that nobody answered."""

    name: str
    answers: int
    first: str
    longest: str
    longest_seconds: int
    waiting: tuple[str, str] | None
    left: bool
    """Did they lose patience?"""


def attention_of(pack: Pack, turns: Sequence[Turn]) -> tuple[Attended, ...]:
    """Each person in authored order."""
    heard = [turn for turn in turns if turn.sentences and turn.state != Turn.State.REPLACED]
    return tuple(
        _attended(persona.name, [turn for turn in heard if turn.persona == persona.key])
        for persona in pack.personas
    )


def _attended(name: str, talk: Sequence[Turn]) -> Attended:
    waits, since = [], None
    for turn in talk:
        if turn.speaker == "candidate":
            since = turn if since is None else since
        elif since is not None:
            waits.append(turn.at - since.at)
            since = None
    last = talk[-1] if talk else None
    open_line = None
    if last is not None and last.speaker == "candidate" and (not waits or last.text.rstrip().endswith("?")):
        open_line = (last.sentences[-1]["id"], last.sentences[-1]["text"])
    return Attended(
        name=name,
        answers=sum(turn.speaker == "recruiter" for turn in talk),
        first=clock(waits[0]) if waits else "",
        longest=clock(max(waits)) if waits else "",
        longest_seconds=round(max(waits, default=0)),
        waiting=open_line,
        left=any(turn.ended_talk == "patience" for turn in talk),
    )
