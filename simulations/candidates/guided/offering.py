"""Three or four options for one moment, good, weak and wrong ones in an order that tells nothing."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from simulations.candidates.brief import Said
from simulations.candidates.guided.answering import good_answer
from simulations.candidates.guided.asking import askable, good_question
from simulations.candidates.guided.scene import Scene
from simulations.candidates.guided.taking_up import takes_up
from simulations.candidates.guided.tempting import weak, wrong
from simulations.candidates.speech import spoken_form
from simulations.director import State
from simulations.packs.pack import Pack

Role = Literal["asks", "takes_up", "answers", "gives", "goodbye", "weak", "wrong"]
LAST_TURNS = 2
"""With so many turns left, or fewer, taking leave is offered."""


@dataclass(frozen=True)
class Option:
    """One thing that the recruiter could say."""

    key: str
    """The same for the same words; tells nothing of how good they are, so it may stand in a page."""
    text: str
    role: Role
    """What it is for, for the record and for tests: never show it before the choice."""
    cue: str = ""
    """The cue that it asks for or takes up, "" for none."""


def options(pack: Pack, state: State, history: Sequence[Said], seed: int) -> tuple[Option, ...]:
    """What the recruiter could say next to the persona of `state`: three or four options, none when the talk has ended.

    Pure: the same arguments give the same options in the same order. `state` is the state after the persona's last
    line with `turn` as the call counts it, `history` every line of the talk with that persona, the opener first, and
    `seed` the call's. Nothing that the recruiter has already said is offered, and no text twice.
    """
    if state.ended:
        return ()
    scene = Scene(pack, state, tuple(history), seed)
    found = [option for option in _all(scene) if option.text]
    distinct = {spoken_form(option.text): option for option in reversed(found)}
    return tuple(sorted(distinct.values(), key=lambda option: scene.number(f"{len(history)}:{option.key}")))


def _all(scene: Scene) -> list[Option]:
    question, about = good_question(scene)
    leaving = _is_ending(scene)
    return [
        _option("asks", question, about),
        _second(scene),
        _option("goodbye", scene.pick_again("goodbye")) if leaving else _option("weak", weak(scene)),
        _option("wrong", wrong(scene)),
    ]


def _second(scene: Scene) -> Option:
    """The other good option: what the moment asks of somebody who listens."""
    if scene.state.waiting:
        return _option("answers", good_answer(scene))
    if _took_back(scene):
        return _option("gives", scene.pick_again("taken-back"))
    if _told_red(scene):
        return _option("gives", scene.pick_again("move-on"))
    text, key = takes_up(scene)
    return _option("takes_up", text, key) if text else _option("gives", _gift(scene))


def _gift(scene: Scene) -> str:
    """A kind line that costs the other person nothing: ease, or something of one's own."""
    if scene.persona.part == "colleague":
        return scene.pick_again("colleague-give" if scene.spoken else "colleague-opening", scene.lawful)
    if not scene.spoken:
        return scene.pick_again("opening", scene.lawful)
    if scene.state.closed:
        return scene.pick_again("leave-alone", scene.lawful)
    kind = "give" if scene.state.reassured else "reassure"
    return scene.pick(kind, scene.lawful) or scene.pick_again("give", scene.lawful)


def _told_red(scene: Scene) -> bool:
    """Did the last reply tell something that is not even to be mentioned?"""
    cue = scene.find(scene.state.last_told)
    return cue is not None and cue.legality == "red"


def _took_back(scene: Scene) -> bool:
    cues = (scene.find(key) for key in scene.state.retracted)
    return any(cue is not None and cue.retract_line in scene.last for cue in cues)


def _is_ending(scene: Scene) -> bool:
    """Few turns left, or nothing left to hear that would be told now."""
    heard_much = bool(scene.state.disclosed) and not askable(scene) and not takes_up(scene)[0]
    asked_all = len(scene.state.asked_facts) >= len(scene.persona.asks) and not scene.state.waiting
    return scene.turns_left <= LAST_TURNS or (heard_much and asked_all)


def _option(role: Role, text: str, cue: str = "") -> Option:
    return Option(hashlib.sha256(text.encode()).hexdigest()[:16], text, role, cue)
