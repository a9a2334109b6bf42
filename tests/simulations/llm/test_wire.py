"""The wire against a server that misbehaves in every way we know (RELIABILITY F1-F8)."""

import asyncio
import time

import pytest

from simulations.llm.errors import (
    CircuitOpen,
    Cut,
    Empty,
    Malformed,
    ModelFault,
    RateLimited,
    Refused,
    Timeout,
    Unavailable,
)
from simulations.llm.openai import OpenAIWire
from simulations.llm.provider import Deadline, Finish
from tests.modelplays import REPLY
from tests.modelserver import ModelServer, running
from tests.simulations.llm.conftest import KEY

HELLO = [{"role": "user", "content": "Hello?"}]


async def talk(wire: OpenAIWire, first: float = 2, total: float = 3, **more) -> tuple[str, Finish]:
    said = ""
    async for item in wire.stream_chat(
        HELLO, model="fake", max_tokens=50, deadline=Deadline(first, total), **more
    ):
        if isinstance(item, Finish):
            return said, item
        assert item
        said += item
    raise AssertionError("a stream without a Finish")


async def fault_of(wire: OpenAIWire, **more) -> ModelFault:
    with pytest.raises(ModelFault) as caught:
        await talk(wire, **more)
    return caught.value


async def test_a_good_reply_arrives_whole_with_its_cost(wire, server: ModelServer):
    said, finish = await talk(wire)
    assert said == REPLY
    assert (finish.reason, finish.attempts) == ("stop", 1)
    assert (finish.tokens.input, finish.tokens.cached, finish.tokens.output) == (900, 700, 24)
    assert 0 < finish.first_token_ms < 2000


async def test_a_server_that_never_answers_is_given_up_at_our_deadline(wire, server):
    server.perform("never")
    began = time.monotonic()
    fault = await fault_of(wire, first=0.3)
    assert isinstance(fault, Timeout)
    assert 0.25 < time.monotonic() - began < 0.3 + 0.5
    assert len(server.requests) == 1


async def test_very_slow_tokens_end_at_the_total_deadline(wire, server):
    server.perform("crawl:0.1")
    began = time.monotonic()
    fault = await fault_of(wire, first=0.5, total=0.6)
    assert isinstance(fault, Timeout)
    assert time.monotonic() - began < 1.1


async def test_a_429_is_waited_out_once(wire, server):
    server.perform("rate:0.2", "stream")
    began = time.monotonic()
    said, finish = await talk(wire)
    assert (said, finish.attempts) == (REPLY, 2)
    assert time.monotonic() - began >= 0.2


async def test_a_429_that_asks_to_wait_beyond_the_deadline_is_not_waited_for(wire, server):
    server.perform("rate:60")
    began = time.monotonic()
    fault = await fault_of(wire)
    assert isinstance(fault, RateLimited)
    assert fault.retry_after == 60
    assert time.monotonic() - began < 1


async def test_two_429s_in_a_row_give_up(wire, server):
    server.perform("rate:0.05", "rate:0.05", "stream")
    assert isinstance(await fault_of(wire), RateLimited)
    assert len(server.requests) == 2


@pytest.mark.parametrize(
    "play", ["error:500", "error:503", "html", "html-ok", "empty", "cut:0", "stop-short:0"]
)
async def test_a_fault_before_the_first_word_is_retried_once(wire, server, play):
    server.perform(play, "stream")
    said, finish = await talk(wire)
    assert (said, finish.attempts) == (REPLY, 2)


@pytest.mark.parametrize(
    ("play", "kind"),
    [
        ("error:500", Unavailable),
        ("html", Unavailable),
        ("empty", Empty),
        ("stop-short:0", Cut),
        ("error-event", Unavailable),
        ("length:0.5", Empty),
    ],
)
async def test_a_fault_that_stays_is_named_after_two_requests(wire, server, play, kind):
    server.perform(play)
    fault = await fault_of(wire)
    assert isinstance(fault, kind)
    assert (fault.attempts, len(server.requests)) == (2, 2)


