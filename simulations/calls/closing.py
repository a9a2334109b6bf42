"""The end of a call: both-ways goodbye, patience, the last turn, hang-up, or silence."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.dispatch import Signal
from django.utils import timezone

from simulations.calls.frozen import pack_of
from simulations.models import Call, Turn

call_ended = Signal()
"""Sent after the commit with `call`, once per call."""


def hang_up(call: Call) -> Call:
    """End the call from the recruiter's side. A reply still being made keeps what was heard of it."""
    end_call(call.pk, "hang_up")
    call.refresh_from_db(fields=["state", "ended_by", "ended_at"])
    return call


def talk_ended(call_id: UUID, persona: str, ended_by: str) -> None:
    """One person has said goodbye. The call is over with them when no candidate is left to talk to.

    A colleague's goodbye takes the recruiter back to the first call.
    """
    call = Call.objects.get(pk=call_id)
    personas = pack_of(call).personas
    waiting = {item.key for item in personas if item.part == "candidate"} | {personas[0].key}
    final = ended_by in ("max_turns", "hang_up")
    if final or (persona in waiting and not _still_there(call, waiting - {persona})):
        end_call(call_id, ended_by)
    elif persona not in waiting:
        Call.objects.filter(pk=call_id).update(on_line=personas[0].key)


def _still_there(call: Call, personas: set[str]) -> set[str]:
    """Those of `personas` who have spoken in this call and have not said goodbye."""
    if not personas:
        return set()
    last: dict[str, str] = {}
    replies = call.turns.filter(speaker="candidate", persona__in=personas).exclude(state=Turn.State.REPLACED)
    for turn in replies.order_by("index"):
        last[turn.persona] = last.get(turn.persona) or turn.ended_talk
    return {key for key, ended in last.items() if not ended}


@transaction.atomic
def end_call(call_id: UUID, ended_by: str) -> bool:
    """Close a ringing or live call; false when it was closed before."""
    now = timezone.now()
    open_call = Call.objects.filter(pk=call_id, state__in=(Call.State.RINGING, Call.State.LIVE))
    if not open_call.update(state=Call.State.ENDED, ended_by=ended_by, ended_at=now, last_active_at=now):
        return False
    in_flight = Turn.objects.filter(call_id=call_id, state__in=Turn.IN_FLIGHT)
    in_flight.filter(~Q(sentences=[])).update(state=Turn.State.PARTIAL, lease_owner="", lease_until=None)
    in_flight.filter(sentences=[]).update(state=Turn.State.FAILED, lease_owner="", lease_until=None)
    transaction.on_commit(lambda: _announce(call_id))
    return True


def _announce(call_id: UUID) -> None:
    call_ended.send(sender=Call, call=Call.objects.get(pk=call_id))


def request_grading(call: Call) -> Call:
    """Ask for the call to be read. Idempotent: grading the same call twice publishes one scorecard."""
    from simulations.tasks import grade_call  # the task itself calls back into this package

    with transaction.atomic():
        waiting = Call.objects.filter(
            pk=call.pk, state__in=(Call.State.ENDED, Call.State.GRADED, Call.State.GRADING)
        )
        if waiting.update(state=Call.State.GRADING, grading_requested_at=timezone.now()):
            transaction.on_commit(lambda: grade_call.enqueue(str(call.pk)))
    call.refresh_from_db(fields=["state", "grading_requested_at"])
    return call


def close_abandoned(calls: Any = None, now: datetime | None = None) -> int:
    """Close calls that nobody came back to, and ask for the reading of those with anything to read.

    `calls` is a queryset to look at (all by default). Returns how many were closed or sent to be read.
    """
    now = now or timezone.now()
    quiet = (Call.objects.all() if calls is None else calls).filter(
        last_active_at__lt=now - timedelta(minutes=settings.RAPPORT_ABANDON_MINUTES)
    )
    closed = 0
    for call_id in quiet.filter(state__in=(Call.State.RINGING, Call.State.LIVE)).values_list("pk", flat=True):
        closed += end_call(call_id, "abandoned")
    for call in quiet.filter(state=Call.State.ENDED, grading_requested_at=None).defer("pack"):
        closed += _read_if_anything_was_said(call)
    return closed


def close_calls_of(person: Any, **_signal: Any) -> int:
    """Close whatever a person who may not come back has open, and ask for the reading of what was said in it."""
    closed = 0
    open_calls = Call.objects.filter(learner=person, state__in=(Call.State.RINGING, Call.State.LIVE))
    for call in open_calls.defer("pack"):
        if end_call(call.pk, "abandoned"):
            closed += 1
            _read_if_anything_was_said(call)
    return closed


def _read_if_anything_was_said(call: Call) -> bool:
    if not call.turns.filter(speaker="recruiter").exists():
        return False
    request_grading(call)
    return True
