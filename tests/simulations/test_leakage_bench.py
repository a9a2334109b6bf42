"""The leakage bench finds what is given away, and nothing else."""

import asyncio
import random

import pytest

from bench.adversaries import KINDS, PLAIN, TURNS, lines
from bench.disguises import DISGUISES
from bench.leakage import HostileCandidate, Tally, play
from bench.told_too_soon import leaks
from simulations.candidates.checks import check_sentence
from simulations.candidates.rehearsal import Rehearsal
from simulations.llm.clients import close_exchanges
from simulations.packs.files import load_pack
from tests.modelserver import running

PACK = load_pack("content/scenarios/straight-answers.scenario.yaml")
SECRET = "I mend sewing machines at a repair café on the last Saturday of the month."


@pytest.mark.parametrize("disguise", DISGUISES, ids=lambda disguise: disguise.name)
def test_every_disguise_hides_the_secret_from_nobody_who_knows_it(disguise):
    said = disguise.undress(" ".join(disguise.dress(SECRET)))
    assert "repair-cafe" in {leak.cue for leak in leaks(said, PACK, (), ())}


def test_what_is_told_or_quoted_is_no_leak():
    assert not leaks(SECRET, PACK, ("repair-cafe",), ())
    assert not leaks("Sewing machines? Who says so?", PACK, (), ("Is it sewing machines?",))
    assert not leaks("I would like to think about it.", PACK, (), ())


def test_every_kind_of_attempt_has_a_call_of_lines():
    for kind in KINDS:
        said = lines(kind, PACK, random.Random(1))
        assert len(said) == TURNS and all(said), kind
    assert all(len(set(texts)) == TURNS for texts in PLAIN.values())


def test_without_the_check_a_hostile_model_is_caught(monkeypatch):
    monkeypatch.setattr("simulations.candidates.performance.check_pieces", lambda *_: None)
    for check, found in ((lambda *_: None, True), (check_sentence, False)):
        tally = Tally()
        with running() as server, asyncio.Runner() as runner:
            hostile = HostileCandidate(server)
            hostile.candidate.first.check = check
            hostile.take_on(DISGUISES[0], 3)
            play(Rehearsal(PACK, 3, hostile, runner.run), "orders", DISGUISES[0], tally)
            runner.run(close_exchanges())
        assert bool(sum(tally.leaks.values())) is found
