"""One turn as the director's rules see it."""

from dataclasses import dataclass

from simulations.director.feelings import Conduct
from simulations.director.state import State
from simulations.hearing.heard import Heard
from simulations.packs.pack import Ask, Cue, Pack, Persona


@dataclass(frozen=True)
class Moment:
    pack: Pack
    persona: Persona
    before: State
    """The state when the recruiter spoke."""
    state: State
    """The state after feelings and gates, before the reply."""
    heard: Heard
    conduct: Conduct

    @property
    def asked(self) -> Cue | None:
        """The cue whose topic the turn asks about."""
        return self.find(self.conduct.asked) if self.conduct.asked else None

    @property
    def turns_left(self) -> int:
        """Recruiter turns that may still follow this one."""
        return max(0, self.pack.max_turns - self.state.turn)

    @property
    def next_ask(self) -> Ask | None:
        """The persona's own next question, None when all are asked."""
        asked = list(self.state.asked_facts)
        for ask in self.persona.asks:
            if ask.fact not in asked:
                return ask
            asked.remove(ask.fact)
        return None

    def find(self, key: str) -> Cue | None:
        return next((cue for cue in self.persona.cues if cue.key == key), None)

    def open_and_untold(self, cue: Cue) -> bool:
        """May this cue be told, and has it not been yet?"""
        return cue.key in self.state.unlocked and cue.key not in self.state.disclosed
