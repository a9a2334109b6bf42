"""A whole call without a browser: the site's own pipeline, driven line by line.

The site answers one turn with `hear_and_direct`, then `candidate.reply(brief)`; so does `Rehearsal.say`.
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine, Mapping
from dataclasses import dataclass, replace
from typing import Any

from simulations.calls.cleaning import clean_line
from simulations.candidates.brief import Candidate, ReplyPart, Said
from simulations.candidates.offline import OfflineCandidate
from simulations.candidates.openings import openings
from simulations.candidates.turns import Directed, hear_and_direct
from simulations.director import STRANGERS, Carried, Direction, State, start, with_memory
from simulations.hearing.heard import Heard
from simulations.packs.pack import Pack
from simulations.sentences import number_sentences, split_sentences
from simulations.transcripts import CANDIDATE, RECRUITER, FollowUp, Line, Pin, Touch, Transcript

__all__ = ["Directed", "Exchange", "Rehearsal", "hear_and_direct"]

DAY_SECONDS = 86_400


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
    """One rehearsal: a call, a call with others put on hold for it, or a chat with several people at once.

    `engine` is the offline candidate unless another is given; `run` runs its work to the end. Each persona
    remembers only its own talk with the recruiter; the recruiter's turns count over all of them together.
    `carried` holds by persona what they bring from earlier calls.
    """

    def __init__(
        self,
        pack: Pack,
        seed: int = 0,
        engine: Candidate | None = None,
        run: Callable[[Coroutine[Any, Any, list[ReplyPart]]], list[ReplyPart]] = asyncio.run,
        carried: Mapping[str, Carried] | None = None,
    ) -> None:
        self.pack = pack
        self.seed = seed
        self.engine: Candidate = engine or OfflineCandidate()
        self.on_line = pack.personas[0].key
        """The persona who hears the next line that names nobody."""
        self._run = run
        self._carried = carried or {}
        self._states: dict[str, State] = {}
        self._talks: dict[str, list[Said]] = {}
        self._lines: list[Line] = []
        self._pins: list[Pin] = []
        self._written: list[FollowUp] = []
        for persona in pack.personas if pack.medium == "chat" else pack.personas[:1]:
            self._meet(persona.key)

    @property
    def state(self) -> State:
        """The state of whoever is on the line."""
        return self._states[self.on_line]

    @property
    def ended(self) -> bool:
        """Is there nobody left to talk to? A colleague's goodbye alone ends no rehearsal."""
        if any(state.ended in {"max_turns", "hang_up"} for state in self._states.values()):
            return True
        first = self.pack.personas[0].key
        others = [key for key in self._states if self.pack.persona(key).part == "candidate"]
        return all(self._states[key].ended for key in {first, *others})

    def say(self, text: str, to: str = "", day: int | None = None) -> Exchange:
        """Say one line to `to`, or to whoever is on the line, and hear the answer.

        `day` is the simulated day of a message where the pack has a calendar.
        Raises WordsRefused for a line that the site would not take, ValueError when that talk has ended.
        """
        text = clean_line(text).text
        key = to or self.on_line
        self._meet(key)
        before = replace(self._states[key], turn=self._turns(RECRUITER))
        directed = hear_and_direct(self.pack, before, text, self.history(key), self.seed, day)
        *spoken, end = self._run(_all(self.engine.reply(directed.brief)))
        self._states[key] = directed.state
        at = directed.state.day * DAY_SECONDS if self.pack.calendar else None
        self._keep(RECRUITER, key, split_sentences(text), text, at)
        if spoken:
            self._keep(CANDIDATE, key, [part.text for part in spoken], at=at)
        reply = " ".join(part.text for part in spoken)
        return Exchange(directed.state.turn, directed.heard, directed.state, directed.direction, reply, end)

    def over_with(self, key: str) -> str:
        """How the talk with `key` has ended, "" while it can go on."""
        state = self._states.get(key)
        return (state.ended or "") if state else ""

    def call(self, key: str) -> None:
        """Put whoever is on the line on hold and ring `key`."""
        self._meet(key)
        self.on_line = key

    def back(self) -> None:
        """Return to the first call."""
        self.on_line = self.pack.personas[0].key

    def hang_up(self) -> None:
        """End the rehearsal from the recruiter's side; what has ended stays as it ended."""
        if not self.ended:
            for key, state in self._states.items():
                self._states[key] = replace(state, ended=state.ended or "hang_up")

    def pin(self, sentence: str, note: str = "") -> None:
        """Keep a sentence in the notebook. Raises KeyError when nobody has said it."""
        if sentence not in self.transcript().by_id:
            raise KeyError(sentence)
        self._pins.append(Pin(sentence, note))

    def follow_up(self, text: str, touches: tuple[Touch, ...] = ()) -> None:
        """Write the message that goes out after the call; a later one takes its place."""
        self._written = [FollowUp(text, touches)]

    def offer(self, text: str, touches: tuple[Touch, ...] = ()) -> None:
        """Write one part of the offer; it goes out with what was written before."""
        self._written.append(FollowUp(text, touches))

    def transcript(self) -> Transcript:
        """Everything said, pinned and written so far."""
        text = "\n".join(part.text for part in self._written)
        touches = tuple(touch for part in self._written for touch in part.touches)
        follow_up = FollowUp(text, touches) if self._written else None
        return Transcript(tuple(self._lines), tuple(self._pins), follow_up=follow_up)

    def history(self, key: str = "") -> tuple[Said, ...]:
        """Every line of the talk with `key` (or whoever is on the line) so far, the opener first."""
        return tuple(self._talks[key or self.on_line])

    def _meet(self, key: str) -> None:
        """The first word from `key`: its opener."""
        if key not in self._states:
            carried = self._carried.get(key, STRANGERS)
            self._states[key] = with_memory(self.pack, start(self.pack.persona(key), self.seed), carried)
            self._talks[key] = []
            for opening in openings(self.pack, key, self.seed, carried):
                self._keep(CANDIDATE, key, split_sentences(opening.text))

    def _turns(self, speaker: str) -> int:
        return sum(line.speaker == speaker for line in self._lines)

    def _keep(
        self, speaker: str, key: str, sentences: list[str], text: str = "", at: float | None = None
    ) -> None:
        turn = 1 + self._turns(speaker)
        numbered = number_sentences("r" if speaker == RECRUITER else "c", turn, sentences)
        said = text or " ".join(sentences)
        persona = key if speaker == CANDIDATE or len(self.pack.personas) > 1 else ""
        self._lines.append(Line(speaker, turn, said, numbered, persona, at))
        self._talks[key].append(Said(speaker, said))


async def _all(parts: AsyncIterator[ReplyPart]) -> list[ReplyPart]:
    return [part async for part in parts]
