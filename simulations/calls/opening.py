"""Starting a call, answering it, and going back to a moment of an earlier one."""

import secrets
from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from simulations.calls.frozen import freeze, pack_of
from simulations.calls.memory import remembered
from simulations.calls.refusals import CallOver
from simulations.calls.ways import way_of
from simulations.candidates.openings import openings
from simulations.candidates.registry import default_engine
from simulations.director import Carried
from simulations.models import Call, NotebookPin, Turn
from simulations.packs.pack import Pack
from simulations.sentences import number_sentences, split_sentences

UNHEARD = (Turn.State.REPLACED, Turn.State.FAILED)


@transaction.atomic
def start_call(
    user: Any,
    pack: Pack,
    mode: str = Call.Mode.PRACTICE,
    *,
    seed: int | None = None,
    engine: str = "",
    remember: bool = False,
    guided: bool = False,
    unhurried: bool = False,
) -> Call:
    """Let it ring; what does not ring is open at once.

    The scenario is frozen into the call, so that later edits change nothing in it. With `remember` the people in it
    bring what they have from earlier calls with this learner. A `guided` call offers lines to choose from; in an
    `unhurried` chat nobody minds waiting.
    """
    carried: dict[str, Carried] = {}
    if remember:
        pack, carried = remembered(user, pack)
    data, sha256 = freeze(pack)
    call = Call.objects.create(
        learner=user,
        scenario_slug=pack.slug,
        scenario_title=pack.title,
        skill=pack.skill,
        pack=data,
        pack_sha256=sha256,
        mode=mode,
        seed=secrets.randbelow(2**31) if seed is None else seed,
        candidate_engine=engine or default_engine(),
        carried={key: value.to_dict() for key, value in carried.items()},
        guided=guided,
        unhurried=unhurried,
        last_active_at=timezone.now(),
    )
    return call if way_of(pack).rings else answer(call)


@transaction.atomic
def answer(call: Call) -> Call:
    """Pick up: the call goes live with the openers of whoever is there. Answering twice changes nothing."""
    call = Call.objects.select_for_update().get(pk=call.pk)
    if call.state != Call.State.RINGING:
        return call
    now = timezone.now()
    call.state, call.answered_at, call.last_active_at = Call.State.LIVE, now, now
    call.save(update_fields=["state", "answered_at", "last_active_at"])
    pack = pack_of(call)
    for persona in pack.personas if way_of(pack).together else pack.personas[:1]:
        open_with(call, pack, persona.key)
    return call


def open_with(call: Call, pack: Pack, persona: str, at: float = 0) -> None:
    """Keep what a persona says before the recruiter's first word to them, after the turns there are."""
    carried = Carried.from_dict(call.carried.get(persona, {}))
    for opening in openings(pack, persona, call.seed, carried):
        engine = "earlier" if opening.earlier else "opener"
        keep_line(call, persona, opening.text, engine=engine, at=at, disclosed=opening.disclosed)


def keep_line(
    call: Call,
    persona: str,
    text: str,
    *,
    engine: str,
    at: float,
    disclosed: Iterable[str] = (),
    director: dict[str, Any] | None = None,
) -> None:
    """Keep a line that answers nobody, such as an opener, after the turns there are."""
    turns = call.turns.all()
    last = turns.order_by("-index").values_list("index", flat=True).first()
    number = 1 + turns.filter(speaker="candidate").exclude(state__in=UNHEARD).count()
    Turn.objects.create(
        call=call,
        index=0 if last is None else last + 1,
        number=number,
        speaker="candidate",
        persona=persona,
        text=text,
        sentences=stored_sentences("c", number, split_sentences(text)),
        disclosed=list(disclosed),
        director=director or {},
        engine=engine,
        at=at,
    )


def stored_sentences(prefix: str, number: int, texts: list[str]) -> list[dict[str, str]]:
    """The sentences of one turn with their frozen ids, as a Turn keeps them."""
    return [
        {"id": sentence.id, "text": sentence.text} for sentence in number_sentences(prefix, number, texts)
    ]


@transaction.atomic
def retry_from(call: Call, number: int) -> Call:
    """Open a new call that stands where `call` stood just before recruiter turn `number`.

    Same scenario, same seed, the lines up to there copied with their ids and pins. A retry is never assessed.
    Raises CallOver when the call has no such turn.
    """
    turns = list(call.turns.exclude(state=Turn.State.REPLACED))
    said = next((turn for turn in turns if turn.speaker == "recruiter" and turn.number == number), None)
    if said is None:
        raise CallOver("This call has no such moment. Choose another one in the debrief.")
    kept = [turn for turn in turns if turn.index < said.index]
    elapsed = kept[-1].at if kept else 0
    again = _copy_of(call, number, elapsed, said.persona)
    Turn.objects.bulk_create(_copied(turn, again) for turn in kept)
    _copy_pins(call, again, {sentence["id"] for turn in kept for sentence in turn.sentences})
    return again


def _copy_of(call: Call, number: int, elapsed: float, on_line: str) -> Call:
    now = timezone.now()
    return Call.objects.create(
        learner_id=call.learner_id,
        scenario_slug=call.scenario_slug,
        scenario_title=call.scenario_title,
        skill=call.skill,
        pack=call.pack,
        pack_sha256=call.pack_sha256,
        mode=Call.Mode.TRYOUT if call.mode == Call.Mode.TRYOUT else Call.Mode.PRACTICE,
        retry_of=call,
        retry_from_turn=number,
        candidate_engine=default_engine(),
        seed=call.seed,
        on_line=on_line,
        carried=call.carried,
        guided=call.guided,
        unhurried=call.unhurried,
        state=Call.State.LIVE,
        answered_at=now - timedelta(seconds=elapsed),
        last_active_at=now,
    )


def _copied(turn: Turn, call: Call) -> Turn:
    fields = (
        "index", "number", "speaker", "persona", "text", "original_text", "sentences", "director",
        "disclosed", "chips", "state", "engine", "at",
    )  # fmt: skip
    return Turn(call=call, **{name: getattr(turn, name) for name in fields})


def _copy_pins(call: Call, again: Call, sentences: set[str]) -> None:
    pins = call.pins.filter(sentence__in=sentences)
    NotebookPin.objects.bulk_create(NotebookPin(call=again, sentence=p.sentence, note=p.note) for p in pins)
