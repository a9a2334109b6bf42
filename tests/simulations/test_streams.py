"""Replies as they are made: saved before they are sent, resumed where they broke, made once whoever dies."""

import asyncio
import json
from collections.abc import AsyncGenerator, AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.utils import timezone

from simulations import calls
from simulations.calls.leases import is_dead, owner_name, take_lease
from simulations.calls.replies import load_work
from simulations.candidates.brief import ReplyBrief, ReplyPart, Usage
from simulations.models import Call, ModelSpending, Turn
from simulations.streams import generation, reply_events, switchboard
from simulations.streams.following import label_for
from simulations.streams.threads import in_database
from tests.simulations.rehearsal import live_call, say_and_hear

SENTENCES = ("Weekends I climb.", "There is a wall by the harbour.", "I'd miss it.")


class Script:
    """A candidate that says the given parts; a number is a wait in seconds, an exception is raised."""

    name = "model"

    def __init__(self, *parts: ReplyPart | float | Exception) -> None:
        self.parts = parts
        self.asked = 0

    def cost(self, brief: ReplyBrief) -> int:
        return 100

    async def reply(self, brief: ReplyBrief) -> AsyncGenerator[ReplyPart, None]:
        self.asked += 1
        for part in self.parts:
            if isinstance(part, Exception):
                raise part
            if isinstance(part, ReplyPart):
                yield part
            else:
                await asyncio.sleep(part)


def saying(*texts: str, end: str = "complete", engine: str = "offline", wait: float = 0) -> Script:
    parts: list[ReplyPart | float] = []
    for text in texts:
        parts += [ReplyPart(text=text, engine=engine), wait]
    return Script(*parts, ReplyPart(end=end, engine=engine, usage=Usage(10, 5, 3, 1.5)))


@pytest.fixture
def plays(monkeypatch):
    """`plays(script)` makes it answer every call; `plays(offline=a, model=b)` by engine."""

    def _plays(script: Script | None = None, **by_engine: Script) -> None:
        monkeypatch.setattr(generation, "candidate", lambda name: by_engine.get(name, script))

    return _plays


@pytest.fixture
def call(learner) -> Call:
    return live_call(learner)


async def post(call: Call, words: str = "What do you do at weekends?", owner: str = "") -> calls.Posted:
    return await in_database(calls.post_turn, call, uuid4(), words, owner=owner or owner_name())


async def events(reply_id: int, after: int = 0) -> list[tuple[str, dict]]:
    return [parsed async for parsed in parse(reply_events(reply_id, after))]


async def parse(chunks: AsyncIterator[bytes]) -> AsyncIterator[tuple[str, dict]]:
    async for chunk in chunks:
        lines = dict(
            line.split(": ", 1) for line in chunk.decode().strip().splitlines() if not line.startswith(":")
        )
        if lines:
            yield (
                lines["event"],
                json.loads(lines["data"]) | ({"no": int(lines["id"])} if "id" in lines else {}),
            )


async def stored(reply_id: int) -> Turn:
    return await in_database(Turn.objects.select_related("call").get, pk=reply_id)


def said(found: list[tuple[str, dict]]) -> list[str]:
    return [data["text"] for name, data in found if name == "sentence"]


async def test_every_sentence_is_in_the_database_before_it_is_sent(call, plays):
    plays(saying(*SENTENCES, wait=0.02))
    posted = await post(call)
    switchboard().make(posted.reply.pk)
    async for name, data in parse(reply_events(posted.reply.pk)):
        if name == "sentence":
            reply = await stored(posted.reply.pk)
            assert reply.sentences[data["no"] - 1] == {"id": data["id"], "text": data["text"]}
    reply = await stored(posted.reply.pk)
    assert (reply.state, reply.text) == ("complete", " ".join(SENTENCES))
    assert (reply.input_tokens, reply.cached_tokens, reply.output_tokens) == (10, 5, 3)


async def test_the_built_in_candidate_answers_the_question_and_tells_its_cue(call):
    posted = await post(call)
    switchboard().make(posted.reply.pk)
    found = await events(posted.reply.pk)
    reply = await stored(posted.reply.pk)
    assert "wall" in " ".join(said(found))
    assert reply.disclosed == ["climbing"]
    assert reply.director["state"]["disclosed"] == ["climbing"]


async def test_a_stream_resumes_after_the_last_sentence_that_was_received(call, plays):
    plays(saying(*SENTENCES))
    posted = await post(call)
    switchboard().make(posted.reply.pk)
    await events(posted.reply.pk)
    found = await events(posted.reply.pk, after=2)
    assert [(name, data.get("no")) for name, data in found] == [("sentence", 3), ("end", None)]


async def test_following_an_old_reply_makes_no_turn_and_tells_its_end(call, plays):
    plays(saying("Hi."))
    posted = await post(call)
    switchboard().make(posted.reply.pk)
    await events(posted.reply.pk)
    before = await in_database(call.turns.count)
    assert said(await events(posted.reply.pk)) == ["Hi."]
    assert await in_database(call.turns.count) == before


