"""The whole call as rows that quotes can jump to."""

from collections.abc import Iterable
from dataclasses import dataclass

from simulations.calls.simulated import date_at
from simulations.calls.wording import clock, first_name
from simulations.models import Turn
from simulations.packs.pack import Pack


@dataclass(frozen=True)
class SpokenLine:
    """One turn of the finished call. `words` counts them; `hint` names the cue it hinted at, if any."""

    ours: bool
    name: str
    turn: int
    at: str
    sentences: tuple[tuple[str, str], ...]
    words: int
    told: tuple[str, ...] = ()
    hint: str = ""
    cut: bool = False
    stand_in: bool = False
    replaced: bool = False

    @property
    def first(self) -> str:
        """The id of its first sentence, to jump to."""
        return self.sentences[0][0] if self.sentences else ""


def spoken_lines(turns: Iterable[Turn], pack: Pack, engine: str) -> tuple[SpokenLine, ...]:
    """The turns that were heard, in order."""
    return tuple(
        _line(turn, pack, engine) for turn in turns if turn.sentences and turn.state != Turn.State.REPLACED
    )


def _line(turn: Turn, pack: Pack, engine: str) -> SpokenLine:
    ours = turn.speaker == "recruiter"
    direction = turn.director.get("direction", {})
    return SpokenLine(
        ours=ours,
        name=_name(turn, pack, ours),
        turn=turn.number,
        at=_when(turn, pack),
        sentences=tuple((sentence["id"], sentence["text"]) for sentence in turn.sentences),
        words=len(turn.text.split()),
        told=tuple(turn.disclosed),
        hint=direction.get("cue", "") if direction.get("act") == "hint" else "",
        cut=turn.state == Turn.State.PARTIAL,
        stand_in=turn.engine == "offline" and engine != "offline",
    )


def _name(turn: Turn, pack: Pack, ours: bool) -> str:
    """Who spoke; for the recruiter also to whom, where several people took part."""
    if not ours:
        return first_name(pack.persona(turn.persona))
    several = len(pack.personas) > 1 and turn.persona
    return f"You, to {first_name(pack.persona(turn.persona))}" if several else "You"


def _when(turn: Turn, pack: Pack) -> str:
    """Minutes and seconds, the simulated day where there is a calendar, or that it was said in an earlier call."""
    if turn.engine == "earlier":
        return "Earlier"
    return f"{date_at(pack.calendar, turn.at):%-d %b %Y}" if pack.calendar else clock(turn.at)


def turn_of(sentence: str) -> int:
    """The turn that a sentence id belongs to: 4 for r4.2; 0 for anything else."""
    digits = sentence[1:].partition(".")[0]
    return int(digits) if sentence[:1] in "rc" and digits.isdecimal() else 0
