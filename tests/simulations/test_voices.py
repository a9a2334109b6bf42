"""Phrases suit the medium: nobody who writes speaks of a phone, and nobody who speaks of a message."""

import re
from dataclasses import replace

import pytest

from simulations.candidates.offline import compose
from simulations.candidates.replies import BY_ACT, WRITTEN_MANNERS
from simulations.candidates.voices import phrases, situations
from simulations.packs.pack import Voice
from tests.simulations.stage import TOVE, brief

VOICES = ("warm", "reserved", "brisk")
ON_THE_PHONE = re.compile(
    r"\b(?:call|phone|line|ring|rang\b|(?:hear|heard) you\b|speak|spoke|voice|hang up|listen)", re.IGNORECASE
)
IN_WRITING = re.compile(r"\b(?:writing|written|wrote|write to|screen|read it)\b", re.IGNORECASE)


@pytest.mark.parametrize("voice", VOICES)
@pytest.mark.parametrize("situation", situations())
def test_no_phrase_in_writing_speaks_of_a_call(voice, situation):
    bank = phrases(voice, situation, written=True)
    assert bank
    assert not [phrase for phrase in bank if ON_THE_PHONE.search(phrase)]


@pytest.mark.parametrize("voice", VOICES)
def test_there_is_as_much_to_choose_from_in_writing(voice):
    for situation in situations():
        assert len(phrases(voice, situation, written=True)) >= min(3, len(phrases(voice, situation)))


@pytest.mark.parametrize("voice", VOICES)
@pytest.mark.parametrize(
    "situation", ["greeting", "goodbye", "leave", "wind-down", "react", "good-time", "hear-me"]
)
def test_no_phrase_on_a_call_speaks_of_a_message(voice, situation):
    assert not [phrase for phrase in phrases(voice, situation) if IN_WRITING.search(phrase)]


TURNS = (
    "Hello Tove", "Hi, how are you today?", "Is now a good time?", "Can you hear me?", "Who are you?", "Are you a bot?",
    "Sorry, could you say that again?", "zxcv qwrt", "Bonjour, comment allez-vous ?", "We make tiles.", "Thanks!",
    "What does it pay?", "Would you be interested?", "We build and we build. " * 20, "Why is that so?",
)  # fmt: skip


@pytest.mark.parametrize("register", VOICES)
@pytest.mark.parametrize("act", sorted(BY_ACT))
def test_nothing_written_by_the_built_in_candidate_speaks_of_a_call(register, act):
    persona = replace(TOVE, voice=Voice(register, 4), public=(), cues=())
    chips = ("Your week", "The commute") if act == "clarify" else ()
    lines = ("It is so.",) if act in {"answer", "volunteer", "retract"} else ()
    manners = {
        "",
        "protected",
        "pushed",
        "injection",
        "repeated",
        "broad",
        "invited",
        "told",
        "again",
        "guarded",
    }
    for manner in sorted(manners | (WRITTEN_MANNERS if act == "react" else set())):
        for seed in range(6):
            for text in TURNS:
                asked = brief(
                    act,
                    text,
                    persona=persona,
                    manner=manner,
                    chips=chips,
                    lines=lines,
                    seed=seed,
                    written=True,
                )
                said = " ".join(compose(asked))
                assert not ON_THE_PHONE.search(said), said
