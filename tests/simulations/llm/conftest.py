"""A loopback model server per test, and wires and candidates pointed at it."""

from collections.abc import AsyncIterator, Callable, Iterator
from typing import Any

import pytest

from simulations.llm import faults
from simulations.llm.abilities import forget_abilities
from simulations.llm.circuit import forget_circuits
from simulations.llm.clients import close_exchanges
from simulations.llm.config import ModelConfig, Secret
from simulations.llm.openai import OpenAIWire
from tests.modelserver import ModelServer, running

KEY = "canary-key-1234567890wxyz"


@pytest.fixture
def server() -> Iterator[ModelServer]:
    with running("stream") as started:
        yield started


@pytest.fixture(autouse=True)
def _forget(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(faults, "BREATH", 0.0)
    forget_circuits()
    forget_abilities()


@pytest.fixture
async def _closing() -> AsyncIterator[None]:
    yield
    await close_exchanges()


@pytest.fixture
def config_for(server: ModelServer) -> Callable[..., ModelConfig]:
    """The configuration of a site whose model server is the fake one, with deadlines short enough for tests."""

    def make(**changes: Any) -> ModelConfig:
        usual = {
            "model": "fake",
            "judge_model": "fake",
            "first_seconds": 2,
            "reply_seconds": 3,
            "judge_seconds": 2,
        }
        return ModelConfig(base_url=server.url, api_key=Secret(KEY), **{**usual, **changes})

    return make


@pytest.fixture
def wire(config_for: Callable[..., ModelConfig], _closing: None) -> OpenAIWire:
    return OpenAIWire(config_for())
