"""The moment for which options are made: who is on the line, what was said, and what must not be said yet."""

import functools
import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from simulations.candidates.brief import Said
from simulations.candidates.checks import gives_away
from simulations.candidates.guided.bank import lines
from simulations.candidates.speech import spoken_form
from simulations.director import State
from simulations.hearing.heard import Protected
from simulations.hearing.protected import find_protected
from simulations.hearing.text import names_any
from simulations.packs.pack import Cue, Pack, Persona
from simulations.transcripts import CANDIDATE, RECRUITER

Test = Callable[[str], bool]


@dataclass(frozen=True)
class Scene:
    pack: Pack
    state: State
    history: tuple[Said, ...]
    seed: int

    @functools.cached_property
    def persona(self) -> Persona:
        """Who is on the line."""
        return self.pack.persona(self.state.persona)

    @property
    def turns_left(self) -> int:
        return max(0, self.pack.max_turns - self.state.turn)

    @functools.cached_property
    def last(self) -> str:
        """What was said to the recruiter last, "" for nothing."""
        return next((said.text for said in reversed(self.history) if said.speaker == CANDIDATE), "")

    @functools.cached_property
    def spoken(self) -> tuple[str, ...]:
        """The recruiter's own lines so far."""
        return tuple(said.text for said in self.history if said.speaker == RECRUITER)

    @functools.cached_property
    def untold(self) -> tuple[Cue, ...]:
        """Every cue of the scenario that this persona has not told; those of others count as untold."""
        return tuple(cue for cue in self.pack.cues if cue.key not in self.state.disclosed)

    def find(self, key: str) -> Cue | None:
        """A cue of the persona on the line."""
        return next((cue for cue in self.persona.cues if cue.key == key), None)

    def fresh(self, text: str) -> bool:
        """Has the recruiter not said it yet in this talk?"""
        return spoken_form(text) not in self._said

    def keeps_locked(self, text: str) -> bool:
        """Does it hold none of the words that would give an untold cue away?"""
        return self.tells_nothing(text) and not any(names_any(text, cue.anchors) for cue in self.untold)

    def tells_nothing(self, text: str) -> bool:
        """As `keeps_locked`, for company facts: these may use a word that also names a cue."""
        return not gives_away(text, self._locked, self._known)

    def asks_protected(self, text: str) -> Protected | None:
        """The protected ask or probe that it would be at this moment, None for none."""
        found = find_protected(text, self.last, self.pack.stage)
        return next((one for one in found if one.verdict == "prohibited_ask"), None)

    def lawful(self, text: str) -> bool:
        return self.asks_protected(text) is None

    def pick(self, kind: str, *tests: Test, **parts: str) -> str:
        """A line of a kind that has not been said, gives nothing away and passes `tests`; "" when none does."""
        wanted = (line.format(**parts) if parts else line for line in self.shuffled(lines(kind), kind))
        return self.first(wanted, self.keeps_locked, *tests)

    def pick_again(self, kind: str, *tests: Test, **parts: str) -> str:
        """`pick`, and when all have been said one of them with other words before it."""
        return self.pick(kind, *tests, **parts) or self.first(
            self._once_more([line.format(**parts) if parts else line for line in lines(kind)]),
            self.keeps_locked,
            *tests,
        )

    def first(self, texts: Iterable[str], *tests: Test) -> str:
        """The first text that is fresh and passes every test, "" for none."""
        return next(
            (text for text in texts if text and self.fresh(text) and all(test(text) for test in tests)), ""
        )

    def shuffled(self, texts: Sequence[str], what: str) -> list[str]:
        """In an order of this call's seed, turned by one at each turn: what was passed over comes round again."""
        order = sorted(texts, key=lambda text: self.number(f"{what}:{text}"))
        start = len(self.spoken) % len(order) if order else 0
        return order[start:] + order[:start]

    def number(self, what: str) -> int:
        """The same number for the same call and `what`."""
        return int.from_bytes(
            hashlib.sha256(f"{self.pack.slug}:{self.seed}:{what}".encode()).digest()[:4], "big"
        )

    def _once_more(self, texts: Sequence[str]) -> Iterator[str]:
        """Openings vary first, then they pile up: a call of any length finds words."""
        leads = lines("once-more")
        for lead in self.shuffled(leads, "once-more"):
            yield from (lead.format(line=text) for text in texts)
        for lead in leads:
            for other in leads:
                yield from (lead.format(line=other.format(line=text)) for text in texts)

    @functools.cached_property
    def _said(self) -> frozenset[str]:
        return frozenset(spoken_form(text) for text in self.spoken)

    @functools.cached_property
    def _locked(self) -> tuple[str, ...]:
        return tuple(text for cue in self.untold for text in (cue.fact, *cue.lines, cue.retract_line) if text)

    @functools.cached_property
    def _known(self) -> str:
        """What may be spoken of: the public side, the questions an author would put, and what was said."""
        persona = self.persona
        return "\n".join([
            persona.name, persona.role, *persona.public, *(ask.line for ask in persona.asks),
            *(ask for cue in persona.cues for ask in cue.ask_examples), *(said.text for said in self.history),
        ])  # fmt: skip