async def test_the_reply_goes_on_when_the_browser_leaves(call, plays):
    plays(saying(*SENTENCES, wait=0.05))
    posted = await post(call)
    making = switchboard().make(posted.reply.pk)
    async for _ in reply_events(posted.reply.pk):
        break
    while not making.over:
        await making.changed()
    assert (await stored(posted.reply.pk)).state == "complete"


async def test_two_followers_hear_the_same_reply_which_is_made_once(call, plays):
    script = saying(*SENTENCES, wait=0.02)
    plays(script)
    posted = await post(call)
    switchboard().make(posted.reply.pk)
    one, other = await asyncio.gather(events(posted.reply.pk), events(posted.reply.pk))
    assert one == other and script.asked == 1


async def test_a_reply_whose_worker_died_is_made_by_whoever_follows_it(call, plays):
    plays(saying(*SENTENCES))
    posted = await post(call, owner="gone:1:a")
    await in_database(
        Turn.objects.filter(pk=posted.reply.pk).update, lease_until=timezone.now() - timedelta(seconds=1)
    )
    assert said(await events(posted.reply.pk)) == list(SENTENCES)


async def test_a_half_saved_reply_of_the_built_in_candidate_is_continued_without_doubling(call, plays):
    plays(saying(*SENTENCES))
    posted = await post(call, owner="gone:1:a")
    await in_database(
        Turn.objects.filter(pk=posted.reply.pk).update,
        lease_until=timezone.now() - timedelta(seconds=1),
        state="streaming",
        text=SENTENCES[0],
        sentences=[{"id": "c2.1", "text": SENTENCES[0]}],
    )
    assert said(await events(posted.reply.pk, after=1)) == list(SENTENCES[1:])
    assert (await stored(posted.reply.pk)).text == " ".join(SENTENCES)


async def test_a_half_saved_reply_that_cannot_be_repeated_stays_cut(call, plays):
    plays(saying("Something quite different.", engine="model"))
    posted = await post(call, owner="gone:1:a")
    await in_database(
        Turn.objects.filter(pk=posted.reply.pk).update,
        lease_until=timezone.now() - timedelta(seconds=1),
        engine="model",
        state="streaming",
        sentences=[{"id": "c2.1", "text": SENTENCES[0]}],
    )
    found = await events(posted.reply.pk)
    assert said(found) == [SENTENCES[0]]
    assert found[-1][1]["state"] == "partial" and "Try again" in found[-1][1]["message"]


async def test_a_worker_that_lost_its_lease_writes_nothing_more(call, plays):
    plays(saying(*SENTENCES, wait=0.05))
    posted = await post(call)
    making = switchboard().make(posted.reply.pk)
    await making.changed()
    await in_database(
        Turn.objects.filter(pk=posted.reply.pk).update,
        lease_owner="other:1:b",
        lease_until=timezone.now() + timedelta(seconds=60),
    )
    while not making.over:
        await making.changed()
    reply = await stored(posted.reply.pk)
    assert making.lost and len(reply.sentences) == 1 and reply.lease_owner == "other:1:b"


@pytest.mark.parametrize("heard", [0, 1, 2])
async def test_a_reply_cut_anywhere_can_be_tried_again(call, plays, heard):
    plays(saying(*SENTENCES[:heard], end="cut", engine="model"))
    posted = await post(call)
    switchboard().make(posted.reply.pk)
    found = await events(posted.reply.pk)
    assert found[-1][1]["state"] == ("partial" if heard else "failed")
    plays(saying(*SENTENCES))
    again = await in_database(calls.retry_reply, call, owner=owner_name())
    switchboard().make(again.pk)
    assert said(await events(again.pk)) == list(SENTENCES)
    transcript = await in_database(calls.transcript_of, call)
    assert [line.text for line in transcript.lines][2:] == [" ".join(SENTENCES)]
    assert (await stored(posted.reply.pk)).state == "replaced"


async def test_words_that_were_never_heard_change_neither_trust_nor_cues(call, plays):
    plays(saying(end="failed", engine="model"))
    posted = await post(call)
    switchboard().make(posted.reply.pk)
    await events(posted.reply.pk)
    reply = await stored(posted.reply.pk)
    assert reply.disclosed == [] and "state" not in reply.director


async def test_a_fault_of_ours_leaves_a_reply_that_can_be_tried_again(call, plays):
    plays(Script(ReplyPart(text="Well.", engine="model"), RuntimeError("a fault of ours")))
    posted = await post(call)
    switchboard().make(posted.reply.pk)
    found = await events(posted.reply.pk)
    assert (found[-1][1]["state"], said(found)) == ("partial", ["Well."])


