"""What to do in reply, rule by rule: the first that applies decides. Every rule is pure."""

from collections.abc import Callable
from dataclasses import replace
from typing import Literal

from simulations.candidates.smalltalk import small_talk
from simulations.director.chips import choices
from simulations.director.moment import Moment
from simulations.director.pitching import names_somebody
from simulations.director.reading import about_the_line, content, invites_questions, is_courtesy, wants_more
from simulations.director.state import Direction
from simulations.packs.pack import Cue

Rule = Callable[[Moment], Direction | None]
HINT_EVERY = 2
"""Turns between two hints."""
HINT_AFTER_ANSWERS = 2
"""Answers to the persona's own questions since the last hint before one of them is met with a hint."""
FIRST_ASK = 2
"""The turn from which an invitation to ask is taken up; in a call for hard questions it is the first."""
_PLEASANTRIES = frozenset({"how-are-you", "good-time", "hear-me"})
"""Asked out of politeness: nobody answers with what is close to their heart."""
OPEN_ANSWERS = 2
"""After so many cues told, the persona pulls back once."""


def leave(moment: Moment) -> Direction | None:
    """Out of patience: a polite exit."""
    if moment.state.patience > 0:
        return None
    return Direction("leave", lines=_goodbye(moment), ended="patience", why=("out of patience",))


def refuse_protected(moment: Moment) -> Direction | None:
    """A protected ask or probe: cool, and closed from here on."""
    if not moment.conduct.protected:
        return None
    cue = moment.find(moment.heard.answer or "")
    locked = cue if cue and cue.key not in moment.state.disclosed and cue.deflect_line else None
    fits = locked if locked and locked.legality in {"amber", "red"} else None
    return Direction(
        "deflect",
        manner="protected",
        lines=(fits.deflect_line,) if fits else (),
        why=("protected ask",),
    )


def say_goodbye(moment: Moment) -> Direction | None:
    """The recruiter takes leave and the persona too, with the next question of its own to answer in writing."""
    if not moment.heard.goodbye or moment.asked is not None or _asks_at_the_end(moment):
        return None
    ask = moment.next_ask
    if ask is None or moment.state.turn < 2:
        return Direction("goodbye", lines=_goodbye(moment), ended="goodbye", why=("goodbye both ways",))
    return Direction(
        "ask",
        lines=(ask.line,),
        fact=ask.fact,
        closing=moment.persona.goodbye,
        ended="goodbye",
        why=("one question left", "goodbye both ways"),
    )


def _asks_at_the_end(moment: Moment) -> bool:
    """A turn that ends by asking wants an answer before anybody goes."""
    return moment.heard.sentence_kinds[-1:] != ("statement",)


def answer_asked(moment: Moment) -> Direction | None:
    """The topic was asked: tell it when the gate is open, else close the door or leave a sign on it."""
    cue = moment.asked
    if cue is None:
        return None
    if moment.open_and_untold(cue):
        told = tell("answer", cue, "asked")
        return replace(told, manner="guarded") if _has_told_much(moment) else told
    if cue.key in moment.state.disclosed:
        return _told_before(moment, cue)
    return _locked(moment, cue)


def tell(act: Literal["answer", "volunteer"], cue: Cue, why: str) -> Direction:
    """The order to tell a cue, as an answer or unasked."""
    return Direction(act, cue=cue.key, lines=cue.lines, disclosed=(cue.key,), why=(why,))


def _told_before(moment: Moment, cue: Cue) -> Direction:
    if moment.conduct.repeated:
        return Direction("fallback", manner="repeated", cue=cue.key, why=("asked before",))
    return _more(cue)


def _more(cue: Cue) -> Direction:
    return Direction("answer", manner="told", cue=cue.key, lines=cue.lines, why=("more on what was told",))


def _locked(moment: Moment, cue: Cue) -> Direction:
    hint = bool(cue.hint_line) and cue.key not in moment.state.hinted
    if hint and not cue.deflect_line and cue.key not in moment.state.deflected:
        return Direction("hint", cue=cue.key, lines=(cue.hint_line,), why=("asked while locked",))
    if moment.conduct.explained:
        return _still_closed(cue, hint)
    first = cue.key not in moment.state.deflected
    lines = (cue.deflect_line,) if first and cue.deflect_line else ()
    why = "asked while locked" if first else "pushed"
    return Direction("deflect", manner="" if first else "again", cue=cue.key, lines=lines, why=(why,))


def _still_closed(cue: Cue, hint: bool) -> Direction:
    """What they wanted to know first was answered: no reproach, only not yet."""
    why = ("answered what was wanted first",)
    if hint:
        return Direction("hint", cue=cue.key, lines=(cue.hint_line,), why=why)
    return Direction("deflect", cue=cue.key, why=why)


def resist(moment: Moment) -> Direction | None:
    """Pressed for a yes: not to be hurried."""
    if not moment.heard.pushing:
        return None
    return Direction("deflect", manner="pushed", why=("pressed",))


def puzzled(moment: Moment) -> Direction | None:
    """Words meant for a machine get a person's "Sorry, what?"."""
    if not moment.heard.injection_suspected:
        return None
    return Direction("fallback", manner="injection", why=("words meant for a machine",))


def invited(moment: Moment) -> Direction | None:
    """ "Any questions for me?" - their own next one when it is time for it, or none left."""
    ask = moment.next_ask
    first = 1 if moment.pack.kind == "hard_questions" else FIRST_ASK
    if not invites_questions(moment.heard) or (ask and moment.state.turn < first):
        return None
    if ask:
        return Direction("ask", manner="invited", lines=(ask.line,), fact=ask.fact, why=("invited to ask",))
    return Direction("fallback", manner="invited", why=("invited to ask, nothing left",))


