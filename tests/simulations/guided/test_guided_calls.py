"""Whole calls in guided mode, over every scenario we have."""

import random
from dataclasses import replace

import pytest

from simulations.candidates.checks import GRAM, gives_away
from simulations.candidates.guided import options
from simulations.candidates.rehearsal import Rehearsal
from simulations.candidates.speech import spoken_form
from simulations.grading import grade
from simulations.hearing.text import names_any, plain
from simulations.packs.pack import Pack
from simulations.transcripts import RECRUITER
from tests.simulations.guided.players import PACKS, SPOKEN, bore, listener, play, sinner


@pytest.mark.parametrize("slug", SPOKEN)
@pytest.mark.parametrize("seed", [0, 3])
def test_who_always_chooses_well_hears_most_of_it_and_passes(slug: str, seed: int) -> None:
    pack = PACKS[slug]
    call, _ = play(pack, seed, listener)
    wanted = {cue.key for cue in pack.personas[0].cues if cue.legality != "red"}
    card = grade(pack, call.transcript())
    assert len(wanted & set(call.state.disclosed)) >= 0.7 * len(wanted)
    assert not card.flags
    assert not card.blockers
    assert not [claim for claim in card.claims if claim.verdict in {"contradicted", "embargoed"}]
    assert card.passed


@pytest.mark.parametrize("slug", SPOKEN)
@pytest.mark.parametrize("seed", [0, 3])
def test_who_always_falls_for_the_mistake_fails(slug: str, seed: int) -> None:
    pack = PACKS[slug]
    call, _ = play(pack, seed, sinner)
    card = grade(pack, call.transcript())
    lawless = {"prohibited_ask", "probe"} & {flag.kind for flag in card.flags}
    assert lawless or call.state.ended == "patience"
    assert not card.passed


@pytest.mark.parametrize("slug", SPOKEN)
def test_who_always_chooses_the_weak_line_learns_less_than_half(slug: str) -> None:
    pack = PACKS[slug]
    call, _ = play(pack, 1, bore)
    card = grade(pack, call.transcript())
    assert not [flag for flag in card.flags if flag.kind != "promise_before_permission"]
    assert len(call.state.disclosed) <= len(pack.personas[0].cues) / 2


@pytest.mark.parametrize("slug", sorted(PACKS))
def test_a_call_of_any_choices_keeps_every_promise(slug: str) -> None:
    for seed in range(3):
        draw = random.Random(seed)  # noqa: S311 - it chooses lines, not secrets
        _holds_throughout(PACKS[slug], seed, draw)


def test_a_very_long_call_never_runs_dry() -> None:
    pack = replace(PACKS["warm-up"], max_turns=150)
    call = Rehearsal(replace(pack, personas=(replace(pack.personas[0], patience_start=500),)), 5)
    draw = random.Random(5)  # noqa: S311
    while not call.ended and call.state.turn < 120:
        offered = options(call.pack, call.state, call.history(), 5)
        assert 3 <= len(offered) <= 4
        kept = [option for option in offered if option.role in {"weak", "wrong", "gives"}]
        call.say(draw.choice(kept or list(offered)).text)
    assert call.state.turn > 60


def _holds_throughout(pack: Pack, seed: int, draw: random.Random) -> None:
    call = Rehearsal(pack, seed)
    while not call.state.ended:
        offered = options(pack, call.state, call.history(), seed)
        assert offered == options(pack, call.state, call.history(), seed)
        assert 3 <= len(offered) <= 4
        texts = [spoken_form(option.text) for option in offered]
        said = {spoken_form(line.text) for line in call.history() if line.speaker == RECRUITER}
        assert len(set(texts)) == len(texts)
        assert not said & set(texts)
        _give_nothing_away(pack, call, [option.text for option in offered])
        call.say(draw.choice(offered).text)
    assert options(pack, call.state, call.history(), seed) == ()


def _give_nothing_away(pack: Pack, call: Rehearsal, texts: list[str]) -> None:
    told = set(call.state.disclosed)
    known = "\n".join([
        *(line.text for line in call.history()), *(ask.line for who in pack.personas for ask in who.asks),
        *(ask for cue in pack.cues for ask in cue.ask_examples),
        *(line for who in pack.personas for line in who.public),
        *(who.role for who in pack.personas),
    ])  # fmt: skip
    company = [plain(fact.claim) for fact in pack.facts]
    for cue in (cue for cue in pack.cues if cue.key not in told):
        for text in texts:
            assert plain(cue.fact) not in plain(text)
            assert not any(plain(line) in plain(text) for line in cue.lines)
            assert not gives_away(text, (cue.fact, *cue.lines), known), (GRAM, text, cue.key)
            if not any(claim in plain(text) for claim in company):
                assert not names_any(text, cue.anchors), (text, cue.key)
