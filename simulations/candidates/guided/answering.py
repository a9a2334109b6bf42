"""The good answer to a question of the persona's own: what is true and public, or an honest "I'll find out"."""

import re

from simulations.candidates.guided.bank import lines
from simulations.candidates.guided.scene import Scene
from simulations.packs.pack import Fact

_DAYS = ("Tuesday", "Wednesday", "Thursday", "Friday")
MOST_WORDS = 12
"""Words of a source that are still said aloud."""
_ADDRESS = re.compile(r"https?:|www\.|@")


def asked_fact(scene: Scene) -> Fact | None:
    """The company fact that the persona has asked about and waits for."""
    return next((fact for fact in scene.pack.facts if fact.key == scene.state.waiting), None)


def good_answer(scene: Scene) -> str:
    """The answer to what the persona waits for; never empty."""
    fact = asked_fact(scene)
    if fact is not None and fact.visibility == "public":
        told = scene.first(_ways_to_tell(scene, fact), scene.tells_nothing)
        if told:
            return told
    closed = fact is not None and fact.visibility == "embargoed"
    return scene.pick_again("defer-closed" if closed else "defer", day=day(scene))


def day(scene: Scene) -> str:
    """A weekday of this call and turn."""
    return _DAYS[(scene.seed + len(scene.spoken)) % len(_DAYS)]


def _ways_to_tell(scene: Scene, fact: Fact) -> list[str]:
    claim = fact.claim.strip()
    source = _spoken_source(fact.source)
    sourced = [
        f"{claim} {line.format(source=source)}"
        for line in scene.shuffled(lines("source"), "source")
        if source
    ]
    return [*sourced, claim, *(line.format(line=claim) for line in lines("again"))]


def _spoken_source(source: str) -> str:
    """ "Works handbook" is spoken of as "the works handbook"; an address is not read aloud."""
    said = re.sub(r"^(?:the|our) ", "", source.strip(" ."), flags=re.IGNORECASE)
    if not said or _ADDRESS.search(said) or len(said.split()) > MOST_WORDS:
        return ""
    first = said.split()[0]
    return said if first.isupper() or not first.isalpha() else said[:1].lower() + said[1:]
