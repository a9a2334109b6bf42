"""Short labels for topics: "what she does at weekends and outside work" becomes "What you do at weekends".

A topic line speaks of the persona in the third person. A chip is clicked by the recruiter and sent as their
own words, so it says "you"; the same words in the persona's mouth say "I".
"""

import re

WHOLE_WORDS = 9
"""A topic line of at most so many words is its own label."""
LABEL_WORDS = 7
"""Words that are kept of a longer one."""
_CUT = re.compile(r"\s*[,;:(]\s*(?:(?:and|or|but|so)\s+)?|\s+(?:and|or|but|so)\s+")
_COMMA = re.compile(r"\s*[,;:(]\s*(?:(?:and|or|but|so)\s+)?")
_NEXT_QUESTION = re.compile(r",?\s+(?:and|or)\s+(?=(?:what|how|why|when|where|which|who|whether|if)\b)")
_SIDE_CLAUSE = re.compile(r"\s+(?:that|which|who)\s")
_CONTRACTED = {
    "she's": "you're", "he's": "you're", "they're": "you're",
    "she'd": "you'd", "he'd": "you'd", "they'd": "you'd", "she'll": "you'll", "he'll": "you'll",
}  # fmt: skip
_OPEN_END_WORDS = (
    "the a an to of in on at by for from with about into your that what who which is are would could"
)
_OPEN_ENDS = frozenset(_OPEN_END_WORDS.split())
"""Words on which a cut label must not end."""
_PRONOUNS = {
    "she": "you", "he": "you", "they": "you", "him": "you", "them": "you",
    "his": "your", "their": "your", "hers": "yours", "theirs": "yours",
    "herself": "yourself", "himself": "yourself", "themselves": "yourself", **_CONTRACTED,
}  # fmt: skip
_VERBS = {"has": "have", "is": "are", "was": "were", "does": "do", "goes": "go", "hasn't": "haven't",
          "isn't": "aren't", "doesn't": "don't", "wasn't": "weren't"}  # fmt: skip
_NOT_INFLECTED = ("ss", "us", "is", "ous", "always", "perhaps", "sometimes", "this")
_NOT_OWNED_WORDS = """
to at in on for with from about up out if when most feel stay leave move want say think happy decide change
take go or and than as proud good busy there here off down
"""
_NOT_OWNED = frozenset(["", *_NOT_OWNED_WORDS.split()])
"""Words before which "her" means the person and not something of hers."""
_TO_ME_WORDS = (
    "about to for with of suit suits matters make makes keep keeps let lets give gives bring brings help"
)
_TO_ME = frozenset(_TO_ME_WORDS.split())
_FIRST = {
    "you": "I", "your": "my", "yours": "mine", "yourself": "myself", "you're": "I'm", "you'd": "I'd",
    "you'll": "I'll", "are": "am", "were": "was",
}  # fmt: skip


def chip_label(topic: str) -> str:
    """The label of a topic line, at most nine words, as the recruiter would say it."""
    words = _to_you(_essence(topic.strip(" .?!")).split())
    label = " ".join(words).strip(" .,?!")
    return label[:1].upper() + label[1:]


def spoken_label(label: str) -> str:
    """The same label in the persona's own mouth: "What you do at weekends" -> "what I do at weekends"."""
    words = label.split()
    spoken = []
    for index, word in enumerate(words):
        before = words[index - 1].lower() if index else ""
        after = words[index + 1].lower() if index + 1 < len(words) else ""
        spoken.append(_mine(word, before, after))
    return " ".join(spoken)


def addressed(text: str) -> str:
    """A line about the persona as it is said to them: "keep her evenings free" -> "keep your evenings free"."""
    return " ".join(_to_you(text.split()))


def _mine(word: str, before: str, after: str) -> str:
    lower = word.lower()
    if lower in {"are", "were"} and "you" not in (before, after):
        return lower if not before else word
    if lower == "you" and before in _TO_ME:
        return "me"
    if lower in _FIRST:
        return _FIRST[lower]
    return word[:1].lower() + word[1:] if not before and not word.isupper() else word


def _essence(topic: str) -> str:
    """The first question of a topic line, cut where it may be when it is long."""
    first = _first_of_list(_NEXT_QUESTION.split(topic)[0])
    for cut in (_CUT, _SIDE_CLAUSE):
        if len(first.split()) > WHOLE_WORDS:
            first = cut.split(first)[0]
    words = first.split()
    if len(words) > WHOLE_WORDS:
        words = words[:LABEL_WORDS]
        while len(words) > 1 and words[-1].lower() in _OPEN_ENDS:
            words.pop()
    return " ".join(words)


def _first_of_list(topic: str) -> str:
    """What stands before the first comma; two items of a list of single words."""
    first, *others = _COMMA.split(topic)
    if len(first.split()) > 1 or not others:
        return first
    second = _CUT.split(others[0])[0]
    return f"{first} and {second}" if len(second.split()) == 1 else first


def _to_you(words: list[str]) -> list[str]:
    changed: list[str] = []
    for index, word in enumerate(words):
        lower = word.lower()
        after = words[index + 1].lower() if index + 1 < len(words) else ""
        if lower == "her":
            changed.append("you" if after in _NOT_OWNED else "your")
        elif changed and changed[-1] == "you" and index and words[index - 1].lower() in {"she", "he"}:
            changed.append(_plain_verb(word))
        else:
            changed.append(_PRONOUNS.get(lower, word))
    return changed


def _plain_verb(word: str) -> str:
    lower = word.lower()
    if lower in _VERBS:
        return _VERBS[lower]
    if not lower.endswith("s") or lower.endswith(_NOT_INFLECTED):
        return word
    if lower.endswith("ies"):
        return word[:-3] + "y"
    return word[:-2] if lower.endswith(("shes", "ches", "sses", "xes", "oes")) else word[:-1]
