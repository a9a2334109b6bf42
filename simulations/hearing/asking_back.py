"""A closed door that asks something first ("What for, and how long?"), and a turn that answers it and asks again."""

import re

from simulations.hearing.questions import read_sentence
from simulations.hearing.text import plain, words
from simulations.hearing.wording import content
from simulations.sentences import split_sentences

FEWEST = 3
"""Words of a statement that answers: "Please." is none."""
_WANTS = re.compile(
    r"\b(?:(?:want|like|need|have) to (?:know|hear|see)|(?:once|when|until|till) i know|"
    r"depends on (?:what|who|how|why)|tell me (?:first|what|who|how|why))\b"
)
_LENGTHS = r"\b(?:minutes?|hours?|half an hour|mornings?|afternoons?|days?|weeks?)\b"
_PURPOSES = r"\b(?:because|so that|about|in order to|it's to|it is to|to (?:hear|ask|see|learn))\b"
_GIVES = (
    (r"\b(?:how long|length|long)\b", _LENGTHS),
    (r"\b(?:what for|why|purpose|what is it about)\b", _PURPOSES),
    (r"\b(?:who|whom)\b", r"\b(?:nobody|no one|only|just|none|alone|between)\b"),
)
"""What may be wanted, and what gives it."""
_PLEADS = re.compile(
    r"^(?:(?:oh|but|and|so|well|aw|ah|okay|ok|please)[,.]? )*"
    r"(?:come on|please|you can (?:tell|trust)|go on|surely|don't be shy|(?:just )?(?:tell|trust) me|"
    r"i(?: really| just)? (?:need|have|want|'d like|would like) to (?:know|hear))\b"
)


def asks_something(line: str) -> bool:
    """Does a line that closes a topic say what its speaker wants to know first?"""
    return "?" in line or bool(_WANTS.search(plain(line)))


def answers_it(line: str, text: str) -> bool:
    """Does `text` state what the closing `line` asked for? To a question any plain statement may be the answer."""
    if not asks_something(line):
        return False
    stated = [plain(piece) for piece in split_sentences(text) if _states(piece)]
    if "?" in line:
        return bool(stated)
    wanted, said = plain(line), " ".join(stated)
    gives = any(re.search(want, wanted) and re.search(gift, said) for want, gift in _GIVES)
    return gives or bool(content(wanted) & content(said))


def _states(sentence: str) -> bool:
    said = plain(sentence)
    return (
        read_sentence(sentence).kind == "statement"
        and len(words(said)) >= FEWEST
        and not _PLEADS.search(said)
    )
