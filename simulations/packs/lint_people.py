"""Lint of the people in a pack: somebody must have something to say, and every contact must be within reach."""

from collections.abc import Iterator

from simulations.packs.pack import DirectoryEntry, Pack, Persona
from simulations.packs.problems import Problem


def check(pack: Pack) -> Iterator[Problem]:
    """Yield findings on personas and directory entries."""
    for index, persona in enumerate(pack.personas):
        yield from _lines(persona, ("personas", index))
    for index, entry in enumerate(pack.directory):
        if not _reachable(entry, pack):
            yield Problem(
                "unreachable_contact",
                ("directory", index),
                f"nobody can reach {entry.name}: not known (relationship 0), not agreed, and no persona `{entry.key}` "
                "to call",
            )


def _lines(persona: Persona, path: tuple[str | int, ...]) -> Iterator[Problem]:
    told = [cue for cue in persona.cues if cue.lines]
    if not told and not persona.asks and not (persona.part != "candidate" and persona.openers):
        yield Problem(
            "persona_without_lines", path, f"{persona.name} has no lines: no cue that can be said, no ask"
        )
        return
    for index, cue in enumerate(persona.cues):
        if not cue.lines:
            yield Problem(
                "cue_without_lines",
                (*path, "cues", index),
                f"the cue `{cue.key}` has no lines to say it with",
            )


def _reachable(entry: DirectoryEntry, pack: Pack) -> bool:
    played = any(persona.key == entry.key for persona in pack.personas)
    return played or entry.permission.granted or entry.relationship > 0
