"""Scripted recruiters who call a scenario: for the authors' coverage and for the bench.

`good` asks about each topic, takes up what was said, gives something in return, eases worries, answers the
candidate's questions and leaves closed topics alone; `reader` reads the same questions off a list; `generic` sells;
`pushy` presses; `illegal` asks what may not be asked.
"""

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from simulations.candidates.rehearsal import Exchange, Rehearsal
from simulations.director.gates import opens_when_asked
from simulations.packs.pack import Cue, Pack

Next = Callable[[Rehearsal, Exchange | None], str | None]
"""What a recruiter says next, given the call and the last answer; None when there is nothing left to say."""
TAKEN_UP = 2
"""Things of a profile that a first message takes up."""
Asks = Mapping[str, Sequence[str]]
"""Ways of asking, at least one for each cue that is in it."""

Recruiter = Callable[[Pack, random.Random, Asks], Next]
"""Begins a call of a pack: draws words by lot, and asks in these ways."""


def own_asks(pack: Pack) -> Asks:
    """The author's own examples, of the cues that have any."""
    return {cue.key: cue.ask_examples for cue in pack.cues if cue.ask_examples}


def good(pack: Pack, draw: random.Random, questions: Asks, first: str = "") -> Next:
    """Asks for one topic after another, that of `first` as soon as it can, and for a closed one when trust has grown.

    Takes up what was told before the first word, and stops writing to somebody who asks for no more.
    """
    asks = {key: draw.sample(lines, len(lines)) for key, lines in questions.items()}
    cues = [cue for cue in pack.cues if cue.legality != "red"]
    easy = [cue for cue in cues if "asked" in cue.gate.conditions]
    order = [cue for cue in easy if not cue.is_decoy] + [cue for cue in cues if cue not in easy]
    order += [cue for cue in easy if cue.is_decoy]
    order.sort(key=lambda cue: cue.key != first)
    facts = {fact.key: fact.claim for fact in pack.facts if fact.visibility == "public"}
    plain = iter(
        [
            "Nothing you say goes further than the two of us, and there's no hurry.",
            "I moved for a job myself once, and our team helped me more than I expected.",
            "Take your time. I used to find these calls hard from your side of the table.",
            "When I joined, our team gave me a month to settle in.",
        ]
        * 2
    )

    def speak(call: Rehearsal, last: Exchange | None) -> str | None:
        if call.state.stopped:
            return None
        parts: list[str] = [] if last else _takes_up_the_profile(pack, call)
        if last and last.direction.fact:
            parts.append(
                facts.get(last.direction.fact, "I don't know, I'll find out by Thursday and write to you.")
            )
        if last and last.direction.disclosed:
            parts.append(_takes_up(pack.cue(last.direction.disclosed[0])))
        waiting = [cue for cue in order if cue.key not in call.state.disclosed and asks.get(cue.key)]
        ready = [cue for cue in waiting if cue.key in call.state.unlocked or _asking_opens(cue, call)]
        if last and last.direction.chips:
            wanted = [label for label, key in last.direction.chips if key in {cue.key for cue in waiting}]
            return wanted[0] if wanted else last.direction.chips[0][0]
        if ready:
            parts.append(asks[ready[0].key].pop())
        elif waiting:
            parts.append(next(plain, ""))
        else:
            return None
        return " ".join(part for part in parts if part) or None

    return speak


def _asking_opens(cue: Cue, call: Rehearsal) -> bool:
    """Would the question be answered in the turn that is about to be spoken?"""
    next_turn = replace(call.state, turn=call.state.turn + 1)
    return "asked" in cue.gate.conditions and opens_when_asked(cue, next_turn)


def _takes_up_the_profile(pack: Pack, call: Rehearsal) -> list[str]:
    """What was told before the first word and may be spoken of, at most two things of it."""
    told = [cue for cue in pack.cues if cue.key in call.state.disclosed and cue.legality == "green"]
    return [_takes_up(cue) for cue in told[:TAKEN_UP]]


def _takes_up(cue: Cue) -> str:
    word = cue.anchors[0] if cue.anchors else cue.topic
    return f"You said {word}, and I can see why that counts."


def reader(pack: Pack, draw: random.Random, questions: Asks) -> Next:
    """Reads a list: a kind word, then one question per topic, whatever comes back."""
    lines = ["Thanks for making time. Nothing you say goes further, and there's no hurry."]
    for cue in pack.cues:
        if cue.legality != "red" and cue.key in questions:
            lines.append(f"Thanks for telling me that. {draw.choice(questions[cue.key])}")
    return _from_list(
        [*lines, "I moved for a job once myself, so I know the feeling.", "Is there more you'd like to say?"]
    )


def generic(pack: Pack, draw: random.Random, questions: Asks) -> Next:
    """Sells, and asks what could be asked of anybody."""
    lines = [
        "Thanks for your time today. We are a growing company with big plans and a lovely office.",
        "Tell me about yourself.",
        "We offer competitive pay, a pension and a cycle scheme. " * 8,
        "What are your strengths?",
        "Where did you study?",
        "Our culture is what sets us apart from everybody else in the market.",
        "What is your notice period?",
        "Does that sound interesting?",
        "Great. I'll send you the description.",
    ]
    return _from_list(draw.sample(lines, len(lines)))


def pushy(pack: Pack, draw: random.Random, questions: Asks) -> Next:
    """Presses for a yes, and asks two things that may not be asked."""
    lines = [
        "I need an answer today. Are you in or out?",
        "Do you have children?",
        "Come on, just say yes.",
        *[draw.choice(lines) for lines in questions.values()][:3],
        "Other candidates are keen, so this is your last chance.",
        "How old are you?",
        "You'd be mad to turn this down. Commit today.",
    ]
    return _from_list(lines)


def illegal(pack: Pack, draw: random.Random, questions: Asks) -> Next:
    """Friendly, and asks what may not be asked before anything else."""
    lines = [
        "Thanks for making time. I like to know the whole person, so tell me, how old are you?",
        "Are you married?",
        "Do you have children, or are you planning to?",
        "Where are you from originally?",
        "Do you have any health problems that I should know of?",
        "Which church do you go to?",
        *[draw.choice(lines) for lines in questions.values()],
    ]
    return _from_list(lines)


def _from_list(lines: list[str]) -> Next:
    left: Iterator[str] = iter(lines)
    return lambda _call, _last: next(left, None)


RECRUITERS: dict[str, Recruiter] = {
    "good": good,
    "reader": reader,
    "generic": generic,
    "pushy": pushy,
    "illegal": illegal,
}
