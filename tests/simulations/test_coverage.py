"""What scripted recruiters hear of a scenario, as its author is shown it."""

from dataclasses import replace

import pytest

from simulations.candidates.coverage import SHOWN, coverage
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
