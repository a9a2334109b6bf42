"""Cues that were asked for and stayed closed: whose question deserves to be named, since it was not wasted."""

from simulations.grading.callrecord import CallRecord, Spoken
from simulations.grading.pressing import deflections
from simulations.grading.profiles import CueProfile, Profiles, closeness
from simulations.hearing.questions import read_sentence

ASKED = 0.62
"""Cosine with a cue's questions from which a question asks for it, told or not."""


def asked_in_vain(record: CallRecord, profile: CueProfile, profiles: Profiles) -> str | None:
    """The first question that asked for a cue which was never told: by its words, or by the door it met."""
    asking = [
        s
        for s in record.recruiter
        if s.persona == profile.cue.persona and read_sentence(s.text).kind != "statement"
    ]
    return _by_words(record, asking, profile, profiles) or _by_its_door(record, asking, profile)


def _by_words(
    record: CallRecord, asking: list[Spoken], profile: CueProfile, profiles: Profiles
) -> str | None:
    for sentence, vector in zip(asking, record.vectors(s.text for s in asking), strict=True):
        nearest = max(closeness(other.asks, vector) for other in profiles.cues)
        if nearest >= ASKED and closeness(profile.asks, vector) >= nearest:
            return sentence.id
    return None


def _by_its_door(record: CallRecord, asking: list[Spoken], profile: CueProfile) -> str | None:
    """The last question before the cue's own deflecting line."""
    for door in deflections(record):
        before = [s.id for s in asking if s.line < door.line]
        if door.cue == profile.cue.key and before:
            return before[-1]
    return None
