"""English told from other languages, and what a turn in one of them does: nothing, and it is said kindly."""

from pathlib import Path

import pytest
import yaml

from bench.languages import english_lines, foreign_lines
from simulations.candidates.rehearsal import Rehearsal
from simulations.grading import grade
from simulations.hearing.ear import ear_for
from simulations.hearing.languages import is_other_language, language_of
from simulations.packs.files import load_pack

ROOT = Path(__file__).resolve().parents[3]
PACKS = [load_pack(path) for path in sorted((ROOT / "content/scenarios").glob("*.yaml"))]
LINES = yaml.safe_load((ROOT / "bench/data/languages.yaml").read_text())
LONG_ENOUGH = [pack for pack in PACKS if pack.max_turns > 3]
SPOKEN = [line for lines in LINES["rules"].values() for line in lines[:3] if is_other_language(line)]


def test_no_english_line_of_ours_is_taken_for_another_language() -> None:
    lines = english_lines()
    assert len(lines) > 4_000
    assert not [line for line in lines if is_other_language(line)]


def test_nor_is_speech_without_punctuation() -> None:
    spoken = [line.lower().strip(" .?!") for line in english_lines()]
    assert sum(map(is_other_language, spoken)) <= len(spoken) / 1000


@pytest.mark.parametrize("part", ["rules", "held", "fresh"])
def test_most_foreign_lines_are_found(part: str) -> None:
    lines = foreign_lines(part)
    assert sum(map(is_other_language, lines)) >= 0.9 * len(lines)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "...",
        "42",
        "Ana de la Cruz will call you, and Jan van der Berg too.",
        "We met at the café, and her résumé was naïve.",
        'Do you say "guten Tag, wie geht es Ihnen" to guests?',
        "Siobhán Ní Bhriain runs the São Paulo office.",
        "Ciao!",
        "Привет, I mean hello, can you hear me all right over there?",
    ],
)
def test_in_doubt_a_line_is_english(text: str) -> None:
    assert language_of(text) == "english"


@pytest.mark.parametrize("line", SPOKEN)
def test_a_foreign_turn_is_heard_as_asking_and_doing_nothing(line: str) -> None:
    heard = ear_for(PACKS[0]).hear(line, before="How many of you are there?")
    assert heard.language == "other"
    assert heard.kind == "statement"
    assert (heard.answer, heard.clarify, heard.facts, heard.decision) == (None, (), (), "react")
    assert not (heard.broad or heard.pushing or heard.promise or heard.goodbye or heard.follow_up)


@pytest.mark.parametrize("pack", LONG_ENOUGH, ids=lambda pack: pack.slug)
@pytest.mark.parametrize("language", ["es", "fr", "de", "pl", "zh", "ar", "mixed"])
def test_the_persona_asks_for_english_and_nothing_else_moves(pack, language: str) -> None:
    call = Rehearsal(pack, 3)
    call.say("Thanks for making time. What do you do at weekends?")
    call.say("I see.")
    before, said = call.state, []
    spoken = [
        line for line in [*LINES["rules"][language], *LINES["held"][language]] if is_other_language(line)
    ]
    for line in spoken[: pack.max_turns - call.state.turn - 1]:
        exchange = call.say(line)
        said.append(exchange.reply)
        assert exchange.direction.manner == "foreign"
        assert exchange.direction.disclosed == ()
    after = call.state.to_dict() | {"turn": before.turn, "day": before.day}
    assert after == before.to_dict()
    assert len(set(said)) == len(said)
    assert sum("English" in reply for reply in said) == len(said)


def test_a_question_that_waits_still_waits_after_a_foreign_line() -> None:
    call = Rehearsal(next(pack for pack in PACKS if pack.slug == "straight-answers"))
    while not call.state.waiting:
        call.say("Thank you for that.")
    before = call.state
    call.say("¿Qué le gusta hacer los fines de semana?")
    assert (call.state.waiting, call.state.trust) == (before.waiting, before.trust)


def test_a_call_in_another_language_ends_like_any_other() -> None:
    call = Rehearsal(PACKS[0])
    while not call.ended:
        call.say("Was machen Sie gern am Wochenende?")
    assert call.state.ended == "max_turns"
    assert grade(PACKS[0], call.transcript()).passed is False


def test_the_grader_counts_no_question_and_no_claim_in_another_language() -> None:
    pack = next(pack for pack in PACKS if pack.slug == "straight-answers")
    call = Rehearsal(pack)
    for line in LINES["rules"]["es"] + LINES["rules"]["de"]:
        if is_other_language(line) and not call.ended:
            call.say(line)
    card = grade(pack, call.transcript())
    assert card.metrics.questions == {"open": 0, "closed": 0, "follow_up": 0}
    assert card.claims == ()


def test_a_protected_question_in_english_is_found_beside_foreign_words() -> None:
    line = "Hola, me gustaría preguntarle una cosa muy importante: are you married?"
    heard = ear_for(PACKS[0]).hear(line)
    assert heard.language == "other"
    assert heard.protected is not None
