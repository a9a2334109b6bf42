"""Several people at once: who waits for an answer and for how long, and what they do about it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from django.db import transaction

from simulations.calls.closing import talk_ended
from simulations.calls.frozen import pack_of
from simulations.calls.opening import UNHEARD, keep_line
from simulations.calls.states import last_record, state_of
from simulations.calls.ways import way_of
from simulations.calls.wording import clock, elapsed
from simulations.candidates.voices import phrases, voice_of
from simulations.models import Call, Turn
from simulations.packs.pack import Pack

NUDGE_SECONDS = 90
"""Without an answer for so long, somebody asks whether anybody is there."""
NUDGES = 2
"""After so many they leave instead."""


@dataclass(frozen=True)
class Talk:
    """One person of a chat."""

    key: str
    name: str
    role: str
    ended: str
    waits: bool
    """Was the last word theirs?"""
    seconds: int
    """For how long they have been waiting."""
    turns: int
    """The recruiter's turns with them."""

    @property
    def clock(self) -> str:
        return clock(self.seconds)


def ended_talks(turns: Iterable[Turn]) -> dict[str, str]:
    """By persona who has spoken: how the talk with them ended, "" while it goes on."""
    ended: dict[str, str] = {}
    for turn in turns:
        if turn.speaker == "candidate" and turn.persona:
            ended[turn.persona] = ended.get(turn.persona) or turn.ended_talk
    return ended


def talks_of(call: Call, pack: Pack, turns: Sequence[Turn]) -> tuple[Talk, ...]:
    """Everybody who is in a chat, in authored order."""
    ended, now = ended_talks(turns), elapsed(call)
    talks = []
    for persona in pack.personas:
        talk = [turn for turn in turns if turn.persona == persona.key]
        waits = _waits(talk) and call.state == Call.State.LIVE and not ended.get(persona.key)
        talks.append(
            Talk(
                key=persona.key,
                name=persona.name,
                role=persona.role,
                ended=ended.get(persona.key, ""),
                waits=waits,
                seconds=int(now - _since(talk)) if waits else 0,
                turns=sum(turn.speaker == "recruiter" for turn in talk),
            )
        )
    return tuple(talks)


def _waits(talk: Sequence[Turn]) -> bool:
    return bool(talk) and talk[-1].speaker == "candidate" and talk[-1].state == Turn.State.COMPLETE


def _since(talk: Sequence[Turn]) -> float:
    """When the first of their lines came that nobody has answered yet."""
    since = talk[-1].at
    for turn in reversed(talk):
        if turn.speaker == "recruiter":
            break
        since = turn.at
    return since


@transaction.atomic
def nudge(call: Call) -> int:
    """Let everybody who has waited too long say so, or leave. Returns how many lines came."""
    call = Call.objects.select_for_update().get(pk=call.pk)
    pack = pack_of(call)
    if call.state != Call.State.LIVE or not way_of(pack).together or call.unhurried:
        return 0
    turns = list(call.turns.exclude(state__in=UNHEARD).order_by("index"))
    now, ended, said = elapsed(call), ended_talks(turns), 0
    for persona in pack.personas:
        talk = [turn for turn in turns if turn.persona == persona.key]
        if ended.get(persona.key) or not _waits(talk) or now - talk[-1].at < NUDGE_SECONDS:
            continue
        _speak_up(call, pack, persona.key, talk, now)
        said += 1
    return said


def _speak_up(call: Call, pack: Pack, key: str, talk: Sequence[Turn], now: float) -> None:
    persona = pack.persona(key)
    since = [turn for turn in talk if turn.engine == "nudge"]
    leaves = len(since) >= NUDGES
    bank = phrases(voice_of(persona.voice.register), "nudge-leave" if leaves else "nudge", written=True)
    said = {turn.text for turn in call.turns.filter(speaker="candidate", engine="nudge")}
    fresh = [phrase for phrase in bank if phrase not in said] or list(bank)
    text = fresh[call.seed % len(fresh)]
    kept = last_record(talk)
    state = state_of(call, pack, key, kept, call.turns.filter(speaker="recruiter").count())
    state = replace(state, patience=max(0, state.patience - 1), ended="patience" if leaves else None)
    director = {"state": state.to_dict(), "end": "complete"}
    keep_line(call, key, text, engine="nudge", at=now, director=director)
    if leaves:
        talk_ended(call.pk, key, "patience")
