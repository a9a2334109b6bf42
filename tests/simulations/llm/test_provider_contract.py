"""The same promises for every Provider: one that talks to a server, and one that was told what to say."""

import pytest

from simulations.llm.errors import ModelFault
from simulations.llm.provider import Deadline, Finish
from simulations.llm.scripted import ScriptedProvider

HELLO = [{"role": "user", "content": "Hello?"}]
SCHEMA = {"type": "object", "properties": {"ok": {"type": "boolean"}}, "required": ["ok"]}
GOOD, JSON = "I climb. At the wall.", '{"ok": true}'


@pytest.fixture(params=["server", "list", "generator", "function"])
def provider_saying(request, server, wire):
    def make(text: str):
        if request.param == "server":
            server.perform(f"say:{text}")
            return wire
        scripts = {
            "list": [text] * 3,
            "generator": (text for _ in range(3)),
            "function": lambda messages: text,
        }
        return ScriptedProvider(scripts[request.param])

    return make


async def items_of(provider) -> list:
    how = {"model": "m", "max_tokens": 50, "deadline": Deadline(2, 2)}
    return [item async for item in provider.stream_chat(HELLO, **how)]


async def test_a_stream_is_words_and_then_one_finish(provider_saying):
    *deltas, finish = await items_of(provider_saying(GOOD))
    assert "".join(deltas) == GOOD
    assert all(isinstance(delta, str) and delta for delta in deltas)
    assert isinstance(finish, Finish)
    assert (finish.reason, finish.tokens.output > 0) == ("stop", True)


async def test_a_stream_without_words_is_a_fault(provider_saying):
    with pytest.raises(ModelFault):
        await items_of(provider_saying(""))


async def test_json_obeys_its_schema(provider_saying):
    answer = await provider_saying(JSON).complete_json(
        HELLO, SCHEMA, model="m", max_tokens=50, deadline=Deadline(2, 2)
    )
    assert (answer.value, answer.raw) == ({"ok": True}, JSON)
    assert answer.tokens.input > 0


@pytest.mark.parametrize("text", ["no", '{"ok": 1}'])
async def test_what_does_not_obey_its_schema_is_a_fault(provider_saying, text):
    with pytest.raises(ModelFault):
        await provider_saying(text).complete_json(
            HELLO, SCHEMA, model="m", max_tokens=9, deadline=Deadline(2, 2)
        )
