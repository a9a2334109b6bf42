"""Learners who play whole calls in guided mode, each choosing by what an option is for."""

from collections.abc import Callable, Sequence
from pathlib import Path

from simulations.candidates.guided import Option, options
from simulations.candidates.rehearsal import Rehearsal
from simulations.packs.files import load_pack
from simulations.packs.pack import Pack

ROOT = Path(__file__).resolve().parents[3]
FILES = sorted(
    [*(ROOT / "content/scenarios").glob("*.yaml"), *(ROOT / "bench/data/scenarios").glob("*.yaml")],
)
PACKS = {pack.slug: pack for pack in map(load_pack, FILES)}
SPOKEN = sorted(slug for slug, pack in PACKS.items() if pack.kind in {"discovery", "hard_questions"})
"""Calls with one person: what a whole guided call can be held to."""

Player = Callable[[Sequence[Option], Rehearsal], Option]


def listener(offered: Sequence[Option], call: Rehearsal) -> Option:
    """Answers, takes up, asks what is near, leaves closed doors alone and goes when there is little left."""
    by = {option.role: option for option in offered}
    asks = by.get("asks")
    near = asks if asks and asks.cue and not call.state.closed else None
    goes = by.get("goodbye") if not (asks and asks.cue) else None
    return by.get("answers") or by.get("takes_up") or near or goes or by.get("gives") or offered[0]


def sinner(offered: Sequence[Option], call: Rehearsal) -> Option:
    return next(option for option in offered if option.role == "wrong")


def bore(offered: Sequence[Option], call: Rehearsal) -> Option:
    return next(option for option in offered if option.role in {"weak", "goodbye"})


def play(pack: Pack, seed: int, player: Player) -> tuple[Rehearsal, list[tuple[Option, ...]]]:
    """The finished call with the first persona, and what was offered at each moment of it."""
    call = Rehearsal(pack, seed)
    moments: list[tuple[Option, ...]] = []
    while not call.ended:
        moments.append(options(pack, call.state, call.history(), seed))
        call.say(player(moments[-1], call).text)
    return call, moments
