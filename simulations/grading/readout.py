"""The scorecard as text for a terminal."""

from collections.abc import Iterator

from simulations.grading.coaching import coach
from simulations.grading.metrics import coaching_note
from simulations.grading.scorecard import CriterionResult, Scorecard
from simulations.grading.titles import criterion_title
from simulations.packs.pack import Pack
from simulations.transcripts import Transcript

_STATES = {
    "scored": "",
    "unscored": " (unscored)",
    "needs_person": " (provisional: a person must look at it)",
}


def readout(card: Scorecard, pack: Pack, transcript: Transcript) -> str:
    """Return the scorecard as lines: outcome, criteria, cues, claims, flags, advice."""
    return "\n".join(_lines(card, pack, transcript))


def _lines(card: Scorecard, pack: Pack, transcript: Transcript) -> Iterator[str]:
    advice = coach(pack, transcript, card)
    texts = {sentence_id: sentence.text for sentence_id, sentence in transcript.by_id.items()}
    if transcript.follow_up:
        texts["follow_up"] = " ".join(transcript.follow_up.text.split())[:100]
    yield pack.title
    yield advice.headline
    yield f"{_outcome(card)}. Pass mark {pack.rubric.pass_percent} %.{_STATES[card.state]}"
    for blocker in card.blockers:
        title = criterion_title(blocker.criterion, pack.rubric.criteria)
        yield f"  Blocked by “{title}”: {', '.join(blocker.evidence)}"
    yield ""
    for result in card.criteria:
        title = criterion_title(result.key, pack.rubric.criteria)
        yield f"{title:<34} {_level(result):<22} {result.reason}"
        yield from (f"    {item}  {texts.get(item, '')}" for item in result.evidence[:4])
    yield ""
    yield from (f"{story.cue:<20} {story.text}" for story in advice.stories)
    yield ""
    yield from (f"claim {c.sentence}: {c.verdict} {' '.join(c.facts)}" for c in card.claims)
    yield from (f"flag {flag.sentence}: {flag.kind} {flag.topic}" for flag in card.flags)
    numbers, kinds = card.metrics, card.metrics.questions
    yield (
        f"You had {numbers.talk_share:.0%} of the words, {kinds['open']} open and {kinds['closed']} closed questions, "
        f"longest stretch {numbers.longest_monologue_words} words. {coaching_note(pack.rubric.criteria)}"
    )
    for number, action in enumerate(advice.actions, start=1):
        retry = f" (retry from turn {action.turn})" if action.turn else ""
        yield f"{number}. {action.title}. {action.text}{retry}"


def _outcome(card: Scorecard) -> str:
    percent = "no score" if card.percent is None else f"{card.percent} %"
    return f"{percent}, {'passed' if card.passed else 'not passed'}"


def _level(result: CriterionResult) -> str:
    return (
        f"{result.level} of {result.max}" if result.verdict == "scored" else result.verdict.replace("_", " ")
    )
