"""Reading a call and publishing what was found: scorecard, cue events and the signal, in one transaction."""

import hashlib
import json
import logging
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from django.db import transaction
from django.dispatch import Signal
from django.utils import timezone

from simulations.calls.frozen import pack_of
from simulations.calls.reading import Recorded, recorded, transcript_of
from simulations.grading import grade, judge_model, scorecard_json
from simulations.grading.judge import Judge, RulesJudge
from simulations.grading.scorecard import Metrics, Scorecard
from simulations.llm.budget import limits_for
from simulations.models import Call, CueEvent, ScorecardRecord
from simulations.packs.pack import Pack
from simulations.transcripts import Transcript

scorecard_published = Signal()
"""Sent after the commit with `call` and `record`, once per new scorecard."""
REPEATS = 3
"""Readings of an assessed call; the middle one counts."""
logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Reading:
    """One finished reading: the card, and what goes on the log row beside it."""

    card: Scorecard
    judge: str
    prompt: str
    input_sha256: str
    seconds: float
    raw: list[Any] = field(default_factory=list)
    input_tokens: int = 0
    output_tokens: int = 0


def grade_and_publish(call_id: str) -> ScorecardRecord:
    """Read one call and publish its scorecard. The same reading twice gives the same row.

    Never leaves a call without a result: when our own code fails the card says `unscored`.
    """
    call = Call.objects.get(pk=call_id)
    pack, transcript = pack_of(call), transcript_of(call)
    judge = judge_model.configured_judge(
        REPEATS if call.mode == Call.Mode.ASSESSED else 1, limits_for(call.learner)
    )
    return publish(call, read(pack, transcript, judge, call.pack_sha256, recorded(call)))


def read(
    pack: Pack,
    transcript: Transcript,
    judge: Judge | None,
    pack_sha256: str = "",
    told: Recorded | None = None,
) -> Reading:
    """Grade with a judge, or by the rules where there is none.

    When the judge fails, the rules say what they can and the card as a whole is `unscored`.
    """
    started = time.monotonic()
    card = _graded(pack, transcript, judge or RulesJudge(), told)
    if judge and (card is None or card.state == "unscored"):
        card = _graded(pack, transcript, RulesJudge(), told)
        card = replace(card, state="unscored", percent=None, passed=False) if card else None
    card = card or unscored(pack)
    return Reading(
        card=card,
        judge=_judge_name(card),
        prompt=_prompt(card),
        input_sha256=input_hash(transcript, pack_sha256),
        seconds=time.monotonic() - started,
        raw=list(getattr(judge, "raw_output", [])),
        input_tokens=getattr(judge, "input_tokens", 0),
        output_tokens=getattr(judge, "output_tokens", 0),
    )


def _graded(pack: Pack, transcript: Transcript, judge: Judge, told: Recorded | None) -> Scorecard | None:
    disclosed, unlocked, asked = (told.disclosed, told.unlocked, told.asked) if told else (None, None, None)
    try:
        return grade(pack, transcript, judge, disclosed=disclosed, unlocked=unlocked, asked=asked)
    except Exception:
        logger.exception("A call of %s could not be read by %s", pack.slug, type(judge).__name__)
        return None


def unscored(pack: Pack) -> Scorecard:
    """The card of a call that could not be read: no number, no pass, nothing against the learner."""
    return Scorecard(
        scenario=pack.slug,
        rubric_key=pack.rubric.key,
        rubric_version=pack.rubric.version,
        judge="none",
        state="unscored",
        percent=None,
        passed=False,
        blockers=(),
        criteria=(),
        funnel=(),
        claims=(),
        flags=(),
        metrics=Metrics(),
    )


def input_hash(transcript: Transcript, pack_sha256: str) -> str:
    """What was read: the words, pins and message with their ids, and the frozen scenario."""
    follow_up = transcript.follow_up
    matter = {
        "lines": [[line.speaker, [[s.id, s.text] for s in line.sentences]] for line in transcript.lines],
        "pins": [[pin.sentence, pin.note] for pin in transcript.pins],
        "follow_up": follow_up and [follow_up.text, [[t.quote, t.because] for t in follow_up.touches]],
        "pack": pack_sha256,
    }
    return hashlib.sha256(json.dumps(matter, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def _judge_name(card: Scorecard) -> str:
    return str(card.judge.get("model", "model")) if isinstance(card.judge, dict) else str(card.judge)


def _prompt(card: Scorecard) -> str:
    prompt = str(card.judge.get("prompt", "")) if isinstance(card.judge, dict) else ""
    return prompt.removeprefix("sha256:")[:64]


@transaction.atomic
def publish(call: Call, reading: Reading) -> ScorecardRecord:
    """Store the reading, replace the call's cue events, mark the call read, and tell after the commit."""
    Call.objects.select_for_update().only("pk").get(pk=call.pk)
    card = reading.card
    values = {
        "state": card.state,
        "percent": card.percent,
        "passed": card.passed,
        "card": scorecard_json(card),
        "raw_output": reading.raw,
        "input_tokens": reading.input_tokens,
        "output_tokens": reading.output_tokens,
        "seconds": reading.seconds,
    }
    record, created = ScorecardRecord.objects.get_or_create(
        call=call,
        rubric_key=card.rubric_key,
        rubric_version=card.rubric_version,
        judge=reading.judge[:120],
        prompt_sha256=reading.prompt,
        input_sha256=reading.input_sha256,
        defaults=values,
    )
    if not created and record.state == "unscored" != card.state:
        created = bool(
            ScorecardRecord.objects.filter(pk=record.pk).update(**values, created_at=timezone.now())
        )
        record.refresh_from_db()
    if card.state != "unscored":
        CueEvent.objects.filter(call=call).exclude(source="person").delete()
        CueEvent.objects.bulk_create(cue_events(call, card), ignore_conflicts=True)
    Call.objects.filter(pk=call.pk).update(state=Call.State.GRADED)
    if created:
        transaction.on_commit(
            lambda: scorecard_published.send(sender=ScorecardRecord, call=call, record=record)
        )
    return record


def cue_events(call: Call, card: Scorecard) -> Iterator[CueEvent]:
    """The funnel as rows: one per cue, stage and piece of evidence."""
    for fate in card.funnel:
        stages: list[tuple[str, tuple[str, ...]]] = [("available", ("",) if fate.available else ())]
        stages += [("unlocked", (fate.unlocked,) if fate.unlocked else ())]
        stages += [("disclosed", (fate.disclosed,) if fate.disclosed else ())]
        stages += [("noticed", fate.noticed), ("used", fate.used), ("misused", fate.misused)]
        for stage, evidence in stages:
            for item in evidence:
                source = "pin" if item.startswith("pin:") else "code"
                yield CueEvent(call=call, cue=fate.cue, stage=stage, evidence=item[:24], source=source)
