"""What scripted recruiters get to hear of a scenario: the author's picture of who is rewarded for what."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.core.cache import cache

from simulations.candidates.recruiters import RECRUITERS, own_asks
from simulations.candidates.rehearsal import Exchange, Rehearsal
from simulations.packs.flat import content_hash
from simulations.packs.pack import Cue, Pack

SHOWN = ("good", "generic", "pushy", "illegal")
KEPT_SECONDS = 7 * 24 * 3600


@dataclass(frozen=True)
class Row:
    """One cue, and in which recruiter turn each of `SHOWN` heard it: 0 from the start, None where it was not told."""

    cue: Cue
    turns: tuple[int | None, ...]


@dataclass(frozen=True)
class Coverage:
    """`ends` says how the call of each of `SHOWN` ended; `unheard` and `cheap` are what an author should look at."""

    rows: tuple[Row, ...]
    ends: tuple[str, ...]

    @property
    def unheard(self) -> list[Cue]:
        """Cues that even the good recruiter did not hear."""
        return [row.cue for row in self.rows if row.turns[0] is None and row.cue.legality != "red"]

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

    Offline, and remembered by the pack's content.
    """
    people = pack.personas if pack.medium == "chat" else pack.personas[:1]
    key = f"coverage:2:{content_hash(pack)}"
    played: list[tuple[dict[str, int], str]] | None = cache.get(key)
    if played is None:
        played = [_play_all([replace(pack, personas=(one,)) for one in people], name) for name in SHOWN]
        cache.set(key, played, KEPT_SECONDS)
    cues = [cue for persona in people for cue in persona.cues]
    rows = (Row(cue, tuple(heard.get(cue.key) for heard, _ in played)) for cue in cues)
    return Coverage(tuple(rows), tuple(end for _, end in played))


def _play_all(packs: Sequence[Pack], name: str) -> tuple[dict[str, int], str]:
    """The turn in which each cue was told, and how the first talk ended."""
    played = [_play(pack, name) for pack in packs]
    return {key: turn for heard, _ in played for key, turn in heard.items()}, played[0][1]


def _play(pack: Pack, name: str) -> tuple[dict[str, int], str]:
    """The turn in which each cue was told, and how the call ended."""
    call = Rehearsal(pack)
    draw = random.Random(name)  # noqa: S311 - it chooses words, not secrets
    recruiter = RECRUITERS[name](pack, draw, own_asks(pack))
    heard: dict[str, int] = dict.fromkeys(call.state.disclosed, 0)
    exchanges: list[Exchange] = []
    while not call.ended and (words := recruiter(call, exchanges[-1] if exchanges else None)):
        exchanges.append(call.say(words))
        _note(heard, exchanges[-1].direction.disclosed, len(exchanges))
    return heard, call.state.ended or ""


def _note(heard: dict[str, int], keys: Sequence[str], turn: int) -> None:
    for key in keys:
        heard.setdefault(key, turn)
