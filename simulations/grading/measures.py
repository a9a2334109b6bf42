"""What code can count in a call (FORMATS, "Measures"), each with whether there was an opportunity for it.

A count of zero means two things: it did not happen, or it could not. Rapport scores the first and not the second.
An expert reader would not call a recruiter careless with cues who was told none, nor truthful who said nothing that
the facts bear on, so these are `no_opportunity` and leave the percentage; what surfacing nothing costs is the matter
of `cues_disclosed`, for which every call is an opportunity. Keeping to the law, to an embargo and from promising
other people's time is possible in any call in which the recruiter spoke, so holding back there counts.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from simulations.grading.scorecard import Claim, CueFate, Flag

PROTECTED = frozenset({"prohibited_ask", "probe", "record"})


@dataclass(frozen=True)
class Measured:
    """A count, the sentences that show it, and whether it could have been anything else."""

    value: int
    evidence: tuple[str, ...] = ()
    opportunity: bool = True


@dataclass(frozen=True)
class Findings:
    """Everything that code found in one call. Turn counts are of the recruiter."""

    fates: Sequence[CueFate]
    decoys: frozenset[str]
    claims: Sequence[Claim]
    flags: Sequence[Flag]
    open_questions: tuple[str, ...]
    follow_up_questions: tuple[str, ...]
    permissions: tuple[str, ...]
    """Sentences in which a colleague said yes."""
    colleagues_asked: tuple[str, ...]
    standing_permission: bool
    has_colleagues: bool
    doors: tuple[str, ...]
    """Deflections by the answering side."""
    pushes: tuple[str, ...]
    asked: bool
    """Did the answering side put a question of its own?"""
    spoke: bool
    answered: bool
    several: bool = False
    """Do several candidates take part?"""
    unanswered: tuple[str, ...] = ()
    longest_wait: tuple[int, str] = (0, "")
    """Seconds, and the line that waited; ("") where nobody waited or nothing is timed."""
    dated: bool = False
    """Were two messages or more sent, on simulated days?"""
    too_soon: tuple[str, ...] = ()
    after_stop: tuple[str, ...] = ()


def measure(name: str, found: Findings) -> Measured:
    """Count one measure. Raises `KeyError` for a name that FORMATS does not list."""
    return _MEASURES[name](found)


def _cues(found: Findings, stage: str) -> Measured:
    fates = [fate for fate in found.fates if fate.cue not in found.decoys]
    reached = [fate for fate in fates if getattr(fate, stage)]
    first = [getattr(fate, stage) for fate in reached]
    evidence = tuple(_sentence(item if isinstance(item, str) else item[0]) for item in first)
    told = any(fate.disclosed for fate in fates)
    return Measured(len(reached), tuple(dict.fromkeys(evidence)), told)


def _disclosed(found: Findings) -> Measured:
    counted = _cues(found, "disclosed")
    return Measured(counted.value, counted.evidence, bool(found.fates) and found.spoke)


def _misused(found: Findings) -> Measured:
    wrong = [fate for fate in found.fates if fate.misused]
    told = any(fate.disclosed for fate in found.fates)
    return Measured(
        len(wrong), tuple(evidence for fate in wrong for evidence in fate.misused), told or bool(wrong)
    )


def _decoys(found: Findings) -> Measured:
    decoys = [fate for fate in found.fates if fate.cue in found.decoys]
    wrong = [fate for fate in decoys if fate.misused]
    evidence = tuple(evidence for fate in wrong for evidence in fate.misused)
    return Measured(len(wrong), evidence, any(fate.disclosed for fate in decoys))


def _claims(found: Findings, verdict: str) -> Measured:
    counted = [claim for claim in found.claims if claim.verdict == verdict]
    bears = any(claim.verdict != "not_in_kb" for claim in found.claims)
    opportunity = {"contradicted": bears, "embargoed": found.spoke}.get(verdict, bears or found.asked)
    return Measured(len(counted), tuple(claim.sentence for claim in counted), opportunity)


def _flags(found: Findings, kinds: frozenset[str], opportunity: bool) -> Measured:
    sentences = tuple(dict.fromkeys(flag.sentence for flag in found.flags if flag.kind in kinds))
    return Measured(len(sentences), sentences, opportunity)


def _permission(found: Findings) -> Measured:
    return Measured(
        len(found.permissions), found.permissions, found.has_colleagues or bool(found.colleagues_asked)
    )


def _conditions(found: Findings) -> Measured:
    given = bool(found.permissions) or found.standing_permission
    return _flags(found, frozenset({"condition_broken"}), given)


def _sentence(evidence: str) -> str:
    """The sentence that an item of the funnel points at: "pin:c2.1" is c2.1, a touch is the follow-up."""
    return "follow_up" if evidence.startswith("follow_up") else evidence.removeprefix("pin:")


_MEASURES = {
    "cues_disclosed": _disclosed,
    "cues_noticed": lambda found: _cues(found, "noticed"),
    "cues_used": lambda found: _cues(found, "used"),
    "cues_misused": _misused,
    "decoys_used": _decoys,
    "questions_open": lambda found: Measured(len(found.open_questions), found.open_questions, found.spoke),
    "questions_follow_up": lambda found: Measured(
        len(found.follow_up_questions), found.follow_up_questions, found.spoke and found.answered
    ),
    "claims_supported": lambda found: _claims(found, "supported"),
    "claims_contradicted": lambda found: _claims(found, "contradicted"),
    "claims_deferred": lambda found: _claims(found, "deferred"),
    "claims_embargoed": lambda found: _claims(found, "embargoed"),
    "protected": lambda found: _flags(found, PROTECTED, found.spoke),
    "promises_before_permission": lambda found: _flags(
        found, frozenset({"promise_before_permission"}), found.spoke
    ),
    "permission_won": _permission,
    "conditions_broken": _conditions,
    "unanswered": lambda found: Measured(len(found.unanswered), found.unanswered, found.several),
    "longest_wait": lambda found: Measured(
        found.longest_wait[0], tuple(filter(None, found.longest_wait[1:])), bool(found.longest_wait[1])
    ),
    "written_too_soon": lambda found: Measured(len(found.too_soon), found.too_soon, found.dated),
    "written_after_stop": lambda found: Measured(len(found.after_stop), found.after_stop, found.spoke),
    "deflections_pushed": lambda found: Measured(len(found.pushes), found.pushes, bool(found.doors)),
}
MEASURES = tuple(_MEASURES)
