"""What a cue sounds like: its texts as vectors, and the words that only it has in this scenario."""

import functools
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from simulations.grading import words
from simulations.grading.dates import Moment, clock_times, moments, not_before, weekdays
from simulations.grading.hours import points
from simulations.hearing.embedder import Embedder
from simulations.hearing.text import plain
from simulations.packs.pack import Cue, Pack, Persona
from simulations.sentences import split_sentences

Vectors = NDArray[np.float32]


@dataclass(frozen=True)
class CueProfile:
    """One cue, ready to be recognised. The vector arrays have shape (texts, width); any may be empty."""

    cue: Cue
    tellings: Vectors
    asks: Vectors
    good: Vectors
    bad: Vectors
    own: frozenset[str]
    """Stems that, of everything in this scenario, only this cue has."""
    stems: frozenset[str]
    months: frozenset[int]
    not_before: Moment | None
    timed: bool
    """Does it tell of weekdays or hours?"""

    def names(self, text: str) -> bool:
        """Does `text` name the cue by an anchor or by a word that only this cue has?"""
        return bool(words.content(text) & self.own) or any(words.holds(text, a) for a in self.cue.anchors)


@dataclass(frozen=True)
class Profiles:
    """The cues of one pack and, per persona, the lines that tell none of them."""

    cues: tuple[CueProfile, ...]
    plain_lines: dict[str, tuple[str, ...]]
    plain_vectors: dict[str, Vectors]

    def of(self, key: str) -> CueProfile:
        return next(profile for profile in self.cues if profile.cue.key == key)


def closeness(rows: Vectors, vector: Vectors) -> float:
    """The greatest cosine between a vector and any of `rows`; 0 when there are none."""
    return float((rows @ vector).max()) if len(rows) else 0.0


def profiles_for(pack: Pack, embedder: Embedder) -> Profiles:
    """The profiles of a pack, kept for the last packs by what they say."""
    return _kept(_Same(pack, embedder))


class _Same:
    """A pack that equals another when they say the same to a grader."""

    def __init__(self, pack: Pack, embedder: Embedder) -> None:
        self.pack, self.embedder = pack, embedder
        self._content = repr((pack.brief, pack.personas, pack.facts, embedder.name))

    def __hash__(self) -> int:
        return hash(self._content)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other._content == self._content


@functools.lru_cache(maxsize=16)
def _kept(same: _Same) -> Profiles:
    pack, embedder = same.pack, same.embedder
    common = _common_stems(pack)
    plain = {persona.key: tuple(_plain_lines(persona)) for persona in pack.personas}
    return Profiles(
        cues=tuple(_profile(cue, common, embedder) for cue in pack.cues),
        plain_lines=plain,
        plain_vectors={key: embedder.encode(list(lines)) for key, lines in plain.items()},
    )


def _profile(cue: Cue, common: Counter[str], embedder: Embedder) -> CueProfile:
    tellings = _tellings(cue)
    told = " ".join([cue.fact, *cue.lines])
    stems = words.content(" ".join([told, *cue.anchors]))
    return CueProfile(
        cue=cue,
        tellings=embedder.encode(tellings),
        asks=embedder.encode([*cue.ask_examples, cue.topic]),
        good=embedder.encode(list(cue.good_uses)),
        bad=embedder.encode(list(cue.bad_uses)),
        own=frozenset(stem for stem in stems if common[stem] == 1 and len(stem) > 2) - _everyday(cue),
        stems=stems,
        months=frozenset(month for moment in moments(told) for month in moment.months),
        not_before=next(filter(None, map(not_before, (*cue.lines, cue.fact))), None),
        timed=bool(weekdays(told) or clock_times(told) or points(plain(told))),
    )


def _everyday(cue: Cue) -> frozenset[str]:
    """Words of the cue's own questions: a recruiter says them without having heard anything."""
    return words.content(" ".join([*cue.ask_examples, cue.topic])) | words.content(
        "miss better big small live move change plan long short end begin early late part place talk visit "
        "date sit read write open close lead build own calm love hate mind hope group half nine ten eight seven six "
        "five four three two one first second next last new old early late minute hour month night morning evening"
    )


def _tellings(cue: Cue) -> list[str]:
    whole = [cue.fact, *cue.lines]
    parts = [part for text in whole for part in split_sentences(text) if len(words.content(part)) >= 2]
    return list(dict.fromkeys([*whole, *parts]))


def _plain_lines(persona: Persona) -> list[str]:
    said = [*persona.openers, persona.goodbye, *persona.voice.samples, *persona.public]
    said += [ask.line for ask in persona.asks]
    for cue in persona.cues:
        said += [cue.hint_line, cue.deflect_line, cue.retract_line]
    return [part for line in said if line for part in dict.fromkeys([line, *split_sentences(line)])]


def _common_stems(pack: Pack) -> Counter[str]:
    """In how many texts of the scenario each stem occurs, a cue's own texts counting as one."""
    texts: list[Sequence[str]] = [[cue.fact, *cue.lines, *cue.anchors] for cue in pack.cues]
    texts += [[pack.brief, pack.title], *([fact.claim] for fact in pack.facts)]
    texts += [
        [*p.public, *p.wants, *p.voice.samples, p.role, p.name, p.goodbye, *p.openers] for p in pack.personas
    ]
    return Counter(stem for text in texts for stem in words.content(" ".join(text)))