@pytest.mark.parametrize(("play", "kind"), [("cut:5", Cut), ("stop-short:5", Cut), ("broken", Cut)])
async def test_a_stream_that_breaks_after_words_is_cut_and_not_asked_again(wire, server, play, kind):
    server.perform(play)
    assert isinstance(await fault_of(wire), kind)
    assert len(server.requests) == 1


@pytest.mark.parametrize("play", ["refusal", "filtered"])
async def test_a_refusal_is_not_asked_again(wire, server, play):
    server.perform(play)
    fault = await fault_of(wire)
    assert isinstance(fault, Refused)
    assert fault.permanent
    assert len(server.requests) == 1


async def test_a_reply_at_its_token_limit_says_so(wire, server):
    server.perform("length:6")
    said, finish = await talk(wire)
    assert (said, finish.reason) == ("Weekends I'm on the wall by", "length")


@pytest.mark.parametrize("status", [301, 401, 403, 404])
async def test_what_asking_again_cannot_mend_is_permanent(wire, server, status):
    server.perform(f"error:{status}")
    fault = await fault_of(wire)
    assert fault.permanent
    assert len(server.requests) == 1


async def test_a_server_that_is_not_there_is_unavailable(config_for, _closing):
    with running("stream") as gone:
        url = gone.url
    wire = OpenAIWire(config_for())
    object.__setattr__(wire.config, "base_url", url)
    assert isinstance(await fault_of(wire), Unavailable)


async def test_usage_is_estimated_where_the_server_reports_none(wire, server):
    server.perform("no-usage")
    _, finish = await talk(wire)
    assert not finish.tokens.counted
    assert finish.tokens.output == pytest.approx(len(REPLY) / 3.5, abs=1)


async def test_a_server_that_refuses_stream_options_is_asked_without_them_from_then_on(wire, server):
    server.perform("no-stream-options")
    assert (await talk(wire))[0] == REPLY
    await talk(wire)
    assert ["stream_options" in request for request in server.requests] == [True, False, False]


async def test_five_faults_open_the_circuit_and_time_closes_it(wire, server):
    server.perform("error:500")
    now = 100.0
    wire.circuit.clock = lambda: now
    for _ in range(5):
        assert isinstance(await fault_of(wire, attempts=1), Unavailable)
    assert isinstance(await fault_of(wire), CircuitOpen)
    assert len(server.requests) == 5
    server.perform("stream")
    now += 31
    assert (await talk(wire))[0] == REPLY
    assert wire.circuit.failed == 0


async def test_no_more_calls_at_once_than_there_are_lines(config_for, server, _closing):
    server.perform("never")
    wire = OpenAIWire(config_for(concurrency=2))
    await asyncio.gather(*(fault_of(wire, first=first, attempts=1) for first in (0.5, 0.5, 0.1, 0.1)))
    assert len(server.requests) == 2
    assert wire.circuit.failed == 2


async def test_a_learner_who_leaves_frees_the_line(config_for, server, _closing):
    server.perform("never", "stream")
    wire = OpenAIWire(config_for(concurrency=1))
    waiting = asyncio.create_task(talk(wire))
    await asyncio.sleep(0.1)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    assert (await talk(wire))[0] == REPLY


async def test_the_key_goes_to_the_server_and_nowhere_else(wire, server, caplog):
    caplog.set_level("DEBUG")
    server.perform("error:401", "stream")
    fault = await fault_of(wire)
    await talk(wire)
    assert server.keys == [f"Bearer {KEY}"] * 2
    told = f"{fault!r} {fault} {fault.__cause__} {wire.config!r} {vars(wire)} {caplog.text}"
    assert KEY not in told
    assert "…wxyz" in repr(wire.config)


async def test_malformed_words_before_any_text_are_malformed(wire, server):
    server.perform("not-json")
    with pytest.raises(Malformed):
        await wire.complete_json(HELLO, {"type": "object"}, model="m", max_tokens=9, deadline=Deadline(2, 2))
    assert len(server.requests) == 2
