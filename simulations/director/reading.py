"""What the recruiter's turn means to this persona at this moment of the call."""

import re
from dataclasses import replace

from simulations.candidates.smalltalk import COURTESIES, SOFTWARE, small_talk
from simulations.director.feelings import Conduct, gave_in_return
from simulations.director.gates import opens_when_asked
from simulations.director.state import State
from simulations.hearing.asking_back import answers_it
from simulations.hearing.heard import Heard
from simulations.hearing.text import plain, words
from simulations.packs.pack import Ask, Cue, Pack, Persona
from simulations.sentences import split_sentences

_COURTESY_WORDS = 6
_SINCERE_WORDS = 20
"""Whether a machine is talking may be asked at more length."""
_LINE_TALK = frozenset([SOFTWARE, "who-are-you", "hear-me", "say-again"])
_BARE = re.compile(
    r"(?:(?:and|but|oh|really|sorry|ok|okay|right),? )*(?:why|how come|how so|why(?: is|'s)? that|why not|go on"
    r"|tell me more|say more|and then|such as|like what|for example|in what way)"
)
_CHOICE_WORDS = 8
"""A reply to "this or that?" of at most so many words may be a choice."""
_COMMON_WORDS = """
a an and any are as at be but by can could did do does for from had has have how i if in is it me my of on or
our so that the their there they this to was we what when where which who why will with would you your yes no
really just about often many much
"""
_COMMON = frozenset(_COMMON_WORDS.split())
_DEFERRAL = re.compile(
    r"\b(?:don'?t know|not sure|i'?ll (?:find out|check|ask|come back|get back|look into|confirm)"
    r"|let me (?:check|find|ask)|can'?t (?:say|speak|comment|discuss)|couldn'?t (?:say|speak)"
    r"|(?:don'?t|do not|cannot|won'?t|never) (?:comment|discuss|speculate|confirm))\b"
)
_WANTS_MORE = re.compile(r"\b(?:else|more|other|another|further)\b")
_PLAIN_ANSWER = re.compile(
    r"(?:yes|no|nope|yeah|never|always|usually|rarely|about|roughly|around|honestly)\b"
)
_INVITES = re.compile(
    r"\b(?:any(?:thing)? (?:other |else |last |more |further )?questions?"
    r"|what questions|questions (?:do you have|for me|for us|from you|you have)"
    r"|(?:start|begin|go on) with (?:your|the) (?:list|questions?|first)|your (?:first|next) question"
    r"|what (?:else )?(?:would|do|can) you (?:like|want|need) to (?:know|ask|hear)"
    r"|ask (?:me )?(?:anything|away)|fire away|what(?:'s| is| else is) (?:next )?on your list"
    r"|what can i (?:tell|answer)"
    r"|(?:anything|something) (?:else )?(?:i can (?:tell|answer)"
    r"|you(?:'d| would)? (?:like|want) (?:me )?to (?:know|ask|tell|cover)))\b"
)


def asked_cue(persona: Persona, state: State, heard: Heard) -> str:
    """The key of the persona's cue that this turn asks about, "" for none.

    A clicked chip, or a short answer to "this or that?", names its topic; a protected ask never does, nor does
    a courtesy about the line, a bare "Why?" (which asks for more of what was told), an invitation to ask or a fact
    that is stated.
    """
    if is_protected(heard) or about_the_line(heard) or (state.last_told and wants_more(heard)):
        return ""
    if only_invites(heard):
        return ""
    chosen = _chosen_chip(state, heard)
    if chosen:
        return chosen
    if heard.kind == "statement" and heard.facts:
        return ""
    own = {cue.key for cue in persona.cues}
    return heard.answer if heard.decision == "answer" and heard.answer in own else ""


def _chosen_chip(state: State, heard: Heard) -> str:
    if not state.chips:
        return ""
    said = plain(heard.text).strip(" .?!")
    for label, key in state.chips:
        if said == plain(label):
            return key
    offered = {key for _, key in state.chips}
    if heard.words > _CHOICE_WORDS or heard.decision == "answer":
        return ""
    by_words = [(len(content(label) & content(heard.text)), key) for label, key in state.chips]
    best = max(by_words, key=lambda pair: pair[0])
    if best[0] and sum(pair[0] == best[0] for pair in by_words) == 1:
        return best[1]
    if heard.decision == "clarify":
        return next((score.cue for score in heard.topics if score.cue in offered), "")
    return ""


def about_the_line(heard: Heard) -> bool:
    """A short question about who and whether anybody is there ("Can you hear me?"): no topic of a scenario."""
    talk = small_talk(heard.text)
    most = _SINCERE_WORDS if talk == SOFTWARE else _COURTESY_WORDS
    return heard.words <= most and talk in _LINE_TALK


def wants_more(heard: Heard) -> bool:
    """A bare "Why?" or "Go on." that leans on what was told before it."""
    return bool(_BARE.fullmatch(plain(heard.text).strip(" .?!")))


