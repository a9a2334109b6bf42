"""May this sentence be said aloud? The checks that stand between an engine's words and the recruiter."""

import functools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from simulations.candidates.brief import ReplyBrief, Said
from simulations.candidates.disguises import readings, spells
from simulations.director.labels import spoken_label
from simulations.hearing.text import names_any, plain, words
from simulations.sentences import split_sentences
from simulations.transcripts import CANDIDATE

SENTENCE_WORDS = 45
"""The longest sentence that anybody says on the phone."""
GRAM = 4
"""So many words in a row shared with a locked line give it away."""
REPLIES = 2
"""So many of the candidate's last replies are read together with the next sentence."""
BETWEEN = 2
"""So many words may stand between those of an anchor, or of a run, and it is still one."""
GIVEN_AWAY = 0.6
"""So large a share of a locked line's words of weight gives it away in any order."""

_OUT_OF_ROLE = re.compile(
    r"\b(?:as an? (?:ai|artificial|large|language)"
    r"|(?:i'?m|i am) (?:just |only )?an? (?:ai|artificial|language model|chat ?bot|bot|program|simulation"
    r"|(?:virtual|digital|ai|helpful) assistant)"
    r"|language model|openai|chatgpt|my (?:training|system prompt|instructions|programming|developers?)|system prompt"
    r"|knowledge cut-?off|the rubric|role-?play(?:ing)?|in character"
    r"|(?:this|the) simulation|(?:i )?(?:can(?:no|')t|am unable to) (?:assist|fulfil+|comply)"
    r"|(?:how (?:can|may) i|i'?m here to|happy to) (?:help|assist)(?: you)?(?: (?:today|with))?"
    r"|(?:let me know if|feel free to) .{0,40}(?:questions|assistance|help)|i hope this helps)\b"
)
_MARKS = re.compile(
    r"⟦|⟧|<\||\|>|</?[a-z]+>|```|\[(?:inst|system|name|company|your)|^\s*(?:#+ |[-*•] |\d+[.)] )"
    r"|\*[^*]{2,60}\*|^\s*\((?:laughs|sighs|pauses?|smiles|chuckles)[^)]*\)|https?://",
    re.IGNORECASE,
)
_SPEAKER = re.compile(
    r"^\s*[\"']?(?:assistant|user|system|recruiter|candidate|human|ai|me|you)\s*:", re.IGNORECASE
)
_UP_TO_NINETEEN = """
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
eighteen nineteen
"""
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_NUMBER_WORDS = {
    **{word: str(value) for value, word in enumerate(_UP_TO_NINETEEN.split())},
    **{word: str(20 + 10 * place) for place, word in enumerate(_TENS.split())},
    "hundred": "100",
    "thousand": "1000",
}
_IDIOMS = frozenset(["0", "1", "2", "100", "1000"])
"""Numbers that people say without counting: "one thing", "a second or two", "a hundred per cent"."""
_DIGITS = re.compile(r"\d+(?:[.,:]\d+)*")
_NAME = re.compile(r"(?<=[a-z,;:'’\"] )[A-Z][a-zà-öø-ÿ'’-]+")
_MONTH_NAMES = "january february march april may june july august september october november december"
_MONTHS = frozenset(_MONTH_NAMES.split())
_KNOWN_NAME_WORDS = """
monday tuesday wednesday thursday friday saturday sunday i i'm i'd i've i'll english british christmas easter ok okay cv
hr zoom teams linkedin excel mr mrs ms dr god
"""
_KNOWN_NAMES = frozenset(_KNOWN_NAME_WORDS.split())
_LIGHT_WORDS = """
a an and any are as at be been but by can could did do does for from get go had has have how i i'd i'll i'm i've if in
is it it's its just me more most my no not of off on one or our out so some that that's the their them then there they
this to too up us was we were what when where which who why will with would you your yours about all than like want
think know thing things say said
"""
_LIGHT = frozenset(_LIGHT_WORDS.split())


@dataclass(frozen=True)
class Problem:
    """Why a sentence may not be said. Says what is wrong and never repeats the words."""

    kind: Literal["empty", "long", "role", "leak", "invented"]
    detail: str

    def __str__(self) -> str:
        return self.detail


