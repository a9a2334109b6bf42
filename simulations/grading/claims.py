"""What the recruiter claimed about the company, sentence by sentence, against the scenario's facts.

Words, aliases and vectors only find *which* facts a sentence is about. Whether it is true is decided by comparing
numbers, dates, names and yes/no (`truth`); what cannot be compared so is left to a judge and not listed.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from simulations.grading import words
from simulations.grading.callrecord import CallRecord, Spoken
from simulations.grading.comparing import compare, shared_nouns
from simulations.grading.deferral import is_deferral
from simulations.grading.profiles import closeness
from simulations.grading.scorecard import Claim
from simulations.grading.truth import COUNTING, Truth, nearest_clause, polarity_agrees, truth_of
from simulations.hearing.questions import read_sentence
from simulations.hearing.text import plain
from simulations.sentences import split_sentences

NEAR = 0.42
"""Cosine from which a sentence may be about a fact."""
CLOSE = 0.58
"""Cosine from which it is about the fact even when they share no word."""
SHORT_ANSWER = 10
"""Words up to which an answer may leave out what its number counts."""
_ABOUT_US = re.compile(
    r"\b(?:(?:we|they)(?:'re|'ve)?(?: all| also| always| do| currently| really)? (?!could|can|would|should|"
    r"will|might|"
    r"may|shall|talk|spoke|met|said)\w+|our (?!call|chat|conversation|talk)[\w-]+(?: \w+){0,2} (?:is|are|has|"
    r"have|gets?|"
    r"runs?|does|do|was|were|offers?|pays?|takes?|lets?)|the (?:company|firm|team|office|role|job|band|salary|pay|"
    r"department|group|business)(?: \w+){0,2} (?:is|are|has|have|gets?|pays?|offers?|starts?|comes?)|"
    r"there(?:'s| is| are)|"
    r"everybody here|everyone here|people here|you(?:'d| would|'ll| will) (?:be on call|get|have|earn|report))\b"
)
_THEIRS = re.compile(r"\byou (?:said|mentioned|told me|wrote|talked about|were saying)\b")
_OFFERS = re.compile(r"\b(?:i'll|i will|i can|i could|let me|let's|i'd (?:like|love|be happy))\b")
_REFUSES = re.compile(
    r"\b(?:can't|cannot|can not|not able to|won't|not allowed to|not free to|couldn't|not in a position to|"
    r"not going to) "
    r"(?:\w+ ){0,3}(?:comment|say|discuss|talk|speak|confirm|share|go into|tell|answer)|"
    r"\b(?:don't|do not|never) (?:comment|discuss|talk about|speculate)|\bnot mine to\b|\bno comment\b|"
    r"\bonly (?:speak|talk) (?:to|about) what('s| is| has been) (?:public|published|announced)\b"
)
_POINTS_BACK = re.compile(r"\b(?:it|that|this|there|they|them|those|these)\b")
_YES = re.compile(r"^(?:well,? |oh,? |um,? )?(?:yes|yeah|yep|that's (?:right|true|correct)|correct|indeed|true|right,|"
                  r"exactly|you heard right|absolutely|it is|we are|we do)\b")  # fmt: skip
_NO = re.compile(
    r"^(?:well,? |oh,? |um,? )?(?:no\b|nope|not (?:true|at all|really)|we don't|we do not|we aren't)"
)


@dataclass(frozen=True)
class _Passage:
    """A sentence of the recruiter, spoken or written, and what it answers."""

    id: str
    text: str
    context: str
    """The sentence with the one before it, for what "it" means."""
    before: str
    """The candidate's last words when this sentence answers them."""
    spoken: bool


@dataclass(frozen=True)
class _Near:
    truth: Truth
    score: float
    """How sure it is that the passage is about this fact, 0-1 and a little more."""
    asked: bool


SURE_SUBJECT, SURE = 2, 0.8
"""Words of its subject, numbers and units apart, that a sentence shares with a fact, or the score that it reaches,
before a number in it may contradict that fact."""