def say_more(moment: Moment) -> Direction | None:
    """A question about what was just told, or about something told that it names: more of the same."""
    heard = moment.heard
    last = moment.find(moment.before.last_told)
    if last and wants_more(heard):
        return _more(last)
    named = [key for key in heard.acknowledged if key in moment.state.disclosed]
    unclear = heard.decision in {"fallback", "react"} or (heard.decision == "clarify" and bool(named))
    if heard.kind == "statement" or not unclear or heard.broad or about_the_line(heard):
        return None
    key = named[0] if named else moment.before.last_told if heard.follow_up else ""
    cue = moment.find(key)
    return _more(cue) if cue else None


def clarify(moment: Moment) -> Direction | None:
    """Two topics that cannot be told apart: ask which one, unless only one can be meant."""
    if moment.heard.decision != "clarify":
        return None
    offered = choices(moment)
    meant = [key for _, key in offered if key in moment.heard.clarify]
    if len(offered) < 2 or (moment.before.chips and meant):
        cue = moment.find(meant[0]) if meant else None
        return (
            tell("answer", cue, "the only topic it can be") if cue and moment.open_and_untold(cue) else None
        )
    return Direction("clarify", chips=offered, why=("two topics",))


def pull_back(moment: Moment) -> Direction | None:
    """After two open answers the persona holds back once and turns the talk round.

    A topic that is asked for is still answered (FORMATS: an open gate answers), and the talk turned round
    after it. Who has just taken up, given or eased something is not turned away.
    """
    heard = moment.heard
    gave = bool(heard.acknowledged) or heard.reciprocity or heard.reassured or moment.conduct.answered
    if gave or is_courtesy(heard) or not _has_told_much(moment) or not _leaves_room(moment):
        return None
    return Direction("pull_back", why=("two open answers",))


def _has_told_much(moment: Moment) -> bool:
    return len(moment.before.disclosed) >= OPEN_ANSWERS and not moment.state.pulled_back


def _leaves_room(moment: Moment) -> bool:
    """Nothing in particular was asked: a statement, or a question as wide as a door."""
    return moment.heard.kind == "statement" or moment.heard.broad


def volunteer(moment: Moment) -> Direction | None:
    """A gate opened lately by something other than asking: say it while the window is open.

    A statement or a broad question leaves room for it; in the last reply of the window a green cue takes a
    question that neither a cue nor the persona's public side answers as well.
    """
    if small_talk(moment.heard.text) in _PLEASANTRIES:
        return None
    room = _leaves_room(moment)
    for key, left in moment.state.offers:
        cue = moment.find(key)
        if cue is None or not moment.open_and_untold(cue):
            continue
        unanswered = moment.heard.decision == "fallback" and not _is_public(moment)
        last_chance = left == 1 and unanswered and cue.legality == "green"
        if room or last_chance:
            return tell("volunteer", cue, "opened without being asked")
    return None


def _is_public(moment: Moment) -> bool:
    """Does the turn ask about something that the persona tells anybody?"""
    return bool(content(moment.heard.text) & content(" ".join(moment.persona.public)))


def wind_down(moment: Moment) -> Direction | None:
    """One turn before the last: say that time is nearly up."""
    if moment.turns_left != 1 or moment.pack.max_turns < 4:
        return None
    return Direction("wind_down", why=("one turn left",))


def broad(moment: Moment) -> Direction | None:
    """A broad question gets a short answer and a question back."""
    if not moment.heard.broad:
        return None
    return Direction("fallback", manner="broad", why=("broad question",))


def told_of_somebody(moment: Moment) -> Direction | None:
    """The recruiter speaks of a colleague whom they have asked or will ask: that deserves a word of thanks."""
    if moment.heard.kind != "statement" or not moment.pack.directory:
        return None
    if not names_somebody(moment.pack, moment.persona, moment.heard.text):
        return None
    return Direction("react", manner="somebody", why=("told of somebody",))


def hint(moment: Moment) -> Direction | None:
    """A weak signal of a closed door, nearest to what was said first, at most every second turn."""
    state = moment.state
    if state.turn < 2 or moment.heard.kind != "statement" or state.turn - state.last_hint < HINT_EVERY:
        return None
    if is_courtesy(moment.heard) or _owed_a_thank_you(moment):
        return None
    nearest = {score.cue: -score.score for score in moment.heard.topics}
    closed = [
        cue
        for cue in moment.persona.cues
        if cue.hint_line and cue.key not in {*state.unlocked, *state.hinted, *state.deflected}
    ]
    if not closed:
        return None
    cue = min(closed, key=lambda found: nearest.get(found.key, 0.0))
    return Direction("hint", cue=cue.key, lines=(cue.hint_line,), why=("a sign of a closed door",))


def _owed_a_thank_you(moment: Moment) -> bool:
    """A plain answer to the persona's own question is met as one, at least every other time."""
    return moment.conduct.answered and moment.state.answers < HINT_AFTER_ANSWERS


def react(moment: Moment) -> Direction:
    """Nothing to tell: a statement gets a reaction, a question an honest small answer."""
    statement = moment.heard.decision == "react" or moment.heard.kind == "statement"
    return Direction("react" if statement else "fallback", why=("nothing asked",))


RULES: tuple[Rule, ...] = (
    leave, refuse_protected, answer_asked, say_goodbye, resist, puzzled, invited, say_more, clarify,
    pull_back,
    volunteer, wind_down, broad, told_of_somebody, hint,
)  # fmt: skip


def choose(moment: Moment) -> Direction:
    """The direction of the first rule that applies."""
    for rule in RULES:
        direction = rule(moment)
        if direction is not None:
            return direction
    return react(moment)


def _goodbye(moment: Moment) -> tuple[str, ...]:
    return (moment.persona.goodbye,) if moment.persona.goodbye else ()
