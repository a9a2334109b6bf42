"""The good question of a moment: an author's own way of asking for the cue that is nearest to being told."""

from collections.abc import Iterator

from simulations.candidates.guided.scene import Scene
from simulations.director.gates import holds, opens_when_asked
from simulations.packs.pack import Cue


def good_question(scene: Scene) -> tuple[str, str]:
    """(what to ask, key of the cue it is about); the key is "" for a question that fits any candidate."""
    chip = _chip(scene)
    if chip:
        return chip
    for cue in _nearest_first(scene):
        text = ask_for(scene, cue)
        if text:
            return text, cue.key
    kind = "colleague-question" if scene.persona.part == "colleague" else "open-question"
    return scene.pick_again(kind, scene.lawful), ""


def ask_for(scene: Scene, cue: Cue) -> str:
    """One of the cue's own examples that has not been said and gives nothing away, "" for none."""
    return scene.first(scene.shuffled(cue.ask_examples, cue.key), scene.keeps_locked, scene.lawful)


def askable(scene: Scene) -> list[Cue]:
    """Untold cues, red ones apart, that would be told if they were asked for now."""
    return [cue for cue in _wanted(scene) if opens_when_asked(cue, scene.state)]


def shut(scene: Scene) -> list[Cue]:
    """Cues, red ones apart, that were deflected and are still closed."""
    state = scene.state
    return [cue for cue in _wanted(scene) if cue.key in state.deflected and not opens_when_asked(cue, state)]


def _wanted(scene: Scene) -> list[Cue]:
    told = scene.state.disclosed
    return [cue for cue in scene.persona.cues if cue.key not in told and cue.legality != "red"]


def _nearest_first(scene: Scene) -> Iterator[Cue]:
    """Open ones, then those that were never asked; a door that was closed is left alone. Decoys come last."""
    ready = askable(scene)
    yield from sorted(ready, key=lambda cue: cue.is_decoy)
    left = [cue for cue in _wanted(scene) if cue not in ready and cue.key not in scene.state.deflected]
    yield from sorted(left, key=lambda cue: _unmet(scene, cue))


def _unmet(scene: Scene, cue: Cue) -> int:
    """How many conditions stand between the cue and being told."""
    met = [holds(condition, cue.key, scene.state) for condition in cue.gate.conditions]
    return met.count(False) if cue.gate.rule == "all" else int(not any(met))


def _chip(scene: Scene) -> tuple[str, str] | None:
    """When the persona asks which topic is meant: the one that is best to hear about."""
    keys = {cue.key for cue in askable(scene)}
    for label, key in scene.state.chips:
        text = f"{label}."
        if key in keys and scene.fresh(text) and scene.keeps_locked(text):
            return text, key
    return None
