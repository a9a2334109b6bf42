"""Which of the recruiter's sentences are about which cue: by its own words, by meaning, or by answering at once."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from simulations.grading import words
from simulations.grading.callrecord import CallRecord, Spoken
from simulations.grading.dates import clock_times, from_then_on, moments, weekdays
from simulations.grading.hours import points
from simulations.grading.offers import proposes
from simulations.grading.profiles import CueProfile, Profiles, closeness
from simulations.hearing.questions import read_sentence
from simulations.hearing.text import plain

ABOUT = 0.50
"""Cosine with a cue's tellings from which a statement is about it."""
ANSWERING = 0.36
"""The same for the recruiter's very next turn, and for a sentence whose because-link names the cue."""
FITTING = 0.50
"""Cosine with a `good_uses` line from which a sentence is such a use; less when it also answers at once."""
FITTING_LEANING, FITTING_NEXT, FITTING_STATED = 0.30, 0.36, 0.43
"""The same when it answers at once: least where it leans on what was told ("it", "one", "then"), most where it only
states what the company has, as any answer might."""
FITTING_NAMED = 0.40
"""The same where the cue's own words stand in it."""
LEAD = 0.08
MEANT = 0.18
"""Cosine below which a shared word is taken for an accident."""
BAD = 0.64
BAD_WORDED = 0.40
_POINTS_BACK = re.compile(r"\b(?:that|it|this|there|them|those)\b")
_LEANS = re.compile(r"\b(?:it|that|there|them|one|this|so you|without it)\b|^(?:then|so)\b")
_DISCLAIMS = re.compile(
    r"^(?:(?:and|so|but|here|with us),? )*(?:nobody|no one|none of (?:us|the)|no \w+ will|"
    r"(?:i|we) (?:won't|will not|never|don't|do not|shall not)|(?:you|there) (?:won't|will not|will never) be)\b"
)
"""Said of one's own house: "Nobody will ask", "We don't keep"."""
_EMPTY_BACK = re.compile(
    r"\b(?:does that|is that (?:ok|okay|right|fine|clear|all)|how does (?:that|it) sound|make sense|"
    r"sound good|that's (?:great|all|it)|is there|"
    r"are there|would that|anything|what time|there anything)\b"
)


@dataclass(frozen=True)
class Passage:
    """One sentence of the recruiter: spoken (`spoken` set), or written in the follow-up (index `written`)."""

    text: str
    context: str
    vector: NDArray[np.float32]
    question: bool
    spoken: Spoken | None = None
    written: int = -1

    @property
    def id(self) -> str:
        return self.spoken.id if self.spoken else "follow_up"


def passages(record: CallRecord, first: tuple[int, int]) -> list[Passage]:
    """The recruiter's sentences after the place `first`, and the whole follow-up, with their vectors."""
    spoken = [s for s in record.recruiter if s.place > first]
    written = list(enumerate(record.follow_up))
    vectors = record.vectors([*(s.text for s in spoken), *record.follow_up])
    found = [
        Passage(s.text, record.window(s), vector, read_sentence(s.text).kind != "statement", s)
        for s, vector in zip(spoken, vectors, strict=False)
    ]
    for (at, text), vector in zip(written, vectors[len(spoken) :], strict=True):
        context = " ".join(record.follow_up[max(0, at - 1) : at + 1])
        found.append(Passage(text, context, vector, read_sentence(text).kind != "statement", None, at))
    return found


