"""The critic: it points at a sentence, moves at most one step a turn and two a call, and can fail without a trace."""

import asyncio
import json
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulations import calls
from simulations.calls.criticised import keep_finding
from simulations.calls.leases import owner_name
from simulations.calls.replies import load_work
from simulations.candidates import critic
from simulations.candidates.critic import Critic, Finding, LastExchange
from simulations.director import start
from simulations.director.critic import FEELINGS, recorded_step, step_of, with_critic
from simulations.llm.clients import close_exchanges
from simulations.llm.config import ModelConfig
from simulations.llm.errors import Refused, Timeout
from simulations.llm.openai import OpenAIWire
from simulations.llm.scripted import ScriptedProvider
from simulations.models import ModelSpending, Turn
from simulations.sentences import Sentence
from simulations.streams import criticising, generation, reply_events, switchboard
from simulations.streams.threads import in_database
from tests.simulations.rehearsal import live_call, say_and_hear
from tests.simulations.stage import TOVE
from tests.simulations.test_streams import saying

CONFIG = ModelConfig(judge_model="reader")
EXCHANGE = LastExchange(
    "I climb.", (Sentence("r2.1", "Climbing takes patience."), Sentence("r2.2", "Why?")), "It does."
)


def found(feeling: str, because: str = "r2.1") -> str:
    return json.dumps({"feeling": feeling, "because": because})


async def read(config_for, *script, exchange: LastExchange = EXCHANGE) -> Finding | None:
    return await Critic(ScriptedProvider(script), config_for()).read(exchange)


@given(st.lists(st.sampled_from(FEELINGS), max_size=30))
def test_it_moves_one_step_a_turn_and_two_a_call_each_way(feelings):
    steps: list[float] = []
    for feeling in feelings:
        steps.append(step_of(feeling, steps))
    assert set(steps) <= {0.25, 0.0, -0.25}
    assert steps.count(0.25) <= 2 and steps.count(-0.25) <= 2
    assert steps.count(0.25) == min(2, feelings.count("warmer"))


@pytest.mark.parametrize(
    "record", [None, {}, {"step": 5}, {"step": "0.25"}, {"step": None}, {"feeling": "warmer"}]
)
def test_a_record_that_holds_no_step_moves_nothing(record):
    assert with_critic(start(TOVE), record) == start(TOVE)
    assert recorded_step(record) == 0.0


def test_a_record_moves_trust_alone_and_keeps_it_on_its_scale():
    assert with_critic(start(TOVE), {"step": 0.25}).trust == TOVE.trust_start + 0.25
    low = with_critic(start(TOVE), {"step": -0.25})
    for _ in range(9):
        low = with_critic(low, {"step": -0.25})
    assert low.trust == 0.0


async def test_a_finding_names_a_sentence_of_the_recruiter(config_for):
    assert await read(config_for, found("warmer")) == Finding("warmer", "r2.1")
    assert await read(config_for, found("cooler", "r1.1")) is None
    assert await read(config_for, found("cooler", "c2.1")) is None


@pytest.mark.parametrize(
    "answer", [Timeout("slow"), Refused("no"), "not JSON", '{"feeling": "delighted", "because": "r2.1"}']
)
async def test_any_failure_is_no_finding(config_for, answer):
    assert await read(config_for, answer) is None


async def test_over_the_wire_a_bad_answer_is_asked_for_once_more(config_for, server, _closing):
    server.perform("say:Certainly!", f"say:{found('warmer')}")
    assert await Critic(OpenAIWire(config_for()), config_for()).read(EXCHANGE) == Finding("warmer", "r2.1")
    sent = "".join(message["content"] for message in server.requests[0]["messages"])
    assert "Climbing takes patience." in sent and len(server.requests) == 2


@pytest.mark.parametrize("play", ["error:500", "not-json", "refusal", "never"])
async def test_over_the_wire_a_fault_moves_nothing(config_for, server, _closing, monkeypatch, play):
    monkeypatch.setattr(critic, "CRITIC_SECONDS", 0.5)
    server.perform(play)
    assert await Critic(OpenAIWire(config_for()), config_for()).read(EXCHANGE) is None


# ---- in a call ------------------------------------------------------------------------------------------------


def model_call(user):
    call = live_call(user)
    call.candidate_engine = "model"
    call.save(update_fields=["candidate_engine"])
    return call


