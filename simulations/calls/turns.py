"""Posting a turn: the recruiter's words are committed, once, before anybody answers them."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from simulations.calls.choices import refuse_unless_offered
from simulations.calls.cleaning import Cleaned, clean_line
from simulations.calls.frozen import pack_of
from simulations.calls.leases import lease_end
from simulations.calls.opening import stored_sentences
from simulations.calls.refusals import CallOver, NoAnswerYet, ReplyInFlight, TurnConflict
from simulations.candidates.rehearsal import DAY_SECONDS
from simulations.models import Call, Turn
from simulations.packs.pack import Pack
from simulations.sentences import split_sentences

UNREAD = ("text", "original_text", "sentences", "director", "disclosed", "chips")


@dataclass(frozen=True)
class Posted:
    """A committed recruiter turn and the reply that answers it. `created` is false when it was there before."""

    said: Turn
    reply: Turn
    created: bool


def post_turn(
    call: Call,
    turn_key: UUID,
    text: str,
    *,
    after: int | None = None,
    owner: str = "",
    to: str = "",
    day: int | None = None,
) -> Posted:
    """Commit the recruiter's words under `turn_key`, together with the pending reply.

    `after` is the index of the last turn the sender had seen in this talk; `owner` takes the lease of the new reply
    at once. `to` names who hears it (whoever is on the line otherwise), `day` the simulated day of a message.
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
        post = _Post(call, pack_of(call), turns, _listener(call, to), day)
        _refuse_unless_ready(post, after)
        if call.guided:
            refuse_unless_offered(call, post.pack, post.to, words.text)
        return _commit(post, turn_key, words, owner)


@dataclass(frozen=True)
class _Post:
    """One turn about to be kept: the call, its turns so far, and who is to hear it."""

    call: Call
    pack: Pack
    turns: list[Turn]
    to: str
    day: int | None

    @property
    def talk(self) -> list[Turn]:
        """The turns of the talk with this one person."""
        return [turn for turn in self.turns if turn.persona == self.to]

    @property
    def said(self) -> int:
        """The recruiter's turns so far, to anybody."""
        return sum(turn.speaker == "recruiter" for turn in self.turns)


def _listener(call: Call, to: str) -> str:
    """The key of the persona who hears the next words. Raises CallOver for somebody who is not in this call."""
    keys = [persona.key for persona in pack_of(call).personas]
    key = to or call.on_line or keys[0]
    if key not in keys:
        raise CallOver("There is nobody of that name in this call. Reload the page.")
    return key


def _same_again(call: Call, said: Turn, words: Cleaned) -> Posted:
    if said.call_id != call.pk or said.text != words.text:
        raise TurnConflict(
            "Other words were already sent under this key. The first ones are kept. Reload the page to see them."
        )
    answers = call.turns.filter(index__gt=said.index, speaker="candidate", persona=said.persona)
    answers = answers.exclude(state=Turn.State.REPLACED)
    return Posted(said, answers.order_by("index")[0], created=False)


def _refuse_unless_ready(post: _Post, after: int | None) -> None:
    call = post.call
    if call.state == Call.State.RINGING:
        raise CallOver("It is still ringing. Answer the call first; your words are kept here.")
    if call.state != Call.State.LIVE:
        raise CallOver("This call has ended. Your words were not added; the lines before are all kept.")
    if not post.talk:
        raise CallOver("You have not called them yet. Call them first; your words are kept here.")
    last = post.talk[-1]
    if last.state in Turn.IN_FLIGHT:
        raise ReplyInFlight(
            "The line before is still being answered. Your words are kept here; send them after it."
        )
    if last.state == Turn.State.FAILED and last.director.get("end") != "refused":
        raise NoAnswerYet(
            "No answer came to your last words. Try again, or continue with the built-in candidate."
        )
    if after is not None and after != last.index:
        raise TurnConflict("This call went on in another tab. Reload to read it; your words are kept here.")
    if len(post.pack.personas) > 1 and last.ended_talk:
        raise CallOver("This talk is over: they have said goodbye. The lines before are all kept.")
    if post.said >= post.pack.max_turns:
        raise CallOver("All the turns of this call are used. Hang up to go on to the follow-up.")


def _commit(post: _Post, turn_key: UUID, words: Cleaned, owner: str) -> Posted:
    call, turns, now = post.call, post.turns, timezone.now()
    number = 1 + post.said
    answering = 1 + sum(turn.speaker == "candidate" and turn.state != Turn.State.FAILED for turn in turns)
    at = _moment(post, now)
    index = turns[-1].index + 1
    said = Turn.objects.create(
        call=call,
        index=index,
        number=number,
        speaker="recruiter",
        persona=post.to,
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
        persona=post.to,
        state=Turn.State.PENDING,
        at=at,
        lease_owner=owner,
        lease_until=lease_end() if owner else None,
    )
    Call.objects.filter(pk=call.pk).update(last_active_at=now, on_line=post.to)
    return Posted(said, reply, created=True)


def _moment(post: _Post, now: datetime) -> float:
    """Seconds from the start of the call; of simulated time where messages go out on simulated days."""
    last = post.turns[-1].at
    calendar = post.pack.calendar
    if calendar is None:
        return max(last, (now - (post.call.answered_at or now)).total_seconds())
    pause = calendar.pause_weeks * 7 if post.said else 0
    day = last / DAY_SECONDS + pause if post.day is None else post.day
    return max(last, min(day, calendar.weeks * 7) * DAY_SECONDS)


@transaction.atomic
def retry_reply(call: Call, *, engine: str = "", owner: str = "", to: str = "") -> Turn:
    """Answer the last words again after a cut or missing reply; the old row stays in the log as replaced.

    `engine` overrides the call's candidate for this one reply. While the reply is already being made, that one
    is returned. Raises CallOver when there is nothing to retry.
    """
    call = Call.objects.defer("pack").select_for_update().get(pk=call.pk)
    last = call.turns.filter(persona=_listener(call, to)).order_by("-index").first()
    if last is not None and last.state in Turn.IN_FLIGHT:
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
        index=1 + call.turns.order_by("-index").values_list("index", flat=True)[0],
        number=last.number,
        speaker="candidate",
        persona=last.persona,
        state=Turn.State.PENDING,
        engine=engine,
        at=last.at,
        lease_owner=owner,
        lease_until=lease_end() if owner else None,
    )