def check_sentence(sentence: str, brief: ReplyBrief) -> Problem | None:
    """The first problem of one sentence of a reply to `brief`, None when it may be said."""
    if _is_authored(sentence, brief):
        return None
    if not words(sentence):
        return Problem("empty", "says nothing")
    if len(words(sentence)) > SENTENCE_WORDS:
        return Problem("long", f"more than {SENTENCE_WORDS} words in one sentence")
    if out_of_role(sentence, brief.persona.name):
        return Problem("role", "speaks as software or as a script")
    if _tells_locked(sentence, brief):
        return Problem("leak", "comes too near to something not yet told")
    known = known_text(brief)
    if invents_number(sentence, known):
        return Problem("invented", "names a number that nobody gave")
    return (
        Problem("invented", "names somebody or something that nobody mentioned")
        if invents_name(sentence, known)
        else None
    )


def check_pieces(sentence: str, released: Sequence[str], brief: ReplyBrief) -> Problem | None:
    """Does `sentence` complete something locked that was begun in what has just been said?

    `released` are the sentences of this reply so far; the candidate's last replies count as well.
    """
    if _is_authored(sentence, brief):
        return None
    lines = [said.text for said in brief.history if said.speaker == CANDIDATE][-REPLIES:]
    before, free = " ".join([*lines, *released]), free_text(brief)
    given = set(_given(f"{before} {sentence}", brief.locked_texts, free))
    if not given or given <= set(_given(before, brief.locked_texts, free)):
        return None  # nothing, or nothing by this sentence
    return Problem("leak", "completes something not yet told")


def _is_authored(sentence: str, brief: ReplyBrief) -> bool:
    """Is it, or is it part of, a line that the brief itself gives?"""
    lines = (*brief.lines, brief.question, brief.opening, brief.closing)
    return bool(sentence.strip()) and any(sentence in line for line in lines)


def _tells_locked(sentence: str, brief: ReplyBrief) -> bool:
    """Is something locked in it, in its words or by an anchor, as it stands or in a simple disguise?"""
    free = free_text(brief)
    return any(
        gives_away(reading, brief.locked_texts, free) or names_locked(reading, brief.locked_anchors, free)
        for reading in readings(sentence)
    )


def names_locked(sentence: str, anchors: Iterable[str], free: str) -> bool:
    """Does it hold an anchor of a locked cue that stands nowhere in `free`? A word or two may stand in between."""
    return any(_names(sentence, anchor) and not _names(free, anchor) for anchor in anchors)


def _names(text: str, anchor: str) -> bool:
    if names_any(text, [anchor]):
        return True
    wanted = _read(anchor).weighty
    if len(wanted) < 2 or not wanted <= _read(text).weighty:
        return False
    said = words(plain(text))
    width = len(words(plain(anchor))) + BETWEEN
    return any(wanted <= _weighty(said[at : at + width]) for at in range(len(said)))


def out_of_role(sentence: str, name: str = "") -> bool:
    """Does it speak as an assistant, spell, carry stage directions or mark-up, or speak *to* the person it plays?"""
    if _OUT_OF_ROLE.search(plain(sentence)) or _MARKS.search(sentence) or _SPEAKER.search(sentence):
        return True
    if spells(sentence):
        return True
    return any(_addresses(sentence, called) for called in {name, *name.split()[:1]} if called)


def _addresses(sentence: str, name: str) -> bool:
    """A speaker's label, a greeting to oneself or one's own name at the end: "Maya: ...", "Dear Maya", "..., Maya."."""
    own = re.escape(name)
    greeting = rf"\b(?:dear|hi|hello|hey|thanks|thank you),? {own}\b(?! (?:here|speaking))"
    return bool(re.search(rf"^{own}:|{greeting}|\byou\b.*, {own}[.!?]*$", sentence, re.IGNORECASE))


def gives_away(sentence: str, locked: Iterable[str], known: str = "") -> bool:
    """Does it share four words in a row with a locked line, or most words of weight with one of its sentences?

    Words that stand in `known` (what both sides have said, what is public) give nothing away.
    """
    return next(_given(sentence, locked, known), None) is not None