def state_now(call):
    """What the next reply would begin with."""
    posted = calls.post_turn(call, uuid4(), "And then?", owner="test")
    return load_work(posted.reply.pk).state


@pytest.mark.django_db
def test_the_next_turn_begins_with_what_was_found(learner):
    call = model_call(learner)
    say_and_hear(call, "Why?", director={"state": start(TOVE).to_dict()})
    reply = call.turns.order_by("-index")[0]
    assert keep_finding(reply.pk, Finding("warmer", "r1.1"))
    reply.refresh_from_db()
    assert reply.director["critic"] == {"feeling": "warmer", "because": "r1.1", "step": 0.25}
    assert state_now(call).trust == TOVE.trust_start + 0.25


@pytest.mark.django_db
def test_a_finding_that_comes_too_late_is_dropped(learner):
    call = model_call(learner)
    say_and_hear(call, "Why?", director={"state": start(TOVE).to_dict()})
    reply = call.turns.order_by("-index")[0]
    assert state_now(call).trust == TOVE.trust_start
    assert not keep_finding(reply.pk, Finding("warmer", "r1.1"))
    reply.refresh_from_db()
    assert "critic" not in reply.director


@pytest.mark.django_db
def test_a_third_step_the_same_way_is_recorded_and_moves_nothing(learner):
    call = model_call(learner)
    for turn in range(3):
        say_and_hear(call, "Why?", f"Reply number {turn}.", director={"state": start(TOVE).to_dict()})
        keep_finding(call.turns.order_by("-index")[0].pk, Finding("cooler", f"r{turn + 1}.1"))
    steps = [turn.director["critic"]["step"] for turn in call.turns.filter(director__has_key="critic")]
    assert steps == [-0.25, -0.25, 0.0]


async def talked(call, settings, monkeypatch, *script, reply=None):
    """Let a model's reply be made and read; the provider that the critic asked."""
    provider = ScriptedProvider(script)
    monkeypatch.setattr(criticising, "configured_critic", lambda write: Critic(provider, CONFIG, write=write))
    script_of = reply or saying("I do.", engine="model")
    monkeypatch.setattr(generation, "candidate", lambda name: script_of)
    posted = await in_database(calls.post_turn, call, uuid4(), "Do you climb?", owner=owner_name())
    switchboard().make(posted.reply.pk)
    events = [chunk async for chunk in reply_events(posted.reply.pk)]
    for _ in range(200):
        if not switchboard()._tasks:
            break
        await asyncio.sleep(0.01)
    await close_exchanges()
    return provider, await in_database(Turn.objects.get, pk=posted.reply.pk), events


@pytest.mark.django_db(transaction=True)
async def test_nothing_is_read_unless_the_site_wants_it(learner, settings, monkeypatch):
    call = await in_database(model_call, learner)
    provider, reply, _ = await talked(call, settings, monkeypatch, found("warmer", "r1.1"))
    assert provider.asked == [] and "critic" not in reply.director


@pytest.mark.django_db(transaction=True)
async def test_a_model_s_whole_reply_is_read_and_paid_for(learner, settings, monkeypatch):
    settings.RAPPORT_CRITIC = True
    call = await in_database(model_call, learner)
    provider, reply, events = await talked(call, settings, monkeypatch, found("warmer", "r1.1"))
    assert len(provider.asked) == 1 and b"event: end" in events[-1]
    assert reply.director["critic"]["step"] == 0.25
    spent = await in_database(lambda: list(ModelSpending.objects.values_list("reserved", "used")))
    assert spent and all(reserved == 0 and used > 13 for reserved, used in spent)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("reply", "answer"),
    [
        (saying("I do.", engine="offline"), found("warmer", "r1.1")),
        (saying("I do.", engine="model", end="cut"), found("warmer", "r1.1")),
        (saying("I do.", engine="model"), Timeout("slow")),
        (saying("I do.", engine="model"), RuntimeError("ours")),
        (saying("I do.", engine="model"), found("warmer", "r9.9")),
    ],
)
async def test_any_other_end_leaves_everything_as_it_was(learner, settings, monkeypatch, reply, answer):
    settings.RAPPORT_CRITIC = True
    call = await in_database(model_call, learner)
    _, kept, _ = await talked(call, settings, monkeypatch, answer, reply=reply)
    assert kept.text == "I do." and "critic" not in kept.director
