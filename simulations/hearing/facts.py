"""Which of a scenario's company facts a turn states or touches: by an alias, or by most of the claim's own words."""

from collections.abc import Sequence

from simulations.hearing.text import names_any, plain, words
from simulations.hearing.wording import content
from simulations.packs.pack import Fact

SHARE = 0.5
"""The part of a claim's own words that names it, when there are at least `FEWEST` of them."""
FEWEST = 3


class Facts:
    """The facts of one pack, their claims taken apart once."""

    def __init__(self, facts: Sequence[Fact]) -> None:
        claims = [content(plain(fact.claim)) for fact in facts]
        common = {word for word in frozenset().union(*claims) if sum(word in claim for claim in claims) > 1}
        self._facts = [(fact, claim, claim - common) for fact, claim in zip(facts, claims, strict=True)]

    def touched(self, text: str) -> tuple[str, ...]:
        """Keys in authored order."""
        folded = plain(text)
        said = content(" ".join(words(folded)))
        return tuple(
            fact.key for fact, claim, own in self._facts if _states(said, claim, own) or named(fact, folded)
        )


def named(fact: Fact, folded: str) -> bool:
    return bool(fact.aliases) and names_any(folded, fact.aliases)


def _states(said: frozenset[str], claim: frozenset[str], own: frozenset[str]) -> bool:
    """Enough of the claim's words, and at least two that no other claim has."""
    shared = said & claim
    return len(shared) >= max(FEWEST, SHARE * len(claim)) and len(shared & own) >= 2