class ClaimReader:
    """Reads the claims of one call. Made once per call; the vectors of its facts are remembered by the embedder."""

    def __init__(self, record: CallRecord) -> None:
        self._record = record
        self._truths = [truth_of(fact) for fact in record.pack.facts]
        self._vectors = record.vectors(truth.fact.claim for truth in self._truths)
        asks = [ask for persona in record.pack.personas for ask in persona.asks]
        self._asks = {
            truth.fact.key: [ask.line for ask in asks if ask.fact == truth.fact.key] for truth in self._truths
        }
        self._public = words.content(
            " ".join(
                [record.pack.brief, *(t.fact.claim for t in self._truths if t.fact.visibility != "embargoed")]
            )
        )

    def read(self) -> list[Claim]:
        """Return at most one claim per recruiter sentence, in order; the gravest verdict of a sentence wins."""
        claims = [self._claim(passage) for passage in self._passages()]
        return [claim for claim in claims if claim]

    def _passages(self) -> list[_Passage]:
        record = self._record
        spoken = [self._spoken(sentence) for sentence in record.recruiter if self._to_candidate(sentence)]
        written = [
            _Passage("follow_up", text, " ".join(record.follow_up[max(0, at - 1) : at + 1]), "", False)
            for at, text in enumerate(record.follow_up)
        ]
        return [passage for passage in (*spoken, *written) if read_sentence(passage.text).kind == "statement"]

    def _spoken(self, sentence: Spoken) -> _Passage:
        return _Passage(
            sentence.id,
            sentence.text,
            self._record.window(sentence),
            self._record.before(sentence.line) if sentence.at < 3 else "",
            True,
        )

    def _to_candidate(self, sentence: Spoken) -> bool:
        parts = {persona.key: persona.part for persona in self._record.pack.personas}
        return parts.get(sentence.persona, "candidate") != "colleague"

    def _claim(self, passage: _Passage) -> Claim | None:
        near = self._near(passage)
        for verdict, facts in (
            ("embargoed", self._embargoed(passage, near)),
            ("contradicted", self._compared(passage, near, False)),
            ("deferred", self._deferred(passage, near)),
            ("supported", self._compared(passage, near, True)),
            ("not_in_kb", self._unknown(passage, near)),
        ):
            if facts is not None:
                return Claim(passage.id, verdict, tuple(facts))  # type: ignore[arg-type]
        return None

    def _near(self, passage: _Passage) -> list[_Near]:
        """The facts that the passage may be about, likeliest first."""
        if not self._truths or not passage.text.strip():
            return []
        vector = self._record.vectors([passage.text])[0]
        said, around = words.content(passage.text), words.content(passage.context)
        found = []
        for index, truth in enumerate(self._truths):
            asked = self._asked(passage.before, truth, index)
            shared = len(said & truth.subject) + 0.5 * len((around - said) & truth.subject)
            alias = any(words.holds(passage.text, alias) for alias in truth.fact.aliases)
            lines = self._asks[truth.fact.key]
            cosine = max(float(self._vectors[index] @ vector), closeness(self._record.vectors(lines), vector))
            score = cosine + 0.12 * min(shared, 4) + 0.3 * asked + 0.3 * alias
            if alias or asked or shared >= 1 or cosine >= NEAR:
                found.append(_Near(truth, score, asked))
        return sorted((near for near in found if near.score >= NEAR), key=lambda near: -near.score)

    def _asked(self, before: str, truth: Truth, index: int) -> bool:
        """Did the candidate's last words ask about this fact?"""
        if not before or not any(read_sentence(piece).kind != "statement" for piece in _pieces(before)):
            return False
        lines = self._asks[truth.fact.key]
        if any(plain(line) in plain(before) for line in lines):
            return True
        shared = words.content(before) & truth.subject
        questions = [piece for piece in _pieces(before) if read_sentence(piece).kind != "statement"]
        vectors = self._record.vectors([*questions, *lines])
        closest = (
            vectors[: len(questions)]
            @ np.vstack([self._vectors[index : index + 1], vectors[len(questions) :]]).T
        )
        return float(closest.max()) >= CLOSE or (len(shared) >= 2 and float(closest.max()) >= NEAR)

    def _embargoed(self, passage: _Passage, near: Sequence[_Near]) -> list[str] | None:
        found = [
            n.truth.fact.key
            for n in near
            if n.truth.fact.visibility == "embargoed" and self._leaks(passage, n)
        ]
        return found or None

    def _leaks(self, passage: _Passage, near: _Near) -> bool:
        folded = plain(passage.text)
        if words.negated(passage.text) and _NO.match(folded):
            return False
        told = words.content(passage.text) - words.content(passage.before)
        own = near.truth.subject - self._public
        exact = compare(passage.text, near.truth, bare=near.asked) is True
        if _REFUSES.search(folded):
            return exact and not compare(passage.before, near.truth)
        if near.asked and _YES.match(folded):
            return True
        said = words.content(passage.text) & near.truth.subject
        return (
            bool(exact and said)
            or (len(said) >= 2 and bool(told & own))
            or (near.score >= CLOSE and bool(said & own))
        )

    def _compared(self, passage: _Passage, near: Sequence[_Near], wanted: bool) -> list[str] | None:
        if _THEIRS.search(plain(passage.text)) or is_deferral(passage.text, passage.before):
            return None
        verdicts = [(n.truth.fact.key, self._agrees(passage, n)) for n in near[:4]]
        decided = [(key, verdict) for key, verdict in verdicts if verdict is not None]
        if wanted:
            return [key for key, verdict in decided if verdict] or None
        if any(verdict for _, verdict in decided):
            return None
        return [key for key, _ in decided[:1]] or None

    def _agrees(self, passage: _Passage, near: _Near) -> bool | None:
        subject = (words.content(passage.context) & near.truth.subject) - COUNTING
        short = near.asked and words.count(passage.text) <= SHORT_ANSWER
        compared = compare(passage.text, near.truth, bare=short)
        if compared is False and not self._surely_about(passage, near, subject):
            return None
        if not (subject or near.asked or near.score >= CLOSE or compared):
            return None
        if (
            compared is None
            and near.truth.clauses
            and (near.asked or len(subject) >= 2 or near.score >= CLOSE)
        ):
            return self._answers(passage, near)
        return compared

    def _surely_about(self, passage: _Passage, near: _Near, subject: frozenset[str]) -> bool:
        """Is a number in it said of this fact? Words of the sentence before count only where this one points back."""
        if near.asked:
            return True
        said = subject if _POINTS_BACK.search(plain(passage.text)) else subject & words.content(passage.text)
        said |= shared_nouns(passage.text, near.truth)
        return len(said) >= SURE_SUBJECT or (near.score >= SURE and bool(said))

    def _answers(self, passage: _Passage, near: _Near) -> bool | None:
        """A yes or no: by the sentence's own words, or as the answer to what was asked."""
        folded = plain(passage.text)
        if near.asked and len(words.content(passage.text) & near.truth.subject) < 2:
            true = nearest_clause(passage.before, near.truth)
            if true is None or not (_YES.match(folded) or _NO.match(folded)):
                return None
            return bool(_YES.match(folded)) == true
        return polarity_agrees(passage.text, near.truth)

    def _deferred(self, passage: _Passage, near: Sequence[_Near]) -> list[str] | None:
        if not is_deferral(passage.text, passage.before):
            return None
        return [n.truth.fact.key for n in near if n.asked][:2] or [
            n.truth.fact.key for n in near if n.score >= CLOSE
        ][:1]

    def _unknown(self, passage: _Passage, near: Sequence[_Near]) -> list[str] | None:
        folded = plain(passage.text)
        claims = (
            passage.spoken
            and _ABOUT_US.search(folded)
            and not _THEIRS.search(folded)
            and not _OFFERS.search(folded)
        )
        if not claims or near or words.count(passage.text) < 4:
            return None
        return []


def _pieces(text: str) -> list[str]:
    return split_sentences(text)[-6:]
