"""What scripted recruiters hear of a scenario, as its author is shown it."""

import random
from dataclasses import replace

import pytest

from simulations.candidates.coverage import SHOWN, coverage
from simulations.candidates.recruiters import good, own_asks
from simulations.candidates.rehearsal import Rehearsal
from simulations.packs.files import load_pack
from tests.simulations.stage import TOVE, cue, gate, pack_of

SHIPPED = [
    "one-thing-at-a-time",
    "relocating-engineer",
    "straight-answers",
    "the-headline",
    "the-merger",
    "warm-up",
]


@pytest.mark.parametrize("slug", SHIPPED)
def test_the_good_recruiter_hears_everything_and_the_others_little(slug):
    found = coverage(load_pack(f"content/scenarios/{slug}.scenario.yaml"))
    told = {name: count for name, count, _end in found.counts}
    assert not found.unheard
    assert told["illegal"] == 0 and told["generic"] <= 1 < told["good"]
    assert {name: end for name, _told, end in found.counts}["illegal"] == "patience"


def test_a_cue_that_nobody_can_reach_is_named():
    cues = (cue("far", gate(("trust", 5.0))), cue("near", gate("asked")))
    found = coverage(pack_of(replace(TOVE, cues=cues), max_turns=6))
    assert [cue.key for cue in found.unheard] == ["far"]


def test_a_cue_that_anybody_is_told_is_named():
    far = load_pack("content/scenarios/warm-up.scenario.yaml")
    persona = far.personas[0]
    first = replace(
        persona.cues[0],
        topic="his strengths and what he is good at",
        ask_examples=("What are your strengths?", "What are you good at?", "What is your greatest strength?"),
    )
    loose = replace(far, personas=(replace(persona, cues=(first, *persona.cues[1:])),))
    assert first.key in [cue.key for cue in coverage(loose).cheap]


def test_the_same_draft_is_played_once(monkeypatch):
    scenario = load_pack("content/scenarios/warm-up.scenario.yaml")
    before = coverage(scenario)
    monkeypatch.setattr("simulations.candidates.coverage._play", None)
    assert coverage(scenario) == before and len(before.ends) == len(SHOWN)


def test_a_cue_without_examples_is_shown_as_unheard_and_breaks_nothing():
    cues = (cue("mute", gate("asked"), ask_examples=()), cue("near", gate("asked")))
    found = coverage(pack_of(replace(TOVE, cues=cues)))
    assert "mute" in [row.cue.key for row in found.rows]
    assert all(turn is None for row in found.rows if row.cue.key == "mute" for turn in row.turns)


def test_fewer_turns_than_cues_are_no_fault_of_the_cues():
    cues = tuple(cue(key, gate("asked")) for key in ("kiln", "barge", "violin", "tandem"))
    found = coverage(pack_of(replace(TOVE, cues=cues), max_turns=2))
    assert found.unheard == []
    assert found.rows[3].turns[0] is None and found.rows[3].cells[0].startswith("(")


def test_a_cue_that_wants_to_be_asked_late_is_asked_late():
    cues = (cue("kiln", gate("asked", ("turn", 3), rule="all")), cue("barge", gate("asked")))
    found = coverage(pack_of(replace(TOVE, cues=cues)))
    assert found.rows[0].turns[0] == 3


def shipped(slug):
    return load_pack(f"content/scenarios/{slug}.scenario.yaml")


@pytest.mark.parametrize(
    "slug",
    [
        "a-message-from-a-stranger",
        "twenty-minutes-of-your-tuesday",
        "first-day-for-maya",
        "not-now",
        "four-at-once",
    ],
)
def test_no_author_of_a_written_scenario_is_warned_for_nothing(slug):
    assert coverage(shipped(slug)).unheard == []


def test_the_good_recruiter_s_first_message_takes_up_the_profile():
    pack = shipped("a-message-from-a-stranger")
    call = Rehearsal(pack)
    words = good(pack, random.Random(1), own_asks(pack))(call, None)
    assert call.say(words).direction.manner == "warm"


def test_the_good_recruiter_leaves_pauses_and_stops_when_asked():
    pack = shipped("not-now")
    call, last = Rehearsal(pack), None
    recruiter = good(pack, random.Random(1), own_asks(pack))
    while not call.ended and (words := recruiter(call, last)):
        last = call.say(words)
        assert last.direction.manner != "too_soon"
    assert last.direction.manner == "stop" and call.state.ended is None
