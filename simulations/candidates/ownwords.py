"""Honest small answers from the persona's public side, for questions that no cue answers."""

import re

from simulations.candidates.brief import ReplyBrief
from simulations.candidates.first_person import first_person, mine
from simulations.director.reading import content
from simulations.hearing.text import plain
from simulations.packs.pack import Persona

_ABOUT_WANTS = re.compile(
    r"\b(?:looking for|look for|want|ideal|matters?|important|dream|next (?:role|job|step|move)|attract|hope|hoping"
    r"|make you (?:move|leave|switch)|motivates?|prefer)\b"
)
_WANT_FRAMES = ("Mostly {want}.", "{Want}. That would be a start.", "{Want}, if you have it.")
_ARTICLE_WORDS = "a an the my any some no this that her his their"
_ARTICLES = frozenset(_ARTICLE_WORDS.split())


def asks_for_wants(brief: ReplyBrief) -> bool:
    """Does the turn ask what the persona wants, and has its author said so?"""
    return bool(_ABOUT_WANTS.search(plain(brief.text)) and brief.persona.wants)


def own_words(brief: ReplyBrief) -> list[str]:
    """What the persona could say of itself to `brief.text`, best kind first; empty when nothing fits.

    A broad question takes anything public; any other takes only what shares a word of weight with it.
    """
    said = content(brief.text)
    persona = brief.persona
    if asks_for_wants(brief):
        return _wants(persona)
    if brief.manner == "broad":
        return [*_public(persona), *persona.voice.samples]
    refused = [_refusal(wont) for wont in persona.wont if content(wont) & said]
    return refused or [line for line in _public(persona) if content(line) & said]


def _public(persona: Persona) -> list[str]:
    return [spoken for line in persona.public if (spoken := first_person(line, persona.name))]


def _wants(persona: Persona) -> list[str]:
    wants = [mine(want) for want in persona.wants]
    frames = [_WANT_FRAMES[index % len(_WANT_FRAMES)] for index in range(len(wants))]
    return [
        frame.format(want=want, Want=want[:1].upper() + want[1:])
        for frame, want in zip(frames, wants, strict=True)
        if want
    ]


def _refusal(wont: str) -> str:
    said = mine(wont)
    first = said.split()[0].lower() if said else ""
    if first.endswith("ing") or first in _ARTICLES:
        return f"{said[:1].upper()}{said[1:]}: not today."
    return f"I'd rather not {said}."
