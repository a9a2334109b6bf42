"""Saying something over HTTP: streamed for scripts, waited for without them, refused with words."""

import json
from uuid import uuid4

import pytest
from django.test import AsyncClient
from django.urls import reverse

from simulations.models import Call, Turn
from simulations.streams.threads import in_database
from tests.simulations.rehearsal import live_call

STREAM = {"accept": "text/event-stream"}


@pytest.fixture
def call(learner) -> Call:
    return live_call(learner)


@pytest.fixture
def client(learner) -> AsyncClient:
    found = AsyncClient()
    found.force_login(learner, backend="allauth.account.auth_backends.AuthenticationBackend")
    return found


async def events(response) -> list[tuple[str, dict, str]]:
    body = b"".join([chunk async for chunk in response.streaming_content]).decode()
    blocks = [
        dict(line.split(": ", 1) for line in block.splitlines()) for block in body.strip().split("\n\n")
    ]
    return [(block["event"], json.loads(block["data"]), block.get("id", "")) for block in blocks]


def form(text: str = "What do you do at weekends?", **more: object) -> dict:
    return {"turn_key": str(uuid4()), "text": text, **more}


async def test_a_posted_turn_is_answered_with_its_own_stream(client, call):
    response = await client.post(reverse("call-turns", args=[call.pk]), form(), headers=STREAM)
    assert response["Content-Type"] == "text/event-stream"
    assert response["X-Accel-Buffering"] == "no"
    found = await events(response)
    assert found[0][0] == "turn" and found[0][1]["sentences"][0]["id"] == "r1.1"
    assert [name for name, _, _ in found[1:]][-1] == "end"
    assert [number for name, _, number in found if name == "sentence"][0] == "1"


async def test_without_a_script_the_post_waits_and_shows_the_call_again(client, call):
    response = await client.post(
        reverse("call-turns", args=[call.pk]), form(), headers={"accept": "text/html"}
    )
    assert response.status_code == 303 and response["Location"] == reverse("call", args=[call.pk])
    reply = await in_database(lambda: call.turns.get(index=2))
    assert reply.state == Turn.State.COMPLETE


async def test_the_same_post_twice_gives_the_same_reply(client, call):
    data = form()
    address = reverse("call-turns", args=[call.pk])
    first = await events(await client.post(address, data, headers=STREAM))
    again = await events(await client.post(address, data, headers=STREAM))
    assert [event for event in again if event[0] != "turn"] == [
        event for event in first if event[0] != "turn"
    ]
    assert await in_database(call.turns.count) == 3


async def test_the_same_key_with_other_words_is_409_with_a_reason(client, call):
    data = form()
    address = reverse("call-turns", args=[call.pk])
    await events(await client.post(address, data, headers=STREAM))
    response = await client.post(address, {**data, "text": "Something else."}, headers=STREAM)
    assert response.status_code == 409 and json.loads(response.content)["code"] == "conflict"


async def test_words_that_were_refused_stay_in_the_field_without_a_script(client, call):
    await in_database(
        Turn.objects.create,
        call=call,
        index=1,
        number=2,
        speaker="candidate",
        persona="maya",
        state="pending",
    )
    response = await client.post(
        reverse("call-turns", args=[call.pk]), form("My careful words."), headers={"accept": "text/html"}
    )
    assert response.status_code == 409
    assert "My careful words.</textarea>" in response.content.decode()


@pytest.mark.parametrize("text", ["", "x" * 4001])
async def test_words_that_cannot_be_taken_are_422(client, call, text):
    response = await client.post(reverse("call-turns", args=[call.pk]), form(text), headers=STREAM)
    assert response.status_code == 422 and json.loads(response.content)["message"]


async def test_a_stream_resumes_from_last_event_id_and_makes_no_turn(client, call):
    await events(await client.post(reverse("call-turns", args=[call.pk]), form(), headers=STREAM))
    address = reverse("call-stream", args=[call.pk])
    whole = await events(await client.get(address, headers=STREAM))
    rest = await events(await client.get(address, headers={**STREAM, "last-event-id": "1"}))
    assert rest == whole[1:]
    assert await in_database(call.turns.count) == 3


async def test_a_missing_answer_can_be_tried_again(client, call):
    await events(await client.post(reverse("call-turns", args=[call.pk]), form(), headers=STREAM))
    await in_database(Turn.objects.filter(call=call, index=2).update, state="failed", sentences=[], text="")
    response = await client.post(
        reverse("call-answer-again", args=[call.pk]), {"candidate": "offline"}, headers=STREAM
    )
    found = await events(response)
    assert found[0][1]["reply"] == 3 and found[-1][1]["state"] == "complete"


@pytest.mark.parametrize("name", ["call-turns", "call-answer-again"])
async def test_nobody_else_speaks_in_a_call(somebody_else, call, name):
    client = AsyncClient()
    await client.aforce_login(somebody_else, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert (await client.post(reverse(name, args=[call.pk]), form(), headers=STREAM)).status_code == 404
    assert (await client.get(reverse("call-stream", args=[call.pk]), headers=STREAM)).status_code == 404


async def test_somebody_who_was_signed_out_gets_401_and_not_a_page(call):
    response = await AsyncClient().post(reverse("call-turns", args=[call.pk]), form(), headers=STREAM)
    assert response.status_code == 401
