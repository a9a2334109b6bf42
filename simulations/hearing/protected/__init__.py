"""Protected topics in a recruiter's turn: asked, probed after the candidate brought them up, or accommodated.

Rules over folded text, with or without punctuation. Words that only sound like a topic are taken out first; questions
that may be put to everybody excuse the topics they touch. See docs/learners.md for the line they draw.
"""

import re

from simulations.hearing.heard import Protected
from simulations.hearing.protected.asking import ASKED
from simulations.hearing.protected.context import (
    ALLOWED,
    INVITES,
    NOT_ASKING,
    PRACTICAL,
    PROBES,
    TRAPS,
    VOLUNTEERED,
)
from simulations.hearing.questions import read_sentence
from simulations.hearing.text import plain
from simulations.sentences import split_sentences

BASIS = {"health": "unlawful", "genetic": "unlawful", "salary_history": "local_law"}
UNPROBED = frozenset({"military", "salary_history"})
"""Topics whose mention leaves ordinary questions about the work open."""
MOST_SENTENCES = 60

_ASKED = {topic: [re.compile(p) for p in patterns] for topic, patterns in ASKED.items()}
_ALLOWED = [(re.compile(pattern), topics) for pattern, topics in ALLOWED]
_VOLUNTEERED = {topic: re.compile(pattern) for topic, pattern in VOLUNTEERED.items()}
_TRAPS, _PROBES = re.compile("|".join(TRAPS)), re.compile("|".join(PROBES))
_NOT_ASKING, _INVITES, _PRACTICAL = re.compile(NOT_ASKING), re.compile(INVITES), re.compile(PRACTICAL)


def find_protected(
    text: str, before: str = "", stage: str = "pre_offer", open_topics: frozenset[str] = frozenset()
) -> list[Protected]:
    """What a turn touches, worst first. `before` is the candidate's last line.

    `open_topics`: what the candidate is known to have brought up otherwise, so that digging there is a probe.

    An ask and a probe are both `prohibited_ask`; taking up what was volunteered without digging is
    `volunteered_accommodated`. Nothing protected: an empty list.
    """
    offered = volunteered_topics(before) | open_topics
    found: list[Protected] = []
    for index, sentence in enumerate(split_sentences(text)[:MOST_SENTENCES]):
        found += [_prohibited(topic, offered, index) for topic in asked_topics(sentence, offered, stage)]
    if not found and text.strip():
        found = [Protected(topic, "use", "volunteered_accommodated", "", 0) for topic in offered - UNPROBED]
    return found


def volunteered_topics(before: str) -> set[str]:
    """The topics that a candidate's line brings up of their own accord."""
    words = _TRAPS.sub(" ", plain(before)) if before.strip() else ""
    return {topic for topic, pattern in _VOLUNTEERED.items() if pattern.search(words)}


def asked_topics(sentence: str, offered: set[str], stage: str) -> list[str]:
    """The topics that one sentence asks for, or digs into when they were offered before."""
    words = plain(sentence)
    if not asks(sentence, words):
        return []
    bare = _TRAPS.sub(" ", words)
    topics = [topic for topic, patterns in _ASKED.items() if any(p.search(bare) for p in patterns)]
    if not topics and offered - UNPROBED and _PROBES.search(bare) and not _PRACTICAL.search(bare):
        topics = sorted(offered - UNPROBED)[:1]
    excused = {topic for pattern, excuses in _ALLOWED if pattern.search(bare) for topic in excuses}
    if stage == "post_offer":
        excused |= {"health"} - offered
    return [topic for topic in topics if topic not in excused]


def asks(sentence: str, words: str) -> bool:
    """Whether a sentence asks for something, also as "tell me about"."""
    if _NOT_ASKING.search(words):
        return False
    return "?" in sentence or bool(_INVITES.search(words)) or read_sentence(sentence).kind != "statement"


def _prohibited(topic: str, offered: set[str], index: int) -> Protected:
    verb = "probe" if topic in offered else "ask"
    return Protected(topic, verb, "prohibited_ask", BASIS.get(topic, "risk"), index)  # type: ignore[arg-type]
