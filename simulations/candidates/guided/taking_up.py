"""The line that takes up what was told: the persona's own word, and something that changes because of it."""

import re

from simulations.candidates.guided.bank import lines
from simulations.candidates.guided.scene import Scene
from simulations.director.labels import addressed, chip_label
from simulations.grading.truth import COUNTING
from simulations.grading.words import content
from simulations.hearing.text import names_any, plain
from simulations.packs.pack import Cue, Fact
from simulations.transcripts import CANDIDATE, RECRUITER

SHARED = 3
"""Words of subject that a company fact shares with a cue that it answers."""
USE_WORDS = 18
_VERBS = {
    "send": "I'll send", "offer": "I'll offer", "keep": "I'll keep", "put": "I'll put", "propose": "I'll propose",
    "tell": "I'll tell", "say": "I'll tell", "suggest": "I'd suggest", "write": "I'll write", "hold": "I'll hold",
    "give": "I'll give", "take": "I'll take", "plan": "I'll plan", "end": "I'll end",
}  # fmt: skip
"""First words of a good use, and how the recruiter says them."""
_GIVEN_TO = frozenset({"tell", "say", "give"})
_TO_THEM = re.compile(r"^(?:him|her(?= (?:who|what|when|where|which|how|that|if|whether|an?|the|this)\b)) ")
_NOT_ALOUD = re.compile(
    r"\b(?:you|your|ask|asks|asking|candidates?|unwritten|unsaid|us|they|them|their|talks?|speaks?|meets?|(?<!-)calls?|shows?|"
    r"introduc\w+)\b|[;:]|\b(?:did|does|one)$"
)
_ASIDE = re.compile(
    r",? (?:without (?:a |any )?(?:reason|being)|without asking|and leave the|and nothing more).*$"
)


def takes_up(scene: Scene) -> tuple[str, str]:
    """(a line that takes up the newest told cue which the recruiter has not taken up yet, its key), or ("", "")."""
    for key in reversed(scene.state.disclosed):
        cue = scene.find(key)
        if cue is None or cue.legality == "red" or key in scene.state.retracted:
            continue
        if not _taken_up(scene, cue):
            text = scene.first(_ways(scene, cue), scene.keeps_locked, scene.lawful)
            if text:
                return text, key
    return "", ""


def named_word(scene: Scene, cue: Cue) -> str:
    """The cue's longest anchor that the persona has said, "" for none."""
    said = " ".join(line.text for line in scene.history if line.speaker == CANDIDATE)
    found = [anchor for anchor in cue.anchors if names_any(said, [anchor])]
    return max(found, key=len, default="")


def _taken_up(scene: Scene, cue: Cue) -> bool:
    """Has the recruiter named it since it was told?"""
    told = next(
        (
            index
            for index, line in enumerate(scene.history)
            if line.speaker == CANDIDATE
            and any(plain(telling) in plain(line.text) for telling in _telling(cue))
        ),
        len(scene.history) - 1,
    )
    later = [line.text for line in scene.history[told + 1 :] if line.speaker == RECRUITER]
    label = _label(cue)
    return any(names_any(text, cue.anchors) or (label and label in text) for text in later)


def _telling(cue: Cue) -> list[str]:
    return [text for text in (*cue.lines, cue.fact) if text.strip()]


def _ways(scene: Scene, cue: Cue) -> list[str]:
    word = named_word(scene, cue)
    kind, word = ("echo", word) if word else ("echo-topic", _label(cue))
    if not word:
        return []
    echoes = [
        line.format(word=word, Word=word[:1].upper() + word[1:]) for line in scene.shuffled(lines(kind), kind)
    ]
    return [f"{echo} {change}" for change in _changes(scene, cue) for echo in echoes]


def _changes(scene: Scene, cue: Cue) -> list[str]:
    """What changes: a company fact that answers it, a use that its author had in mind, or a shared promise."""
    shared = "decoy" if cue.is_decoy else cue.legality
    general = scene.shuffled(lines(f"change-{shared}"), cue.key)
    if cue.is_decoy:
        return general
    fact = _answering_fact(scene, cue) if cue.legality == "green" else None
    uses = [said for use in cue.good_uses if (said := spoken_use(use))]
    return [*([fact.claim] if fact else []), *uses, *general]


def _answering_fact(scene: Scene, cue: Cue) -> Fact | None:
    """The public fact that shares most words with the cue and its good uses."""
    about = _subject(" ".join([cue.fact, *cue.lines, *cue.good_uses]))
    claims = [_subject(" ".join([fact.claim, *fact.aliases])) for fact in scene.pack.facts]
    common = {word for claim in claims for word in claim if sum(word in other for other in claims) > 1}
    scored = [
        (len(about & claim - common), fact)
        for fact, claim in zip(scene.pack.facts, claims, strict=True)
        if fact.visibility == "public" and scene.tells_nothing(fact.claim) and _unsaid(scene, fact)
    ]
    best = max(scored, key=lambda pair: pair[0], default=(0, None))
    return best[1] if best[0] >= SHARED else None


def _unsaid(scene: Scene, fact: Fact) -> bool:
    return not any(plain(fact.claim) in plain(text) for text in scene.spoken)


def _subject(text: str) -> frozenset[str]:
    return content(text) - COUNTING


def spoken_use(use: str) -> str:
    """ "send her the questions a day ahead" as the recruiter says it, "" where it cannot be said to the person.

    >>> spoken_use("keep her Saturday mornings free")
    "I'll keep your Saturday mornings free."
    """
    short = _ASIDE.sub("", use.strip(" ."))
    first, _, rest = short.partition(" ")
    if first not in _VERBS or not rest or _NOT_ALOUD.search(rest) or len(short.split()) > USE_WORDS:
        return ""
    told = _TO_THEM.sub("", rest) if first in _GIVEN_TO else rest
    to_them = " you" if first in _GIVEN_TO else ""
    return f"{_VERBS[first]}{to_them} {addressed(told)}."


def _label(cue: Cue) -> str:
    label = chip_label(cue.topic)
    return label[:1].lower() + label[1:]
