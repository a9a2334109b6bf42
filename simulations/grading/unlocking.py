"""Which of the recruiter's sentences opened a cue: a best effort where the director's own record is missing."""

from simulations.grading.callrecord import CallRecord, Spoken
from simulations.grading.profiles import CueProfile, closeness
from simulations.hearing.questions import read_sentence


def unlocked_by(
    record: CallRecord, profile: CueProfile, told: Spoken | None, asked: str | None
) -> str | None:
    """The asking sentence before the telling; for a cue never told, the question `asked` where that opens its gate."""
    if told is None:
        return asked if _opens_when_asked(profile) else None
    before = (s.line for s in record.recruiter if s.line < told.line and s.persona == told.persona)
    line = max(before, default=None)
    if line is None:
        return None
    turn = [s for s in record.recruiter if s.line == line]
    asking = [s for s in turn if read_sentence(s.text).kind != "statement"] or turn
    if len(asking) == 1:
        return asking[0].id
    vectors = record.vectors(s.text for s in asking)
    return max(zip(asking, vectors, strict=True), key=lambda pair: closeness(profile.asks, pair[1]))[0].id


def _opens_when_asked(profile: CueProfile) -> bool:
    gate = profile.cue.gate
    return "asked" in gate.conditions and (gate.rule == "any" or len(gate.conditions) == 1)
