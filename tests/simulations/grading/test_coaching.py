from dataclasses import replace

import pytest

from simulations.grading import grade
from simulations.grading.coaching import coach
from simulations.grading.doors import what_opens
from simulations.grading.headline import headline
from simulations.grading.metrics import coaching_note
from simulations.grading.titles import criterion_title
from simulations.packs.files import load_pack

CALL = (
    "c: Hi, Maya here. I've got about fifteen minutes before my bus, so go ahead.",
    "r: What do you like to do away from work?",
    "c: Weekends I'm on the wall by the harbour. Climbing. I'd miss that more than the office.",
    {"pin": "c2.1"},
    "r: I'll find the wall nearest the office and leave your Friday free for it. How would you get to the office?",
    "c: I don't drive. If it isn't on a bus or a train, it isn't on my map.",
    "r: Got it. What are you proud of?",
    "c: I've built something good here. Not that you'd find my name on it.",
    "r: I'm sure. We have a great culture, everybody says so.",
    "c: That's what the website says.",
)


def coached(maya, call_of, *more):
    call = call_of(*CALL, *more)
    return coach(maya, call, grade(maya, call))


def test_the_headline_counts_what_was_told_and_what_changed(maya, call_of):
    assert coached(maya, call_of).headline == "Maya told you two things. You put one of them to use."


ONE = (
    "c: Hi.",
    "r: What do you like to do away from work?",
    "c: I climb at the wall by the harbour most weekends.",
)
BOTH = (*ONE, "r: I'll keep your Friday free for the climbing wall. How would you get to the office?")


def headline_of(maya, call_of, *rows):
    call = call_of(*rows)
    return headline(maya, grade(maya, call))


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        (("c: Hi.", "r: Hello.", "c: Well."), "Maya told you nothing personal."),
        (ONE, "Maya told you one thing. You did not put it to use."),
        (BOTH, "Maya told you one thing. You put it to use."),
        ((*ONE, "r: How would you get to the office?", "c: I don't drive. It has to be on a bus or a train."),
         "Maya told you two things. You put neither to use."),
        ((*BOTH, "c: I don't drive. It has to be on a bus or a train.",
          "r: The office is an eight-minute walk from the station. I'll send you the train times."),
         "Maya told you two things. You put both to use."),
    ],
)  # fmt: skip
def test_the_headline_is_a_sentence_at_every_count(maya, call_of, rows, says: str):
    assert headline_of(maya, call_of, *rows) == says


def test_what_is_theirs_alone_is_not_counted_as_left_lying(thea, call_of):
    told = ("c: Hello.", "r: How has this past year been?",
            "c: A long winter, with some treatment in it. Next question.")  # fmt: skip
    assert headline_of(thea, call_of, *told) == "Thea told you one thing. It was not there to be used."


ASKED_EARLY = (
    "c: Hi, Maya here.",
    "r: Thanks. What are you most proud of in the last year?",
    "c: That's a longer story than fifteen minutes.",
    "r: Fair enough. What do you like to do away from work?",
    "c: I climb. There's a wall by the harbour where everybody knows my name.",
    "r: I'll keep your Friday free for the climbing wall.",
)


def test_a_door_that_was_asked_for_too_early_is_not_told_as_never_asked(maya, call_of):
    call = call_of(*ASKED_EARLY)
    card = grade(maya, call)
    advice = coach(maya, call, card)
    assert {f.cue: f.asked for f in card.funnel}["quiet-credit"] == "r1.2"
    assert {s.cue: (s.stage, s.text) for s in advice.stories}["quiet-credit"] == (
        "asked", "Asked for (r1.2), still closed",
    )  # fmt: skip
    action = next(action for action in advice.actions if action.cue == "quiet-credit")
    assert action.title == "Ask again when the door is open" and action.turn == 1
    assert "“What are you most proud of in the last year?”" in action.text and "more trust" in action.text


def test_a_hint_that_was_asked_after_is_not_called_passed_over(maya, call_of):
    hint = "c: I've built something good here. Not that you'd find my name on it."
    call = call_of("c: Hi.", "r: We use Spark.", hint, *ASKED_EARLY[1:])
    assert "quiet-credit" not in [missed.cue for missed in coach(maya, call, grade(maya, call)).missed]


