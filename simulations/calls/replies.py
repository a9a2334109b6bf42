"""The answering turn in the database: what it needs to be made, each sentence as it is released, its end.

Every write is fenced by the lease: a worker that lost it writes nothing more.
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from simulations.calls.closing import talk_ended
from simulations.calls.frozen import pack_of
from simulations.calls.leases import lease_end
from simulations.calls.opening import stored_sentences
from simulations.calls.states import state_of
from simulations.candidates.brief import Said, Usage
from simulations.candidates.rehearsal import DAY_SECONDS
from simulations.director import State
from simulations.llm.budget import Limits, limits_for
from simulations.models import Call, Turn
from simulations.packs.pack import Pack

HEARD = (Turn.State.COMPLETE, Turn.State.PARTIAL)


@dataclass(frozen=True)
class ReplyWork:
    """Everything that making one reply needs, read once."""

    reply_id: int
    number: int
    pack: Pack
    persona: str
    engine: str
    seed: int
    text: str
    """The recruiter's newest words."""
    history: tuple[Said, ...]
    """Earlier lines, without the newest words."""
    state: State
    """The director's state before this turn."""
    saved: tuple[str, ...]
    """Sentences that an earlier worker already released."""
    answered_at: datetime
    at: float
    """Seconds into the call when the recruiter's words came."""
    stand_in: bool
    """The learner chose the built-in candidate once in this call, so it answers whenever the model does not."""
    limits: Limits = ()
    """Who pays for a model's reply, and how much a day."""
    day: int | None = None
    """The simulated day of a message, where the pack has a calendar."""


@dataclass(frozen=True)
class Outcome:
    """How a reply ended. `ended` names why the call is over, or is empty."""

    state: str
    engine: str = ""
    chips: tuple[str, ...] = ()
    disclosed: tuple[str, ...] = ()
    director: dict[str, Any] = field(default_factory=dict)
    usage: Usage = Usage()
    ended: str = ""


def load_work(reply_id: int) -> ReplyWork:
    reply = Turn.objects.select_related("call__learner").defer("call__pack").get(pk=reply_id)
    pack = pack_of(reply.call)
    earlier = reply.call.turns.filter(index__lt=reply.index).exclude(state=Turn.State.REPLACED)
    turns = list(earlier.only("call_id", "speaker", "persona", "text", "state", "engine").order_by("index"))
    talk = [turn for turn in turns if turn.persona in (reply.persona, "")]
    said, before = talk[-1], talk[:-1]
    engine = reply.call.candidate_engine
    return ReplyWork(
        reply_id=reply.pk,
        number=reply.number,
        pack=pack,
        persona=reply.persona,
        engine=reply.engine or engine,
        seed=reply.call.seed,
        text=said.text,
        history=tuple(Said(turn.speaker, turn.text) for turn in before if turn.text),
        state=state_of(reply.call, pack, reply.persona, _kept_record(reply, earlier), _said(turns) - 1),
        saved=tuple(sentence["text"] for sentence in reply.sentences),
        answered_at=reply.call.answered_at or reply.created_at,
        at=reply.at,
        stand_in=engine != "offline" and any(turn.engine == "offline" for turn in before),
        limits=() if engine == "offline" else limits_for(reply.call.learner),
        day=round(reply.at / DAY_SECONDS) if pack.calendar else None,
    )


def _said(turns: list[Turn]) -> int:
    return sum(turn.speaker == "recruiter" for turn in turns)


def _kept_record(reply: Turn, earlier: QuerySet[Turn]) -> dict[str, Any] | None:
    """What was kept with the last reply of this persona."""
    heard = earlier.filter(
        speaker="candidate", state__in=HEARD, persona=reply.persona, director__has_key="state"
    )
    record: dict[str, Any] | None = heard.order_by("-index").values_list("director", flat=True).first()
    return record


def save_sentences(work: ReplyWork, owner: str, texts: list[str], engine: str) -> bool:
    """Keep the sentences released so far; false when the lease was lost and the maker must stop."""
    held = Turn.objects.filter(pk=work.reply_id, lease_owner=owner)
    began = (
        {} if len(texts) > 1 else {"at": max(work.at, (timezone.now() - work.answered_at).total_seconds())}
    )
    return bool(
        held.update(
            **began,
            text=" ".join(texts),
            sentences=stored_sentences("c", work.number, texts),
            state=Turn.State.STREAMING,
            engine=engine,
            lease_until=lease_end(),
        )
    )


@transaction.atomic
def finish_reply(reply_id: int, owner: str, outcome: Outcome) -> bool:
    """Close the reply, and the call when this reply was its last; false when the lease was lost."""
    usage = outcome.usage
    closed = Turn.objects.filter(pk=reply_id, lease_owner=owner).update(
        state=outcome.state,
        engine=outcome.engine,
        chips=list(outcome.chips),
        disclosed=list(outcome.disclosed),
        director=outcome.director,
        input_tokens=usage.input_tokens,
        cached_tokens=usage.cached_tokens,
        output_tokens=usage.output_tokens,
        first_token_ms=usage.first_token_ms,
        lease_owner="",
        lease_until=None,
    )
    if not closed:
        return False
    reply = Turn.objects.only("call_id", "persona").get(pk=reply_id)
    Call.objects.filter(pk=reply.call_id).update(last_active_at=timezone.now())
    if outcome.ended:
        talk_ended(reply.call_id, reply.persona, outcome.ended)
    return True
