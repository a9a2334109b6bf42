"""Words as the grader compares them: folded, without endings, without the ones that carry no subject."""

import functools
import re

from simulations.hearing.text import plain
from simulations.hearing.text import words as spelled

_STOP = """
    a about above actually after again all almost already also although always am an and any anybody anyone
    anything are aren't around as ask asked asking at away back be because been before being below between both but
    by came can can't cannot come comes coming could couldn't did didn't do does doesn't doing don't done down each
    either else enough even ever every everybody everyone everything far few find for from further gave get gets
    getting give given gives giving go goes going gone good got great had hadn't happen happens has hasn't have
    haven't having he he'd he'll he's hear heard hello her here hers herself hey hi him himself his how i i'd i'll
    i'm i've if in instead into is isn't it it'd it'll it's its itself just keep kept know knows known lot lots
    let let's like likely little look looking made make makes making many may maybe me mean might mine more
    most mostly much must my myself near need needs never nice no nobody none nor not nothing now of off often oh ok
    okay on once one ones only onto or other others our ours out over own perhaps please put quite rather really
    right said same say saying says see seem seems seen shall she she'd she'll she's should shouldn't so some
    somebody someone something sometimes soon sorry still stuff such sure take taken takes taking talk tell telling
    than thank thanks that that'd that'll that's the their theirs them themselves then there there's these they
    they'd they'll they're they've thing things think this those though through to together told too took toward
    towards try trying under until up upon us use used using usually very want wanted wants was wasn't way we we'd
    we'll we're we've well went were weren't what what's whatever when where whether which while who who's whole
    whom whose why will with within without won't would wouldn't yeah yes yet you you'd you'll you're you've your
    yours yourself bit kind sort people person day days time times year years week weeks work works working
    worked job jobs role roles company team call calls today tomorrow feel feels feeling felt start starts starting
"""
STOP = frozenset(_STOP.split())
_NEGATIONS = """
    no not never none nobody nothing nor neither without hardly rarely don't doesn't didn't isn't aren't wasn't
    weren't won't wouldn't can't cannot couldn't shouldn't haven't hasn't hadn't ain't
"""
NEGATIONS = frozenset(_NEGATIONS.split())
_ENDINGS = (
    "ations", "ation", "ements", "ement", "ments", "ment", "ingly", "ings", "ing", "iness", "ness", "edly", "ied",
    "ies", "ers", "ed", "er", "ly", "es", "s", "al",
)  # fmt: skip
_IRREGULAR = {
    "drove": "drive", "driven": "drive", "taught": "teach", "wrote": "write", "written": "write", "ran": "run",
    "built": "build", "sang": "sing", "sung": "sing", "rode": "ride", "ridden": "ride", "flew": "fly", "grew": "grow",
    "children": "child", "kids": "child", "kid": "child", "swam": "swim", "spoke": "speak", "slept": "sleep",
    "paid": "pay", "met": "meet", "left": "leave", "mum": "mother", "mom": "mother", "dad": "father",
    "halves": "half", "wives": "wife", "lives": "live", "bought": "buy", "brought": "bring", "led": "lead",
    "thought": "think", "sold": "sell", "won": "win", "lost": "lose", "commuting": "commute", "commuter": "commute",
}  # fmt: skip
_WHOLE_WORDS = """
    canal signal metal final total local equal manual annual animal hospital capital journal shower tower flower power
    number corner letter matter water dinner summer winter paper order offer river silver computer master sister
    brother mother father daughter weather leather feather former butter wedding evening morning ceiling building
    king spring string
"""
_WHOLE = frozenset(_WHOLE_WORDS.split())
"""Words whose ending belongs to them: a shower is nobody who shows, a canal is no can."""
_SALUTATION = re.compile(r"^(?:dear|hello|hi|good \w+),?(?: [\w'-]+){0,3}?, ")
_APOSTROPHE = re.compile(r"'s?$|'(?:d|ll|re|ve|m|s)$")


@functools.lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """The part of a lower-case word that its forms share: climbs, climbing, climber -> climb."""
    word = _APOSTROPHE.sub("", word)
    word = _IRREGULAR.get(word, word)
    if len(word) <= 3 or word.isdigit() or word in _WHOLE:
        return word
    for ending in _ENDINGS:
        root = word.removesuffix(ending)
        if root != word and len(root) >= 3 and not (ending == "s" and word.endswith(("ss", "us", "is"))):
            return _tidy(root + "y" if ending in ("ies", "ied") else root)
    return _tidy(word)


def _tidy(root: str) -> str:
    if len(root) > 3 and root[-1] == root[-2] and root[-1] not in "aeiouls":
        return root[:-1]
    return root.removesuffix("e") if len(root) > 3 else root


@functools.lru_cache(maxsize=4_096)
def tokens(text: str) -> tuple[str, ...]:
    """The words of `text`, folded and lower case, with "don't" as one word and "half-term" as two."""
    return tuple(part for word in spelled(folded(text)) for part in word.split("-") if part)


@functools.lru_cache(maxsize=4_096)
def content(text: str) -> frozenset[str]:
    """The stems of the words of `text` that name a subject."""
    return frozenset(stem(word) for word in tokens(text) if word not in STOP and len(word) > 1)


def count(text: str) -> int:
    """How many words are spoken."""
    return len(spelled(folded(text)))


@functools.lru_cache(maxsize=4_096)
def folded(text: str) -> str:
    """`plain`, remembered: the same lines are compared again and again."""
    return plain(text)


def without_salutation(text: str) -> str:
    """ "Dear Maya, your first day is Monday" without the words that only greet."""
    return _SALUTATION.sub("", folded(text))


def negated(text: str) -> bool:
    """Does the sentence deny, by an odd number of denials?"""
    return sum(word in NEGATIONS for word in tokens(text)) % 2 == 1


def holds(text: str, phrase: str) -> bool:
    """Do the words of `phrase` stand in `text`, one after another, in any of their forms?"""
    wanted = [stem(word) for word in tokens(phrase)]
    spoken = [stem(word) for word in tokens(text)]
    width = len(wanted)
    return width > 0 and any(spoken[at : at + width] == wanted for at in range(len(spoken) - width + 1))
