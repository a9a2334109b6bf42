"""From scores to a decision, and from a question to its cue."""

import numpy as np
import pytest

from bench.packs import load_bench
from simulations.hearing.embedder import Ngrams, default_embedder
from simulations.hearing.topics import ASKED, SURE, WORD_FOR_WORD, Reading, Segment, Topics, choose

KEYS = ("a", "b", "c")


def reading(scores: list[float], shares: list[float], named: tuple[float, ...] = (0, 0, 0)) -> Reading:
    return Reading(KEYS, np.array(scores), np.array(shares), np.array(named))


def test_a_cue_far_ahead_is_answered() -> None:
    chosen = choose(reading([0.9, 0.2, 0.1], [SURE, 0.3, 0.1]), "open")
    assert (chosen.decision, chosen.answer, chosen.clarify) == ("answer", "a", ())


def test_two_that_cannot_be_told_apart_are_both_offered() -> None:
    chosen = choose(reading([0.7, 0.8, 0.1], [0.45, 0.5, 0.05]), "open")
    assert (chosen.decision, chosen.answer, chosen.clarify) == ("clarify", None, ("b", "a"))


def test_a_question_for_nothing_falls_back_and_a_statement_is_reacted_to() -> None:
    low = reading([ASKED - 0.01, 0, 0], [0.9, 0.05, 0.05])
    assert choose(low, "closed").decision == "fallback"
    assert choose(reading([0.6, 0, 0], [0.9, 0.05, 0.05]), "statement").decision == "react"
    assert choose(reading([0.9, 0, 0], [0.9, 0.05, 0.05]), "statement").answer == "a"


def test_a_broad_question_asks_for_no_cue_unless_its_own_examples_say_so() -> None:
    scores, shares = [0.95, 0.2, 0.1], [0.9, 0.05, 0.05]
    assert choose(reading(scores, shares), "open", broad=True).answer is None
    named = (0.2, WORD_FOR_WORD, 0.1)
    assert choose(reading(scores, shares, named), "open", broad=True).answer == "b"


@pytest.mark.parametrize("decide", ["open", "closed", "statement"])
def test_a_pack_without_cues_decides_without_one(decide: str) -> None:
    empty = Topics([], Ngrams()).read([Segment("What do you do?", "open")])
    assert empty.topics() == ()
    assert choose(empty, decide).answer is None  # type: ignore[arg-type]
    assert choose(empty, "open", broad=True).decision == "fallback"


@pytest.mark.parametrize("embedder", [Ngrams(), default_embedder()], ids=["ngrams", "default"])
def test_a_cue_s_own_examples_find_it(embedder: Ngrams) -> None:
    pack = load_bench("fresh")[0]
    topics = Topics(pack.cues, embedder)
    for cue in pack.cues:
        best = topics.read([Segment(cue.ask_examples[0], "open")]).topics()
        assert best[0].cue == cue.key
        assert all(0 <= topic.score <= 1 for topic in best)
        assert [topic.score for topic in best] == sorted((t.score for t in best), reverse=True)