async def test_the_built_in_candidate_stands_in_only_after_the_learner_chose_it(call, plays):
    await in_database(Call.objects.filter(pk=call.pk).update, candidate_engine="model")
    plays(model=saying(end="failed", engine="model"), offline=saying("Right here."))
    posted = await post(call)
    switchboard().make(posted.reply.pk)
    found = await events(posted.reply.pk)
    assert found[-1][1]["state"] == "failed" and "built-in candidate" in found[-1][1]["message"]
    again = await in_database(calls.retry_reply, call, engine="offline", owner=owner_name())
    switchboard().make(again.pk)
    found = await events(again.pk)
    assert found[-1][1]["stand_in"] is True
    posted = await post(call, "And away from work?")
    switchboard().make(posted.reply.pk)
    assert said(await events(posted.reply.pk)) == ["Right here."]


async def test_a_model_is_paid_for_and_the_built_in_candidate_goes_on_when_the_budget_is_spent(
    call, learner, plays, settings
):
    settings.RAPPORT_DAILY_TOKENS_LEARNER = 110
    await in_database(Call.objects.filter(pk=call.pk).update, candidate_engine="model")
    plays(model=saying("Me first.", engine="model"), offline=saying("Then me."))
    for words, answer, label in (
        ("What do you do at weekends?", "Me first.", ""),
        ("And away from work?", "Then me.", "Today’s model budget is spent: the built-in candidate answered"),
    ):
        posted = await post(call, words)
        switchboard().make(posted.reply.pk)
        assert said(await events(posted.reply.pk)) == [answer]
        assert label_for(await stored(posted.reply.pk)) == label
    spent = await in_database(lambda: set(ModelSpending.objects.values_list("scope", "reserved", "used")))
    assert spent == {(f"learner:{learner.pk}", 0, 13), ("site", 0, 13)}


async def test_a_slow_first_sentence_is_told_and_the_line_stays_open(call, plays, monkeypatch):
    monkeypatch.setattr("simulations.streams.following.SLOW_SECONDS", 0.05)
    plays(Script(0.2, ReplyPart(text="Here.", engine="model"), ReplyPart(end="complete", engine="model")))
    posted = await post(call)
    switchboard().make(posted.reply.pk)
    assert [name for name, _ in await events(posted.reply.pk)] == ["slow", "sentence", "end"]


async def test_a_reply_that_never_comes_ends_at_the_deadline(call, plays, monkeypatch):
    monkeypatch.setattr(generation, "DEADLINE_SECONDS", 0.1)
    plays(Script(30.0))
    posted = await post(call)
    switchboard().make(posted.reply.pk)
    assert (await events(posted.reply.pk))[-1][1]["state"] == "failed"


async def test_the_call_ends_with_the_reply_that_says_goodbye(call):
    words = ["Thank you, Maya, that was kind.", "I will write today. Goodbye!", "Bye then!", "Goodbye."]
    for line in words:
        posted = await post(call, line)
        switchboard().make(posted.reply.pk)
        end = (await events(posted.reply.pk))[-1][1]
        if end["call"]["state"] == "ended":
            break
    assert end["call"] == {"state": "ended", "ended_by": "goodbye"}


async def test_replies_pause_between_sentences_and_never_before_the_first(call, plays):
    plays(saying(*SENTENCES))
    posted = await post(call)
    started = asyncio.get_running_loop().time()
    switchboard().make(posted.reply.pk, 0.1)
    heard_at = []
    async for name, _ in parse(reply_events(posted.reply.pk)):
        if name == "sentence":
            heard_at.append(asyncio.get_running_loop().time() - started)
    assert heard_at[1] - heard_at[0] > 0.05
    assert heard_at[2] - heard_at[1] > 0.03


def test_twenty_posts_of_one_turn_at_once_make_one_turn(call):
    key = uuid4()

    def send() -> int:
        try:
            return calls.post_turn(call, key, "Hello Maya.").said.pk
        finally:
            connection.close()

    with ThreadPoolExecutor(20) as pool:
        found = [future.result() for future in [pool.submit(send) for _ in range(20)]]
    assert len(set(found)) == 1
    assert call.turns.count() == 3


def test_a_lease_is_held_by_one_worker_and_free_when_it_ran_out(call):
    reply = calls.post_turn(call, uuid4(), "Hello.", owner="elsewhere:1:a").reply
    assert not take_lease(reply.pk, owner_name())
    Turn.objects.filter(pk=reply.pk).update(lease_until=timezone.now() - timedelta(seconds=1))
    assert take_lease(reply.pk, owner_name())
    assert not take_lease(reply.pk, "third:1:c")


def test_a_process_of_this_host_that_is_gone_holds_no_lease():
    host, pid, _token = owner_name().split(":")
    assert is_dead(f"{host}:{pid}:another")
    assert is_dead(f"{host}:4194304:x")
    assert not is_dead(owner_name())
    assert not is_dead("elsewhere:1:a")


def test_the_director_goes_on_from_the_last_reply_that_it_directed(call):
    say_and_hear(call, "Hello.", director={"state": {"persona": "maya", "turn": 1, "trust": 2.5}})
    say_and_hear(call, "And?", director={})
    reply = calls.post_turn(call, uuid4(), "And now?").reply
    work = load_work(reply.pk)
    assert work.state.trust == 2.5
    assert [said.text for said in work.history][-1] == "Fair enough."
