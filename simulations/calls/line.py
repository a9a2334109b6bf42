"""Who is on the line: ringing a colleague from within a call, going back, and noting what they allowed."""

from django.db import transaction
from django.utils import timezone

from simulations.calls.cleaning import clean
from simulations.calls.frozen import pack_of
from simulations.calls.opening import open_with
from simulations.calls.refusals import CallOver, CallRefused, ReplyInFlight
from simulations.calls.wording import elapsed
from simulations.models import Call, PermissionNote, Turn

NOTE_LENGTH = 300


class LineRefused(CallRefused):
    """Nobody of that name can be called here."""

    code = "line"


@transaction.atomic
def put_through(call: Call, persona: str) -> Call:
    """Put whoever is on the line on hold and talk to `persona`, who picks up the first time with an opener.

    Raises CallOver when the call has ended, ReplyInFlight while an answer is on its way, LineRefused for a stranger.
    """
    call = Call.objects.select_for_update().get(pk=call.pk)
    pack = pack_of(call)
    if call.state != Call.State.LIVE:
        raise CallOver("This call has ended. Nobody can be put through any more.")
    if persona not in [item.key for item in pack.personas]:
        raise LineRefused("They cannot be called from here.")
    if call.turns.filter(state__in=Turn.IN_FLIGHT).exists():
        raise ReplyInFlight("Let them finish their sentence first.")
    if not call.turns.filter(persona=persona).exists():
        last = call.turns.order_by("-index").values_list("at", flat=True).first() or 0
        open_with(call, pack, persona, at=max(elapsed(call), last))
    call.on_line, call.last_active_at = persona, timezone.now()
    call.save(update_fields=["on_line", "last_active_at"])
    return call


def note_permission(call: Call, colleague: str, answer: str, words: str) -> PermissionNote | None:
    """Write down what a colleague allowed, or take the note back with an empty `answer`.

    Raises LineRefused for somebody who is not in the directory, or an answer that does not exist.
    """
    if colleague not in {entry.key for entry in pack_of(call).directory}:
        raise LineRefused("They are not in this directory.")
    if not answer:
        call.permissions.filter(colleague=colleague).delete()
        return None
    if answer not in PermissionNote.Answer.values:
        raise LineRefused("Choose what they said: agreed, agreed with conditions, or no.")
    note, _ = PermissionNote.objects.update_or_create(
        call=call,
        colleague=colleague,
        defaults={"answer": answer, "words": clean(words).text[:NOTE_LENGTH]},
    )
    return note
