"""Spoken sentences out of a stream of text, each as soon as its end is certain."""

import re
import unicodedata

from simulations.sentences import split_sentences

_THOUGHTS = re.compile(r"\A\s*<think>.*?</think>\s*", re.DOTALL)
_STAGE_DIRECTION = re.compile(r"\*[^*\n]{1,80}\*|^\s*[(\[][^)\]\n]{1,80}[)\]]\s*")
_QUOTES = ('"', "“", "”")


class SentenceReader:
    """Feed it deltas; it hands back finished sentences. What a reasoning model thinks aloud is left out."""

    def __init__(self, speaker: str = "") -> None:
        first = speaker.split()[0] if speaker else ""
        names = "|".join(re.escape(name) for name in (speaker, first) if name)
        self._label = re.compile(rf"\A\s*(?:{names})\s*:\s*", re.IGNORECASE) if names else None
        self._held = ""
        self.text = ""
        """Everything fed so far."""

    def feed(self, delta: str) -> list[str]:
        """The sentences that `delta` completes, cleaned for speaking."""
        self.text += delta
        self._held = _THOUGHTS.sub("", self._held + delta)
        if _still_thinking(self._held):
            return []
        pieces = split_sentences(self._held)
        last = pieces.pop() if pieces and not self._held.endswith("\n") else ""
        self._held = self._held[self._held.rindex(last) :] if last else ""
        return [said for piece in pieces if (said := self.spoken(piece))]

    def rest(self) -> str:
        """What is left when the stream has ended: the last sentence, or the beginning of one."""
        held, self._held = self._held, ""
        return "" if _still_thinking(held) else self.spoken(held)

    def spoken(self, piece: str) -> str:
        """`piece` without a name before it, stage directions, pictures and quotation marks around the whole."""
        said = self._label.sub("", piece) if self._label else piece
        said = "".join(char for char in _STAGE_DIRECTION.sub(" ", said) if not _is_picture(char))
        said = " ".join(said.split())
        for mark in _QUOTES:
            if said.count(mark) == 1:
                said = said.strip(mark)
        return (
            said[1:-1].strip()
            if said[:1] in _QUOTES and said[-1:] in _QUOTES and len(said) > 1
            else said.strip()
        )


def _is_picture(char: str) -> bool:
    """An emoji or one of the invisible characters around it: nobody says those."""
    return unicodedata.category(char) in ("So", "Sk", "Cf", "Co", "Cn", "Cs") or char == "\ufe0f"


def _still_thinking(held: str) -> bool:
    start = held.lstrip()
    return start.startswith("<think>") or (bool(start) and "<think>".startswith(start))
