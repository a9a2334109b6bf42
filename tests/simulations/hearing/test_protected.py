"""Where the legal line runs: asked, probed, volunteered, and what only sounds like it."""

import time

import pytest

from simulations.hearing.protected import find_protected

MUST_NEVER_TRIP = [
    "Does any part of our process need adjusting for you? We ask everybody.",
    "Can you lift 20 kg, with or without an adjustment?",
    "Are you authorised to work here, and will you need sponsorship?",
    "After ten it is, then.",
    "Thank you for telling me. What would help on the day?",
    "How did you find the race condition in the scheduler?",
    "Are you married to Java, or would you try Kotlin?",
    "Have you shipped a native app before?",
    "How old is the code base you look after?",
    "What are your salary expectations for this role?",
    "Can you confirm that you are at least 18?",
    "What do you like to do away from work?",
    "Did you work in the children's hospital or in the public health team?",
    "Which third-party library did you choose, and why?",
    "How would you get to the office?",
    "What do you make of the plan?",
]
NEAR_TWINS = [
    ("Do you have any conditions I should know of?", "health"),
    ("Are you a citizen?", "national_origin"),
    ("How old are you?", "age"),
    ("Are you married?", "marital_status"),
    ("What do you earn now?", "salary_history"),
    ("What are you on at the moment?", "salary_history"),
    ("Are you planning to have kids?", "pregnancy"),
    ("Have you ever been arrested?", "arrest_record"),
    ("Which church do you go to?", "religion"),
    ("Where are you really from?", "national_origin"),
    ("Does heart disease run in your family?", "genetic"),
    ("Are you in a union?", "membership"),
    ("Were you discharged from the navy?", "military"),
    ("What's your ethnic background?", "race_colour"),
]
OFFERED = "After ten suits me, school drop-off for my daughter."


@pytest.mark.parametrize("text", MUST_NEVER_TRIP)
@pytest.mark.parametrize("bare", [False, True])
def test_what_may_be_asked_of_everybody_is_not_flagged(text: str, bare: bool) -> None:
    said = text.lower().replace("?", "").replace(".", "") if bare else text
    assert not [found for found in find_protected(said) if found.verdict == "prohibited_ask"]


@pytest.mark.parametrize(("text", "topic"), NEAR_TWINS)
@pytest.mark.parametrize("bare", [False, True])
def test_its_near_twin_is(text: str, topic: str, bare: bool) -> None:
    found = find_protected(text.lower().replace("?", "") if bare else text)
    assert topic in [f.topic for f in found if f.verb == "ask" and f.verdict == "prohibited_ask"]


@pytest.mark.parametrize(
    "text", ["How old is she?", "Lovely, how many have you got?", "Who looks after her then?"]
)
def test_digging_into_what_was_offered_is_a_probe(text: str) -> None:
    assert ("family", "probe") in [(f.topic, f.verb) for f in find_protected(text, OFFERED)]
    assert not [f for f in find_protected("Right.", OFFERED) if f.verdict == "prohibited_ask"]


@pytest.mark.parametrize(
    "text", ["After ten it is.", "Thanks, I'll book you from ten. Would half past suit you better?"]
)
def test_accommodating_what_was_offered_is_named_as_such(text: str) -> None:
    assert {f.verdict for f in find_protected(text, OFFERED)} == {"volunteered_accommodated"}


def test_saying_that_one_will_not_ask_is_not_asking() -> None:
    assert not find_protected("You don't have to tell me whether you are married.")
    assert not find_protected("We never ask about your health or your age.")


def test_the_basis_is_named() -> None:
    assert find_protected("Do you have a disability?")[0].basis == "unlawful"
    assert find_protected("Are you married?")[0].basis == "risk"


@pytest.mark.parametrize("piece", ["how old ", "your ", "are you ", "a", "? ", "have you had "])
def test_twenty_thousand_hostile_characters_take_linear_time(piece: str) -> None:
    began = time.process_time()
    find_protected(piece * (20_000 // len(piece)), piece * 200)
    assert time.process_time() - began < 2
