"""Lint of cues: gates that open, topics that differ, anchors in their place, enough ways of asking."""

import re
from collections.abc import Iterator

from simulations.packs.apart import too_alike
from simulations.packs.pack import Pack
from simulations.packs.problems import Path, Problem
from simulations.packs.reach import reach

FEWEST_EXAMPLES = 3


def check(pack: Pack) -> Iterator[Problem]:
    """Yield findings on the cues of a pack."""
    paths = cue_paths(pack)
    yield from _closed_gates(pack, paths)
    yield from _colours(pack, paths)
    for cue in pack.cues:
        if len(cue.ask_examples) < FEWEST_EXAMPLES:
            message = (
                f"`{cue.key}` has fewer than {FEWEST_EXAMPLES} ask_examples; it will often not be understood"
            )
            yield _warning("few_examples", (*paths[cue.key], "ask_examples"), message)
    for one, other in too_alike(pack):
        message = (
            f"the topics `{one.key}` and `{other.key}` cannot be told apart; reword the topic or the examples"
        )
        yield _warning("alike_topics", (*paths[other.key], "topic"), message)
    yield from _anchors(pack, paths)


def cue_paths(pack: Pack) -> dict[str, Path]:
    """Where each cue stands in the pack."""
    return {
        cue.key: ("personas", place, "cues", index)
        for place, persona in enumerate(pack.personas)
        for index, cue in enumerate(persona.cues)
    }


def _warning(code: str, path: Path, message: str) -> Problem:
    return Problem(code, path, message, level="warning")


def _closed_gates(pack: Pack, paths: dict[str, Path]) -> Iterator[Problem]:
    for found in reach(pack):
        if found.turn is None and found.cue.lines:
            message = f"the gate of `{found.cue.key}` can never open within {pack.max_turns} turns"
            yield Problem("closed_gate", (*paths[found.cue.key], "gate"), message)


def _colours(pack: Pack, paths: dict[str, Path]) -> Iterator[Problem]:
    expected = pack.cues or pack.skill == "anthropologist"
    if expected and not any(cue.legality == "green" and not cue.is_decoy for cue in pack.cues):
        yield _warning("no_green_cue", ("personas",), "there is no green cue, so nothing can be used freely")
    for cue in pack.cues:
        if cue.legality == "amber" and set(cue.gate.conditions) == {"asked"}:
            message = f"the amber cue `{cue.key}` has no gate; it is told to whoever asks"
            yield _warning("amber_without_gate", paths[cue.key], message)


def _anchors(pack: Pack, paths: dict[str, Path]) -> Iterator[Problem]:
    places = list(_public_words(pack))
    for cue in (cue for cue in pack.cues if cue.key not in pack.told_at_start):
        for index, anchor in enumerate(cue.anchors):
            where = next((name for name, text in places if _occurs(anchor, text)), None)
            if where:
                message = f"the anchor “{anchor}” also occurs in {where}, where it tells nothing"
                yield _warning("misplaced_anchor", (*paths[cue.key], "anchors", index), message)


def _public_words(pack: Pack) -> Iterator[tuple[str, str]]:
    for persona in pack.personas:
        groups: list[tuple[str, tuple[str, ...]]] = [
            ("an opener", persona.openers),
            ("the goodbye", (persona.goodbye,)),
            ("an ask", tuple(ask.line for ask in persona.asks)),
            ("a sample line", persona.voice.samples),
            ("a public line", persona.public),
            ("a hint", tuple(cue.hint_line for cue in persona.cues)),
        ]
        for name, texts in groups:
            yield from ((f"{name} of {persona.name}", text) for text in texts)


def _occurs(anchor: str, text: str) -> bool:
    pattern = rf"(?<!\w){re.escape(_plain(anchor))}(?!\w)"
    return bool(anchor) and bool(re.search(pattern, _plain(text)))


def _plain(text: str) -> str:
    return text.casefold().replace("’", "'")
