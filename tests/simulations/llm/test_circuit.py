"""The circuit breaker and the retry rule, with a clock that the test holds."""

import time
from email.utils import formatdate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulations.llm import faults
from simulations.llm.circuit import Circuit, circuit_for
from simulations.llm.config import Secret
from simulations.llm.errors import CircuitOpen, Cut, RateLimited, Refused, Timeout, Unavailable
from simulations.llm.provider import Deadline


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def opened(clock: Clock) -> Circuit:
    circuit = Circuit(5, 30, clock)
    for _ in range(5):
        circuit.enter()
        circuit.record(Cut())
    return circuit


def test_five_faults_in_a_row_open_it(clock):
    with pytest.raises(CircuitOpen):
        opened(clock).enter()


def test_a_good_answer_between_faults_keeps_it_closed(clock):
    circuit = Circuit(5, 30, clock)
    for fault in [*[Cut()] * 4, None, *[Cut()] * 4]:
        circuit.record(fault)
    circuit.enter()


def test_a_refusal_is_an_answer(clock):
    circuit = Circuit(5, 30, clock)
    for _ in range(9):
        circuit.record(Refused())
    circuit.enter()


def test_after_the_pause_one_caller_tries_and_the_others_wait(clock):
    circuit = opened(clock)
    clock.now += 31
    circuit.enter()
    with pytest.raises(CircuitOpen):
        circuit.enter()
    circuit.record(None)
    circuit.enter()


def test_a_server_has_one_circuit_in_a_process():
    assert circuit_for("http://a/v1", 5, 30) is circuit_for("http://a/v1", 5, 30)
    assert circuit_for("http://a/v1", 5, 30) is not circuit_for("http://b/v1", 5, 30)


@pytest.mark.parametrize(
    ("fault", "pause"),
    [
        (RateLimited(retry_after=3), 3),
        (RateLimited(), faults.UNKNOWN_WAIT),
        (RateLimited(retry_after=31), None),
        (Unavailable(), 0.0),
        (Unavailable(permanent=True), None),
        (Refused(), None),
        (Timeout(), None),
    ],
)
def test_when_asking_again_can_help(clock, fault, pause):
    assert faults.pause_before_retry(fault, Deadline(30, 45, clock)) == pause


def test_a_deadline_counts_from_its_beginning_and_never_below_zero(clock):
    deadline = Deadline(30, 45, clock)
    clock.now += 29
    assert (deadline.left(), deadline.left(speaking=True)) == (1, 16)
    clock.now += 60
    assert (deadline.left(), deadline.left(speaking=True)) == (0, 0)


def test_retry_after_is_seconds_or_a_date_or_nothing():
    assert faults.retry_after("2.5") == 2.5
    assert faults.retry_after(formatdate(time.time() + 60, usegmt=True)) == pytest.approx(60, abs=2)
    assert faults.retry_after("soon") is None
    assert faults.retry_after("-5") == 0


@given(st.text(max_size=2000))
def test_a_fault_for_the_log_is_one_bounded_line_without_the_key(text):
    key = "canary-key-1234567890wxyz"
    line = faults.cleaned(f"{text}{key}{text}", Secret(key))
    assert key not in line
    assert len(line) <= faults.DETAIL_LIMIT
    assert line.isprintable() or not any(ord(char) < 32 for char in line)
