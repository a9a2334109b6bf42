"""One plain sentence for each criterion: what was seen, in words that a recruiter can use."""

from simulations.grading.measures import Measured
from simulations.packs.pack import Criterion

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_SEEN = {
    "cues_disclosed": ("{n} thing{s} surfaced.", "Nothing personal surfaced."),
    "cues_noticed": ("You caught {n} of what was told.", "What was told went by without a pin or a word."),
    "cues_used": ("You put {n} thing{s} to use.", "Nothing that was told was put to use."),
    "cues_misused": (
        "{n} thing{s} turned against the person who told {it}.",
        "What was told was kept with care.",
    ),
    "decoys_used": (
        "{n} thing{s} used after {it} had been taken back.",
        "You let go of what was taken back.",
    ),
    "questions_open": ("{n} open question{s}.", "No question left room for an answer of their own."),
    "questions_follow_up": ("{n} question{s} built on their own words.", "No question built on their words."),
    "claims_supported": (
        "{n} claim{s} the company facts bear out.",
        "No claim was borne out by the company facts.",
    ),
    "claims_contradicted": (
        "{n} claim{s} against the company facts.",
        "No claim contradicts the company facts.",
    ),
    "claims_deferred": ("{n} question{s} put off honestly.", "No answer was put off to be looked up."),
    "claims_embargoed": ("{n} sentence{s} gave away what is under embargo.", "The embargo held."),
    "protected": (
        "{n} line{s} asked, probed or recorded something protected.",
        "You neither asked nor dug, and put nothing protected on file.",
    ),
    "promises_before_permission": (
        "{n} promise{s} of somebody's time before they had agreed.",
        "You promised nobody's time but your own.",
    ),
    "permission_won": ("{n} colleague{s} said yes.", "No colleague said yes."),
    "conditions_broken": (
        "{n} condition{s} of a colleague broken.",
        "You kept to the colleague's conditions.",
    ),
    "unanswered": ("{n} left without an answer.", "Everybody got an answer."),
    "longest_wait": ("The longest wait was {n} seconds.", "Nobody had to wait."),
    "written_too_soon": (
        "You wrote too soon: {n} message{s}.",
        "You left enough time between your messages.",
    ),
    "written_after_stop": (
        "You wrote {n} time{s} after being asked not to.",
        "You wrote to nobody against their wish.",
    ),
    "deflections_pushed": ("You went back to a closed door: {n} line{s}.", "You left the closed door alone."),
}
_NOT_OFFERED = {
    "cues_noticed": "Nothing was told, so there was nothing to notice.",
    "cues_used": "Nothing was told, so there was nothing to use.",
    "cues_misused": "Nothing was told.",
    "decoys_used": "Nothing was said that was later taken back.",
    "claims_contradicted": "You said nothing that the company facts bear on.",
    "conditions_broken": "No permission was given, so there were no conditions to keep.",
    "permission_won": "No colleague was on this call.",
    "unanswered": "There was only one person to answer.",
    "longest_wait": "Nobody waited for an answer.",
    "written_too_soon": "Fewer than two messages were sent.",
    "deflections_pushed": "No door was closed in this call.",
}


def measure_reason(criterion: Criterion, counted: Measured, level: int | None) -> str:
    """Why code gave this level; `level` is None when there was no opportunity."""
    if level is None:
        return _NOT_OFFERED.get(criterion.measure, "The call gave no occasion for this.")
    some, none = _SEEN.get(criterion.measure, ("{n} found.", "None found."))
    if not counted.value:
        return none
    number = _NUMBERS[counted.value] if counted.value < len(_NUMBERS) else str(counted.value)
    text = some.format(
        n=number, s="" if counted.value == 1 else "s", it="it" if counted.value == 1 else "them"
    )
    return text[0].upper() + text[1:]


def judge_reason(criterion: Criterion, level: int, said: str) -> str:
    """The anchor that the judge saw met, and its own remark, kept short."""
    anchor = criterion.levels[level] if level < len(criterion.levels) else ""
    remark = " ".join(said.split())[:300]
    return f"{anchor} {remark}".strip()


def open_reason(criterion: Criterion) -> str:
    """Why a criterion stays open."""
    if criterion.engine == "judge":
        return "Only a reader can say this. It is open for one."
    return "There is not enough in the call to say. It is open for a reader."
