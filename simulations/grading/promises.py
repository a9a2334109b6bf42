"""Promises of somebody else's time, and whether that somebody had agreed (SIMULATION, "Access call").

"Tom will call you Thursday" spends Tom's time; "I'll ask whether Tom has time" spends only the recruiter's.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from simulations.grading import words
from simulations.grading.callrecord import CallRecord
from simulations.grading.dates import MONTHS, WEEKDAYS
from simulations.hearing.questions import read_sentence
from simulations.hearing.text import plain
from simulations.packs.pack import DirectoryEntry, Pack

_TITLES = (
    r"(?:head|director|manager|lead|leader|engineer|chief|ceo|cfo|cto|coo|chro|vp|partner|founder|supervisor|boss|"
    r"consultant|nurse|doctor|analyst|developer|designer|scientist|architect|owner|principal|president|specialist|"
    r"colleague|mentor|buddy|foreman|matron|chef|captain|teacher|technician|researcher|officer|peer)"
)
_SOMEBODY = (
    r"(?:(?:one|some|any|a member|somebody|someone) (?:of|from|on|in) (?:my|our|the|your)(?: [\w-]+)? team|"
    rf"(?:my|our|the|a|an|one of (?:my|our|the)|some of (?:my|our|the)|his|her|your future|"
    rf"your) (?:[\w-]+ ){{0,4}}?{_TITLES}s?"
    rf"(?: of [\w-]+(?: [\w-]+)?)?)"
)
_TIME = (
    r"(?:call|ring|phone|meet|speak|talk|chat|walk|show|take|join|sit|see|be (?:in touch|there|free|available|"
    r"calling)|"
    r"contact|write|email|message|welcome|greet|receive|collect|accompany|pick you up|give|have (?!you\b)|spend|answer|"
    r"host|mentor|interview|drop|buddy|catch|explain|"
    r"get (?:back|in touch))(?! you\b on board)"
)
_HEDGES = re.compile(
    r"\b(?:(?:i'll|i will|i can|i could|let me|i'd|i would|i'm going to|i have to|i need to|we'll|happy to|"
    r"want me to) "
    r"(?:\w+ ){0,3}?(?:ask|check|see|find out|enquire|inquire|request|try|sound)|if (?:she|he|they|it|that|"
    r"you|tom|there)|"
    r"whether|once (?:she|he|they|i have|i've)|when (?:she|he|they) (?:says?|agrees?)|can't promise|cannot promise|"
    r"won't promise|no promises?|not promis\w*|may be able|might be able|might|perhaps|maybe|possibly|"
    r"with (?:her|his|their) "
    r"(?:permission|agreement|ok|okay|blessing|say-so)|subject to|depends? on|provided|hope to|hoping|"
    r"would have to agree|"
    r"has to (?:agree|say yes)|hasn't (?:agreed|said)|need(?:s)? (?:her|his|their) (?:permission|ok|okay|yes|"
    r"agreement)|"
    r"could (?:perhaps|maybe)|asked? (?:her|him|them)|unless)\b"
)
_PAST = re.compile(
    r"\b(?:has|have|had|already|has already|said yes|agreed|confirmed|last (?:week|month|year)|used to)\b"
)
_ACCESS_WISH = re.compile(
    rf"\b(?:talk|speak|chat|meet|call|sit down|coffee|contact|put .* touch|introduc\w+|"
    rf"hear from)\b.*\b(?:{_TITLES}s?|someone|"
    r"somebody|anyone|anybody|one of|who)\b|\bwho (?:does|did|do|has|have|works?|worked|made|came)\b"
)
_SURE = re.compile(
    r"^(?:(?:oh|well|yes|yeah|hey),? )*(?:sure|of course|absolutely|definitely|certainly|no problem|easy|"
    r"consider it done|"
    r"done|i'm sure that's (?:no|not a) problem|that's no problem|not a problem|leave it (?:to|with) me|"
    r"i can (?:do|arrange) that|"
    r"i'll (?:make (?:it|that) happen|arrange (?:it|that)|set (?:it|that) up|sort (?:it|that)(?: out)?|"
    r"fix (?:it|that)))\b"
)
_UNLISTED = re.compile(
    r"\b(?P<name>[A-Z][a-z]{2,})\b(?:, (?:our|my|the) [\w -]{3,40},)?(?=(?:'ll| will| is going to| can|"
    r" would love to| is happy to)\b)"
    r"|(?<=with )(?P<other>[A-Z][a-z]{2,})\b(?= (?:on|next|tomorrow|this|at|for)\b)"
)
_PRONOUN = re.compile(r"^(?P<lead>(?:And|So|Then|But) )?(?:He|She|They)(?='ll|\u2019ll| will| can| is)")
"""Who is meant by "He will call you" is whoever the sentence before it named."""


@dataclass(frozen=True)
class Promise:
    """A sentence that spends a colleague's time. `entry` is the directory key, empty for somebody unnamed."""

    sentence: str
    line: int
    entry: str
    text: str


