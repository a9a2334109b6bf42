import pytest

from simulations.grading import grade
from simulations.grading.scorecard import CueFate
from simulations.hearing.embedder import Ngrams

TOLD = (
    "c: Hi, Maya here.",
    "r: What do you like to do away from work?",
    "c: Weekends I'm on the wall by the harbour. Climbing. I'd miss that more than the office.",
)


def fate(pack, call, cue: str, **known) -> CueFate:
    return next(fate for fate in grade(pack, call, **known).funnel if fate.cue == cue)


def answered(maya, call_of, *rows) -> CueFate:
    return fate(maya, call_of(*TOLD, *rows), "climbing")


@pytest.mark.parametrize(
    "line",
    [
        "I boulder, mainly. The harbour wall is my second home.",
        "There's a climbing gym near the docks, I'm there Saturdays and Sundays.",
        "Most Saturdays you'd find me halfway up a rock face.",
    ],
)
def test_a_paraphrase_tells_the_cue(maya, call_of, line: str):
    assert (
        fate(
            maya, call_of("c: Hi.", "r: How do you spend your weekends?", f"c: {line}"), "climbing"
        ).disclosed
        == "c2.1"
    )


@pytest.mark.parametrize(
    "line",
    [
        "Weekends? Depends on the week.",
        "I've never climbed in my life.",
        "Do you climb?",
        "Not now. My bus is at the corner.",
        "Timing is... a thing. Ask me later.",
        "I've built something good here. Not that you'd find my name on it.",
        "Thanks. Send me something in writing and I'll read it on the bus.",
        "I'd rather keep my family out of it for now.",
    ],
)
def test_hints_questions_and_denials_tell_nothing(maya, call_of, line: str):
    card = grade(maya, call_of("c: Hi.", "r: How do you spend your weekends?", f"c: {line}"))
    assert [fate.cue for fate in card.funnel if fate.disclosed] == []


def test_the_asking_sentence_unlocks(maya, call_of):
    assert answered(maya, call_of).unlocked == "r1.1"


def test_a_pin_notices_and_so_do_words_that_take_it_up(maya, call_of):
    assert answered(maya, call_of, {"pin": "c2.2"}).noticed == ("pin:c2.2",)
    assert answered(maya, call_of, "r: How long have you been climbing?", "c: Years.").noticed == ("r2.1",)
    assert answered(maya, call_of, "r: How did that start?", "c: A friend.").noticed == ("r2.1",)


@pytest.mark.parametrize(
    "line", ["Got it.", "Thank you for telling me.", "Anything else?", "I'll send you the job description."]
)
def test_politeness_takes_up_nothing(maya, call_of, line: str):
    told = answered(maya, call_of, f"r: {line}", "c: Fine.")
    assert (told.noticed, told.used) == ((), ())


@pytest.mark.parametrize(
    "line",
    [
        "Then a visit should have a wall in it.",
        "I'll find the one nearest the office and leave your Friday free for it.",
        "There's a bouldering gym ten minutes from the office and I'll put a day pass in your visit.",
    ],
)
def test_what_changes_something_for_her_uses_the_cue(maya, call_of, line: str):
    assert answered(maya, call_of, f"r: {line}", "c: Ha.").used == ("r2.1",)


@pytest.mark.parametrize(
    "line",
    [
        "So you climb.",
        "I remember you love climbing.",
        "My brother climbs too.",
        "Climbing, wall, harbour, bouldering, October, sepsis, train.",
        "We are passionate about climbing here.",
        "I'll keep the climbing in mind.",
    ],
)
def test_repeating_a_word_uses_nothing(maya, call_of, line: str):
    assert answered(maya, call_of, f"r: {line}", "c: Ha.").used == ()


def touched(maya, call_of, text: str, quote: str) -> tuple[str, ...]:
    return answered(maya, call_of, {"follow_up": text, "touches": [{"quote": quote, "because": "c2.1"}]}).used


def test_a_touch_must_stand_in_the_message_and_change_something(maya, call_of):
    offer = "I'll keep your Friday free for the wall at Kirkstall."
    assert touched(maya, call_of, f"Hi Maya. {offer} Bye.", offer) == ("follow_up:0",)
    assert touched(
        maya, call_of, "Let's talk on Monday, after your climbing trip.", "after your climbing trip"
    ) == ("follow_up:0",)
    assert touched(maya, call_of, "Hi Maya. Bye.", offer) == ()
    assert touched(maya, call_of, "You climb at the wall. Bye.", "You climb at the wall") == ()
    assert touched(maya, call_of, "We look forward to your reply.", "We look forward to your reply") == ()


def test_a_use_that_no_touch_names_is_still_seen(maya, call_of):
    message = {"follow_up": "I'll keep your Friday free for the climbing wall at Kirkstall."}
    assert answered(maya, call_of, message).used == ("follow_up",)


def test_a_follow_up_use_counts_as_noticed(maya, call_of):
    message = {"follow_up": "I'll keep your Friday free for the climbing wall at Kirkstall."}
    assert answered(maya, call_of, message).noticed == ("follow_up",)


def test_what_the_director_recorded_is_not_guessed_again(maya, call_of):
    call = call_of("c: Hi.", "r: Well?", "c: It goes up, and I go with it.", {"pin": "c2.1"})
    assert fate(maya, call, "climbing").disclosed is None
    known = fate(maya, call, "climbing", disclosed={"climbing": "c2.1"}, unlocked={"climbing": "r1.1"})
    assert (known.disclosed, known.unlocked, known.noticed) == ("c2.1", "r1.1", ("pin:c2.1",))


def test_a_notebook_full_of_pins_stops_counting(maya, call_of):
    chat = [row for n in range(14) for row in (f"r: Number {n}?", f"c: Reply {n}.")]
    rows = [*chat, TOLD[1], TOLD[2], *({"pin": f"c{n}.1"} for n in range(1, 16))]
    assert fate(maya, call_of(*rows), "climbing").noticed == ()


def test_a_red_cue_may_not_even_be_named(thea, call_of):
    told = (
        "c: Hello.",
        "r: How has this past year been?",
        "c: A long winter, with some treatment in it. Next question.",
    )
    left = fate(thea, call_of(*told, "r: Which shift do you work now?", "c: Nights."), "last-winter")
    named = fate(thea, call_of(*told, "r: I hope the treatment went well.", "c: Go on."), "last-winter")
    assert (left.misused, named.misused) == ((), ("r2.1",))


def test_hours_on_file_are_no_record_and_the_reason_is(thea, call_of):
    told = ("c: Hello.", "r: Which start times would work for you?",
            "c: Not before ten on a weekday. My mother's helper comes at half past nine.")  # fmt: skip
    plain = fate(thea, call_of(*told, {"selection_note": "Available from 10:00 on weekdays."}), "after-ten")
    reason = fate(thea, call_of(*told, {"selection_note": "Cares for her mother until ten."}), "after-ten")
    assert (plain.misused, reason.misused) == ((), ("selection_note:0",))


def test_without_the_model_the_words_alone_still_tell(maya, call_of):
    call = call_of(*TOLD, {"pin": "c2.1"}, "r: I'll keep your Friday free for the climbing wall.", "c: Ha.")
    told = fate(maya, call, "climbing", embedder=Ngrams())
    assert told.disclosed == "c2.1" and told.used == ("r2.1",)
