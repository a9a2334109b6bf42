"""Turns that need no knowledge of the scenario: greetings, courtesies, noise, another language."""

import re

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
_COMPILED = tuple((name, re.compile(pattern)) for name, pattern in _SITUATIONS.items())
_FOREIGN_WORDS = """
qué te de la el en es su gusta hacer semana
que como para por los las una está estás eres donde usted gracias hola buenos cuando quiero porque tiene puede trabajo
le les est vous nous avez êtes pour dans avec bonjour merci quel quelle pourquoi travail suis c'est qu'est aimez je
der die das und nicht ist sie ich wir haben warum guten danke bitte können möchten arbeit wie was für sind ihre
il lo gli che sono perché grazie buongiorno lavoro della quando vorrei fare piace
o os um uma você não obrigado por trabalho quer onde bom dia gosta fazer
co jak czy jest nie tak dlaczego pracy dzień dobry dziękuję gdzie kiedy pan pani
wat hoe waarom het een niet ik wij bent goed werk graag u bedankt
"""
_FOREIGN = frozenset(_FOREIGN_WORDS.split())
_ENGLISH_WORDS = """
the a an and you your i we to of in is are do does what how why when where with for that this it my our would could
can about have not be at on if so me as was will or from they there
"""
_ENGLISH = frozenset(_ENGLISH_WORDS.split())
_VOWEL = re.compile(r"[aeiouyà-öø-ɏ]|[^\x00-ɏ]")
_CLUSTER = re.compile(r"[bcdfghjklmnpqrstvwxz]{4}")
_LETTER = re.compile(r"[^\W\d_]")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")


def small_talk(text: str) -> str:
    """The situation that a turn is about ("greeting", "pay", "foreign", ...), "" for none."""
    if is_garbled(text):
        return "garbled"
    if is_foreign(text):
        return "foreign"
    said = plain(text)
    return next((name for name, pattern in _COMPILED if pattern.search(said)), "")


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


def is_foreign(text: str) -> bool:
    """Written in another language than English: other letters, or another language's small words."""
    letters = _LETTER.findall(text)
    if letters and sum(not _LATIN.match(letter) for letter in letters) > len(letters) / 2:
        return True
    found = words(plain(text))
    foreign = sum(word in _FOREIGN for word in found)
    english = sum(word in _ENGLISH for word in found)
    return len(found) > 2 and foreign >= 2 and foreign > english
