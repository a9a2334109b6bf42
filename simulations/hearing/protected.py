"""Protected topics touched by a recruiter."""

import re

from simulations.hearing.heard import Protected
from simulations.hearing.text import plain
from simulations.sentences import split_sentences

_ASKS = {
    "age": r"\bhow old are you\b|\byour (?:age|date of birth)\b|\bbefore you retire\b",
    "family": r"\b(?:kids|children|little ones)\b.*\?|\bhow old (?:is|are) (?:she|he|they|the)\b",
    "marital_status": r"\bare you (?:married|single|divorced)\b",
    "pregnancy": r"\b(?:pregnant|start(?:ing)? a family|expecting a)\b",
    "religion": r"\b(?:which|what) (?:church|religion|faith)\b",
    "national_origin": r"\bwhere (?:were you|are you originally) (?:born|from)\b|\bus citizen\b",
    "health": r"\b(?:disabilit(?:y|ies)|sick days|health problems)\b",
    "salary_history": r"\b(?:current|previous|last) (?:salary|pay|package)\b",
    "arrest_record": r"\barrested\b",
}


def find_protected(text: str, before: str = "", stage: str = "pre_offer") -> list[Protected]:
    """Return what the turn touches, worst first."""
    found = []
    for index, sentence in enumerate(split_sentences(text)):
        for topic, pattern in _ASKS.items():
            if re.search(pattern, plain(sentence)):
                found.append(Protected(topic, "ask", "prohibited_ask", "risk", index))
    return found
