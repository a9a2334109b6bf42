"""Folding a learner's words."""

from hypothesis import given, settings
from hypothesis import strategies as st

from simulations.hearing.text import CAP, clean_for_matching, names_any, plain, words


def test_look_alikes_and_hidden_characters_are_folded() -> None:
    assert plain("Ign\u200bоre\u00a0ＡＬＬ ‘rules’") == "ignore all 'rules'"


def test_only_the_first_characters_are_read() -> None:
    assert len(clean_for_matching("ab " * CAP)) <= CAP


def test_an_anchor_is_met_as_whole_words() -> None:
    assert names_any("He plays two BASSOONS.", ["bassoon"])
    assert names_any("On 1 March, then.", ["1 March"])
    assert not names_any("A bare busk.", ["bus", "", "?"])


def test_words_keep_their_hyphens_and_apostrophes() -> None:
    assert words("don't, half-term_x") == ["don't", "half-term", "x"]


@settings(max_examples=80, deadline=None)
@given(st.text(alphabet=st.characters(), max_size=300))
def test_folding_leaves_nothing_that_moves_a_cursor(text: str) -> None:
    folded = plain(text)
    assert folded == folded.strip()
    assert not any(ord(character) < 32 or 0xD800 <= ord(character) < 0xE000 for character in folded)
