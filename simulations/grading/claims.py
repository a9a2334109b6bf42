"""What the recruiter claimed about the company, sentence by sentence, against the scenario's facts.

Words, aliases and vectors only find *which* facts a sentence is about. Whether it is true is decided by comparing
numbers, dates, names and yes/no (`truth`); what cannot be compared so is left to a judge and not listed.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from simulations.grading import words
from simulations.grading.callrecord import CallRecord, Spoken
from simulations.grading.comparing import compare, shared_nouns
from simulations.grading.dates import without_date
from simulations.grading.deferral import is_deferral
from simulations.grading.nearby import CLOSE, NEAR, FactFinder, Near, Passage
from simulations.grading.neighbours import Neighbours, another_of_its_kind, is_only_dated, not_outdone
from simulations.grading.numbers import amounts
from simulations.grading.scorecard import Claim
from simulations.grading.truth import COUNTING, nearest_clause, one_polarity, polarity_agrees
from simulations.hearing.languages import is_other_language
from simulations.hearing.questions import read_sentence
from simulations.hearing.text import plain

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
    r"\bonly (?:ever )?(?:speak|talk|comment) (?:to|about|on) what(?:'s| (?:\w+ ){1,4})"
    r"(?:public|published|announced)\b|"
    r"\bneither confirm nor\b|\b(?:anything|something|say|confirm) either way\b|"
    r"\b(?:stays?|keep|kept|keeping|leave|leaving) (?:\w+ ){0,3}out of "
    r"(?:it|this|that|the (?:call|talk|conversation))\b"
)
_POINTS_BACK = re.compile(r"\b(?:it|that|this|there|they|them|those|these)\b")
_HOW_MANY = re.compile(r"\bhow many ([a-z]+)")
_YES = re.compile(r"^(?:well,? |oh,? |um,? )?(?:yes|yeah|yep|that's (?:right|true|correct)|correct|indeed|true|right,|"
                  r"exactly|you heard right|absolutely|it is|we are|we do)\b")  # fmt: skip
_NO = re.compile(
    r"^(?:well,? |oh,? |um,? )?(?:no\b|nope|not (?:true|at all|really)|we don't|we do not|we aren't)"
)


SURE_SUBJECT, SURE = 2, 0.8
"""Words of its subject, numbers and units apart, that a sentence shares with a fact, or the score that it reaches,
before a number in it may contradict that fact."""


class ClaimReader:
    """Reads the claims of one call. Made once per call; the vectors of its facts are remembered by the embedder."""

    def __init__(self, record: CallRecord) -> None:
        self._record = record
        self._finder = FactFinder(record)
        self._neighbours = Neighbours(self._finder.truths)
        self._public = words.content(
            " ".join(
                [
                    record.pack.brief,
                    *(fact.claim for fact in record.pack.facts if fact.visibility != "embargoed"),
                ]
            )
        )

    def read(self) -> list[Claim]:
        """Return at most one claim per recruiter sentence, in order; the gravest verdict of a sentence wins."""
        claims = [self._claim(passage) for passage in self._passages()]
        return [claim for claim in claims if claim]

    def _passages(self) -> list[Passage]:
        record = self._record
        spoken = [self._spoken(sentence) for sentence in record.recruiter if self._is_read(sentence)]
        written = [
            Passage("follow_up", text, " ".join(record.follow_up[max(0, at - 1) : at + 1]), "", False)
            for at, text in enumerate(record.follow_up)
            if not is_other_language(text)
        ]
        return [passage for passage in (*spoken, *written) if read_sentence(passage.text).kind == "statement"]

    def _spoken(self, sentence: Spoken) -> Passage:
        return Passage(
            sentence.id,
            sentence.text,
            self._record.window(sentence),
            self._record.before(sentence.line) if sentence.at < 3 else "",
            True,
        )

    def _is_read(self, sentence: Spoken) -> bool:
        return self._to_candidate(sentence) and self._record.understood(sentence)

    def _to_candidate(self, sentence: Spoken) -> bool:
        parts = {persona.key: persona.part for persona in self._record.pack.personas}
        return parts.get(sentence.persona, "candidate") != "colleague"

    def _claim(self, passage: Passage) -> Claim | None:
        near = self._finder.near(passage)
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

    def _embargoed(self, passage: Passage, near: Sequence[Near]) -> list[str] | None:
        found = [
            n.truth.fact.key
            for n in near
            if n.truth.fact.visibility == "embargoed" and self._leaks(passage, n)
        ]
        return found or None

    def _raised(self, passage: Passage, near: Near) -> bool:
        """Has the other side said before all that this sentence says of the fact?"""
        spoken = self._record.by_id.get(passage.id)
        if spoken is None:
            return False
        said = words.content(passage.text) & words.content(near.truth.fact.claim)
        heard = [s.text for s in self._record.answers if s.line < spoken.line]
        return said <= words.content(" ".join(heard))

    def _leaks(self, passage: Passage, near: Near) -> bool:
        folded = plain(passage.text)
        if words.negated(passage.text) and _NO.match(folded):
            return False
        told = words.content(passage.text) - words.content(passage.before)
        own = near.truth.subject - self._public
        exact = compare(passage.text, near.truth, bare=near.asked) is True
        if _REFUSES.search(folded):
            return exact and not compare(passage.before, near.truth) and not self._raised(passage, near)
        if near.asked and _YES.match(folded):
            return True
        if another_of_its_kind(passage.text, near.truth):
            return False
        said = words.content(passage.text) & near.truth.subject
        if not near.asked and is_only_dated(passage.text, near):
            return False
        return (
            bool(exact and said)
            or (len(said) >= 2 and bool(told & own))
            or (near.score >= CLOSE and bool(said & own))
        )

    def _compared(self, passage: Passage, near: Sequence[Near], wanted: bool) -> list[str] | None:
        if _THEIRS.search(plain(passage.text)) or is_deferral(passage.text, passage.before):
            return None
        passage = _without_sources(passage, near)
        verdicts = [(n, self._agrees(passage, n)) for n in not_outdone(passage.text, near[:4])]
        if any(n.asked and verdict is False for n, verdict in verdicts):
            verdicts = [(n, v) for n, v in verdicts if n.asked or v is False or _names(passage, n)]
        decided = [(n.truth.fact.key, verdict) for n, verdict in verdicts if verdict is not None]
        if wanted:
            return [key for key, verdict in decided if verdict] or None
        if any(verdict for _, verdict in decided):
            return None
        return [key for key, _ in decided[:1]] or None

    def _agrees(self, passage: Passage, near: Near) -> bool | None:
        if near.score < NEAR or another_of_its_kind(passage.text, near.truth):
            return None
        if _word_for_word(passage.text, near.truth.fact.claim):
            return True
        if not near.asked and is_only_dated(passage.context, near):
            return None
        if self._neighbours.elsewhere(passage.text, near.truth):
            return self._moved(passage, near)
        subject = (words.content(passage.context) & near.truth.subject) - COUNTING
        short = near.asked and words.count(passage.text) <= SHORT_ANSWER
        compared = compare(passage.text, near.truth, bare=short, counted=_how_many(passage.before))
        if compared is False and not self._surely_about(passage, near, subject):
            return None
        if not (subject or near.asked or near.score >= CLOSE):
            return None
        if (
            compared is None
            and near.truth.clauses
            and not (near.truth.amounts and amounts(passage.text))
            and (near.asked or len(subject) >= 2 or near.score >= CLOSE)
        ):
            return self._answers(passage, near)
        return compared

    def _moved(self, passage: Passage, near: Near) -> bool | None:
        """Said of another place: false where it puts there the very number that was asked for, else not about this."""
        exact = amounts(passage.text) and compare(passage.text, near.truth, bare=False)
        return False if near.asked and exact else None

    def _surely_about(self, passage: Passage, near: Near, subject: frozenset[str]) -> bool:
        """Is a number in it said of this fact? Words of the sentence before count only where this one points back."""
        if near.asked:
            return True
        said = subject if _POINTS_BACK.search(plain(passage.text)) else subject & words.content(passage.text)
        said |= shared_nouns(passage.text, near.truth)
        return len(said) >= SURE_SUBJECT or (near.score >= SURE and bool(said))

    def _answers(self, passage: Passage, near: Near) -> bool | None:
        """A yes or no: by the sentence's own words, or as the answer to what was asked."""
        folded = plain(passage.text)
        if near.asked and len(words.content(passage.text) & near.truth.subject) < 2:
            true = nearest_clause(passage.before, near.truth)
            true = true if true is not None else one_polarity(near.truth)
            if true is None or not (_YES.match(folded) or _NO.match(folded)):
                return None
            return bool(_YES.match(folded)) == true
        return polarity_agrees(passage.text, near.truth)

    def _deferred(self, passage: Passage, near: Sequence[Near]) -> list[str] | None:
        if not is_deferral(passage.text, passage.before):
            return None
        return [n.truth.fact.key for n in near if n.asked][:2] or [
            n.truth.fact.key for n in near if n.score >= CLOSE
        ][:1]

    def _unknown(self, passage: Passage, near: Sequence[Near]) -> list[str] | None:
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


def _word_for_word(text: str, claim: str) -> bool:
    """Does the sentence state the claim as it stands, with no denial round it?"""
    stated = plain(claim).strip(" .")
    return bool(stated) and stated in plain(text) and words.negated(text) == words.negated(claim)


def _names(passage: Passage, near: Near) -> bool:
    """Does the sentence name the fact by a word of its subject, numbers and units apart?"""
    return bool((words.content(passage.text) & near.truth.subject) - COUNTING)


def _without_sources(passage: Passage, near: Sequence[Near]) -> Passage:
    """The passage without the dates that only say how old a source is ("that's the pay agreement of July 2026")."""
    text = passage.text
    for fact in (n.truth.fact for n in near):
        if words.content(fact.source) & words.content(text):
            text = without_date(text, fact.as_of)
    return replace(passage, text=text)


def _how_many(question: str) -> frozenset[str]:
    """What a question wants counted: "How many residents ...?" """
    return frozenset(words.stem(noun) for noun in _HOW_MANY.findall(plain(question)))
