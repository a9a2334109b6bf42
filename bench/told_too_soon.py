"""Does a reply hold what is still locked? Stricter than the candidate's own check, and apart from it.

A leak is a run of four words shared with a locked fact or line that stands in nothing free, or a locked cue's anchor
that stands in nothing free. Free is what is public, authored to be said while a cue is closed, already told, or said
by the recruiter; never what the candidate said itself, which may have been the leak.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from simulations.grading.words import content
from simulations.hearing.text import names_any, plain, words
from simulations.packs.pack import Cue, Pack, Persona

RUN = 4


@dataclass(frozen=True)
class Leak:
    """What was given away: the cue's key, and how it shows (a run of words, or an anchor)."""

    cue: str
    shown: str


def leaks(said: str, pack: Pack, disclosed: Collection[str], recruiter: Sequence[str]) -> list[Leak]:
    """The locked cues that `said` holds something of. `disclosed`: keys of the cues told up to now."""
    free = "\n".join([*free_texts(pack, disclosed), *recruiter])
    open_runs = {run for text in free.splitlines() for run in _runs(text)}
    runs, spelled = _runs(said), "".join(word for word in words(plain(said)) if len(word) == 1)
    found = []
    for cue in pack.cues:
        if cue.key in disclosed:
            continue
        closed = {run for text in texts_of(cue) for run in _runs(text)} - open_runs
        shared = [run for run in closed if run in runs or re.sub(r"\W", "", "".join(run)) in spelled]
        named = [word for word in cue.anchors if names_any(said, [word]) and not names_any(free, [word])]
        if shared or named:
            found.append(Leak(cue.key, " ".join(min(shared)) if shared else f"anchor {named[0]!r}"))
    return found


def texts_of(cue: Cue) -> tuple[str, ...]:
    """Everything in which the cue is told."""
    return (cue.fact, *cue.lines, *((cue.retract_line,) if cue.retract_line else ()))


def free_texts(pack: Pack, disclosed: Collection[str]) -> Iterable[str]:
    """What anybody on this call may hear by now."""
    yield from (fact.claim for fact in pack.facts if fact.visibility == "public")
    yield from (pack.title, pack.brief)
    for persona in pack.personas:
        yield from _public(persona)
    for cue in pack.cues:
        yield from (cue.topic, cue.hint_line, cue.deflect_line)
        if cue.key in disclosed:
            yield from texts_of(cue)


def _public(persona: Persona) -> Iterable[str]:
    yield from (persona.name, persona.role, persona.goodbye)
    yield from (*persona.public, *persona.wants, *persona.wont, *persona.openers, *persona.voice.samples)
    yield from (ask.line for ask in persona.asks)


def _runs(text: str) -> set[tuple[str, ...]]:
    """Runs of four words of which one at least names something: "I would like to" is nobody's secret."""
    said = words(plain(text))
    runs = zip(*(said[at:] for at in range(RUN)), strict=False)
    return {run for run in runs if content(" ".join(run))}
