"""The message after the call. Each touch names the words and the line they answer: the because-link."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from simulations.calls.cleaning import MAX_MESSAGE, clean
from simulations.calls.closing import request_grading
from simulations.calls.refusals import CallOver, WordsRefused
from simulations.models import Call, FollowUpMessage, Turn
from simulations.transcripts import Touch

MOST_TOUCHES = 6
_OPEN = (Call.State.ENDED, Call.State.GRADED, Call.State.GRADING)


@transaction.atomic
def save_follow_up(call: Call, text: str, touches: Iterable[Touch] = ()) -> FollowUpMessage:
    """Keep the draft. A touch whose words are not in the message, or whose line was not said, is left out.

    Raises WordsRefused for a message that is too long, CallOver once it was sent or while the call is live.
    """
    message = clean(text).text if len(text) <= MAX_MESSAGE * 4 else text
    if len(message) > MAX_MESSAGE:
        raise WordsRefused(f"A message may have {MAX_MESSAGE:,} characters; this one has {len(message):,}.")
    if call.state not in _OPEN:
        raise CallOver("The call is still on. Hang up first, then write.")
    draft, _ = FollowUpMessage.objects.select_for_update().get_or_create(call=call)
    if draft.sent_at:
        raise CallOver("This message was sent. It can be read in the debrief.")
    draft.text = message
    draft.touches = _kept(call, message, touches)
    draft.save()
    Call.objects.filter(pk=call.pk).update(last_active_at=timezone.now())
    return draft


def _kept(call: Call, message: str, touches: Iterable[Touch]) -> list[dict[str, str]]:
    said = {
        sentence["id"]
        for stored in call.turns.exclude(state=Turn.State.REPLACED).values_list("sentences", flat=True)
        for sentence in stored
    }
    kept: list[dict[str, str]] = []
    for touch in touches:
        quote = clean(touch.quote).text
        entry = {"quote": quote, "because": touch.because}
        if quote and quote in message and touch.because in said and entry not in kept:
            kept.append(entry)
    return kept[:MOST_TOUCHES]


def send_follow_up(call: Call, text: str, touches: Iterable[Touch] = ()) -> FollowUpMessage:
    """Send the message and ask for the call to be read. Raises like `save_follow_up`, and for an empty message."""
    with transaction.atomic():
        message = save_follow_up(call, text, touches)
        if not message.text:
            raise WordsRefused("There are no words in the message yet. Write to them first.")
        message.sent_at = timezone.now()
        message.save(update_fields=["sent_at"])
    request_grading(call)
    return message
