"""Several candidates in one chat: what one of them is told is nothing to another."""

import functools

import pytest

from simulations.grading import grade
from simulations.packs.files import load_pack
from tests.simulations.grading.conftest import ROOT

TUBA = "Tuesday is brass band. I play the tuba, and nobody else owns one."
BAND_FREE = "I'll keep your Tuesday evenings free for the brass band and the tuba."
UNION = "Four years I was the union's delegate as well. So I read small print."


@functools.cache
def chat():
    return load_pack(ROOT / "content" / "scenarios" / "four-at-once.scenario.yaml")


def fate(call_of, cue: str, *rows):
    return next(fate for fate in grade(chat(), call_of(*rows)).funnel if fate.cue == cue)


def flags(call_of, *rows) -> list[tuple[str, str]]:
    return [(flag.kind, flag.sentence) for flag in grade(chat(), call_of(*rows)).flags]


ASKED = ("c@wout: Hi, Wout here.", "r@wout: What do you do in the evenings?", f"c@wout: {TUBA}")


@pytest.mark.parametrize(("who", "used"), [("wout", ("r2.1",)), ("ildiko", ()), ("loredana", ())])
def test_only_words_to_the_one_who_told_use_the_cue(call_of, who: str, used: tuple[str, ...]):
    found = fate(call_of, "tuba", *ASKED, f"r@{who}: {BAND_FREE}", f"c@{who}: Good.")
    assert (found.used, bool(found.noticed)) == (used, bool(used))


def test_the_answer_to_one_who_waited_is_given_at_once(call_of):
    between = ("r@ildiko: Good evening, Ildikó.", "c@ildiko: Good evening.")
    rows = (*ASKED, *between, "r@wout: How did that begin?", "c@wout: My uncle.")
    assert fate(call_of, "tuba", *rows).noticed == ("r3.1",)


def test_a_red_matter_is_named_only_to_the_one_who_told_it(call_of):
    told = ("c@ildiko: Hello.", "r@ildiko: What have you done beside the brakes?", f"c@ildiko: {UNION}")
    to_another = ("r@wout: The union has agreed a new rate.", "c@wout: Good.")
    to_her = ("r@ildiko: So you were a delegate of the union.", "c@ildiko: I was.")
    assert fate(call_of, "four-years", *to_another, *told).misused == ()
    assert fate(call_of, "four-years", *told, *to_another).misused == ()
    assert fate(call_of, "four-years", *told, *to_her).misused == ("r2.1",)


def test_what_one_has_opened_is_no_probe_of_another(call_of):
    told = (
        "c@tuomas: Hello.",
        "r@tuomas: When could you start?",
        "c@tuomas: In July. Our baby comes in April.",
    )
    asked = "When is it due?"
    assert flags(call_of, *told, f"r@tuomas: {asked}", "c@tuomas: Soon.") == [("probe", "r2.1")]
    assert flags(call_of, "c@wout: Hello.", *told, f"r@wout: {asked}", "c@wout: What?") == []