def _given(sentence: str, locked: Iterable[str], known: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What a text gives away: each locked line with the run of words that shows it, () for most of its words."""
    said, free = _read(sentence), _read(known)
    secret = said.weighty - free.weighty
    for part in _parts(tuple(locked)):
        theirs = _read(part)
        yield from (
            (part, gram) for gram in theirs.grams - free.grams if _weighty(gram) and said.has_run(gram)
        )
        kept = theirs.weighty - free.weighty
        shared = len(kept & secret)
        if shared >= 2 and shared >= GIVEN_AWAY * len(kept):
            yield part, ()


@functools.lru_cache(maxsize=128)
def _parts(locked: tuple[str, ...]) -> tuple[str, ...]:
    """Each locked line, and each sentence of it."""
    return tuple(dict.fromkeys(part for line in locked for part in (line, *split_sentences(line))))


def invents_number(sentence: str, known: str) -> bool:
    """Does it name a number or a month that stands nowhere in `known`? Idioms such as "one thing" do not count."""
    months = {word for word in words(sentence) if word.lower() in _MONTHS and word[:1].isupper()}
    if any(month.lower() not in _read(known).tokens and month != "May" for month in months):
        return True
    return bool(_numbers(sentence) - _read(known).numbers - _IDIOMS)


def invents_name(sentence: str, known: str) -> bool:
    """Does it name, in the middle of a sentence, somebody or something that stands nowhere in `known`?"""
    names = (name.lower() for name in _NAME.findall(sentence.replace("’", "'")))
    allowed = _read(known).words | _KNOWN_NAMES | _MONTHS
    return any(name not in allowed and name.removesuffix("'s") not in allowed for name in names)


@dataclass(frozen=True)
class _Text:
    """What the checks ask of a text."""

    order: tuple[str, ...]
    words: frozenset[str]
    tokens: frozenset[str]
    grams: frozenset[tuple[str, ...]]
    weighty: frozenset[str]
    numbers: frozenset[str]

    def has_run(self, run: tuple[str, ...]) -> bool:
        """Do the words of `run` stand here in order, with at most BETWEEN others among them?"""
        if run in self.grams:
            return True
        if not self.words.issuperset(run):
            return False
        starts = (at for at, word in enumerate(self.order) if word == run[0])
        return any(_in_order(run, self.order[at : at + len(run) + BETWEEN]) for at in starts)


def _in_order(run: Iterable[str], said: Iterable[str]) -> bool:
    rest = iter(said)
    return all(word in rest for word in run)


@functools.lru_cache(maxsize=1024)
def _read(text: str) -> _Text:
    """Read a text once: every sentence of a reply is held against the same locked and known ones."""
    said = words(plain(text))
    return _Text(
        tuple(said),
        frozenset(said),
        frozenset(plain(text).split()),
        frozenset(_grams(said)),
        frozenset(_weighty(said)),
        frozenset(_numbers(text)),
    )


def known_text(brief: ReplyBrief) -> str:
    """Everything that may be spoken of: the public side, what is to be told now, what both sides have said."""
    persona = brief.persona
    return "\n".join([
        persona.name, persona.role, *persona.public, *persona.wants, *persona.wont, *persona.voice.samples,
        *persona.openers, persona.goodbye, *(ask.line for ask in persona.asks), *brief.lines, *brief.facts, *brief.told,
        brief.question, brief.opening, brief.closing, *brief.chips, *map(spoken_label, brief.chips),
        *(said.text for said in brief.history), brief.text,
    ])  # fmt: skip


def free_text(brief: ReplyBrief) -> str:
    """`known_text` without what the candidate has said of itself: a secret half told is no less a secret."""
    return known_text(replace(brief, history=tuple(_not_the_candidate(brief.history))))


def _not_the_candidate(history: Iterable[Said]) -> Iterable[Said]:
    return (said for said in history if said.speaker != CANDIDATE)


def _numbers(text: str) -> set[str]:
    found = {number.replace(",", "") for number in _DIGITS.findall(text)}
    return found | {
        _NUMBER_WORDS[word] for word in re.split(r"[^a-z]+", plain(text)) if word in _NUMBER_WORDS
    }


def _grams(said: list[str]) -> Iterable[tuple[str, ...]]:
    return zip(*(said[start:] for start in range(GRAM)), strict=False)


def _weighty(said: Iterable[str]) -> set[str]:
    return {word[:6] for word in said if word not in _LIGHT and len(word) > 2}
