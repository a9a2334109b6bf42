"""How a persona takes a written message: a first message from a stranger, or one of a few over months.

Prying is worse than missing something: whoever takes up what was public but private puts the reader off, whoever
writes what anybody could have had gets a plain answer.
"""

from simulations.director.moment import Moment
from simulations.director.rules import choose, leave
from simulations.director.state import Direction
from simulations.packs.pack import Pack

WRITTEN = frozenset({"one_way", "keeping_in_touch", "welcome"})
LAST_PATIENCE = 1
"""At this much patience, or less, the persona asks not to be written to any more."""
_OWN_ACTS = frozenset({"answer", "volunteer", "ask", "clarify", "retract", "deflect", "hint"})
"""Acts of the spoken rules that stand in a written answer too."""


def is_written(pack: Pack) -> bool:
    """Are messages exchanged here rather than words on a line?"""
    return pack.kind in WRITTEN


def choose_written(moment: Moment) -> Direction:
    """The answer to one message: a refusal first, then what was asked, then how the message was taken."""
    refused = leave_for_good(moment) or wants_no_more(moment) or put_off(moment) or too_soon(moment)
    if refused:
        return refused
    if moment.pack.kind == "one_way" and moment.state.turn == 1:
        return taken(moment)
    spoken = choose(moment)
    return spoken if spoken.act in _OWN_ACTS else taken(moment)


def leave_for_good(moment: Moment) -> Direction | None:
    """Written to after asking for no more, or out of patience where nobody asks twice."""
    if moment.before.stopped:
        return Direction(
            "leave", manner="stop", ended="patience", why=("written to after asking for no more",)
        )
    return None if moment.pack.kind == "keeping_in_touch" else leave(moment)


def wants_no_more(moment: Moment) -> Direction | None:
    """Keeping in touch: they ask for no more when patience is nearly out, or at the last message but one."""
    if moment.pack.kind != "keeping_in_touch":
        return None
    lines = moment.persona.reactions.stop
    due = bool(lines) and moment.turns_left == 1
    if not due and moment.state.patience > LAST_PATIENCE:
        return None
    return Direction("react", manner="stop", lines=lines, why=("asks for no more messages",))


def put_off(moment: Moment) -> Direction | None:
    """A message that pries, presses, or names what is private."""
    named = {
        key for key in moment.heard.acknowledged if (cue := moment.find(key)) and cue.legality != "green"
    }
    if not (moment.conduct.protected or moment.heard.pushing or named):
        return None
    why = "names what is private" if named else "pries or presses"
    return Direction(
        "react",
        manner="put_off",
        lines=moment.persona.reactions.put_off,
        ended="patience" if moment.pack.kind == "one_way" else None,
        why=(why,),
    )


def too_soon(moment: Moment) -> Direction | None:
    """A message before the pause that suits them is over."""
    if not moment.conduct.too_soon:
        return None
    return Direction(
        "react", manner="too_soon", lines=moment.persona.reactions.too_soon, why=("written too soon",)
    )


def taken(moment: Moment) -> Direction:
    """A warm answer to whoever took up something of theirs, a plain one to everybody else."""
    reactions = moment.persona.reactions
    if moment.heard.acknowledged:
        return Direction("react", manner="warm", lines=reactions.warm, why=("takes up something of theirs",))
    return Direction("react", manner="plain", lines=reactions.plain, why=("anybody could have had it",))
