"""A long turn that is about somebody in particular is no generic pitch."""

from collections.abc import Iterator
from dataclasses import replace

from simulations.director.reading import content
from simulations.director.state import State
from simulations.hearing.heard import Heard
from simulations.hearing.text import clean_for_matching, names_any, words
from simulations.packs.pack import Pack, Persona

SHARED = 3
"""Words of weight that a turn shares with one thing known of the persona when it states that thing."""
SHORTEST_NAME = 3


def as_meant(pack: Pack, persona: Persona, state: State, heard: Heard) -> Heard:
    """The turn, no pitch where it introduces somebody, says something of this persona's or answers their question."""
    if heard.pitch and (
        heard.acknowledged
        or (state.waiting and state.waiting in heard.facts)
        or names_somebody(pack, persona, heard.text)
        or _knows(persona, state, heard.text)
    ):
        return replace(heard, pitch=False)
    return heard


def names_somebody(pack: Pack, persona: Persona, text: str) -> bool:
    """Is anybody else of the directory or the scenario named, whole or by a capitalised part of the name?"""
    names = {entry.key: entry.name for entry in pack.directory} | {one.key: one.name for one in pack.personas}
    others = [name for key, name in names.items() if key != persona.key and name != persona.name]
    said = set(words(clean_for_matching(text)))
    return any(names_any(text, [name]) or said & set(_parts(name)) for name in others)


def _parts(name: str) -> Iterator[str]:
    yield from (part for part in words(name) if len(part) >= SHORTEST_NAME and part[:1].isupper())


def _knows(persona: Persona, state: State, text: str) -> bool:
    """Does the turn state something public of this persona, or something they have told?"""
    told = (cue for cue in persona.cues if cue.key in state.disclosed)
    known = [*persona.public, *(line for cue in told for line in (cue.fact, *cue.lines))]
    said = content(text)
    return any(len(content(line) & said) >= SHARED for line in known)
