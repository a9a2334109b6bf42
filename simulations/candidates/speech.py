"""Finding words that this persona has not used yet in this call."""

import hashlib
from collections.abc import Iterable, Sequence

from simulations.candidates.brief import ReplyBrief
from simulations.candidates.voices import phrases, voice_of
from simulations.hearing.text import words
from simulations.sentences import split_sentences
from simulations.transcripts import CANDIDATE

_AGAIN = (
    "Well",
    "As it is",
    "Put it this way",
    "To be plain",
    "Again",
    "As ever",
    "All in all",
    "So",
    "Yes",
    "Look",
)


def spoken_form(sentence: str) -> str:
    """A sentence without case and punctuation: two sentences with the same form are the same sentence."""
    return " ".join(words(sentence.lower()))


class Speech:
    """Picks phrases for one reply: by seed and turn, never a sentence already said in the call."""

    def __init__(self, brief: ReplyBrief) -> None:
        self._salt = f"{brief.seed}:{brief.turn}"
        self._voice = voice_of(brief.persona.voice.register)
        self._written = brief.written
        said = (line.text for line in brief.history if line.speaker == CANDIDATE)
        self._used = {spoken_form(sentence) for text in said for sentence in split_sentences(text)}

    def chance(self, what: str, percent: int) -> bool:
        """True in `percent` of all cases, always the same one for the same call and turn."""
        return self._number(what) % 100 < percent

    def fresh(self, text: str) -> bool:
        """Is no sentence of `text` said yet in this call?"""
        return not any(spoken_form(sentence) in self._used for sentence in split_sentences(text))

    def choose(self, options: Iterable[str], what: str = "") -> str:
        """One of `options` that has not been said, and from now on counts as said; "" when all have been."""
        left = [option for option in options if option and self.fresh(option)]
        if not left:
            return ""
        chosen = left[self._number(what or left[0]) % len(left)]
        self._used.update(spoken_form(sentence) for sentence in split_sentences(chosen))
        return chosen

    def say(self, situation: str, **parts: str) -> str:
        """A phrase for a situation, in this persona's voice and medium. Never runs dry: in the end openings vary."""
        known = phrases(self._voice, situation, self._written)
        bank = [phrase.format(**parts) if parts else phrase for phrase in known]
        return self.choose(map(_capital, bank), situation) or self.choose(_varied(bank), situation)

    def _number(self, what: str) -> int:
        return int.from_bytes(hashlib.sha256(f"{self._salt}:{what}".encode()).digest()[:4], "big")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _varied(bank: Sequence[str]) -> Iterable[str]:
    for phrase in bank:
        first = split_sentences(phrase)[0]
        lowered = first if first.startswith(("I ", "I'")) else first[:1].lower() + first[1:]
        yield from (f"{opening}, {lowered}" for opening in _AGAIN)
