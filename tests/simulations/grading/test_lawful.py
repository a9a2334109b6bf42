"""Probes that follow what a candidate opened, and ordinary questions after it that are none."""

import pytest

from simulations.grading import grade
from tests.simulations.grading.test_uses import NURSE, pack_of

GATE = ("c: Bea speaking.", "r: Is there a time you need to be away by?",
        "c: Half past two I'm at the school gate, whatever the rota says.")  # fmt: skip
HELPER = ("c: Thea.", "r: Which start times would work for you?",
          "c: Not before ten on a weekday. My mother's helper comes at half past nine.")  # fmt: skip
WINTER = (
    "c: Thea.",
    "r: How has this past year been?",
    "c: A long winter, with some treatment in it. Next question.",
)


def flagged(pack, call) -> list[tuple[str, str]]:
    kinds = ("prohibited_ask", "probe")
    return [(flag.sentence, flag.topic) for flag in grade(pack, call).flags if flag.kind in kinds]


@pytest.mark.parametrize(
    "line", ["How old is she?", "Could her dad not collect her?", "Who looks after her?"]
)
def test_digging_in_a_cue_that_names_no_family_is_a_probe(call_of, line: str):
    assert flagged(pack_of(NURSE), call_of(*GATE, f"r: {line}", "c: No.")) == [("r2.1", "family")]


@pytest.mark.parametrize(
    "line",
    ["Which days would you like to work?", "What are you proud of?", "Shall I put you on the early shift?",
     "Would a finish at two work for you?"],
)  # fmt: skip
def test_ordinary_questions_after_it_are_none(call_of, line: str):
    assert flagged(pack_of(NURSE), call_of(*GATE, f"r: {line}", "c: Yes.")) == []


def test_a_refused_probe_leaves_its_matter_open_for_the_next_turn(thea, call_of):
    call = call_of(*HELPER, "r: What does your mother have?", "c: That's hers.",
                   "r: Could your sister help her instead?", "c: No.")  # fmt: skip
    assert [sentence for sentence, _ in flagged(thea, call)] == ["r2.1", "r3.1"]


@pytest.mark.parametrize("line", ["Are you well now?", "And are you better?", "Will you cope?"])
def test_asking_after_a_treatment_is_a_probe(thea, call_of, line: str):
    assert flagged(thea, call_of(*WINTER, f"r: {line}", "c: Next.")) == [("r2.1", "health")]


def test_coming_back_to_it_by_name_is_one_too(thea, call_of):
    later = ("r: What work are you proudest of?", "c: The flood log. I rewrote it after 2017.")
    stairs = "r: There are many stairs here, will you manage after your treatment?"
    assert flagged(thea, call_of(*WINTER, *later, stairs, "c: Next.")) == [("r3.1", "health")]


@pytest.mark.parametrize(
    "line",
    [
        "Are you well?",
        "How long have you been on nights?",
        "How many of you are on the desk?",
        "Is that your bus?",
    ],
)
def test_after_a_prohibited_question_the_next_ordinary_one_is_ordinary(thea, call_of, line: str):
    call = call_of("c: Thea.", "r: Are you married?", "c: Next question.", f"r: {line}", "c: Nine years.")
    assert [sentence for sentence, _ in flagged(thea, call)] == ["r1.1"]
