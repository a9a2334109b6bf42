"""What was made of a cue: taken up (noticed), turned into something for the candidate (used), or mishandled."""

import re
from collections.abc import Collection, Mapping

from simulations.grading import words
from simulations.grading.callrecord import CallRecord, Spoken
from simulations.grading.links import Links, Passage, named_cues
from simulations.grading.offers import is_term, proposes, speaks_only, states, states_ours, stuffed
from simulations.grading.process import is_a_step, named_beyond_time
from simulations.grading.profiles import CueProfile, Profiles
from simulations.hearing.text import plain
from simulations.transcripts import Touch

MOST_CUES_IN_ONE = 3
"""A sentence that names more cues than this piles up words; it uses none of them."""
MOST_PINS = 12
"""Pins that count, or twice the number of cues where that is more: a notebook is a choice."""
_CLAUSE = re.compile(r"; | - | but |, and (?=i|we|you|the)|, (?=but|i'll|we'll)", re.IGNORECASE)


class Uptake:
    """Noticing and using, for one call."""

    def __init__(self, record: CallRecord, profiles: Profiles, links: Links, passages: list[Passage]) -> None:
        self._record = record
        self._profiles = profiles
        self._links = links
        self._passages = passages
        self._letter = record.pack.kind in ("offer", "welcome")
        self._piles = {id(p) for p in passages if _is_pile(p.text, profiles)}

    def noticed(self, profile: CueProfile, told: Spoken, used: list[str]) -> list[str]:
        """Pins of the telling turn, then recruiter sentences that take it up; what was used was noticed."""
        found = self._pins(profile, told)
        for passage in self._after(told):
            if passage.spoken and id(passage) not in self._piles:
                taken = self._links.about(passage, profile, told) or self._links.answers_back(passage, told)
                if taken or passage.id in used:
                    found.append(passage.id)
        found += [evidence for evidence in used if evidence.startswith("follow_up")] if not found else []
        return list(dict.fromkeys(found))

    def used(
        self, profile: CueProfile, told: Spoken, tellers: Mapping[str, Spoken], spoiled: Collection[int] = ()
    ) -> list[str]:
        """Ids of sentences, touches and follow-up passages that change something because of this cue.

        `spoiled`: indices of written sentences that mishandle it; nothing in them is a use.
        """
        found = [p.id for p in self._after(told) if p.spoken and self._changes(p, profile, told)]
        touches = [
            touch for touch in self._touches(profile, told, tellers) if not set(spoiled) & set(touch[1])
        ]
        found += [f"follow_up:{index}" for index, _ in touches]
        covered = {at for _, sentences in touches for at in sentences}
        written = [p for p in self._passages if p.written >= 0 and p.written not in {*covered, *spoiled}]
        if any(self._changes(p, profile, told) and not self._claimed(p, profile) for p in written):
            found.append("follow_up")
        return list(dict.fromkeys(found))

    def standing(self, used: list[str]) -> list[str]:
        """What counts in the end: of an offer, once it is written, only what stands in it."""
        if self._record.pack.kind != "offer" or not self._record.follow_up:
            return used
        return [evidence for evidence in used if evidence.startswith("follow_up")]

    def _after(self, told: Spoken) -> list[Passage]:
        return [
            p
            for p in self._passages
            if p.spoken and p.spoken.place > told.place and self._record.for_ears_of(p.spoken, told.persona)
        ]

    def _pins(self, profile: CueProfile, told: Spoken) -> list[str]:
        allowed = max(MOST_PINS, 2 * len(self._profiles.cues))
        pins = list(dict.fromkeys(pin.sentence for pin in self._record.transcript.pins))[:allowed]
        places = {pin: self._record.by_id.get(pin) for pin in pins}
        return [
            f"pin:{pin}"
            for pin, place in places.items()
            if place and place.line == told.line and place.speaker == told.speaker
        ]

    def _changes(self, passage: Passage, profile: CueProfile, told: Spoken, linked: bool = False) -> bool:
        """The passage is about the cue and gives, moves or arranges something; a repeated word is not enough."""
        term = linked and self._letter and is_term(passage.text)
        if id(passage) in self._piles or (stuffed(passage.text) and not term):
            return False
        if not linked and is_a_step(passage.text) and not named_beyond_time(passage.text, profile):
            return False
        near = linked or self._links.at_once(passage, told)
        if self._links.too_early(passage, profile):
            return False
        if term and self._links.is_its_term(passage, profile):
            return True
        about = self._links.about(passage, profile, told, near=linked)
        fits = self._links.fits(passage, profile, near)
        if not (about or fits):
            return self._leans_on_last(passage, profile, told)
        if passage.question and not proposes(passage.text):
            return False
        added = self._adds(passage, told)
        if proposes(passage.text) or (fits and added and states(passage.text)):
            return True
        closely = self._links.fits_closely(passage, profile) and not speaks_only(passage.text)
        ours = states_ours(passage.text)
        return (closely and (added >= 2 or ours)) or (near and about and added >= 1 and ours)

    def _adds(self, passage: Passage, told: Spoken) -> int:
        """How many words of subject it adds to the telling: "the end of October, understood" adds one."""
        turn = " ".join(s.text for s in self._record.transcript.lines[told.line].sentences)
        return len(words.content(words.without_salutation(passage.text)) - words.content(turn))

    def _leans_on_last(self, passage: Passage, profile: CueProfile, told: Spoken) -> bool:
        """ "You told me about the wall. I've kept Friday free for it." """
        if (
            passage.question
            or passage.context == passage.text
            or not re.search(r"\b(?:it|that|there|them|one|this)\b", plain(passage.text))
        ):
            return False
        return (
            profile.names(passage.context)
            and self._links.told(passage, profile) >= 0.2
            and proposes(passage.text)
        )

    def _touches(
        self, profile: CueProfile, told: Spoken, tellers: Mapping[str, Spoken]
    ) -> list[tuple[int, list[int]]]:
        """Touches that name this cue's telling and keep their word: (index, follow-up sentences they stand in)."""
        follow_up = self._record.transcript.follow_up
        found = []
        for index, touch in enumerate(follow_up.touches if follow_up else ()):
            because = self._record.by_id.get(touch.because)
            if not because or because.line != told.line or because.speaker != told.speaker:
                continue
            rivals = [cue for cue, place in tellers.items() if place.line == told.line]
            if (
                len(rivals) > 1
                and because.id != told.id
                and profile.cue.key not in named_cues(touch.quote, [profile])
            ):
                continue
            places = self._quoted(touch)
            if any(self._keeps(touch, self._written(at), profile, told) for at in places):
                found.append((index, places))
        return found

    def _quoted(self, touch: Touch) -> list[int]:
        """Follow-up sentences in which the quote stands, or which stand in the quote; none when it is not there."""
        quote = plain(touch.quote).strip(" .!?,;")
        text = plain(self._record.transcript.follow_up.text if self._record.transcript.follow_up else "")
        if len(quote) < 3 or quote not in text:
            return []
        pieces = [plain(piece) for piece in self._record.follow_up]
        whole = [at for at, piece in enumerate(pieces) if quote in piece]
        return whole[:1] or [at for at, piece in enumerate(pieces) if piece.strip(" .!?,;") in quote]

    def _written(self, at: int) -> Passage:
        return next(passage for passage in self._passages if passage.written == at)

    def _keeps(self, touch: Touch, passage: Passage, profile: CueProfile, told: Spoken) -> bool:
        clause = next(
            (part for part in _CLAUSE.split(passage.text) if plain(touch.quote) in plain(part)), passage.text
        )
        term = self._letter and is_term(clause)
        if not (term or proposes(clause) or states(clause) or proposes(touch.quote)):
            return False
        return self._changes(passage, profile, told, linked=True)

    def _claimed(self, passage: Passage, profile: CueProfile) -> bool:
        """Another cue's own words stand in it and this cue's do not."""
        names = named_cues(passage.text, self._profiles.cues)
        return bool(names) and profile.cue.key not in names


def _is_pile(text: str, profiles: Profiles) -> bool:
    named = named_cues(text, profiles.cues)
    return len(named) > MOST_CUES_IN_ONE or (len(named) > 1 and stuffed(text))
