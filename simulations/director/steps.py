"""One step of the call: the recruiter's turn in, the new state and the orders for the reply out."""

from collections.abc import Iterable
from dataclasses import replace

from simulations.director.feelings import TRUST_MAX, TRUST_STEP, Conduct, feel, gave_in_return
from simulations.director.gates import open_gates
from simulations.director.moment import Moment
from simulations.director.pitching import as_meant
from simulations.director.reading import defers, has_said, is_protected, read_conduct
from simulations.director.rules import choose
from simulations.director.state import Direction, State
from simulations.director.written import choose_written, is_written
from simulations.hearing.heard import Heard
from simulations.packs.pack import Ask, Pack, Persona
from simulations.sentences import split_sentences

ASK_EVERY = 2
"""Turns between two questions of the persona's own."""
LEAVES_ROOM = frozenset({"react", "fallback", "answer", "volunteer", "pull_back", "wind_down"})
"""Acts after which the persona may put a question of its own."""
COOL = frozenset({"put_off", "too_soon", "stop"})
"""A message taken so is answered with that alone."""
NO_ROOM = COOL | {"injection", "broad", "repeated", "foreign"}
_QUICK = frozenset({"react", "fallback", "pull_back", "wind_down"})


def start(persona: Persona, seed: int | None = None) -> State:
    """The state before the first word of two strangers. What stands in an opener, such as a profile, is told by it.

    `seed` names the opener that is spoken: one of the persona's own questions in it waits for an answer.
    """
    steps = round(min(TRUST_MAX, max(0.0, persona.trust_start)) / TRUST_STEP)
    told = told_in(persona, persona.openers)
    asked = asked_in(persona, "" if seed is None else own_opener(persona, seed))
    return State(
        persona.key,
        trust=steps * TRUST_STEP,
        patience=max(1, persona.patience_start),
        unlocked=told,
        disclosed=told,
        waiting=asked,
        asked_facts=(asked,) if asked else (),
    )


def own_opener(persona: Persona, seed: int) -> str:
    """The one of the persona's openers that a seed chooses; "" where the author wrote none."""
    return persona.openers[seed % len(persona.openers)] if persona.openers else ""


def asked_in(persona: Persona, opener: str) -> str:
    """The company fact of the question of the persona's own with which an opener ends, "" for none."""
    said = opener.rstrip()
    return next(
        (ask.fact for ask in persona.asks if ask.line.strip() and said.endswith(ask.line.strip())), ""
    )


def told_in(persona: Persona, texts: Iterable[str]) -> tuple[str, ...]:
    """Keys of the cues of which a line stands word for word in one of the texts."""
    spoken = list(texts)
    return tuple(cue.key for cue in persona.cues if any(cue.stands_in(text) for text in spoken))


def step(
    pack: Pack, state: State, heard: Heard, seed: int, day: int | None = None
) -> tuple[State, Direction]:
    """Answer one recruiter turn. Pure: the same arguments give the same result.

    `seed` is the call's; the rules draw no lots today, and it is taken so that they may. `day` is the simulated day
    of a message where the pack has a calendar; without one it comes when the pause that suits them is over.
    Raises ValueError when the call has ended.
    """
    if state.ended:
        raise ValueError(f"The call has ended ({state.ended}).")
    persona = pack.persona(state.persona)
    today = _day(pack, state, day)
    if heard.language == "other" and not is_protected(heard):
        return _ask_for_english(pack, persona, replace(state, day=today), heard)
    heard = as_meant(pack, persona, state, heard)
    conduct = read_conduct(pack, persona, state, heard, today)
    felt, why = feel(persona, replace(state, turn=state.turn + 1, day=today), heard, conduct)
    promised = felt.left_alone + ((*state.deflected,) if heard.promise and state.deflected else ())
    ready, opened = open_gates(
        persona, replace(felt, left_alone=tuple(dict.fromkeys(promised))), conduct.asked
    )
    ready = replace(ready, waiting="", answers=ready.answers + conduct.answered)
    moment = Moment(pack, persona, state, ready, heard, conduct)
    chosen = choose_written(moment) if is_written(pack) else choose(moment)
    direction = _complete(moment, chosen)
    direction = replace(direction, unlocked=opened, why=(*why, *direction.why))
    return _settle(moment, direction), direction


def _day(pack: Pack, state: State, day: int | None) -> int:
    """The day of a message; never before that of the last one."""
    if pack.calendar is None:
        return 0
    if day is None:
        return state.day + (pack.calendar.pause_weeks * 7 if state.turn else 0)
    return max(state.day, day)


def _ask_for_english(pack: Pack, persona: Persona, state: State, heard: Heard) -> tuple[State, Direction]:
    """A turn that was not understood takes a turn and nothing else: what was waited for is still waited for."""
    after = replace(state, turn=state.turn + 1)
    moment = Moment(pack, persona, state, after, heard, Conduct())
    asked = Direction("fallback", manner="foreign", why=("not in English",))
    direction = _with_end(moment, asked)
    return replace(after, ended=direction.ended), direction