def is_courtesy(heard: Heard) -> bool:
    """A greeting, thanks, an apology, noise or another language: to be met as such, and with nothing else."""
    return small_talk(heard.text) in COURTESIES


def is_protected(heard: Heard) -> bool:
    """Did the turn ask or probe for protected information?"""
    found = heard.protected
    return found is not None and found.verdict == "prohibited_ask"


def invites_questions(heard: Heard) -> bool:
    """Does the turn ask for the persona's own questions?"""
    return bool(_INVITES.search(plain(heard.text)))


def only_invites(heard: Heard) -> bool:
    """Is the only thing that the turn asks what the persona would like to ask?"""
    pairs = zip(heard.sentences, heard.sentence_kinds, strict=True)
    asked = [sentence for sentence, kind in pairs if kind != "statement"]
    return bool(asked) and all(_INVITES.search(plain(sentence)) for sentence in asked)


def read_conduct(pack: Pack, persona: Persona, state: State, heard: Heard, day: int = 0) -> Conduct:
    """Read the turn against what went before: returns, repeats, questions passed over, promises broken.

    `day` is the simulated day on which it was written.
    """
    answered = bool(state.waiting) and answers(pack, _ask(persona, state.waiting), heard)
    replies = heard.kind == "statement" and bool(state.waiting)
    asked = "" if replies else asked_cue(persona, state, heard)
    protected = is_protected(heard)
    cue = _find(persona, asked)
    closed = (
        cue is not None
        and asked in state.deflected
        and not opens_when_asked(cue, _with_kindness(state, heard))
    )
    explained = closed and asked == state.closed and _explains(cue, heard)
    returned = closed and not explained
    return Conduct(
        asked=asked,
        returned=returned,
        explained=explained,
        repeated=_repeats(state, heard, asked),
        left_alone=bool(state.closed) and asked != state.closed and not protected and not heard.pushing,
        answered=answered,
        ignored=bool(state.waiting) and not answered,
        broke_promise=returned and asked in state.left_alone,
        protected=protected,
        too_soon=is_too_soon(pack, state, day),
    )


def _with_kindness(state: State, heard: Heard) -> State:
    """The state with what this very turn eases or gives: it opens a gate before the question knocks on it."""
    return replace(
        state,
        reassured=state.reassured or heard.reassured,
        reciprocity=state.reciprocity or gave_in_return(heard),
    )


def _explains(cue: Cue | None, heard: Heard) -> bool:
    """Does the turn give what the line that closed the topic asked for? Pressing explains nothing."""
    return cue is not None and not heard.pushing and answers_it(cue.deflect_line, heard.text)


def is_too_soon(pack: Pack, state: State, day: int) -> bool:
    """Does this message come before the pause that suits the person is over? The first one never does."""
    if pack.calendar is None or state.turn == 0:
        return False
    return day - state.day < pack.calendar.pause_weeks * 7


def _repeats(state: State, heard: Heard, asked: str) -> bool:
    if asked not in state.disclosed or asked not in state.asked or heard.kind == "statement":
        return False
    if heard.follow_up or asked in heard.acknowledged or _WANTS_MORE.search(plain(heard.text)):
        return False
    return not _chosen_chip(state, heard)


def defers(heard: Heard) -> bool:
    """Does the turn put an answer off, or say that there is none to give?"""
    return bool(_DEFERRAL.search(plain(heard.text)))


def answers(pack: Pack, ask: Ask | None, heard: Heard) -> bool:
    """Does the turn deal with the persona's question: an answer, a part of one, or an honest deferral?

    Generous on purpose: only a turn that has nothing to do with the question counts as passing it over.
    """
    if ask is None or ask.fact in heard.facts or defers(heard) or heard.promise:
        return True
    if _PLAIN_ANSWER.match(plain(heard.text)):
        return True
    fact = next((fact for fact in pack.facts if fact.key == ask.fact), None)
    about = content(" ".join([ask.line, *(fact.aliases if fact else ()), fact.claim if fact else ""]))
    return bool(about & content(heard.text))


def has_said(ask: Ask, heard: Heard) -> bool:
    """Has the recruiter just given what the persona would ask about? Then asking would show a deaf ear."""
    if ask.fact in heard.facts:
        return True
    about = content(ask.line)
    told = (piece for piece in split_sentences(heard.text) if not piece.rstrip().endswith("?"))
    return any(len(about & content(piece)) >= max(2, len(about) * 0.6) for piece in told)


def content(text: str) -> frozenset[str]:
    """The words of a text that carry its meaning, cut to five letters so that "nights" meets "night"."""
    return frozenset(word[:5] for word in words(plain(text)) if word not in _COMMON and len(word) > 2)


def _ask(persona: Persona, fact: str) -> Ask | None:
    return next((ask for ask in persona.asks if ask.fact == fact), None)


def _find(persona: Persona, key: str) -> Cue | None:
    return next((cue for cue in persona.cues if cue.key == key), None)
