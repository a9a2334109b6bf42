"""What to tell the learner, as facts: a headline, at most three actions, own words beside better ones.

Pure; the debrief and the command render it. Every sentence shown is the learner's own, found by its id; every
"try instead" is the scenario author's. `turn` is the recruiter's turn from which the moment can be tried again.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from simulations.grading import words
from simulations.grading.doors import what_opens
from simulations.grading.headline import headline
from simulations.grading.scorecard import CueFate, Scorecard
from simulations.grading.stories import Stage, stage_of, story
from simulations.hearing.text import plain
from simulations.packs.pack import Cue, Pack
from simulations.transcripts import CANDIDATE, RECRUITER, Line, Transcript

MOST_ACTIONS = 3
MOST_PAIRS = 4
SHORTEST_HINT = 4
"""Words of a sentence that can be a hint by itself."""
FEWEST_SHARED = 2
"""Words of weight that a sentence shares with a hint said in other words."""


@dataclass(frozen=True)
class Action:
    """One thing to do next. `turn` is None where there is no moment to try again."""

    title: str
    text: str
    turn: int | None
    cue: str = ""


@dataclass(frozen=True)
class Rewrite:
    """A sentence of the learner's beside what the author would try."""

    sentence: str
    said: str
    instead: str
    cue: str
    turn: int


@dataclass(frozen=True)
class Missed:
    """A hint that was passed over: the candidate's sentence, and the recruiter's turn that passed over it."""

    cue: str
    sentence: str
    text: str
    turn: int | None


@dataclass(frozen=True)
class Story:
    """One cue's fate in words."""

    cue: str
    topic: str
    stage: Stage
    text: str


@dataclass(frozen=True)
class Coaching:
    headline: str
    actions: tuple[Action, ...]
    rewrites: tuple[Rewrite, ...]
    missed: tuple[Missed, ...]
    stories: tuple[Story, ...]


def coach(pack: Pack, transcript: Transcript, card: Scorecard) -> Coaching:
    """Turn a scorecard back into advice about this call."""
    call = _Call(pack, transcript, card)
    missed = tuple(call.missed_hints())
    return Coaching(
        headline=headline(pack, card),
        actions=tuple(call.actions(missed))[:MOST_ACTIONS],
        rewrites=tuple(call.rewrites(missed))[:MOST_PAIRS],
        missed=missed,
        stories=tuple(Story(f.cue, pack.cue(f.cue).topic, stage_of(f), story(f)) for f in card.funnel),
    )


