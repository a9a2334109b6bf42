"""Asking for JSON: strict reading, stepping down, and repairs that end."""

import pytest

from simulations.llm.abilities import abilities_of
from simulations.llm.errors import Malformed, Refused, Unavailable
from simulations.llm.provider import Deadline
from simulations.llm.structured import parsed

SCHEMA = {
    "type": "object",
    "properties": {"readings": {"type": "array"}},
    "required": ["readings"],
    "additionalProperties": False,
}
ASK = [{"role": "user", "content": "Judge."}]


async def ask(wire):
    return await wire.complete_json(ASK, SCHEMA, model="fake", max_tokens=100, deadline=Deadline(2, 2))


@pytest.mark.parametrize(
    "text", ['{"readings": []}', '```json\n{"readings": []}\n```', '<think>{</think> {"readings": []}']
)
def test_one_object_is_read_bare_fenced_or_after_thoughts(text):
    assert parsed(text, SCHEMA) == {"readings": []}


@pytest.mark.parametrize(
    "text",
    ["", "Sure!", '{"readings": [', '{"readings": []} and more', '{"readings": [], "score": 5}', "[]",
     '{"readings": NaN}', "[" * 5000],
)  # fmt: skip
def test_anything_else_is_malformed(text):
    with pytest.raises(Malformed):
        parsed(text, SCHEMA)


@pytest.mark.parametrize(
    ("play", "steps", "kept"),
    [
        ("top-judge", ["json_schema"], "json_schema"),
        ("no-json-schema", ["json_schema", "json_object"], "json_object"),
        ("no-json-schema:500", ["json_schema", "json_object"], "json_object"),
        ("no-response-format", ["json_schema", "json_object", None], "plain"),
    ],
)
async def test_the_way_of_asking_is_stepped_down_and_remembered(wire, server, play, steps, kept):
    server.perform(play)
    assert (await ask(wire)).value == {"readings": []}
    assert [(r.get("response_format") or {}).get("type") for r in server.requests] == steps
    assert abilities_of(server.url, "fake").json_mode == kept
    await ask(wire)
    assert len(server.requests) == len(steps) + 1


async def test_a_malformed_answer_is_asked_for_once_more_and_told_why(wire, server):
    server.perform("say:Certainly! Here you are.", 'say:{"readings": []}')
    answer = await ask(wire)
    assert (answer.value, answer.attempts) == ({"readings": []}, 2)
    assert answer.tokens.input == 1800
    assert "could not be used" in server.requests[1]["messages"][-1]["content"]


@pytest.mark.parametrize(
    ("play", "kind", "requests"),
    [
        ("say:no", Malformed, 2),
        ("length", Malformed, 2),
        ("not-json", Malformed, 2),
        ("html-ok", Malformed, 2),
        ("html", Unavailable, 2),
        ("refusal", Refused, 1),
        ("filtered", Refused, 1),
    ],
)
async def test_faults_that_stay_end_after_two_requests_at_most(wire, server, play, kind, requests):
    server.perform(play)
    with pytest.raises(kind):
        await ask(wire)
    assert len(server.requests) == requests
