"""Keeping practice ties: what a call with a colleague leaves behind."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from simulations.calls.frozen import pack_of
from simulations.calls.memory import tie_today
from simulations.calls.reading import transcript_of
from simulations.grading.callrecord import CallRecord
from simulations.grading.permission import grants
from simulations.hearing.embedder import default_embedder
from simulations.models import Call, PracticeTie
from simulations.packs.pack import DirectoryEntry

STRONGEST = 3.0
STEP_FOR_TRUST = 0.5
"""Steps of relationship for one point of trust won or lost in a call."""


@transaction.atomic
def keep_ties(call: Call) -> None:
    """Write down how the relationships with the colleagues of this call stand now. Once more gives the same."""
    if call.mode == Call.Mode.TRYOUT:
        return
    pack = pack_of(call)
    colleagues = {persona.key for persona in pack.personas if persona.part == "colleague"}
    met = set(call.turns.filter(speaker="recruiter").values_list("persona", flat=True)) & colleagues
    if not met:
        return
    record = CallRecord(pack, transcript_of(call), default_embedder())
    given = {grant.entry: record.by_id[grant.sentence].text for grant in grants(record) if grant.sentence}
    for entry in pack.directory:
        if entry.key in met:
            _keep(call, entry, given.get(entry.key, ""))


def _keep(call: Call, entry: DirectoryEntry, permission: str) -> None:
    contact = call.ended_at or timezone.now()
    tie, created = PracticeTie.objects.select_for_update().get_or_create(
        learner_id=call.learner_id,
        key=entry.key,
        name=entry.name,
        defaults={"strength": entry.relationship, "last_contact": contact},
    )
    if not created and tie.last_contact >= contact:
        return
    before = entry.relationship if created else tie_today(tie, contact).strength
    tie.strength = min(STRONGEST, max(0.0, before + STEP_FOR_TRUST * _trust_won(call, entry.key)))
    tie.last_contact = contact
    if permission:
        tie.permission, tie.granted_at = permission, contact
    tie.save()


def _trust_won(call: Call, persona: str) -> float:
    """Trust at the end of the talk with a colleague, less what it began with."""
    states: list[dict[str, Any]] = [
        turn.director["state"]
        for turn in call.turns.filter(speaker="candidate", persona=persona).order_by("index")
        if turn.director.get("state")
    ]
    if not states:
        return 0.0
    return float(states[-1]["trust"]) - pack_of(call).persona(persona).trust_start
