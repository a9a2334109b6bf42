"""What a criterion is called where people read it."""

from simulations.packs.pack import Criterion

_BY_MEASURE = {
    "cues_disclosed": "Bringing things out",
    "cues_noticed": "Noticing what was told",
    "cues_used": "Using what was told",
    "cues_misused": "Handling with care what was told",
    "decoys_used": "Letting go of what was taken back",
    "questions_open": "Open questions",
    "questions_follow_up": "Questions built on their words",
    "claims_supported": "Claims that the facts bear out",
    "claims_contradicted": "True to the company facts",
    "claims_deferred": "Honest “I will find out”",
    "claims_embargoed": "Keeping the embargo",
    "protected": "Within the law",
    "promises_before_permission": "No promise before permission",
    "permission_won": "Winning permission",
    "conditions_broken": "Keeping a colleague's conditions",
    "unanswered": "Nobody left without an answer",
    "longest_wait": "Answering in good time",
    "written_too_soon": "A rhythm that suits them",
    "written_after_stop": "Stopping when asked",
    "deflections_pushed": "Leaving closed doors closed",
}
_STANDING = {"lawful": "protected", "embargo": "claims_embargoed", "promise": "promises_before_permission"}
"""Blockers that stand in every scenario, and what they count."""


def criterion_title(key: str, criteria: tuple[Criterion, ...]) -> str:
    """By what it counts; the key as words where code counts nothing, or where two criteria count the same."""
    measures = {criterion.key: criterion.measure for criterion in criteria}
    measure = measures.get(key, _STANDING.get(key, ""))
    shared = list(measures.values()).count(measure) > 1
    return _BY_MEASURE[measure] if measure in _BY_MEASURE and not shared else as_words(key)


def as_words(key: str) -> str:
    """`night-bus` gives "Night bus"."""
    return key.replace("-", " ").replace("_", " ").capitalize()
