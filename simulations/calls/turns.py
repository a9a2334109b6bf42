"""Posting a turn: the recruiter's words are committed, once, before anybody answers them."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from simulations.calls.cleaning import Cleaned, clean_line
from simulations.calls.frozen import pack_of
from simulations.calls.leases import lease_end
from simulations.calls.opening import stored_sentences
from simulations.calls.refusals import CallOver, NoAnswerYet, ReplyInFlight, TurnConflict
from simulations.models import Call, Turn
from simulations.sentences import split_sentences

UNREAD = ("text", "original_text", "sentences", "director", "disclosed", "chips")
IN_FLIGHT = (Turn.State.PENDING, Turn.State.STREAMING)


@dataclass(frozen=True)
class Posted:
    """A committed recruiter turn and the reply that answers it. `created` is false when it was there before."""

    said: Turn
    reply: Turn
    created: bool


def post_turn(call: Call, turn_key: UUID, text: str, *, after: int | None = None, owner: str = "") -> Posted:
    """Commit the recruiter's words under `turn_key`, together with the pending reply.

    `after` is the index of the last turn the sender had seen; `owner` takes the lease of the new reply at once.
    The same key with the same words gives the same turn again. Raises WordsRefused, TurnConflict (other words
    under the key, or `after` is not the last turn), ReplyInFlight, NoAnswerYet or CallOver.
    """
    words = clean_line(text)
    with transaction.atomic():
        call = Call.objects.defer("pack").select_for_update().get(pk=call.pk)
        earlier = Turn.objects.filter(turn_key=turn_key).first()
        if earlier is not None:
            return _same_again(call, earlier, words)
        turns = list(call.turns.exclude(state=Turn.State.REPLACED).defer(*UNREAD).order_by("index"))
        _refuse_unless_ready(call, turns, after)
        return _commit(call, turns, turn_key, words, owner)


def _same_again(call: Call, said: Turn, words: Cleaned) -> Posted:
    if said.call_id != call.pk or said.text != words.text:
        raise TurnConflict(
            "Other words were already sent under this key. The first ones are kept. Reload the page to see them."
        )
    answers = call.turns.filter(index__gt=said.index, speaker="candidate").exclude(state=Turn.State.REPLACED)
    return Posted(said, answers.order_by("index")[0], created=False)


def _refuse_unless_ready(call: Call, turns: list[Turn], after: int | None) -> None:
    if call.state == Call.State.RINGING:
        raise CallOver("It is still ringing. Answer the call first; your words are kept here.")
    if call.state != Call.State.LIVE:
        raise CallOver("This call has ended. Your words were not added; the lines before are all kept.")
    last = turns[-1]
    if last.state in IN_FLIGHT:
        raise ReplyInFlight(
            "The line before is still being answered. Your words are kept here; send them after it."
        )
    if last.state == Turn.State.FAILED and last.director.get("end") != "refused":
        raise NoAnswerYet(
            "No answer came to your last words. Try again, or continue with the built-in candidate."
        )
    if after is not None and after != last.index:
        raise TurnConflict("This call went on in another tab. Reload to read it; your words are kept here.")
    if sum(turn.speaker == "recruiter" for turn in turns) >= pack_of(call).max_turns:
        raise CallOver("All the turns of this call are used. Hang up to go on to the follow-up.")


def _commit(call: Call, turns: list[Turn], turn_key: UUID, words: Cleaned, owner: str) -> Posted:
    now, last = timezone.now(), turns[-1]
    number = 1 + sum(turn.speaker == "recruiter" for turn in turns)
    answering = 1 + sum(turn.speaker == "candidate" and turn.state != Turn.State.FAILED for turn in turns)
    at = max(last.at, (now - (call.answered_at or now)).total_seconds())
    index = last.index + 1
    said = Turn.objects.create(
        call=call,
        index=index,
        number=number,
        speaker="recruiter",
        text=words.text,
        original_text=words.original,
        sentences=stored_sentences("r", number, split_sentences(words.text)),
        turn_key=turn_key,
        at=at,
    )
    reply = Turn.objects.create(
        call=call,
        index=index + 1,
        number=answering,
        speaker="candidate",
        persona=last.persona,
        state=Turn.State.PENDING,
        at=at,
        lease_owner=owner,
        lease_until=lease_end() if owner else None,
    )
    Call.objects.filter(pk=call.pk).update(last_active_at=now)
    return Posted(said, reply, created=True)


@transaction.atomic
def retry_reply(call: Call, *, engine: str = "", owner: str = "") -> Turn:
    """Answer the last words again after a cut or missing reply; the old row stays in the log as replaced.

    `engine` overrides the call's candidate for this one reply. While the reply is already being made, that one
    is returned. Raises CallOver when there is nothing to retry.
    """
    call = Call.objects.defer("pack").select_for_update().get(pk=call.pk)
    last = call.turns.order_by("-index").first()
    if last is not None and last.state in IN_FLIGHT:
        return last
    if (
        call.state != Call.State.LIVE
        or last is None
        or last.state not in (Turn.State.PARTIAL, Turn.State.FAILED)
    ):
        raise CallOver("The last line was answered. There is nothing to try again.")
    call.pins.filter(sentence__in=[sentence["id"] for sentence in last.sentences]).delete()
    Turn.objects.filter(pk=last.pk).update(state=Turn.State.REPLACED)
    return Turn.objects.create(
        call=call,
        index=last.index + 1,
        number=last.number,
        speaker="candidate",
        persona=last.persona,
        state=Turn.State.PENDING,
        engine=engine,
        at=last.at,
        lease_owner=owner,
        lease_until=lease_end() if owner else None,
    )
