"""The relationship notebook: at most six pinned lines, each with a note of one's own."""

from django.db import transaction

from simulations.calls.cleaning import clean
from simulations.calls.refusals import CallRefused
from simulations.models import Call, NotebookPin, Turn

MOST_PINS = 6
NOTE_LENGTH = 300


class NotebookRefused(CallRefused):
    """The notebook is full, or the line is not one that can be pinned."""

    code = "notebook"


@transaction.atomic
def pin(call: Call, sentence: str) -> NotebookPin:
    """Pin a sentence of the answering side (`c5.1`). Pinning it again gives the same pin."""
    Call.objects.select_for_update().only("pk").get(pk=call.pk)
    existing = call.pins.filter(sentence=sentence).first()
    if existing:
        return existing
    if sentence not in _pinnable(call):
        raise NotebookRefused("Only lines that the other side said can be pinned.")
    if call.pins.count() >= MOST_PINS:
        raise NotebookRefused("Your notebook holds six pins. Unpin one to make room for this line.")
    return NotebookPin.objects.create(call=call, sentence=sentence)


def _pinnable(call: Call) -> set[str]:
    turns = call.turns.filter(speaker="candidate").exclude(state=Turn.State.REPLACED)
    return {sentence["id"] for stored in turns.values_list("sentences", flat=True) for sentence in stored}


def unpin(call: Call, sentence: str) -> None:
    """Take a line out of the notebook; its note goes with it."""
    call.pins.filter(sentence=sentence).delete()


def annotate(call: Call, sentence: str, note: str) -> None:
    """Write the note beside a pinned line. Longer notes are cut at 300 characters."""
    call.pins.filter(sentence=sentence).update(note=clean(note).text[:NOTE_LENGTH])