class Links:
    """How the passages of one call relate to its cues."""

    def __init__(self, record: CallRecord, profiles: Profiles) -> None:
        self._record = record
        self._profiles = profiles

    def told(self, passage: Passage, profile: CueProfile) -> float:
        return closeness(profile.tellings, passage.vector)

    def names(self, passage: Passage, profile: CueProfile) -> bool:
        """Are the cue's own words there, and not by accident ("a little present" for one who presented her work)?"""
        if not profile.names(passage.text):
            return False
        meant = max(self.told(passage, profile), closeness(profile.good, passage.vector) - 0.1)
        return meant >= MEANT or len(words.content(passage.text) & profile.own) > 1

    def at_once(self, passage: Passage, told: Spoken) -> bool:
        """Is this said in the recruiter's first turn after the telling?

        Never where it was told before the first turn, as a profile or a note is: what is said first then answers
        nothing in particular.
        """
        if not passage.spoken or self._record.told_unasked(told):
            return False
        return passage.spoken.line == self._record.next_recruiter_line(told.line)

    def about(self, passage: Passage, profile: CueProfile, told: Spoken, near: bool = False) -> bool:
        """Does the passage take up this cue? `near` asks for less: something else already ties them together."""
        if self.names(passage, profile):
            return True
        bar = ANSWERING if near or self.at_once(passage, told) else ABOUT
        if passage.question:
            bar = max(bar, closeness(profile.asks, passage.vector) + 0.02, 0.44)
        score = self.told(passage, profile)
        return score >= bar and score >= self._best_other(passage, profile) + (0 if near else LEAD)

    def fits(self, passage: Passage, profile: CueProfile, near: bool) -> bool:
        """Is the passage like one of the author's good uses, or does it name a time where the cue told of one?"""
        score = closeness(profile.good, passage.vector)
        rival = max(
            (closeness(o.good, passage.vector) for o in self._profiles.cues if o is not profile), default=0.0
        )
        if score >= self._fitting(passage, profile, near) and score >= rival - (0.12 if near else 0.0):
            return True
        return near and proposes(passage.text) and self._same_kind_of_time(passage.text, profile)

    def is_its_term(self, passage: Passage, profile: CueProfile) -> bool:
        """Does a plain term of a letter answer this cue: by name, as a good use does, or with a time of its kind?"""
        return (
            self.names(passage, profile)
            or self.fits_closely(passage, profile)
            or self._same_kind_of_time(passage.text, profile)
        )

    def too_early(self, passage: Passage, profile: CueProfile) -> bool:
        """Does it name only months that lie before the one from which the cue was told to hold?"""
        first = profile.not_before
        named = [moment for moment in moments(passage.text) if moment.months]
        return bool(first and named) and not any(first and from_then_on(moment, first) for moment in named)

    def fits_closely(self, passage: Passage, profile: CueProfile) -> bool:
        """So like a good use that it needs no word of offering."""
        close = closeness(profile.good, passage.vector) >= FITTING
        return close and self.fits(passage, profile, near=False)

    def _fitting(self, passage: Passage, profile: CueProfile, near: bool) -> float:
        named = self.names(passage, profile)
        if near:
            if not (named or proposes(passage.text)):
                return FITTING_STATED
            return FITTING_LEANING if named or _LEANS.search(plain(passage.text)) else FITTING_NEXT
        return FITTING_NAMED if named else FITTING

    def answers_back(self, passage: Passage, told: Spoken) -> bool:
        """ "How did that begin?", asked at once: a question that points back at what was just told."""
        if not (passage.question and self.at_once(passage, told)):
            return False
        folded = plain(passage.text)
        pointing = _POINTS_BACK.search(folded) and not _EMPTY_BACK.search(folded)
        return bool(pointing) and len(words.content(folded)) <= 3

    def against(self, passage: Passage, profile: CueProfile) -> bool:
        """Is the passage one of the author's bad uses? To say that nobody will do it is none."""
        disclaims = bool(_DISCLAIMS.search(plain(passage.text)))
        for line, vector in zip(profile.cue.bad_uses, profile.bad, strict=True):
            score = float(vector @ passage.vector)
            if disclaims and not words.negated(line):
                continue
            better = closeness(profile.good, passage.vector)
            worded = score >= BAD_WORDED and _worded(passage.text, line, profile)
            if score > better and (score >= BAD or worded):
                return True
        return False

    def _best_other(self, passage: Passage, profile: CueProfile) -> float:
        others = (self.told(passage, other) for other in self._profiles.cues if other is not profile)
        return max(others, default=0.0)

    def _same_kind_of_time(self, text: str, profile: CueProfile) -> bool:
        months = {month for moment in moments(text) for month in moment.months}
        if profile.months and months:
            return bool({(month + step - 1) % 12 + 1 for month in profile.months for step in (0, 1)} & months)
        return profile.timed and bool(
            weekdays(text) or clock_times(text) or points(plain(text)) or _PART_OF_DAY.search(plain(text))
        )


def _worded(text: str, bad: str, profile: CueProfile) -> bool:
    """Do half the words of a bad use stand in it? Where two or more of them are not the cue's own and the cue may be
    named, one of those is among them."""
    wanted = words.content(bad)
    shared = wanted & words.content(text)
    own = wanted - profile.stems
    enough = bool(shared & own) or len(own) < 2 or profile.cue.legality != "green"
    return bool(wanted) and len(shared) / len(wanted) >= 0.5 and enough


_PART_OF_DAY = re.compile(
    r"\b(?:mornings?|afternoons?|evenings?|before (?:ten|nine|four|five)|after (?:ten|nine|four|five)|"
    r"at (?:noon|midday|midnight|night|lunch(?:time)?|weekends?|dawn|dusk))\b"
)


def named_cues(text: str, profiles: Iterable[CueProfile]) -> list[str]:
    """Keys of the cues whose own words stand in `text`."""
    return [profile.cue.key for profile in profiles if profile.names(text)]
