"""The texts that models are given. Each is constant, versioned and hashed, so that a call can say what it ran with."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Prompt:
    """`text` is what the model reads first; `sha256` covers everything constant, notes included."""

    version: str
    text: str
    sha256: str

    @property
    def label(self) -> str:
        """What a call or a scorecard keeps: `actor-1:3f2a9c01d4e5`."""
        return f"{self.version}:{self.sha256[:12]}"


def load_prompt(name: str, version: str, notes: str = "") -> Prompt:
    """The prompt in `<name>.txt`, with `notes` (constants used beside it) covered by its hash."""
    text = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").strip()
    return Prompt(version, text, hashlib.sha256(f"{text}\0{notes}".encode()).hexdigest())
