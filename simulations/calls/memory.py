"""What the people of a scenario remember of this learner: what was told, what is owed, how warm the tie is.

A person is the same where key and name are the same, in whatever scenario. Practice ties are of the practice world
alone; they cool when nobody gets in touch, and what a colleague allowed lapses.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone

from simulations.calls.frozen import pack_of
from simulations.director.carried import Carried, Owed, Told, day_named
from simulations.models import Call, PracticeTie, Turn
from simulations.packs.flat import flatten
from simulations.packs.pack import Cue, DirectoryEntry, Pack
from simulations.packs.schema import parse

OVER = (Call.State.ENDED, Call.State.GRADING, Call.State.GRADED)
LOOKED_AT = 20
"""Calls of a learner that are looked through for a person, newest first."""
PERMISSION_LASTS = timedelta(days=60)
WARM_DAYS = 30
"""Days for which a tie stays as warm as it was."""
COOLS_A_MONTH = 0.5
TRUST_A_STEP = 0.5
"""Trust that one step of relationship (of 0 to 3) is worth."""


@dataclass(frozen=True)
class Tie:
    """A practice tie as it stands today: strength 0-3, and what still holds of a permission."""

    strength: float
    last_contact: datetime
    permission: str = ""
    until: datetime | None = None


def ties_of(user: Any, entries: Mapping[str, str], now: datetime | None = None) -> dict[str, Tie]:
    """The learner's ties to the colleagues {key: name}, cooled to this day."""
    now = now or timezone.now()
    known = PracticeTie.objects.filter(learner=user, key__in=list(entries))
    return {tie.key: tie_today(tie, now) for tie in known if entries[tie.key] == tie.name}


def tie_today(tie: PracticeTie, now: datetime) -> Tie:
    """Cool a tie by the time that nobody was in touch, and drop a permission that has lapsed."""
    idle = max(0, (now - tie.last_contact).days - WARM_DAYS)
    until = tie.granted_at + PERMISSION_LASTS if tie.granted_at else None
    holds = until is not None and until > now
    return Tie(
        strength=round(max(0.0, tie.strength - COOLS_A_MONTH * idle / 30), 2),
        last_contact=tie.last_contact,
        permission=tie.permission if holds else "",
        until=until if holds else None,
    )


def last_talks(user: Any, pack: Pack) -> dict[str, Call]:
    """By persona: the learner's last finished call in which somebody of the same key and name took part."""
    wanted = {persona.key: persona.name for persona in pack.personas}
    found: dict[str, Call] = {}
    calls = Call.objects.filter(learner=user, state__in=OVER).exclude(mode=Call.Mode.TRYOUT)
    newest = list(calls.defer("pack").order_by("-created_at")[:LOOKED_AT])
    met = _met(newest)
    for call in newest:
        for persona in pack_of(call).personas:
            same = wanted.get(persona.key) == persona.name and persona.key not in found
            if same and met & {(call.pk, persona.key), (call.pk, "")}:
                found[persona.key] = call
        if len(found) == len(wanted):
            break
    return found


def _met(calls: list[Call]) -> set[tuple[UUID, str]]:
    """(call, persona) of everybody to whom the recruiter said something; a call of before may name nobody."""
    said = Turn.objects.filter(call__in=calls, speaker="recruiter")
    return set(said.order_by().values_list("call_id", "persona").distinct())


def remembered(user: Any, pack: Pack) -> tuple[Pack, dict[str, Carried]]:
    """The scenario as this learner meets it again, and what each of its people brings along."""
    ties = ties_of(user, {entry.key: entry.name for entry in pack.directory})
    known = {entry.key: entry for entry in pack.directory}
    carried = {
        key: replace(memory_of(call, pack, key), warmth=_warmth(known.get(key), ties.get(key)))
        for key, call in last_talks(user, pack).items()
    }
    return _with_ties(pack, ties), carried


def _warmth(entry: DirectoryEntry | None, tie: Tie | None) -> float:
    return TRUST_A_STEP * (tie.strength - entry.relationship) if entry and tie else 0.0


def _with_ties(pack: Pack, ties: Mapping[str, Tie]) -> Pack:
    if not ties:
        return pack
    directory = tuple(
        _with_tie(entry, ties[entry.key]) if entry.key in ties else entry for entry in pack.directory
    )
    return parse(flatten(replace(pack, directory=directory)))


def _with_tie(entry: DirectoryEntry, tie: Tie) -> DirectoryEntry:
    granted = entry.permission.granted or bool(tie.permission)
    return replace(
        entry, relationship=round(tie.strength), permission=replace(entry.permission, granted=granted)
    )


def goes_on(call: Call, pack: Pack, persona: str) -> bool:
    """Is this scenario the next step with somebody: another one than the last talk's, or one with an answer owed?"""
    return call.scenario_slug != pack.slug or bool(memory_of(call, pack, persona).owed)


def memory_of(call: Call, pack: Pack, persona: str) -> Carried:
    """What one person keeps of one call, as far as it means anything in `pack`."""
    turns = list(
        call.turns.filter(persona__in=(persona, "")).exclude(
            state__in=(Turn.State.REPLACED, Turn.State.FAILED)
        )
    )
    ended = call.ended_at or call.created_at
    return Carried(
        met=timezone.localdate(ended).isoformat(),
        told=tuple(_told(turns, {cue.key: cue for cue in pack.persona(persona).cues})),
        owed=tuple(_owed(turns, call)),
    )


def _told(turns: list[Turn], cues: Mapping[str, Cue]) -> Iterator[Told]:
    """What was told in that call, once each, and not what was taken back in it."""
    retracted = {key for turn in turns for key in (turn.director.get("state") or {}).get("retracted", ())}
    seen = set(retracted)
    for turn in turns:
        for key in turn.disclosed:
            if key in cues and key not in seen and turn.text:
                seen.add(key)
                yield Told(key, next((line for line in cues[key].lines if line in turn.text), turn.text))


def _owed(turns: list[Turn], call: Call) -> Iterator[Owed]:
    """Questions of the person's own that were put off, with the day that the recruiter named."""
    record = call.scorecards.first()
    claims = record.card.get("claims", []) if record else []
    deferred = {claim["sentence"] for claim in claims if claim["verdict"] == "deferred"}
    waiting = ""
    for turn in turns:
        if turn.speaker == "candidate":
            waiting = (turn.director.get("direction") or {}).get("fact", "")
            continue
        put_off = [sentence["text"] for sentence in turn.sentences if sentence["id"] in deferred]
        if waiting and put_off:
            yield Owed(waiting, next(filter(None, map(day_named, put_off)), ""))
