"""The debrief as facts: everything its page, its print and its download show."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from simulations.calls.frozen import pack_of
from simulations.calls.reading import transcript_of
from simulations.calls.ways import Way, way_of
from simulations.calls.wording import clock, first_name
from simulations.debriefs.allowed import Allowed, allowed_of
from simulations.debriefs.attention import Attended, attention_of
from simulations.debriefs.cards import read_card
from simulations.debriefs.criteria import CriterionView, Quote, criteria_of, quotes_of
from simulations.debriefs.cues import Funnel, funnel_of
from simulations.debriefs.lines import SpokenLine, spoken_lines
from simulations.debriefs.timeline import Timeline, timeline_of
from simulations.grading.coaching import Coaching, coach
from simulations.grading.metrics import coaching_note
from simulations.grading.scorecard import Metrics, Scorecard
from simulations.grading.titles import criterion_title
from simulations.models import Call, FollowUpMessage, ScorecardRecord, Turn
from simulations.packs.pack import Pack


@dataclass(frozen=True)
class BlockerView:
    title: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True)
class Earlier:
    """The learner's own last attempt at the same scenario."""

    call: UUID
    percent: int | None
    at: datetime | None
    used: int
    disclosed: int


@dataclass(frozen=True)
class Result:
    """What a scorecard adds to the call."""

    state: str
    percent: int | None
    passed: bool
    judge: str
    card: Scorecard
    coaching: Coaching
    criteria: tuple[CriterionView, ...]
    blockers: tuple[BlockerView, ...]
    funnel: Funnel
    timeline: Timeline

    @property
    def open_criteria(self) -> int:
        return sum(criterion.badge == "Open for a reader" for criterion in self.criteria)


@dataclass(frozen=True)
class Debrief:
    """`result` is None while the call is being read, or before anybody asked for it."""

    pack: Pack
    name: str
    skill: str
    length: str
    attempt: int
    lines: tuple[SpokenLine, ...]
    ours: int
    """Our share of the words, in percent."""
    questions: dict[str, int]
    longest: int
    carried: int
    """Cues of the scenario, told or not."""
    told: int
    pinned: int
    """Told cues with a pin in their turn."""
    message: FollowUpMessage | None
    result: Result | None
    earlier: Earlier | None
    way: Way
    attention: tuple[Attended, ...] = ()
    """In a chat: how each person was looked after."""
    allowed: tuple[Allowed, ...] = ()
    """The colleagues who were called, and what they allowed."""

    @property
    def writes(self) -> str:
        """What may be written when the talk is over, as an act; "" for nothing."""
        acts = {"message": "Write the follow-up", "offer": "Write the offer", "welcome": "Write the welcome"}
        return acts.get(self.way.after, "")

    @property
    def possessive(self) -> str:
        """Whose words they are: "Maya’s", or "their" where several people took part."""
        return "their" if self.way.together else f"{self.name}’s"

    @property
    def theirs(self) -> int:
        return 100 - self.ours

    @property
    def floor_note(self) -> str:
        """Which of the numbers about the floor count, by this scenario's rubric."""
        return coaching_note(self.pack.rubric.criteria)

    @property
    def pass_percent(self) -> int:
        return self.pack.rubric.pass_percent


def debrief_of(call: Call) -> Debrief:
    """Assemble the debrief of an ended call, from rows that do not grow in number of queries with its turns."""
    pack = pack_of(call)
    way = way_of(pack)
    turns = list(call.turns.order_by("index"))
    lines = spoken_lines(turns, pack, call.candidate_engine)
    record = call.scorecards.first()
    result = result_of(call, pack, record, lines) if record else None
    metrics = result.card.metrics if result else _counted(lines)
    return Debrief(
        pack=pack,
        name="They" if way.together else first_name(pack.personas[0]),
        skill=pack.skill,
        length=_length(call),
        attempt=_attempt(call),
        lines=lines,
        ours=round(100 * _share(lines)),
        questions=metrics.questions if result else {},
        longest=metrics.longest_monologue_words,
        carried=len(pack.cues),
        told=sum(len(line.told) for line in lines),
        pinned=_pinned(call, lines),
        message=FollowUpMessage.objects.filter(call=call, sent_at__isnull=False).first(),
        result=result if call.state == Call.State.GRADED else None,
        earlier=earlier_of(call),
        way=way,
        attention=attention_of(pack, turns) if way.together else (),
        allowed=allowed_of(call, pack, result.card if result else None, turns),
    )