def _complete(moment: Moment, direction: Direction) -> Direction:
    """Add to the chosen act what may go with it: a retraction, a question, the end of the call."""
    direction = _with_retraction(moment, direction)
    direction = _with_question(moment, direction)
    heard = moment.heard
    told = moment.conduct.answered and not defers(heard)
    thanks = bool(heard.acknowledged) or gave_in_return(heard) or heard.reassured or told
    return _with_end(moment, replace(direction, acknowledge=thanks))


def _with_retraction(moment: Moment, direction: Direction) -> Direction:
    due = next((key for key, left in moment.state.retractions if left <= 1), "")
    cue = moment.find(due) if due else None
    if cue is None or direction.act == "leave" or direction.manner in COOL:
        return direction
    why = (*direction.why, "takes back what was said")
    ignorable = direction.act in {"react", "pull_back", "wind_down", "hint"}
    if ignorable or (direction.act == "fallback" and direction.manner in {"injection", "repeated"}):
        return Direction("retract", cue=due, lines=(cue.retract_line,), retracts=due, why=why)
    return replace(direction, opening=cue.retract_line, retracts=due, why=why)


def _with_question(moment: Moment, direction: Direction) -> Direction:
    ask = moment.next_ask
    if ask is None or direction.ended or direction.fact or not _leaves_room(moment, direction, ask):
        return direction
    return replace(direction, question=ask.line, fact=ask.fact)


def _leaves_room(moment: Moment, direction: Direction, ask: Ask) -> bool:
    turn = moment.state.turn
    if turn < 2 or direction.act not in LEAVES_ROOM or direction.manner in NO_ROOM:
        return False
    waiting = len(moment.persona.asks) - len(moment.state.asked_facts)
    if moment.turns_left <= waiting:
        return True
    if has_said(ask, moment.heard) or _too_long(moment, direction, ask):
        return False
    return turn - moment.state.last_ask >= _pause(moment, direction) and not direction.opening


def _pause(moment: Moment, direction: Direction) -> int:
    """Turns from one question of the persona's own to the next: none to spare where they are what the call is for."""
    if moment.pack.kind == "hard_questions":
        return 1
    return ASK_EVERY if direction.act in _QUICK else ASK_EVERY + 1


def _too_long(moment: Moment, direction: Direction, ask: Ask) -> bool:
    """Would the question make the reply longer than this persona speaks?"""
    if not direction.lines:
        return False
    shortest = min(len(split_sentences(line)) for line in direction.lines)
    return shortest + len(split_sentences(ask.line)) > max(moment.persona.voice.sentence_limit, 3)


def _with_end(moment: Moment, direction: Direction) -> Direction:
    if direction.ended or moment.turns_left:
        return direction
    goodbye = moment.persona.goodbye
    why = (*direction.why, "no turns left")
    if is_written(moment.pack):
        return replace(direction, ended="max_turns", why=why)
    if direction.disclosed or direction.opening or direction.act == "retract":
        return replace(direction, question="", fact="", closing=goodbye, ended="max_turns", why=why)
    return Direction("goodbye", lines=(goodbye,) if goodbye else (), ended="max_turns", why=why)


def _settle(moment: Moment, direction: Direction) -> State:
    """The state after the reply: what was told, closed, hinted, asked and promised to be taken back."""
    state = moment.state
    told = direction.disclosed
    closed = direction.cue if direction.act == "deflect" else ""
    asks = (direction.fact,) if direction.fact else ()
    return replace(
        state,
        disclosed=state.disclosed + told,
        deflected=_with(state.deflected, closed),
        hinted=_with(state.hinted, direction.cue if direction.act == "hint" else ""),
        closed=closed,
        last_told=direction.cue if direction.act in {"answer", "volunteer"} else "",
        last_hint=state.turn if direction.act == "hint" else state.last_hint,
        answers=0 if direction.act == "hint" else state.answers,
        asked_facts=state.asked_facts + asks,
        waiting=direction.fact,
        last_ask=state.turn if asks else state.last_ask,
        offers=_offers(moment, direction),
        retractions=_retractions(moment, direction),
        retracted=_with(state.retracted, direction.retracts),
        pulled_back=state.pulled_back or _pulled_back(moment, direction),
        stopped=state.stopped or direction.manner == "stop",
        chips=direction.chips,
        ended=direction.ended,
    )


def _with(keys: tuple[str, ...], key: str) -> tuple[str, ...]:
    return keys if not key or key in keys else (*keys, key)


def _offers(moment: Moment, direction: Direction) -> tuple[tuple[str, int], ...]:
    told = {*moment.state.disclosed, *direction.disclosed}
    return tuple((key, left - 1) for key, left in moment.state.offers if left > 1 and key not in told)


def _retractions(moment: Moment, direction: Direction) -> tuple[tuple[str, int], ...]:
    pending = tuple(
        (key, max(1, left - 1)) for key, left in moment.state.retractions if key != direction.retracts
    )
    told = [moment.find(key) for key in direction.disclosed]
    fresh = tuple(
        (cue.key, max(1, cue.retract_after or 1))
        for cue in told
        if cue and cue.retract_after and cue.retract_line
    )
    return pending + fresh


def _pulled_back(moment: Moment, direction: Direction) -> bool:
    return direction.act == "pull_back" or direction.manner == "guarded"