class _Call:
    def __init__(self, pack: Pack, transcript: Transcript, card: Scorecard) -> None:
        self.pack, self.transcript, self.card = pack, transcript, card
        self.line_of = {s.id: line for line in transcript.lines for s in line.sentences}

    def missed_hints(self) -> Iterator[Missed]:
        fates = {fate.cue: fate for fate in self.card.funnel}
        for cue in self.pack.cues:
            fate = fates.get(cue.key)
            open_yet = cue.hint_line and not (fate and fate.disclosed)
            said = next(self._said(cue.hint_line), None) if open_yet else None
            if said and not (fate and self._after(fate.asked, said[0])):
                answer = self.next_turn(said[0])
                yield Missed(cue.key, said[1], said[2], answer.turn if answer else None)

    def _after(self, sentence: str | None, line: Line) -> bool:
        """Was this sentence said later than that line?"""
        lines = self.transcript.lines
        return sentence in self.line_of and lines.index(self.line_of[sentence]) > lines.index(line)

    def _said(self, hint: str) -> Iterator[tuple[Line, str, str]]:
        """Where the candidate said a hint, whole or in other words. One shared word is no hint."""
        wanted = words.content(hint)
        for line in self.transcript.spoken_by(CANDIDATE):
            for sentence in line.sentences:
                whole = words.count(sentence.text) >= SHORTEST_HINT and plain(sentence.text) in plain(hint)
                shared = len(wanted & words.content(sentence.text))
                if whole or (shared >= FEWEST_SHARED and shared >= 0.7 * len(wanted)):
                    yield line, sentence.id, sentence.text

    def next_turn(self, line: Line) -> Line | None:
        """The recruiter's first turn after a line."""
        after = self.transcript.lines[self.transcript.lines.index(line) + 1 :]
        return next((later for later in after if later.speaker == RECRUITER), None)

    def actions(self, missed: Sequence[Missed]) -> Iterator[Action]:
        yield from self._blocked()
        yield from self._waiting_and_writing()
        for hint in missed:
            text = f"“{hint.text}” opened a door. Leave your own agenda for one turn and ask what lies behind it."
            yield Action("Follow the hint", text, hint.turn, hint.cue)
        yield from self._unused()
        for claim in self.card.claims:
            if claim.verdict == "contradicted":
                text = "One thing you said does not match the company facts. Say when you will know, then find out."
                yield Action("Look it up before you say it", text, self._turn(claim.sentence))
        yield from self._closed({hint.cue for hint in missed})

    def _blocked(self) -> Iterator[Action]:
        advice = {
            "lawful": (
                "Leave the private question unasked",
                "You may do what they ask for; you may not ask, dig or put it on file.",
            ),
            "embargo": (
                "Keep the embargo",
                "Use one sentence for every rumour, the same whether it is true or not.",
            ),
            "promise": (
                "Promise only your own time",
                "Say what you will ask and when you will report. Nothing more is yours to give.",
            ),
        }
        for blocker in self.card.blockers:
            title, text = advice.get(
                blocker.criterion, ("Mend what blocks the pass", "This stands between the call and a pass.")
            )
            yield Action(title, text, self._turn(blocker.evidence[0]) if blocker.evidence else None)

    def _waiting_and_writing(self) -> Iterator[Action]:
        """Somebody was left without an answer, or written to at the wrong time."""
        advice = {
            "unanswered": (
                "Answer everybody once",
                "Somebody left without a word from you. One short line now is better than a long one too late.",
            ),
            "written_after_stop": (
                "Stop when asked",
                "They asked for no more. The next message should have been none.",
            ),
            "written_too_soon": (
                "Let more time pass",
                "Write when there is something that concerns them, and not before.",
            ),
        }
        measures = {criterion.key: criterion.measure for criterion in self.pack.rubric.criteria}
        blocked = {blocker.criterion for blocker in self.card.blockers}
        for result in self.card.criteria:
            found = advice.get(measures.get(result.key, ""))
            if found and result.level == 0 and result.evidence and result.key not in blocked:
                yield Action(*found, self._turn(result.evidence[0]))

    def _unused(self) -> Iterator[Action]:
        for fate in self.card.funnel:
            cue = self.pack.cue(fate.cue)
            if (
                fate.disclosed
                and not fate.used
                and not fate.misused
                and cue.legality != "red"
                and not cue.is_decoy
            ):
                line = self.line_of.get(fate.disclosed)
                answer = self.next_turn(line) if line else None
                text = f"You were told about this: {cue.topic}. The author suggests: {_first(cue.good_uses)}."
                title = "Turn a pin into a change" if fate.noticed else "Catch what was said"
                yield Action(title, text, answer.turn if answer else None, cue.key)

    def _closed(self, hinted: set[str]) -> Iterator[Action]:
        """What stayed untold and may be asked for: first what was asked too early, then what nobody asked for."""
        untold = [
            (fate, cue)
            for fate in self.card.funnel
            for cue in [self.pack.cue(fate.cue)]
            if not fate.disclosed and cue.legality == "green" and not cue.is_decoy and cue.key not in hinted
        ]
        yield from (self._asked_early(fate, cue) for fate, cue in untold if fate.asked)
        for fate, cue in untold:
            if cue.ask_examples and not fate.asked:
                text = f"Nobody asked about this: {cue.topic}. For instance: “{cue.ask_examples[0]}”"
                yield Action(
                    "Open one more door", text, 1 if self.transcript.spoken_by(RECRUITER) else None, cue.key
                )

    def _asked_early(self, fate: CueFate, cue: Cue) -> Action:
        said = self.transcript.by_id[fate.asked].text if fate.asked in self.transcript.by_id else ""
        waits = what_opens(cue, self.pack)
        opens = f"It opens with {waits}. Then ask again." if waits else "No answer came; ask once more."
        return Action(
            "Ask again when the door is open",
            f"You asked, “{said}” {opens}",
            self._turn(fate.asked or ""),
            cue.key,
        )

    def rewrites(self, missed: Sequence[Missed]) -> Iterator[Rewrite]:
        """Hints passed over first, then lines that turned on the person, then what was told and not used."""
        for hint in missed:
            cue = self.pack.cue(hint.cue)
            yield from self._rewrite(self._line(hint.turn), _first(cue.ask_examples), cue.key)
        for fate in self.card.funnel:
            cue = self.pack.cue(fate.cue)
            if cue.legality == "red" or cue.is_decoy or not cue.good_uses:
                continue
            wrong = next((self.line_of[item] for item in fate.misused if item in self.line_of), None)
            if wrong:
                item = next(item for item in fate.misused if item in self.line_of)
                yield from self._rewrite(wrong, _first(cue.good_uses), cue.key, item)
            elif fate.disclosed in self.line_of and not fate.used and not fate.misused:
                yield from self._unused_rewrite(fate, cue)

    def _unused_rewrite(self, fate: CueFate, cue: Cue) -> Iterator[Rewrite]:
        echo = next((item for item in fate.noticed if item in self.line_of), "")
        line = self.line_of.get(echo) or self.next_turn(self.line_of[fate.disclosed or ""])
        yield from self._rewrite(line, _first(cue.good_uses), cue.key, echo)

    def _rewrite(self, line: Line | None, instead: str, cue: str, sentence: str = "") -> Iterator[Rewrite]:
        if line and line.sentences and instead:
            chosen = next((s for s in line.sentences if s.id == sentence), line.sentences[0])
            yield Rewrite(chosen.id, chosen.text, instead, cue, line.turn)

    def _turn(self, evidence: str) -> int | None:
        line = self.line_of.get(evidence)
        return line.turn if line and line.speaker == RECRUITER else None

    def _line(self, turn: int | None) -> Line | None:
        return next((line for line in self.transcript.spoken_by(RECRUITER) if line.turn == turn), None)


def _first(texts: Sequence[str]) -> str:
    return texts[0] if texts else ""