def test_what_the_director_recorded_as_asked_wins(maya, call_of):
    call = call_of("c: Hi.", "r: And your name on things?", "c: That's a longer story than fifteen minutes.")
    known = grade(maya, call, disclosed={}, unlocked={}, asked={"quiet-credit": "r1.1"})
    none = grade(maya, call, disclosed={}, unlocked={}, asked={})
    assert [{f.cue: f.asked for f in card.funnel}["quiet-credit"] for card in (known, none)] == ["r1.1", None]


def test_a_door_is_described_by_what_opens_it(maya, thea):
    assert what_opens(maya.cue("school-year"), maya).startswith("more trust")
    both = what_opens(thea.cue("the-report"), thea)
    assert "no hurry" in both and " and more trust" in both
    assert what_opens(maya.cue("climbing"), maya) == ""
    assert what_opens(thea.cue("last-winter"), thea) == ""


def test_a_criterion_is_called_by_what_it_counts_and_not_by_its_key(maya):
    criteria = maya.rubric.criteria
    assert criterion_title("open-questions", criteria) == "Open questions"
    assert criterion_title("uses", criteria) == "Using what was told"
    assert criterion_title("promise", criteria) == "No promise before permission"
    assert criterion_title("says_it_well", criteria) == "Says it well"


def test_two_criteria_that_count_the_same_keep_their_own_names(maya):
    uses = next(c for c in maya.rubric.criteria if c.key == "uses")
    pair = (replace(uses, key="uses-in-call"), replace(uses, key="uses-after"))
    assert [criterion_title(c.key, pair) for c in pair] == ["Uses in call", "Uses after"]


def test_question_counts_are_said_to_be_ungraded_only_where_they_are(maya):
    counted = coaching_note(maya.rubric.criteria)
    assert "counts open questions" in counted and "never" not in counted
    rest = tuple(c for c in maya.rubric.criteria if not c.measure.startswith("questions"))
    assert coaching_note(rest) == "These are coaching numbers and never part of the grade."


def test_a_hint_passed_over_names_the_turn_to_try_again(maya, call_of):
    advice = coached(maya, call_of)
    assert [(hint.cue, hint.turn) for hint in advice.missed][0] == ("quiet-credit", 4)
    assert advice.actions[0].title == "Follow the hint" and advice.actions[0].turn == 4


def test_there_are_at_most_three_actions_and_blockers_come_first(maya, call_of):
    advice = coached(maya, call_of, "r: Are you married?", "c: No comment.")
    assert len(advice.actions) == 3
    assert advice.actions[0].title == "Leave the private question unasked" and advice.actions[0].turn == 5


def test_better_words_stand_beside_the_learner_s_own(maya, call_of):
    call = call_of(*CALL)
    pairs = {rewrite.cue: rewrite for rewrite in coached(maya, call_of).rewrites}
    assert pairs["quiet-credit"].said == "I'm sure." and pairs["quiet-credit"].turn == 4
    assert pairs["night-bus"].said == "Got it."
    assert pairs["night-bus"].instead in maya.cue("night-bus").good_uses
    assert all(call.by_id[pair.sentence].text == pair.said for pair in pairs.values())


def test_each_cue_has_its_fate_in_words(maya, call_of):
    told = {story.cue: (story.stage, story.text) for story in coached(maya, call_of).stories}
    assert told["climbing"] == ("used", "Pinned, and used in the call")
    assert told["night-bus"] == ("disclosed", "Said, and passed over")
    assert told["school-year"] == ("hidden", "Never surfaced")


def test_one_word_in_common_is_no_hint(call_of):
    pack = load_pack("content/scenarios/warm-up.scenario.yaml")
    noise = "c: Hello, Calum speaking. Don't mind the noise, that's the wash."
    call = call_of(noise, "r: What hours suit you best?", "c: Earlies, every time.")
    assert coach(pack, call, grade(pack, call)).missed == ()
