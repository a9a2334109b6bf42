"""What a persona has said before the recruiter's first word: the opener, and what they remember of earlier calls."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from simulations.candidates.voices import phrases, voice_of
from simulations.director.carried import STRANGERS, Carried, owed_ask
from simulations.director.steps import own_opener, told_in
from simulations.packs.pack import Pack, Persona

_GREETING = re.compile(
    r"^(?:hello|hi|hey|good (?:morning|afternoon|evening))(?: there| again)?[,.!]\s+", re.IGNORECASE
)


@dataclass(frozen=True)
class Opening:
    """One line before the recruiter speaks. `earlier`: it was said in an earlier call and is brought along."""

    text: str
    disclosed: tuple[str, ...] = ()
    earlier: bool = False


def openings(pack: Pack, persona: str, seed: int, carried: Carried = STRANGERS) -> tuple[Opening, ...]:
    """What was told before, in the words it was told in, then the line with which the persona answers now."""
    return (*_told_before(pack, persona, carried), _opener(pack, pack.persona(persona), seed, carried))


def _told_before(pack: Pack, persona: str, carried: Carried) -> Iterator[Opening]:
    own = {cue.key for cue in pack.persona(persona).cues}
    yield from (Opening(told.text, (told.cue,), earlier=True) for told in carried.told if told.cue in own)


def _opener(pack: Pack, persona: Persona, seed: int, carried: Carried) -> Opening:
    own = opener(persona, seed, pack.is_in_writing)
    if not carried.met:
        return Opening(own, told_in(persona, [own]))
    owed = owed_ask(pack, persona.key, carried)
    if owed is None:
        again = f"{_phrase(pack, persona, 'again', seed)} {_without_greeting(own)}"
        return Opening(again, told_in(persona, [own]))
    line = next(ask.line for ask in persona.asks if ask.fact == owed.fact)
    name = persona.name.split()[0]
    said = _phrase(pack, persona, "again-owed" if owed.when else "again-owed-open", seed)
    return Opening(f"{said.format(when=owed.when, name=name)} {line}")


def _without_greeting(line: str) -> str:
    """ "Hello, it's Maya." after "Hello again." is "It's Maya." """
    rest = _GREETING.sub("", line)
    return rest[:1].upper() + rest[1:] if rest else line


def opener(persona: Persona, seed: int, written: bool = False) -> str:
    """The line with which the persona answers the phone or first writes: one of its openers, chosen by the seed."""
    if persona.openers:
        return own_opener(persona, seed)
    name = persona.name.split()[0]
    return f"Hello, {name} here." if written else f"Hello, {name} speaking."


def _phrase(pack: Pack, persona: Persona, situation: str, seed: int) -> str:
    bank = phrases(voice_of(persona.voice.register), situation, pack.is_in_writing)
    return bank[seed % len(bank)]
