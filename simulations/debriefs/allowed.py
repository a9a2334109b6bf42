"""What colleagues allowed, in their own words, beside what the recruiter wrote down."""

from collections.abc import Sequence
from dataclasses import dataclass

from simulations.calls.wording import first_name
from simulations.grading.scorecard import Scorecard
from simulations.models import Call, Turn
from simulations.packs.pack import Pack


@dataclass(frozen=True)
class Allowed:
    """One colleague who was talked to."""

    name: str
    said: str
    sentence: str
    """Id of the sentence with which they agreed; empty where they did not."""
    answer: str
    wrote: str
    conditions: tuple[str, ...]


def allowed_of(call: Call, pack: Pack, card: Scorecard | None, turns: Sequence[Turn]) -> tuple[Allowed, ...]:
    """Every colleague whom the recruiter called, in authored order."""
    notes = {note.colleague: note for note in call.permissions.all()}
    entries = {entry.key: entry for entry in pack.directory}
    won = _won(pack, card)
    met = {turn.persona for turn in turns if turn.speaker == "recruiter"}
    shown = []
    for persona in pack.personas:
        if persona.part != "colleague" or persona.key not in met:
            continue
        id_, said = next(
            (
                (sentence["id"], sentence["text"])
                for turn in turns
                if turn.persona == persona.key
                for sentence in turn.sentences
                if sentence["id"] in won
            ),
            ("", ""),
        )
        note, entry = notes.get(persona.key), entries.get(persona.key)
        shown.append(
            Allowed(
                name=first_name(persona),
                said=said,
                sentence=id_,
                answer=note.get_answer_display() if note else "",
                wrote=note.words if note else "",
                conditions=entry.permission.conditions if entry and id_ else (),
            )
        )
    return tuple(shown)


def _won(pack: Pack, card: Scorecard | None) -> set[str]:
    keys = {item.key for item in pack.rubric.criteria if item.measure == "permission_won"}
    results = card.criteria if card else ()
    return {sentence for result in results if result.key in keys for sentence in result.evidence}
