"""A whole call without a browser: the site's own pipeline, driven line by line.

The site answers one turn with `hear_and_direct`, then `candidate.reply(brief)`; so does `Rehearsal.say`.
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from dataclasses import dataclass, replace
from typing import Any

from simulations.calls.cleaning import clean_line
from simulations.candidates.brief import Candidate, ReplyPart, Said
from simulations.candidates.offline import OfflineCandidate
from simulations.candidates.turns import Directed, hear_and_direct, opener
from simulations.director import Direction, State, start
from simulations.hearing.heard import Heard
from simulations.packs.pack import Pack
from simulations.sentences import number_sentences, split_sentences
from simulations.transcripts import CANDIDATE, RECRUITER, FollowUp, Line, Pin, Touch, Transcript

__all__ = ["Directed", "Exchange", "Rehearsal", "hear_and_direct", "opener"]


@dataclass(frozen=True)
class Exchange:
    """One recruiter turn and its answer."""

    turn: int
    heard: Heard
    state: State
    direction: Direction
    reply: str
    end: ReplyPart
    """The reply's last part: how it ended, who spoke, what it cost."""


class Rehearsal:
    """One call. `engine` is the offline candidate unless another is given; `run` runs its work to the end."""

    def __init__(
        self,
        pack: Pack,
        seed: int = 0,
        engine: Candidate | None = None,
        run: Callable[[Coroutine[Any, Any, list[ReplyPart]]], list[ReplyPart]] = asyncio.run,
    ) -> None:
        self.pack = pack
        self.seed = seed
        self.engine: Candidate = engine or OfflineCandidate()
        self.state = start(pack.personas[0])
        self._run = run
        self._lines: list[Line] = []
        self._pins: list[Pin] = []
        self._follow_up: FollowUp | None = None
        self._keep(CANDIDATE, split_sentences(opener(pack, self.state.persona, seed)))

    @property
    def ended(self) -> bool:
        return self.state.ended is not None

    def say(self, text: str) -> Exchange:
        """Say one line and hear the answer.

        Raises WordsRefused for a line that the site would not take, ValueError when the call has ended.
        """
        text = clean_line(text).text
        directed = hear_and_direct(self.pack, self.state, text, self.history(), self.seed)
        *spoken, end = self._run(_all(self.engine.reply(directed.brief)))
        self.state = directed.state
        self._keep(RECRUITER, split_sentences(text), text)
        if spoken:
            self._keep(CANDIDATE, [part.text for part in spoken])
        reply = " ".join(part.text for part in spoken)
        return Exchange(self.state.turn, directed.heard, self.state, directed.direction, reply, end)

    def hang_up(self) -> None:
        """End the call from the recruiter's side; a call that has ended stays as it ended."""
        if not self.ended:
            self.state = replace(self.state, ended="hang_up")

    def pin(self, sentence: str, note: str = "") -> None:
        """Keep a sentence in the notebook. Raises KeyError when nobody has said it."""
        if sentence not in self.transcript().by_id:
            raise KeyError(sentence)
        self._pins.append(Pin(sentence, note))

    def follow_up(self, text: str, touches: tuple[Touch, ...] = ()) -> None:
        """Write the message that goes out after the call; a later one takes its place."""
        self._follow_up = FollowUp(text, touches)

    def transcript(self) -> Transcript:
        """Everything said, pinned and written so far."""
        return Transcript(tuple(self._lines), tuple(self._pins), follow_up=self._follow_up)

    def history(self) -> tuple[Said, ...]:
        """Every line so far, the opener first."""
        return tuple(Said(line.speaker, line.text) for line in self._lines)

    def _keep(self, speaker: str, sentences: list[str], text: str = "") -> None:
        turn = 1 + sum(line.speaker == speaker for line in self._lines)
        prefix = "r" if speaker == RECRUITER else "c"
        persona = self.state.persona if speaker == CANDIDATE else ""
        numbered = number_sentences(prefix, turn, sentences)
        self._lines.append(Line(speaker, turn, text or " ".join(sentences), numbered, persona))


async def _all(parts: AsyncIterator[ReplyPart]) -> list[ReplyPart]:
    return [part async for part in parts]
