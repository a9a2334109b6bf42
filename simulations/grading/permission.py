"""Which colleagues had agreed to give their time, from when on, and whether their conditions were kept."""

import re
from dataclasses import dataclass

from simulations.grading import words
from simulations.grading.callrecord import CallRecord
from simulations.grading.dates import weekdays
from simulations.grading.numbers import amounts
from simulations.grading.promises import Promise
from simulations.hearing.text import plain
from simulations.transcripts import CANDIDATE, RECRUITER

_ASKS_TIME = re.compile(
    r"\b(?:talk|speak|meet|call|chat|minutes?|half an hour|an hour|time|introduc\w+|conversation|coffee|"
    r"put (?:her|him|them) in "
    r"touch|walk (?:her|him|them))\b"
)
_GRANTS = re.compile(
    r"^(?:(?:oh|well|hm+|alright|all right|right|then|ok|okay|and)[,.]? )*(?:yes|yeah|yep|sure|ok|okay|fine|"
    r"of course|"
    r"happy to|glad to|go ahead|deal|agreed|gladly|certainly|absolutely|by all means|count me in|why not|"
    r"all right|alright|"
    r"that works|works for me|(?:twenty|thirty|fifteen|ten|\d+) minutes,? (?:then|yes|fine|is fine|works|"
    r"i can do))\b|"
    r"\b(?:i can (?:do|give|spare|manage|make)|i'll (?:talk|speak|meet|do it|give|take|make|call)|"
    r"you can (?:send|give|pass|put)|"
    r"send (?:her|him|them) (?:my way|over|to me)|put (?:her|him|them) through|i'm (?:in|happy to|fine with)|"
    r"i'd be (?:happy|glad)|"
    r"you have my (?:yes|permission|ok))\b"
)
_REFUSES = re.compile(
    r"^(?:(?:oh|well|hm+|sorry|honestly|look)[,.]? )*(?:no\b(?! problem| worries)|nope)|\b(?:i can't|i cannot|"
    r"can't do|i won't|i'd rather not|"
    r"not (?:now|this|until|me|happy|my)|no time|don't have (?:the )?time|leave me out|count me out|i don't do)\b"
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
    asked, won = False, None
    for sentence in record.sentences:
        if sentence.persona != key:
            continue
        folded = plain(sentence.text)
        if sentence.speaker == RECRUITER:
            asked = asked or bool(_ASKS_TIME.search(folded))
        elif sentence.speaker == CANDIDATE and asked:
            if _REFUSES.search(folded):
                won = None if won is None or won.line != sentence.line else won
            elif won is None and "?" not in sentence.text and _GRANTS.search(folded):
                won = Grant(key, sentence.line, sentence.id, words.content(record.pack.persona(key).role))
    return [won] if won else []


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
    asked = [amount.high for amount in amounts(text) if amount.family == "clock" and amount.bound != "most"]
    return bool(limits and asked and max(asked) > max(limits) * 1.02)


def _wrong_day(text: str, condition: str) -> bool:
    named, said = weekdays(condition), weekdays(text)
    if not named or not said:
        return False
    return bool(named & said) if words.negated(condition) else not said <= named


def _forbidden_subject(text: str, condition: str) -> bool:
    if not _FORBIDS.search(condition) or amounts(condition) or weekdays(condition):
        return False
    return bool(words.content(condition) & words.content(text)) and not words.negated(text)
