"""What a persona may say where the scenario has no line of its own, by kind of voice."""

import functools
from pathlib import Path

import yaml

SHARED = "shared"
BOTH = "both"
_HERE = Path(__file__).parent
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_WORDS = {
    "warm": "warm friendly open chatty kind cheerful gentle talkative sunny lively funny easy generous",
    "reserved": "reserved quiet formal guarded precise careful shy polite measured cautious exact private "
    "soft-spoken thoughtful serious",
    "brisk": "brisk brief busy direct blunt clipped hurried terse short impatient sharp fast efficient dry",
}
_VOICES = {word: voice for voice, words in _WORDS.items() for word in words.split()}
_DEFAULT = "warm"


def voice_of(register: str) -> str:
    """The kind of voice that a persona's register describes first: "warm", "reserved" or "brisk"."""
    for word in register.lower().replace(",", " ").replace(";", " ").split():
        if word in _VOICES:
            return _VOICES[word]
    return _DEFAULT


@functools.cache
def phrases(voice: str, situation: str, written: bool = False) -> tuple[str, ...]:
    """Every phrase of a voice for a situation, its own first, that suits talking or, when `written`, writing.

    Raises KeyError for an unknown situation.
    """
    medium = "written" if written else "spoken"
    bank = [*_bank(voice).get(situation, []), *_bank(SHARED)[situation]]
    return tuple(dict.fromkeys(phrase for suits, phrase in bank if suits in {medium, BOTH}))


def situations() -> tuple[str, ...]:
    """Every situation that `phrases` knows."""
    return tuple(_bank(SHARED))


@functools.cache
def _bank(name: str) -> dict[str, list[tuple[str, str]]]:
    """By situation: (what it suits, the phrase)."""
    with (_HERE / f"{name}.yaml").open(encoding="utf-8") as handle:
        read = yaml.load(handle, Loader=_LOADER)  # noqa: S506 (a safe loader)
    return {situation: [_suited(entry) for entry in entries] for situation, entries in read.items()}


def _suited(entry: str | dict[str, str]) -> tuple[str, str]:
    """A phrase that stands alone suits both; `spoken: ...` or `written: ...` only one."""
    if isinstance(entry, str):
        return BOTH, entry
    [(suits, phrase)] = entry.items()
    return suits, phrase
