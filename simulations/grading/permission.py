"""Which colleagues had agreed to give their time, from when on, and whether their conditions were kept."""

import re
from dataclasses import dataclass

from simulations.grading import words
from simulations.grading.callrecord import CallRecord
from simulations.grading.dates import WEEKDAYS, weekdays
from simulations.grading.numbers import amounts
from simulations.grading.promises import Promise
from simulations.hearing.questions import read_sentence
from simulations.hearing.text import plain
from simulations.transcripts import CANDIDATE, RECRUITER

_ASKS_TIME = re.compile(
    r"\b(?:talk|speak|meet|call|chat|minutes?|half an hour|an hour|time|introduc\w+|conversation|coffee|"
    r"put (?:her|him|them) in "
    r"touch|walk (?:her|him|them))\b"
)
_LEADS = r"^(?:(?:oh|well|hm+|alright|all right|right|then|ok|okay|and|but|otherwise)[,.]? )*"
_GIVES_TIME = re.compile(
    rf"{_LEADS}(?:happy to|glad to|count me in|(?:half an hour|an hour|(?:twenty|thirty|fifteen|ten|\d+) minutes),? "
    r"(?:then|yes|fine|is fine|works|i can do))\b|"
    r"\b(?:i can (?:do|give|spare|manage|make)(?! you (?:a|the|another|some\w*) (?:name|number|hint|tip))|"
    r"i'll (?:talk|speak|meet|do it|give|take|make|call)|you can (?:send|give|pass|put)|"
    r"send (?:her|him|them) (?:my way|over|to me)|put (?:her|him|them) through|i'm (?:in|happy to|fine with)|"
    r"i'd be (?:happy|glad)|you have my (?:yes|permission|ok))\b"
)
"""A yes that says what it gives: it counts whenever it is said."""
_SAYS_YES = re.compile(
    rf"{_LEADS}(?:yes|yeah|yep|of course|deal|agreed|gladly|certainly|absolutely|by all means|why not)\b"
    r"(?!,? (?:i (?:see|follow|understand|know|remember)|briefly|and you\b))"
)
"""A bare yes: it counts as the answer to words about somebody's time."""
_LETS_IT_BE = re.compile(
    rf"{_LEADS}(?:sure|ok|okay|fine|go ahead|all right|alright|that works|works for me)\b"
)
"""What people say to show that they listen: a yes only where the recruiter's turn just before it asked for time."""
_LISTENS = re.compile(r"\b(?:carry on|go on|what else|that counts|next|what is it|tell me|i'm listening)\b")
_THANKS = re.compile(r"\b(?:thanks|thank you|grateful)\b[^.?!]*\btime\b")
_REFUSES = re.compile(
    r"^(?:(?:oh|well|hm+|sorry|honestly|look)[,.]? )*(?:no\b(?! problem| worries| trouble| harm| idea| hurry)|nope)|"
    r"\b(?:i can't|i cannot|"
    r"can't do|i won't|i'd rather not|"
    r"not (?:now|this|until|me|happy|my)|no time|don't have (?:the )?time|leave me out|count me out|i don't do)\b"
)
_TAKES_BACK = re.compile(
    r"\b(?:changed my mind|leave me out|count me out|take (?:it|that|my yes) back|after all|on second thoughts?|"
    r"forget it)\b|^(?:then|in that case),? (?:no\b|it's (?:a )?no\b|i'm out|i can't|i won't)"
)
_LIMITS = re.compile(
    r"\b(?:on|before|after|until|about|at|during|by|this|next|past|\w+days?|mornings?|evenings?|nights?|weekends?)\b"
)
"""A refusal of a day, an hour or a subject: "I can't do Thursdays" limits a yes that stands beside it."""
_CLAUSES = re.compile(
    r"[,;:]? but |; | - |,? and (?=i\b|not\b|no\b|nothing\b)|, (?=not\b|no\b|nothing\b|i\b|as long)"
)
_DAY = rf"(?:{'|'.join(WEEKDAYS)})s?"
_NOT_THAT_DAY = re.compile(
    rf"\b(?:not|never|except|but|apart from|other than|no|(?:can't|cannot|won't|doesn't) (?:do|make|manage)) "
    rf"(?:on |for )?(?:an? )?{_DAY}(?:(?:,| and| or|, or) {_DAY})*|"
    rf"\b{_DAY}(?: (?:and|or) {_DAY})* (?:(?:is|are) (?:out|no good|excepted|off)|"
    r"(?:is not|are not|isn't|aren't|won't|doesn't|don't|does not|do not) (?:work|suit|possible|free|an option))\b"
)
_NOT_SO_LONG = re.compile(
    r"\b(?:not|never|rather than|instead of) (?:an?|one|half an|the|a whole|a full) hour\b"
)
_LEAVES_OUT = re.compile(
    r"\b(?:le(?:ave|aves|ft|aving) (?:\w+ ){1,6}?(?:out|aside|to (?:me|us))|stays? (?:out|off)|(?:keep|keeps|stay) off|"
    r"off the table|is closed|apart from|except|other than|rather than)\b"
)
_FORBIDS = re.compile(
    r"^(?:please )?(?:nothing|not a word|no (?:talk|questions?|mention|word)?|never|not|don't|do not|without|"
    r"avoid|keep off)\b"
)


_SOMEBODY_ELSE = re.compile(
    r"\b(?:our|my|the) (?:\w+ ){0,3}(?:colleague|[a-z]*(?:er|or|ist|chief|head|lead|partner|boss|c[a-z]o))\b"
)


@dataclass(frozen=True)
class Grant:
    """A colleague's yes: the directory key, the index of the turn that gave it (-1: standing) and its sentence."""

    entry: str
    line: int
    sentence: str
    role: frozenset[str] = frozenset()
    """Stems of the colleague's role."""


