"""The promise of both embedders: rows of one length, the same for the same text, alone or among others."""

import numpy as np
import pytest

from simulations.hearing.embedder import WIDTH, Embedder, EmbedderError, MiniLM, Ngrams, Remembering

ODD = ["", " ", "\x00\ud800", "?" * 3000, "Guten Tag, wie geht es?", "家族"]


@pytest.fixture(scope="module", params=["minilm", "ngrams"])
def embedder(request: pytest.FixtureRequest) -> Embedder:
    if request.param == "ngrams":
        return Ngrams()
    try:
        return MiniLM()
    except EmbedderError as error:
        pytest.skip(str(error))


def test_a_row_for_each_text(embedder: Embedder) -> None:
    rows = embedder.encode(ODD)
    assert rows.shape == (len(ODD), WIDTH)
    assert rows.dtype == np.float32
    assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-4)
    assert embedder.encode([]).shape == (0, WIDTH)


def test_company_changes_little(embedder: Embedder) -> None:
    text = "When could you start?"
    alone, among = embedder.encode([text])[0], embedder.encode([text, "A much longer sentence " * 6])[0]
    assert alone @ among > 0.98


def test_likeness_follows_the_words(embedder: Embedder) -> None:
    rows = embedder.encode(["When could you start?", "When could you start with us?", "My dog is barking."])
    assert rows[0] @ rows[1] > rows[0] @ rows[2] + 0.2


class Counting:
    name = "ngrams"

    def __init__(self) -> None:
        self.asked: list[str] = []

    def encode(self, texts: list[str]) -> np.ndarray:
        self.asked += texts
        return Ngrams().encode(texts)


def test_what_was_encoded_lately_is_remembered_and_what_was_not_is_forgotten() -> None:
    inner = Counting()
    kept = Remembering(inner, size=2)
    first = kept.encode(["a", "b", "a"])
    assert inner.asked == ["a", "b"]
    assert np.array_equal(first[0], first[2])
    kept.encode(["c"])
    kept.encode(["b", "a"])
    assert inner.asked == ["a", "b", "c", "a"]
    assert kept.encode([]).shape == (0, WIDTH)
