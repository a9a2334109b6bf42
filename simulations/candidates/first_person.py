"""Turning what an author wrote about a persona into what the persona would say.

"She leads two people." becomes "I lead two people."; a line that cannot be turned safely gives "".
"""

import re
from collections.abc import Sequence

_SUBJECTS = {"she", "he", "they"}
_OTHERS = re.compile(r"\b(?:she|he|they|she's|he's|they're|hers|theirs)\b", re.IGNORECASE)
_SOMEBODY_ELSE = re.compile(r"(?<!of )\b(?:him|them)\b", re.IGNORECASE)
_IRREGULAR = {
    "has": "have", "is": "am", "are": "am", "was": "was", "were": "was", "does": "do", "goes": "go",
    "doesn't": "don't", "isn't": "am not", "aren't": "am not", "hasn't": "haven't", "wasn't": "wasn't",
    "weren't": "wasn't", "says": "say",
}  # fmt: skip
_THEIRS = {"their": "my", "themselves": "myself"}
_VERB_WORDS = """
leads runs works lives wants has is was does manages speaks teaches plays likes loves builds writes knows reads drives
commutes reports moved knows prefers hopes enjoys looks keeps owns makes gets takes comes goes thinks needs cares
studies trains supervises earned finished holds
"""
_VERBS = frozenset(_VERB_WORDS.split())
_ADVERB_WORDS = "also now still often usually currently recently just always never already"
_ADVERBS = frozenset(_ADVERB_WORDS.split())
_NOT_OWNING_WORDS = "to at in on for with from about up out if when and or"
_NOT_OWNING = frozenset(["", *_NOT_OWNING_WORDS.split()])


def first_person(line: str, name: str) -> str:
    """Say `line`, written in the third person about `name`, as "I". "" when it is not plainly about them."""
    words = _without_name(line.strip(), name).split()
    if len(words) < 3 or words[0].lower() not in _SUBJECTS or _SOMEBODY_ELSE.search(line):
        return ""
    spoken = ["I", *_verbs_and_owners(words[1:])]
    text = " ".join(spoken).replace("I am not ", "I'm not ").replace("I am ", "I'm ")
    if _OTHERS.search(text):
        return ""
    return text if text.endswith((".", "!", "?")) else f"{text}."


def mine(phrase: str) -> str:
    """A noun or verb phrase about the persona in their own mouth: "her current pay" -> "my current pay"."""
    return " ".join(_verbs_and_owners(phrase.strip().rstrip(".").split(), expect_verb=False, theirs=False))


def _without_name(line: str, name: str) -> str:
    for form in (name, name.split()[0] if name else ""):
        if form and line.startswith(f"{form} "):
            return "She " + line[len(form) + 1 :]
    return line


def _verbs_and_owners(words: Sequence[str], expect_verb: bool = True, theirs: bool = True) -> list[str]:
    """The words in the first person. `theirs`: "they" and "their" mean the persona, not other people."""
    spoken: list[str] = []
    for index, word in enumerate(words):
        after = words[index + 1] if index + 1 < len(words) else ""
        lower = word.lower()
        if expect_verb and lower in _ADVERBS:
            spoken.append(word)
            continue
        if expect_verb or (
            theirs and index and words[index - 1].lower() in {"and", "but"} and lower in _VERBS
        ):
            spoken.append(_conjugate(word))
        elif lower in {"she", "he"} or (theirs and lower == "they"):
            spoken.append("I")
            expect_verb = True
            continue
        else:
            spoken.append(_owner(word, after, theirs))
        expect_verb = False
    return spoken


def _conjugate(verb: str) -> str:
    lower = verb.lower()
    if lower in _IRREGULAR:
        return _IRREGULAR[lower]
    if not lower.endswith("s") or lower.endswith("ss"):
        return verb
    if lower.endswith("ies") and len(lower) > 4:
        return verb[:-3] + "y"
    return verb[:-2] if lower.endswith(("shes", "ches", "sses", "xes", "zes")) else verb[:-1]


def _owner(word: str, after: str, theirs: bool) -> str:
    lower = word.lower()
    if lower == "her":
        return "me" if after.lower() in _NOT_OWNING else "my"
    if theirs and lower in _THEIRS:
        return _THEIRS[lower]
    return {"his": "my", "him": "me", "herself": "myself", "himself": "myself"}.get(lower, word)