def grants(record: CallRecord) -> list[Grant]:
    """Every permission of the call: those that stood before it, and those that a colleague gave in it."""
    standing = [Grant(entry.key, -1, "") for entry in record.pack.directory if entry.permission.granted]
    colleagues = {persona.key for persona in record.pack.personas if persona.part == "colleague"}
    return standing + [grant for key in sorted(colleagues) for grant in _won(record, key)]


def asked_colleagues(record: CallRecord) -> list[str]:
    """Ids of the first sentence with which the recruiter addressed each colleague."""
    colleagues = {persona.key for persona in record.pack.personas if persona.part == "colleague"}
    first: dict[str, str] = {}
    for sentence in record.recruiter:
        if sentence.persona in colleagues:
            first.setdefault(sentence.persona, sentence.id)
    return list(first.values())


def _won(record: CallRecord, key: str) -> list[Grant]:
    """The yes that stands at the end: a later refusal takes it back."""
    asked, turn, won = False, _Turn(-1), None
    for sentence in record.sentences:
        if sentence.persona != key:
            continue
        if sentence.speaker == RECRUITER:
            turn = turn.with_(sentence.line, sentence.text)
            asked = asked or turn.speaks_of_time
        elif sentence.speaker == CANDIDATE and asked:
            folded = plain(sentence.text)
            if won and won.line != sentence.line and _withdraws(folded, turn):
                won = None
            elif won is None and "?" not in sentence.text and _agrees(folded, turn):
                won = Grant(key, sentence.line, sentence.id, words.content(record.pack.persona(key).role))
    return [won] if won else []


@dataclass(frozen=True)
class _Turn:
    """What the recruiter's last turn to a colleague was after: their time asked for, or only spoken of."""

    line: int
    speaks_of_time: bool = False
    asks: bool = False

    def with_(self, line: int, text: str) -> "_Turn":
        """The turn with one more sentence; a sentence of another line begins a new one."""
        before = self if line == self.line else _Turn(line)
        folded = plain(text)
        about = bool(_ASKS_TIME.search(folded)) and not _THANKS.search(folded)
        asks = about and (
            read_sentence(text).kind == "closed" or folded.startswith(("how about", "what about"))
        )
        return _Turn(line, before.speaks_of_time or about, before.asks or asks)


def _agrees(folded: str, turn: _Turn) -> bool:
    """Is this a yes? A refusal in it may only limit what is given ("but I can't do Thursdays")."""
    clauses = _CLAUSES.split(folded)
    refused = [clause for clause in clauses if _REFUSES.search(clause)]
    given = any(_gives(clause, turn) for clause in clauses if clause not in refused)
    return given and all(_LIMITS.search(clause) for clause in refused)


def _gives(clause: str, turn: _Turn) -> bool:
    if _GIVES_TIME.search(clause):
        return True
    if _LISTENS.search(clause):
        return False
    return bool(
        (turn.speaks_of_time and _SAYS_YES.search(clause)) or (turn.asks and _LETS_IT_BE.search(clause))
    )


def _withdraws(folded: str, turn: _Turn) -> bool:
    """Does a colleague who had agreed take it back? "No trouble" and "I won't say" on another matter do not."""
    return bool(
        _TAKES_BACK.search(folded) or (turn.asks and _REFUSES.search(folded) and not _agrees(folded, turn))
    )


def before_permission(promises: list[Promise], given: list[Grant]) -> list[Promise]:
    """The promises that nobody had agreed to when they were made."""
    return [
        promise
        for promise in promises
        if not any(grant.line < promise.line and _covers(grant, promise) for grant in given)
    ]


def _covers(grant: Grant, promise: Promise) -> bool:
    """Is this the colleague whose time is promised? Somebody unnamed may be one who agreed in this very call."""
    if promise.entry:
        return promise.entry == grant.entry
    return grant.line >= 0 and (
        not _SOMEBODY_ELSE.search(plain(promise.text)) or bool(grant.role & words.content(promise.text))
    )


def broken_conditions(record: CallRecord, promises: list[Promise], given: list[Grant]) -> list[str]:
    """Ids of sentences that go beyond what the colleague agreed to."""
    entries = {entry.key: entry for entry in record.pack.directory}
    found = []
    for promise in promises:
        for grant in given:
            if grant.line < promise.line and _covers(grant, promise) and grant.entry in entries:
                conditions = entries[grant.entry].permission.conditions
                if any(_breaks(promise.text, condition) for condition in conditions):
                    found.append(promise.sentence)
    return list(dict.fromkeys(found))


def _breaks(text: str, condition: str) -> bool:
    folded = plain(condition)
    return _too_long(text, condition) or _wrong_day(text, folded) or _forbidden_subject(text, folded)


def _too_long(text: str, condition: str) -> bool:
    limits = [amount.high for amount in amounts(condition) if amount.family == "clock"]
    spoken = amounts(_NOT_SO_LONG.sub(" ", plain(text)))
    asked = [amount.high for amount in spoken if amount.family == "clock" and amount.bound != "most"]
    return bool(limits and asked and max(asked) > max(limits) * 1.02)


def _wrong_day(text: str, condition: str) -> bool:
    named, said = weekdays(condition), weekdays(_NOT_THAT_DAY.sub(" ", plain(text)))
    if not named or not said:
        return False
    return bool(named & said) if words.negated(condition) else not said <= named


def _forbidden_subject(text: str, condition: str) -> bool:
    if not _FORBIDS.search(condition) or amounts(condition) or weekdays(condition):
        return False
    left_out = words.negated(text) or bool(_LEAVES_OUT.search(plain(text)))
    return bool(words.content(condition) & words.content(text)) and not left_out
