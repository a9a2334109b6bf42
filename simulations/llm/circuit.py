"""A circuit breaker: after a run of faults a server is left alone for a while, then tried once."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from simulations.llm.errors import CircuitOpen, ModelFault


@dataclass
class Circuit:
    """Opens after `faults` faults in a row; half open after `seconds`: one caller may try."""

    faults: int
    seconds: float
    clock: Callable[[], float] = field(default=time.monotonic, repr=False)
    failed: int = 0
    opened_at: float | None = None

    def enter(self) -> None:
        """Raise CircuitOpen while the server is being left alone."""
        if self.opened_at is None:
            return
        if self.clock() - self.opened_at < self.seconds:
            raise CircuitOpen(f"left alone after {self.failed} faults in a row")
        self.opened_at = self.clock()

    def record(self, fault: ModelFault | None) -> None:
        """Note how a request ended; None means that it went well."""
        if fault is None or not fault.counts:
            self.failed, self.opened_at = 0, None
            return
        self.failed += 1
        if self.failed >= self.faults:
            self.opened_at = self.clock()


_circuits: dict[str, Circuit] = {}


def circuit_for(base_url: str, faults: int, seconds: float) -> Circuit:
    """The one circuit of this process for a server."""
    return _circuits.setdefault(base_url, Circuit(faults, seconds))


def forget_circuits() -> None:
    """Close them all: tests, and an operator who has mended the server."""
    _circuits.clear()
