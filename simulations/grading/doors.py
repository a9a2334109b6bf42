"""What opens a cue, in words for the learner who asked for it and was not told."""

from simulations.packs.pack import Cue, Pack

_OPENS = {
    "reassured": "a plain word that eases the worry (“no hurry”, “nothing goes further”)",
    "reciprocity": "something true of your own, given in return",
    "trust": "more trust (take up their words, leave a closed topic alone, give something in return)",
}


def what_opens(cue: Cue, pack: Pack) -> str:
    """What the cue waited for besides being asked; empty when asking alone should have opened it.

    A red cue is theirs to tell, so nothing is said about how to open it.
    """
    if cue.legality == "red":
        return ""
    named = [_named(condition, pack) for condition in cue.gate.conditions if condition != "asked"]
    return (" and " if cue.gate.rule == "all" else ", or ").join(dict.fromkeys(filter(None, named)))


def _named(condition: str | tuple[str, object], pack: Pack) -> str:
    name, value = condition if isinstance(condition, tuple) else (condition, None)
    if name == "after":
        first = next((cue for cue in pack.cues if cue.key == value), None)
        return f"hearing first about this: {first.topic}" if first and first.legality != "red" else ""
    if name == "turn":
        return f"time, until your turn {value}"
    return _OPENS.get(name, "")
