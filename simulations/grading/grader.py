"""Grading one call: code finds, a judge may read, code decides. Pure: the same call gives the same scorecard."""

from collections.abc import Mapping, Sequence
from typing import Any

from simulations.grading import words
from simulations.grading.callrecord import CallRecord
from simulations.grading.claims import ClaimReader
from simulations.grading.contact import longest_wait, unanswered, written_after_stop, written_too_soon
from simulations.grading.criteria import Decided, decide
from simulations.grading.funnel import read_funnel, tellings
from simulations.grading.judge import Judge, JudgeUnavailable, Reading, RulesJudge, validate_readings
from simulations.grading.lawful import injection_flags, protected_flags
from simulations.grading.measures import Findings
from simulations.grading.metrics import measure_talk, questions
from simulations.grading.permission import asked_colleagues, before_permission, broken_conditions, grants
from simulations.grading.pressing import deflections, pushed
from simulations.grading.promises import PromiseReader
from simulations.grading.scorecard import CriterionResult, CueFate, Flag, Metrics, Scorecard
from simulations.grading.verdict import blockers, needs_person, percent
from simulations.hearing.embedder import Embedder, default_embedder
from simulations.hearing.questions import read_sentence
from simulations.packs.pack import Pack
from simulations.transcripts import RECRUITER, Transcript


def grade(
    pack: Pack,
    transcript: Transcript,
    judge: Judge | None = None,
    *,
    disclosed: Mapping[str, str] | None = None,
    unlocked: Mapping[str, str] | None = None,
    asked: Mapping[str, str] | None = None,
    confirm: bool = False,
    embedder: Embedder | None = None,
) -> Scorecard:
    """Grade a call against its scenario.

    `judge` reads what code cannot (default: nobody, `RulesJudge`). `disclosed`, `unlocked` and `asked` (asked for
    and not told) map cue keys to sentence ids where the director recorded them; left out, they are read from the
    words. `confirm`: the organisation wants a person to confirm every score. A judge that raises
    `JudgeUnavailable` leaves the call `unscored`, with everything that code found still on the card.
    """
    judge = judge or RulesJudge()
    record = CallRecord(pack, transcript, embedder or default_embedder())
    found, metrics = find(record, disclosed, unlocked, asked)
    fates = tuple(found.fates)
    try:
        readings = validate_readings(_read(judge, pack, transcript), transcript, pack.rubric.criteria)
    except JudgeUnavailable:
        return _unscored(pack, judge, found, fates, metrics)
    decided = [decide(criterion, found, readings[criterion.key]) for criterion in pack.rubric.criteria]
    return _card(pack, _who_read(judge, readings), found, fates, metrics, decided, confirm)


def _who_read(judge: Judge, readings: Mapping[str, Sequence[Reading]]) -> Any:
    """The judge's name; "rules" where nothing that it read holds, for then the rules decided alone."""
    held = any(reading.verdict != "insufficient_evidence" for group in readings.values() for reading in group)
    return judge.name if held else RulesJudge.name


def find(
    record: CallRecord,
    disclosed: Mapping[str, str] | None = None,
    unlocked: Mapping[str, str] | None = None,
    asked: Mapping[str, str] | None = None,
) -> tuple[Findings, Metrics]:
    """Everything that code finds in a call, before any level or judge."""
    _warm(record)
    put = questions(record)
    tellers = tellings(record, disclosed)
    lawful = protected_flags(record, tellers)
    promises, given = PromiseReader(record).read(), grants(record)
    early = [Flag("promise_before_permission", p.sentence) for p in before_permission(promises, given)]
    broken = [Flag("condition_broken", sentence) for sentence in broken_conditions(record, promises, given)]
    fates = read_funnel(record, lawful, tellers, unlocked, asked)
    doors = deflections(record)
    found = Findings(
        fates=fates,
        decoys=frozenset(cue.key for cue in record.pack.cues if cue.is_decoy),
        claims=ClaimReader(record).read(),
        flags=[*lawful, *dict.fromkeys(early), *broken, *injection_flags(record)],
        open_questions=put["open"],
        follow_up_questions=put["follow_up"],
        permissions=tuple(grant.sentence for grant in given if grant.sentence),
        colleagues_asked=tuple(asked_colleagues(record)),
        standing_permission=any(not grant.sentence for grant in given),
        has_colleagues=any(persona.part == "colleague" for persona in record.pack.personas),
        doors=tuple(door.sentence for door in doors),
        pushes=tuple(pushed(record, doors)),
        asked=any(read_sentence(s.text).kind != "statement" for s in record.answers if "?" in s.text),
        spoke=bool(record.recruiter),
        answered=bool(record.answers),
        several=sum(persona.part == "candidate" for persona in record.pack.personas) > 1,
        unanswered=tuple(unanswered(record)),
        longest_wait=longest_wait(record),
        dated=record.pack.calendar is not None
        and sum(line.speaker == RECRUITER for line in record.transcript.lines) > 1,
        too_soon=tuple(written_too_soon(record)),
        after_stop=tuple(written_after_stop(record)),
    )
    return found, measure_talk(record, put, fates)


def _warm(record: CallRecord) -> None:
    """Let the embedder read the recruiter's sentences in one batch; later askers find them remembered."""
    spoken = [s.text for s in record.recruiter if words.count(s.text) > 2]
    record.vectors([*spoken, *record.follow_up, *record.transcript.selection_notes])


def _read(judge: Judge, pack: Pack, transcript: Transcript) -> Sequence[Reading]:
    wanted = [criterion for criterion in pack.rubric.criteria if criterion.engine != "code"]
    return judge.read(pack, transcript, wanted) if wanted else ()


def _card(
    pack: Pack,
    judge: Any,
    found: Findings,
    fates: tuple[CueFate, ...],
    metrics: Metrics,
    decided: list[Decided],
    confirm: bool,
) -> Scorecard:
    reached, blocked = percent(decided), blockers(decided, found)
    person = needs_person(decided, pack.rubric.pass_percent, confirm)
    return Scorecard(
        scenario=pack.slug,
        rubric_key=pack.rubric.key,
        rubric_version=pack.rubric.version,
        judge=judge,
        state="needs_person" if person else "scored",
        percent=reached,
        passed=not person and not blocked and reached is not None and reached >= pack.rubric.pass_percent,
        blockers=blocked,
        criteria=tuple(d.result for d in decided),
        funnel=fates,
        claims=tuple(found.claims),
        flags=tuple(found.flags),
        metrics=metrics,
    )


def _unscored(
    pack: Pack, judge: Judge, found: Findings, fates: tuple[CueFate, ...], metrics: Metrics
) -> Scorecard:
    waiting = "The judge could not read this call. Nothing is counted against you; judge it again."
    return Scorecard(
        scenario=pack.slug,
        rubric_key=pack.rubric.key,
        rubric_version=pack.rubric.version,
        judge=judge.name,
        state="unscored",
        percent=None,
        passed=False,
        blockers=blockers((), found),
        criteria=tuple(
            CriterionResult(c.key, "insufficient_evidence", None, c.max_level, (), waiting)
            for c in pack.rubric.criteria
        ),
        funnel=fates,
        claims=tuple(found.claims),
        flags=tuple(found.flags),
        metrics=metrics,
    )
