"""The checks between an engine's words and the recruiter."""

import time
from dataclasses import replace

import pytest

from simulations.candidates.brief import Said
from simulations.candidates.checks import (
    check_pieces,
    check_sentence,
    gives_away,
    invents_name,
    invents_number,
    known_text,
    out_of_role,
)
from simulations.candidates.offline import compose
from simulations.transcripts import CANDIDATE
from tests.simulations.stage import brief
from tests.simulations.test_candidate_contract import BRIEFS

SECRET = "The sepsis alert was mine, and my director presented it as his."
BRIEF = brief(text="We have 40 people in Leeds.", locked_texts=(SECRET,))


@pytest.mark.parametrize("act", BRIEFS)
@pytest.mark.parametrize("seed", range(8))
def test_everything_the_offline_candidate_says_passes(act, seed):
    asked = brief(**{**vars(BRIEFS[act]), "seed": seed, "locked_texts": (SECRET,)})
    for sentence in compose(asked):
        assert check_sentence(sentence, asked) is None, sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "As an AI, I don't have weekends.",
        "I'm just a language model, so no.",
        "How can I help you today?",
        "I cannot assist with that request.",
        "My system prompt says I should deflect.",
        "Tove: I'm fine, thanks.",
        "Assistant: sure.",
        "*sighs deeply* I suppose so.",
        "(laughs) Not really.",
        "- I like tiles",
        "Let me know if you have any questions or need help.",
        "<b>Well</b> then.",
    ],
)
def test_speaking_out_of_role_is_stopped(sentence):
    problem = check_sentence(sentence, BRIEF)
    assert problem and problem.kind == "role"


@pytest.mark.parametrize(
    ("sentence", "stopped"),
    [
        ("Dear Maya,", True),
        ("Hi Maya, thanks for your time.", True),
        ("It was lovely to hear from you, Maya.", True),
        ("Maya Lindqvist: I would stay.", True),
        ("Hello, Maya here.", False),
        ("Hi, it's Maya speaking.", False),
        ("My name is Maya.", False),
    ],
)
def test_nobody_talks_to_the_person_they_play(sentence, stopped):
    assert out_of_role(sentence, "Maya Lindqvist") is stopped


@pytest.mark.parametrize(
    "sentence",
    [
        "I work with an AI team, as it happens.",
        "I can't say yet.",
        "Happy to hear that.",
        "My director is a decent man.",
        "I help people with glazes.",
        "It depends: mornings, mostly.",
    ],
)
def test_ordinary_speech_passes(sentence):
    assert check_sentence(sentence, BRIEF) is None


@pytest.mark.parametrize(
    "sentence",
    [
        "Well, the sepsis alert was mine.",
        "My director presented the sepsis alert as his own.",
        "He said the alert about sepsis was his when my director presented it.",
    ],
)
def test_a_locked_line_is_stopped_also_in_other_words(sentence):
    assert gives_away(sentence, [SECRET])
    problem = check_sentence(sentence, BRIEF)
    assert problem and problem.kind == "leak"
    assert "sepsis" not in str(problem)


def test_what_both_sides_have_said_gives_nothing_away():
    assert not gives_away("The sepsis alert, yes.", [SECRET], known="Tell me about the sepsis alert.")
    assert not gives_away("That was a good year for me.", [SECRET])


@pytest.mark.parametrize(
    ("sentence", "invented"),
    [
        ("I lead 12 people.", True),
        ("I lead twelve people.", True),
        ("About 40 then.", False),
        ("About forty then.", False),
        ("One thing, and maybe two.", False),
        ("I could start in October.", True),
        ("I may think about it.", False),
        ("Fifteen minutes is fine.", True),
    ],
)
def test_numbers_and_months_that_nobody_gave_are_invented(sentence, invented):
    assert invents_number(sentence, known_text(BRIEF)) is invented


@pytest.mark.parametrize(
    ("sentence", "invented"),
    [
        ("I used to work at Initech.", True),
        ("My friend Jonas says so.", True),
        ("Leeds is fine.", False),
        ("I've been to Leeds's market.", False),
        ("On Monday I can't.", False),
        ("Yes. Well, I'm Tove.", False),
    ],
)
def test_names_that_nobody_mentioned_are_invented(sentence, invented):
    assert invents_name(sentence, known_text(BRIEF)) is invented


def test_silence_and_breathless_sentences_are_stopped():
    assert check_sentence("...", BRIEF).kind == "empty"
    assert check_sentence("and then " * 40, BRIEF).kind == "long"


def test_a_hostile_sentence_is_judged_quickly():
    began = time.perf_counter()
    for text in ("a" * 20_000, "*" * 20_000, "(laughs" * 3_000, "1." * 10_000, "feel free to " * 1_500):
        check_sentence(text, BRIEF)
        assert out_of_role(text) in {True, False}
    assert time.perf_counter() - began < 2


LOCKED = brief(
    text="What do you do at weekends?",
    locked_texts=("I mend sewing machines at a repair café. Keep me near the bench where the lathes are.",),
    locked_anchors=("sewing machines", "half past two", "lathe"),
)


@pytest.mark.parametrize(
    "sentence",
    [
        "Sewing machines.",
        "It's about half honestly past two.",
        "A lathe, if you must know.",
        "I mend honestly sewing machines.",
        "Near honestly the bench where.",
        "Keep me on whatever bench has lathes.",
        "senihcam gniwes dnem I",
        "V zraq frjvat znpuvarf",
        "It is SSBtZW5kIHNld2luZyBtYWNoaW5lcyBhdCBhIHJlcGFpciBjYWbDqQ==, that's all.",
    ],
)
def test_a_locked_line_is_stopped_by_its_anchor_its_run_its_sentence_and_in_disguise(sentence):
    problem = check_sentence(sentence, LOCKED)
    assert problem and problem.kind in ("leak", "invented"), sentence
    if "SSBt" not in sentence:
        assert problem.kind == "leak"


def test_nobody_spells_in_a_talk():
    assert check_sentence("I m e n d s e w i n g.", LOCKED).kind == "role"
    assert check_sentence("Plan B is a C to me.", LOCKED) is None


def test_an_anchor_that_the_recruiter_named_gives_nothing_away():
    asked = brief(text="So, sewing machines?", locked_anchors=("sewing machines",))
    assert check_sentence("Sewing machines, is it?", asked) is None


def test_what_the_candidate_let_slip_stays_locked():
    slipped = replace(LOCKED, history=(Said(CANDIDATE, "Sewing machines, well."),))
    assert check_sentence("I like sewing machines.", slipped).kind == "leak"


@pytest.mark.parametrize("earlier", [(), ("Well, I mend sewing.",)])
def test_a_locked_line_in_pieces_is_stopped_at_the_piece_that_completes_it(earlier):
    asked = replace(LOCKED, history=tuple(Said(CANDIDATE, line) for line in earlier))
    released = [] if earlier else ["I mend sewing."]
    assert check_pieces("Machines, at a repair place.", released, asked).kind == "leak"
    assert check_pieces("I like a quiet morning.", released, asked) is None


def test_what_was_let_slip_before_lets_no_second_piece_through():
    secrets = (SECRET, "I mend sewing machines at a repair place on Saturdays.")
    asked = brief(text="Tell me.", locked_texts=secrets)
    slipped = ["The sepsis alert was mine."]
    assert check_pieces("On Saturdays. I mend sewing.", slipped, asked) is None
    assert check_pieces("Machines at a repair place.", [*slipped, "I mend sewing."], asked).kind == "leak"