class PromiseReader:
    """Finds promises of colleagues' time in one call."""

    def __init__(self, record: CallRecord) -> None:
        self._record = record
        self._colleagues = _people(record.pack)
        names = [name for names, _ in self._colleagues for name in names]
        named = "|".join(sorted((re.escape(name) for name in names), key=len, reverse=True))
        self._who = rf"(?:{named}|{_SOMEBODY})" if named else _SOMEBODY
        self._patterns = [re.compile(pattern) for pattern in self._shapes()]

    def read(self) -> list[Promise]:
        """Every promise to the candidate, spoken or written, in order."""
        return list(self._spoken()) + list(self._written())

    def _spoken(self) -> Iterator[Promise]:
        parts = {persona.key: persona.part for persona in self._record.pack.personas}
        line, before = -1, ""
        for sentence in self._record.recruiter:
            if parts.get(sentence.persona, "candidate") == "colleague":
                continue
            text = self._with_who(sentence.text, before if sentence.line == line else "")
            said = self._record.transcript.lines[sentence.line].text
            if self.promises(text) or self._waves_through(text, sentence.line, said):
                yield Promise(sentence.id, sentence.line, self.entry_of(text), text)
            line, before = sentence.line, text

    def _written(self) -> Iterator[Promise]:
        before = ""
        for written in self._record.follow_up:
            text = self._with_who(written, before)
            if self.promises(text):
                yield Promise("follow_up", len(self._record.transcript.lines), self.entry_of(text), text)
            before = text

    def _with_who(self, text: str, before: str) -> str:
        """Write the name for a pronoun that begins a sentence after one that names a colleague."""
        entry = self.entry_of(before) if before and _PRONOUN.match(text) else ""
        name = next((known.name for _, known in self._colleagues if known.key == entry), "")
        return _PRONOUN.sub(rf"\g<lead>{name}", text) if name else text

    def promises(self, text: str) -> bool:
        """Does this sentence commit somebody else's time?"""
        folded = plain(self._with_names(text))
        if _HEDGES.search(folded) or (
            read_sentence(text).kind != "statement" and not folded.startswith("how about")
        ):
            return False
        return any(pattern.search(folded) for pattern in self._patterns) and "?" not in folded

    def _with_names(self, text: str) -> str:
        """Write "our colleague" for a first name that the directory lacks ("Tom, our lead, will call")."""
        return _UNLISTED.sub(
            lambda match: match.group() if self._known(match["name"] or match["other"]) else "our colleague",
            text,
        )

    def _known(self, name: str) -> bool:
        lowered = name.lower()
        own = {word for p in self._record.pack.personas for word in p.name.lower().split()}
        return lowered in words.STOP or lowered in own or lowered in MONTHS or lowered in WEEKDAYS

    def entry_of(self, text: str) -> str:
        """The directory entry that a sentence names, by name or role; empty when it names none."""
        folded = plain(text)
        for names, entry in self._colleagues:
            if any(re.search(rf"\b{re.escape(name)}\b", folded) for name in names):
                return entry.key
        for _, entry in self._colleagues:
            role = words.content(entry.role)
            if role and role <= words.content(text):
                return entry.key
        return ""

    def _waves_through(self, text: str, line: int, turn: str) -> bool:
        """ "Sure, no problem" to a wish for somebody's time, with nothing in the turn that says it must be asked."""
        wish = _ACCESS_WISH.search(plain(self._record.before(line)))
        return bool(wish and "?" not in text and _SURE.match(plain(text)) and not _HEDGES.search(plain(turn)))

    def _shapes(self) -> list[str]:
        who, time = self._who, _TIME
        arrange = (
            r"(?:get|arrange|set up|book|organi[sz]e|line up|fix(?: up)?|schedule|put|give|have|bring|make sure|"
            r"sort(?: out)?)"
        )
        me = r"(?:i'll|i will|i can|i'm going to|we'll|we will|we can|let me|i'd be happy to)"
        return [
            rf"\b{who} (?:will|'ll|is going to|are going to|can|would love to|would be happy to|'d love to|"
            rf"is happy to|is free to) "
            rf"(?:\w+ ){{0,2}}?{time}\b",
            rf"\b{who}'ll (?:\w+ ){{0,2}}?{time}\b",
            rf"\b{who} (?:welcomes|meets|greets|rings|calls|shows|picks|collects) you\b",
            rf"\b(?:you'll|you will|you're going to) be (?:welcomed|met|greeted|received|collected|picked up|shown "
            rf"(?:a?round|in)) by {who}",
            rf"\b{me} (?:\w+ ){{0,2}}?{arrange} (?:[\w'-]+ ){{0,8}}?(?:with|from|of|by) {who}",
            rf"\b{me} (?:\w+ ){{0,2}}?(?:have|get|ask|tell|make) {who} (?:to )?{time}\b",
            rf"\b{me} (?:\w+ ){{0,2}}?(?:introduce you to|connect you (?:with|to)|put you (?:in touch|through|"
            rf"in front|in a room) "
            rf"\w+|hook you up with) {who}",
            rf"\b(?:you'll|you will|you can|you're going to) (?:\w+ ){{0,2}}?(?:meet|speak (?:to|with)|"
            rf"talk (?:to|with)|chat "
            rf"(?:to|with)|see|call|ring|sit (?:down )?with|have (?:[\w'-]+ ){{0,5}}?(?:with|of)|"
            rf"get (?:[\w'-]+ ){{0,5}}?(?:with|of)) {who}",
            rf"\b(?:expect|look out for) (?:a call|an email|a message|half an hour|to hear) (?:with|from) {who}",
            rf"\b(?:half an hour|an hour|[\w-]+ minutes) (?:with|of) {who}(?:'s time)? (?:on|next|tomorrow|"
            rf"is yours|is booked)",
            rf"\bi've (?:already )?(?:got|booked|arranged|lined up|set up) (?:[\w'-]+ ){{0,6}}?(?:with|of|"
            rf"from) {who}",
            rf"\b{who}\b.* (?:he|she|they)(?:'ll| will) (?:\w+ ){{0,2}}?{time}\b",
            rf"\bwith {who} (?:is )?(?:booked|done|settled|sorted|arranged|confirmed)\b",
            rf"\b{me} (?:\w+ ){{0,3}}?{who} (?:on the (?:phone|line|call)|for you|to you)\b",
        ]


def _people(pack: Pack) -> list[tuple[list[str], DirectoryEntry]]:
    """Lower-case names (whole, first, last where nobody shares them) of the directory, candidates left out."""
    candidates = {word for p in pack.personas if p.part == "candidate" for word in p.name.lower().split()}
    found = []
    for entry in pack.directory:
        parts = [part for part in entry.name.lower().split() if len(part) > 2 and part not in candidates]
        found.append(([entry.name.lower(), *parts], entry))
    return found
