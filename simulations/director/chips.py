"""Topics to choose between when the recruiter's question could mean several."""

from simulations.director.gates import opens_when_asked
from simulations.director.labels import chip_label
from simulations.director.moment import Moment
from simulations.director.reading import content
from simulations.hearing.protected import find_protected
from simulations.packs.pack import Cue

CHIPS = 3


def choices(moment: Moment) -> tuple[tuple[str, str], ...]:
    """Up to three (label, cue key): the topics that were meant, then the nearest others.

    Only topics that would be told when asked are offered. A red cue is never named, an amber one only when
    the recruiter's own words were near it, and no label uses a word that would give an untold cue away.
    """
    near = [score.cue for score in moment.heard.topics if score.cue not in moment.heard.clarify]
    found: dict[str, str] = {}
    for key in (*moment.heard.clarify, *near):
        cue = moment.find(key)
        if cue is None or not _may_be_offered(moment, cue):
            continue
        label = chip_label(cue.topic)
        if (
            label
            and label not in found
            and not _gives_away(moment, label)
            and not _asks_too_much(moment, label)
        ):
            found[label] = key
        if len(found) == CHIPS:
            break
    return tuple(found.items())


def _may_be_offered(moment: Moment, cue: Cue) -> bool:
    if cue.legality == "red" or cue.key in moment.state.disclosed:
        return False
    if cue.legality == "amber" and cue.key not in moment.heard.clarify:
        return False
    return opens_when_asked(cue, moment.state)


def _asks_too_much(moment: Moment, label: str) -> bool:
    """Would the recruiter who sends this label ask for something protected?"""
    found = find_protected(f"What about {label[:1].lower()}{label[1:]}?", "", moment.pack.stage)
    return any(one.verdict == "prohibited_ask" for one in found)


def _gives_away(moment: Moment, label: str) -> bool:
    said = content(label)
    return any(
        content(anchor) and content(anchor) <= said
        for cue in moment.persona.cues
        if cue.key not in moment.state.disclosed
        for anchor in cue.anchors
    )
