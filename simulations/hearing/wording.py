"""Which words of a line carry its content, so that two lines can be compared without a model."""

from simulations.hearing.text import words

_EMPTY_WORDS = """
a an the and or but so if of to in on at for with from by as is are was were be been being am do does did have
has had having will would can could should may might must i you he she it we they me him her us them my your his
its our their this that these those there here what which who whom whose when where why how not no yes yeah okay
ok um uh mm hmm mhm well like just really very kind sort lot bit thing things something about know think mean
get got go going gonna right good also then than too oh because cause out up down all some any one more much
many i'm you're it's that's don't didn't i've you've there's
"""
_EMPTY = frozenset(_EMPTY_WORDS.split())
_ENDINGS = ("ingly", "edly", "ing", "ied", "ies", "ed", "es", "ly", "s")
SHORTEST_STEM = 3


def content(folded: str) -> frozenset[str]:
    """The stems of a folded, lower-case line's words, without those that say nothing by themselves."""
    return frozenset(_stem(word) for word in words(folded) if word not in _EMPTY and len(word) > 1)


def _stem(word: str) -> str:
    bare = word.split("'")[0]
    for ending in _ENDINGS:
        if bare.endswith(ending) and len(bare) - len(ending) >= SHORTEST_STEM:
            return bare[: -len(ending)]
    return bare
