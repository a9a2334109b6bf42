"""Turns that need no knowledge of the scenario: greetings, courtesies, noise, another language."""

import re

from simulations.hearing.languages import is_other_language
from simulations.hearing.text import plain, words

SOFTWARE = "software"
"""Somebody wants to know whether a person or a machine is talking: the one question that is answered out of role."""
_PLAYER = (
    r"(?:(?:chat ?|ro)?bot|ai|a\.i\.|artificial intelligence|human(?: being)?|(?:real |actual |living )?person|real"
    r"|machine|computer|chat ?gpt|llm|language model|software|(?:computer )?program|simulation|recording)"
)
_ALONE = (
    r"(?![\w'-])(?! (?!or\b|then\b|by any\b|right\b|here\b|at all\b|at the\b|on the\b|though\b|maybe\b)\w)"
)
"""Not the beginning of something else: "are you a software engineer", "are you a person who…"."""
_OFTEN = r"(?:(?:a|an|the|just|really|actually|some|kind|sort|of|real|talking|speaking) )*"
_SITUATIONS = {
    SOFTWARE: rf"\b(?:are you|is this|(?:am i|i'm|i am) (?:talking|speaking|chatting) (?:to|with))"
    rf" {_OFTEN}{_PLAYER}{_ALONE}",
    "who-are-you": r"\b(?:who are you|what are you(?: really| exactly)?$"
    r"|who am i (?:speaking|talking) (?:to|with))\b",
    "hear-me": r"\b(?:can you hear me|are you (?:still )?there|is (?:the|this) line|you there)\b",
    "say-again": r"\b(?:say that again|repeat that|didn'?t (?:catch|hear) (?:that|you)|come again|pardon|say again)\b",
    "good-time": r"\b(?:good time|bad time|right time|still (?:ok|okay|good|works?) (?:to|for)|time to talk"
    r"|(?:have|got) (?:a|five|ten|fifteen|\d+|some|a few) (?:minutes?|moment|time)"
    r"|(?:now|this) (?:still )?(?:a )?(?:ok|okay|good|convenient))\b",
    "how-are-you": r"\b(?:how are you|how(?:'s| is| are) (?:it going|things|your day|your week|you doing|life)"
    r"|how do you do|you all right|you alright|how have you been)\b",
    "pay": r"\b(?:salary|pay|paid|compensation|earn(?:ing)?|package|day rate|money|wages?|remuneration|bonus)\b",
    "interested": r"\b(?:interested|would you consider|open to|tempted|does that (?:sound|appeal)|what do you think"
    r"|sound (?:good|interesting)|thoughts|appeal to you|curious about|up for)\b",
    "weather": r"\b(?:weather|rain(?:ing|y)?|sunny|snow(?:ing)?|heatwave)\b",
    "small-talk": r"\b(?:football|match|telly|television|series|film|netflix|holiday|news"
    r"|election|traffic)\b",
    "sorry": r"\b(?:sorry|apolog(?:y|ies|ise|ize)|forgive me|my mistake)\b",
    "thanks": r"^(?:(?:ok|okay|great|right|lovely|perfect|oh|well|and|so|no|brilliant)[ ,.!]+)*"
    r"(?:many thanks|thanks|thank you|cheers)\b",
    "greeting": r"^(?:hi|hello|hey|good (?:morning|afternoon|evening)|hiya)\b",
}
_COURTESY_NAMES = """
garbled foreign greeting thanks sorry hear-me good-time how-are-you who-are-you software say-again weather
"""
COURTESIES = frozenset(_COURTESY_NAMES.split())
"""Situations that are met as such, whatever the scenario is about."""
GREETING_WORDS = 14
"""A turn of more words than that says something beyond its greeting."""
_COMPILED = tuple((name, re.compile(pattern)) for name, pattern in _SITUATIONS.items())
_VOWEL = re.compile(r"[aeiouyà-öø-ɏ]|[^\x00-ɏ]")
_CLUSTER = re.compile(r"[bcdfghjklmnpqrstvwxz]{4}")


def small_talk(text: str) -> str:
    """The situation that a turn is about ("greeting", "pay", "foreign", ...), "" for none."""
    if is_other_language(text):
        return "foreign"
    if is_garbled(text):
        return "garbled"
    said = plain(text)
    found = next((name for name, pattern in _COMPILED if pattern.search(said)), "")
    return "" if found == "greeting" and len(words(said)) > GREETING_WORDS else found


def is_garbled(text: str) -> bool:
    """No words at all, or letters in no order anybody speaks."""
    found = words(plain(text))
    if not found:
        return True
    letters = [word for word in found if word.isalpha()]
    if letters and all(len(word) > 3 and not _VOWEL.search(word) for word in letters):
        return True
    long = [word for word in letters if len(word) > 3]
    return len(long) > 1 and len(long) == len(letters) and all(_CLUSTER.search(word) for word in long)
