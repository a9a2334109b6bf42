"""What scripted recruiters get to hear of a scenario: the author's picture of who is rewarded for what."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from django.core.cache import cache

from simulations.candidates.recruiters import RECRUITERS, Recruiter, good, own_asks
from simulations.candidates.rehearsal import Exchange, Rehearsal
from simulations.packs.flat import content_hash
from simulations.packs.pack import Cue, Pack

SHOWN = ("good", "generic", "pushy", "illegal")
KEPT_SECONDS = 7 * 24 * 3600


@dataclass(frozen=True)
class Row:
    """One cue, and in which recruiter turn each of `SHOWN` heard it: 0 from the start, None where it was not told.

    `aimed`: the turn in which the good recruiter heard it in another call, by asking for it first.
    """

    cue: Cue
    turns: tuple[int | None, ...]
    aimed: int | None = None

    @property
    def cells(self) -> list[str]:
        """What the table shows for each of `SHOWN`: "2", "(2)" where it was aimed at, "–" where it was not told."""
        cells = ["–" if turn is None else str(turn) for turn in self.turns]
        if self.turns[0] is None and self.aimed is not None:
            cells[0] = f"({self.aimed})"
        return cells


@dataclass(frozen=True)
class Coverage:
    """`ends` says how the call of each of `SHOWN` ended; `unheard` and `cheap` are what an author should look at."""

    rows: tuple[Row, ...]
    ends: tuple[str, ...]

    @property
    def unheard(self) -> list[Cue]:
        """Cues that even the good recruiter did not hear, however early they asked: few turns alone are no fault."""
        missed = (row.cue for row in self.rows if row.turns[0] is None and row.aimed is None)
        return [cue for cue in missed if cue.legality != "red"]

    @property
    def cheap(self) -> list[Cue]:
        """Cues that are told to somebody who sells: they reward nobody for listening."""
        return [row.cue for row in self.rows if row.turns[SHOWN.index("generic")]]

    @property
    def counts(self) -> list[tuple[str, int, str]]:
        """(recruiter, cues told, how the call ended) for each of `SHOWN`."""
        told = (sum(row.turns[n] is not None for row in self.rows) for n in range(len(SHOWN)))
        return list(zip(SHOWN, told, self.ends, strict=True))


def coverage(pack: Pack) -> Coverage:
    """Let each recruiter of `SHOWN` call the first persona once, in a chat everybody in it, one after the other.

    Where the good one missed a cue, they call again and aim at it. Offline, and remembered by the pack's content.
    """
    people = pack.personas if pack.medium == "chat" else pack.personas[:1]
    key = f"coverage:3:{content_hash(pack)}"
    kept: tuple[list[tuple[dict[str, int], str]], dict[str, int]] | None = cache.get(key)
    if kept is None:
        alone = [replace(pack, personas=(one,)) for one in people]
        played = [_play_all(alone, name) for name in SHOWN]
        kept = played, _aim_at_the_rest(alone, played[0][0])
        cache.set(key, kept, KEPT_SECONDS)
    played, aimed = kept
    cues = [cue for persona in people for cue in persona.cues]
    rows = (Row(cue, tuple(heard.get(cue.key) for heard, _ in played), aimed.get(cue.key)) for cue in cues)
    return Coverage(tuple(rows), tuple(end for _, end in played))


def _aim_at_the_rest(packs: Sequence[Pack], heard: Mapping[str, int]) -> dict[str, int]:
    """The turn in which each cue that the good recruiter missed was told when they asked for it first."""
    found: dict[str, int] = {}
    for pack in packs:
        for cue in pack.cues:
            if cue.key in heard or cue.legality == "red" or not cue.ask_examples:
                continue
            turn = _play(pack, partial(good, first=cue.key))[0].get(cue.key)
            if turn is not None:
                found[cue.key] = turn
    return found


def _play_all(packs: Sequence[Pack], name: str) -> tuple[dict[str, int], str]:
    """The turn in which each cue was told, and how the first talk ended."""
    played = [_play(pack, RECRUITERS[name], name) for pack in packs]
    return {key: turn for heard, _ in played for key, turn in heard.items()}, played[0][1]


def _play(pack: Pack, who: Recruiter, name: str = "good") -> tuple[dict[str, int], str]:
    """The turn in which each cue was told, and how the call ended."""
    call = Rehearsal(pack)
    draw = random.Random(name)  # noqa: S311 - it chooses words, not secrets
    recruiter = who(pack, draw, own_asks(pack))
    heard: dict[str, int] = dict.fromkeys(call.state.disclosed, 0)
    exchanges: list[Exchange] = []
    while not call.ended and (words := recruiter(call, exchanges[-1] if exchanges else None)):
        exchanges.append(call.say(words))
        _note(heard, exchanges[-1].direction.disclosed, len(exchanges))
    return heard, call.state.ended or ""


def _note(heard: dict[str, int], keys: Sequence[str], turn: int) -> None:
    for key in keys:
        heard.setdefault(key, turn)
