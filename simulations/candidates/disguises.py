"""What a sentence says to somebody who knows the trick: backwards, rot13, base64. And words spelled out."""

import base64
import codecs
import re
from collections.abc import Iterator

_SPELLED = re.compile(r"(?:\b\w\b[ .,'-]{1,3}){4}\w\b")
_BASE64 = re.compile(r"[A-Za-z0-9+/]{16,}={0,2}")


def readings(sentence: str) -> Iterator[str]:
    """The sentence as it stands, then what it may hide."""
    yield sentence
    yield sentence[::-1]
    yield codecs.encode(sentence, "rot13")
    for found in _BASE64.findall(sentence):
        try:
            yield base64.b64decode(found + "=" * (-len(found) % 4)).decode("utf-8", "ignore")
        except ValueError:
            continue


def spells(sentence: str) -> bool:
    """Does it say five letters or more one by one, as nobody does in a talk?"""
    return bool(_SPELLED.search(sentence))
