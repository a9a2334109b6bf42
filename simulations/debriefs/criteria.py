"""Each criterion with its verdict, the lines that show it, and who read it."""

from dataclasses import dataclass

from simulations.grading.scorecard import CriterionResult, Scorecard
from simulations.grading.titles import criterion_title
from simulations.packs.pack import Criterion, Pack
from simulations.transcripts import Transcript

WEIGHTS = {1: "Counts once", 2: "Counts twice", 3: "Counts three times"}


@dataclass(frozen=True)
class Quote:
    """A line of the call, or words of the message; rendered from its id, so it cannot be made up."""

    id: str
    text: str


@dataclass(frozen=True)
class CriterionView:
    title: str
    weight: str
    badge: str
    tone: str
    icon: str
    by: str
    by_icon: str
    anchor: str
    """The rubric's own sentence for the level that was reached."""
    reason: str
    quotes: tuple[Quote, ...]
    retry: int
    """The recruiter's turn worth going back to, 0 for none."""


def criteria_of(pack: Pack, card: Scorecard, transcript: Transcript) -> tuple[CriterionView, ...]:
    """The criteria of the card in the rubric's order; those added by code (blockers) follow."""
    authored = {criterion.key: criterion for criterion in pack.rubric.criteria}
    return tuple(
        _view(result, criterion_title(result.key, pack.rubric.criteria), authored.get(result.key), transcript)
        for result in card.criteria
    )


def _view(
    result: CriterionResult, title: str, authored: Criterion | None, transcript: Transcript
) -> CriterionView:
    badge, tone, icon = _badge(result, authored)
    by, by_icon = _reader(result)
    quotes = quotes_of(result.evidence, transcript)
    low = result.level is not None and result.level < result.max
    return CriterionView(
        title=title,
        weight=_weight(authored),
        badge=badge,
        tone=tone,
        icon=icon,
        by=by,
        by_icon=by_icon,
        anchor=_anchor(result, authored),
        reason=result.reason,
        quotes=quotes,
        retry=_turn(result.evidence) if low else 0,
    )


def _weight(authored: Criterion | None) -> str:
    if authored is None or authored.blocker:
        return "Blocks a pass if missed"
    return WEIGHTS.get(int(authored.weight), f"Weight {authored.weight:g}")


def _badge(result: CriterionResult, authored: Criterion | None) -> tuple[str, str, str]:
    if result.verdict == "no_opportunity":
        return "No opportunity", "open", "open"
    if result.verdict == "insufficient_evidence" or result.level is None:
        return "Open for a reader", "open", "reader"
    full = result.level >= result.max
    if result.max == 1:
        return ("Met", "good", "check") if full else ("Missed", "stop", "stop")
    tone = "good" if full else "warn" if result.level else "stop"
    return f"Level {result.level} of {result.max}", tone, "check" if full else "warn"


def _reader(result: CriterionResult) -> tuple[str, str]:
    if result.verdict == "insufficient_evidence":
        return "", ""
    return {"judge": ("Read by the model", "reader"), "person": ("Read by a person", "person")}.get(
        result.by, ("Judged by rules", "rules")
    )


def _anchor(result: CriterionResult, authored: Criterion | None) -> str:
    if authored is None or result.level is None or result.level >= len(authored.levels):
        return ""
    sentence = authored.levels[result.level]
    return sentence[:1].upper() + sentence[1:]


def quotes_of(evidence: tuple[str, ...], transcript: Transcript) -> tuple[Quote, ...]:
    """The lines behind ids; ids of touches give the words of the message."""
    found = []
    for item in evidence:
        key = item.removeprefix("pin:")
        if key in transcript.by_id:
            found.append(Quote(key, transcript.by_id[key].text))
        elif item.startswith("follow_up") and transcript.follow_up:
            found.append(Quote(item, _touch(item, transcript)))
    return tuple(dict.fromkeys(quote for quote in found if quote.text))


def _touch(item: str, transcript: Transcript) -> str:
    number = item.partition(":")[2]
    touches = transcript.follow_up.touches if transcript.follow_up else ()
    return touches[int(number)].quote if number.isdecimal() and int(number) < len(touches) else ""


def _turn(evidence: tuple[str, ...]) -> int:
    turns = [
        int(item[1:].partition(".")[0]) for item in evidence if item[:1] == "r" and item[1:2].isdecimal()
    ]
    return min(turns, default=0)
