from simulations.grading import grade
from simulations.grading.coaching import coach

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
    assert coached(maya, call_of).headline == "Maya told you two things. One of them changed something."


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