def result_of(call: Call, pack: Pack, record: ScorecardRecord, lines: tuple[SpokenLine, ...]) -> Result:
    card = read_card(record.card)
    transcript = transcript_of(call)
    blockers = tuple(
        BlockerView(criterion_title(b.criterion, pack.rubric.criteria), quotes_of(b.evidence, transcript))
        for b in card.blockers
    )
    return Result(
        state=card.state,
        percent=card.percent,
        passed=card.passed,
        judge="rules" if record.judge == "rules" else record.judge,
        card=card,
        coaching=coach(pack, transcript, card),
        criteria=criteria_of(pack, card, transcript),
        blockers=blockers,
        funnel=funnel_of(pack, card.funnel, lines),
        timeline=timeline_of(pack, card.funnel, lines),
    )


def _pinned(call: Call, lines: tuple[SpokenLine, ...]) -> int:
    pins = set(call.pins.values_list("sentence", flat=True))
    return sum(len(line.told) for line in lines if pins & {sentence for sentence, _ in line.sentences})


def _counted(lines: tuple[SpokenLine, ...]) -> Metrics:
    return Metrics(longest_monologue_words=max((line.words for line in lines if line.ours), default=0))


def _share(lines: tuple[SpokenLine, ...]) -> float:
    words = sum(line.words for line in lines)
    return sum(line.words for line in lines if line.ours) / words if words else 0.0


def _length(call: Call) -> str:
    if not call.answered_at or not call.ended_at:
        return ""
    minutes, seconds = clock((call.ended_at - call.answered_at).total_seconds()).split(":")
    return f"{minutes} min {int(seconds)} s"


def _attempt(call: Call) -> int:
    earlier = Call.objects.filter(
        learner=call.learner_id, scenario_slug=call.scenario_slug, created_at__lt=call.created_at
    )
    return 1 + earlier.exclude(mode=Call.Mode.TRYOUT).filter(scorecards__isnull=False).distinct().count()


def earlier_of(call: Call) -> Earlier | None:
    """The last scorecard of the same learner and scenario before this call; none for try-outs."""
    if call.mode == Call.Mode.TRYOUT:
        return None
    records = ScorecardRecord.objects.filter(
        call__learner=call.learner_id,
        call__scenario_slug=call.scenario_slug,
        call__created_at__lt=call.created_at,
    )
    record = (
        records.exclude(call__mode=Call.Mode.TRYOUT).exclude(state="unscored").select_related("call").first()
    )
    if record is None:
        return None
    funnel: list[dict[str, Any]] = record.card["funnel"]
    return Earlier(
        call=record.call_id,
        percent=record.percent,
        at=record.call.ended_at,
        used=sum(bool(fate["used"]) for fate in funnel),
        disclosed=sum(bool(fate["disclosed"]) for fate in funnel),
    )


def export_of(call: Call) -> dict[str, Any]:
    """The whole call as data: what was said (replaced replies too), pinned, written and found."""
    record = call.scorecards.first()
    message = FollowUpMessage.objects.filter(call=call).first()
    return {
        "call": str(call.pk),
        "scenario": call.scenario_slug,
        "mode": call.mode,
        "note": "Practice. Not for decisions about hiring, firing or promotion.",
        "candidate": call.candidate_engine,
        "ended_by": call.ended_by,
        "turns": [_exported(turn) for turn in call.turns.order_by("index")],
        "pins": [{"pin": pin.sentence, "note": pin.note} for pin in call.pins.all()],
        "follow_up": {"text": message.text, "touches": message.touches, "sent": bool(message.sent_at)}
        if message
        else None,
        "permissions": [
            {"colleague": note.colleague, "answer": note.answer, "words": note.words}
            for note in call.permissions.all()
        ],
        "scorecard": record.card if record else None,
    }


def _exported(turn: Turn) -> dict[str, Any]:
    return {
        "speaker": turn.speaker,
        "turn": turn.number,
        "persona": turn.persona,
        "at": round(turn.at, 1),
        "text": turn.text,
        "sentences": turn.sentences,
        "state": turn.state,
        "engine": turn.engine,
    }
