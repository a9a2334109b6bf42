"""The prompted candidate: sentences released one by one, and every way in which a reply can end."""

import asyncio
import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulations.candidates.brief import Said
from simulations.candidates.offline import OfflineCandidate
from simulations.candidates.prompted import PromptedCandidate, WithFallback
from simulations.llm.config import ModelConfig
from simulations.llm.errors import Cut, Empty, Refused, Unavailable
from simulations.llm.openai import OpenAIWire
from simulations.llm.scripted import ScriptedProvider
from simulations.sentences import split_sentences
from tests.modelplays import MONOLOGUE, REPLY, tokens_of
from tests.simulations.llm.actors import LINE, MAYA, brief, parts_of, said_in

CONFIG = ModelConfig(model="scripted")


def scripted(*script) -> PromptedCandidate:
    return PromptedCandidate(ScriptedProvider(script), CONFIG)


async def test_each_sentence_is_a_part_and_one_end_follows():
    parts = await parts_of(scripted(REPLY))
    assert [part.text for part in parts] == [*split_sentences(REPLY), ""]
    assert [part.end for part in parts] == ["", "", "", "complete"]
    assert {part.engine for part in parts} == {"model"}
    assert parts[-1].usage.output_tokens > 0


async def test_whether_a_machine_is_talking_is_answered_by_code_and_truly():
    asked = replace(brief(), act="fallback", text="Am I talking to a real person?", lines=())
    parts = await parts_of(scripted("No, I'm as human as you are."))
    assert "software" not in said_in(parts)

    candid = await parts_of(scripted("No, I'm as human as you are."), asked)

    assert "software" in said_in(candid).lower() and "human" not in said_in(candid)
    assert candid[-1].end == "complete" and {part.engine for part in candid} == {"offline"}


async def test_another_language_is_answered_by_code_and_in_english():
    foreign = replace(brief(), act="fallback", manner="foreign", text="¿Qué le gusta hacer?", lines=())

    parts = await parts_of(scripted("Me gusta escalar."), foreign)

    assert "English" in said_in(parts)
    assert parts[-1].end == "complete" and {part.engine for part in parts} == {"offline"}


async def test_a_sentence_is_released_as_soon_as_the_next_one_begins():
    gate = asyncio.Event()

    class Pausing(ScriptedProvider):
        async def stream_chat(self, messages, **how):
            yield "I climb. "
            yield "At"
            await gate.wait()
            raise Cut("test")

    reply = PromptedCandidate(Pausing([]), CONFIG).reply(brief())
    assert (await anext(reply)).text == "I climb."
    gate.set()
    assert [part.end async for part in reply] == ["", "cut"]


async def test_of_a_reply_that_stays_out_of_role_nothing_is_said():
    wrong = "As an AI language model I have no weekends. It"
    parts = await parts_of(scripted(wrong, wrong))
    assert [(part.text, part.end) for part in parts] == [("", "failed")]
    assert "out_of_role" in parts[0].detail


async def test_a_sentence_out_of_role_is_never_said_and_asked_for_again():
    provider = ScriptedProvider(["As an AI language model, I have no weekends.", REPLY])
    parts = await parts_of(PromptedCandidate(provider, CONFIG))
    assert said_in(parts) == REPLY
    assert len(provider.asked) == 2


async def test_a_reply_that_goes_astray_after_a_sentence_ends_there():
    parts = await parts_of(
        scripted("On the wall by the harbour, climbing at weekends. How can I help you today?")
    )
    assert said_in(parts) == "On the wall by the harbour, climbing at weekends."
    assert parts[-1].end == "complete"
    assert "out_of_role" in parts[-1].detail


async def test_locked_words_are_never_said():
    leak = "The sepsis alert was mine, you know."
    parts = await parts_of(scripted(leak, leak))
    assert said_in(parts) == ""
    assert parts[-1].end == "failed"
    assert "sepsis" not in parts[-1].detail


async def test_a_line_said_before_is_not_said_again():
    history = (*brief().history, Said("recruiter", "Hm?"), Said("candidate", "I fix pipelines for a living."))
    parts = await parts_of(scripted("I fix pipelines for a living.", REPLY), brief(history=history))
    assert said_in(parts) == REPLY


async def test_the_fact_that_must_be_told_is_told_even_when_the_model_forgets_it():
    parts = await parts_of(scripted("Oh, this and that."))
    assert said_in(parts) == f"Oh, this and that. {LINE}"


async def test_the_personas_own_question_ends_the_reply_once():
    question = "How often would I be woken up at night?"
    forgot = await parts_of(scripted(REPLY), brief(question=question))
    asked = await parts_of(scripted(f"{LINE} {question}"), brief(question=question))
    assert said_in(forgot).endswith(question)
    assert said_in(asked).count("woken") == 1


async def test_authored_opening_and_closing_stand_around_the_reply():
    parts = await parts_of(
        scripted("Fine."), brief(act="react", lines=(), opening="I take that back.", closing="Bye now.")
    )
    assert said_in(parts) == "I take that back. Fine. Bye now."


async def test_a_chatty_model_is_stopped_at_the_personas_sentence_limit():
    parts = await parts_of(scripted(f"{LINE} One more. And another. And on."))
    assert said_in(parts) == LINE
    assert parts[-1].end == "complete"


async def test_a_reply_cut_after_sentences_keeps_them():
    parts = await parts_of(scripted(["Weekends I'm on the wall by the harbour. I'd miss", Cut("gone")]))
    assert said_in(parts) == "Weekends I'm on the wall by the harbour. I'd miss"
    assert parts[-1].end == "cut"


async def test_a_reply_cut_before_a_sentence_is_asked_for_again():
    assert said_in(await parts_of(scripted(["Week", Cut("gone")], REPLY))) == REPLY


@pytest.mark.parametrize(
    ("fault", "end"), [(Empty("x"), "failed"), (Unavailable("x"), "failed"), (Refused("x"), "refused")]
)
async def test_a_fault_that_stays_is_told_by_the_end(fault, end):
    parts = await parts_of(scripted(fault, fault))
    assert [part.end for part in parts] == [end]
    assert parts[0].detail == str(fault)


async def test_an_assistants_refusal_in_words_is_a_refusal():
    parts = await parts_of(scripted("I'm sorry, but I can't assist with that."))
    assert [(part.text, part.end) for part in parts] == [("", "refused")]


async def test_what_a_reasoning_model_thinks_aloud_and_acts_out_is_left_out():
    parts = await parts_of(
        scripted('<think>She asks. I say.</think>\nMaya: *laughs* "On the wall by the harbour, climbing. ☀️"')
    )
    assert said_in(parts) == "On the wall by the harbour, climbing."


async def test_the_offline_candidate_answers_when_the_model_cannot():
    parts = await parts_of(
        WithFallback(scripted(Unavailable("down"), Unavailable("down")), OfflineCandidate())
    )
    assert {part.engine for part in parts} == {"offline"}
    assert parts[-1].end == "complete"
    assert "unavailable" in parts[-1].detail
    assert "harbour" in said_in(parts)


async def test_the_offline_candidate_keeps_out_of_a_reply_that_was_cut_or_refused():
    for script, end in ((["I climb. Then", Cut("x")], "cut"), ([Refused("x")], "refused")):
        candidate = WithFallback(scripted(script if end == "cut" else script[0]), OfflineCandidate())
        parts = await parts_of(candidate)
        assert [part.end for part in parts if part.end] == [end]
        assert {part.engine for part in parts} == {"model"}


@given(st.text(alphabet="aB .!?\n\"*:…'I", max_size=60), st.lists(st.integers(1, 9), min_size=1, max_size=60))
@settings(max_examples=150, deadline=None)
def test_however_a_reply_is_chopped_the_same_sentences_are_released(text, sizes):
    from simulations.llm.speech import SentenceReader

    def read(pieces: list[str]) -> list[str]:
        reader = SentenceReader("Maya")
        return [
            *(s for piece in pieces for s in reader.feed(piece)),
            *([rest] if (rest := reader.rest()) else []),
        ]

    chopped, at = [], 0
    for size in [*sizes, len(text)]:
        chopped.append(text[at : at + size])
        at += size
    assert read(list(text)) == read(chopped)


class TestOverTheWire:
    """RELIABILITY F1-F8 through a real server, with deadlines short enough for a test."""

    @pytest.fixture
    def candidate(self, wire: OpenAIWire) -> WithFallback:
        return WithFallback(PromptedCandidate(wire, wire.config), OfflineCandidate())

    @pytest.mark.parametrize("how", ["cut", "stop-short"])
    async def test_a_stream_cut_at_any_token_keeps_what_was_said(self, config_for, server, _closing, how):
        config = config_for(circuit_faults=1000)
        candidate = WithFallback(PromptedCandidate(OpenAIWire(config), config), OfflineCandidate())
        talker = replace(MAYA, voice=replace(MAYA.voice, sentence_limit=9))
        words, ends = tokens_of(MONOLOGUE), set()
        for many in range(1, 81):
            server.perform(f"{how}:{many}")
            parts = await parts_of(candidate, brief(persona=talker, text="Two hours?"))
            kept = said_in(parts)
            assert kept == "".join(words[: len(kept.split())])
            assert parts[-1].end == "complete" or len(kept.split()) == many
            ends.add(parts[-1].end)
        assert ends == {"cut", "complete"}

    @pytest.mark.parametrize("how", ["cut:0", "stop-short:0"])
    async def test_a_stream_without_a_token_is_answered_by_the_offline_candidate(
        self, candidate, server, how
    ):
        server.perform(how)
        last = (await parts_of(candidate))[-1]
        assert (last.engine, last.end) == ("offline", "complete")

    async def test_after_a_cut_the_next_attempt_is_whole(self, candidate, server):
        server.perform("cut:4", "stream")
        parts = await parts_of(candidate)
        assert (said_in(parts), parts[-1].end) == (REPLY, "complete")

    async def test_a_silent_server_hands_over_within_the_deadline(self, config_for, server, _closing):
        server.perform("never")
        config = config_for(first_seconds=0.4)
        candidate = WithFallback(PromptedCandidate(OpenAIWire(config), config), OfflineCandidate())
        began = time.monotonic()
        parts = await parts_of(candidate)
        assert time.monotonic() - began < 1.4
        assert (parts[-1].engine, parts[-1].end) == ("offline", "complete")
        assert parts[-1].detail.startswith("timeout")

    async def test_very_slow_tokens_are_spoken_by_sentence_and_then_cut(self, config_for, server, _closing):
        server.perform("crawl:0.05")
        config = config_for(reply_seconds=0.9)
        parts = await parts_of(PromptedCandidate(OpenAIWire(config), config))
        assert parts[0].text == "Weekends I'm on the wall by the harbour."
        assert parts[-1].end == "cut"

    async def test_a_reply_at_its_limit_shows_that_it_went_on(self, candidate, server):
        server.perform("length:12")
        parts = await parts_of(candidate)
        assert said_in(parts).endswith("more…")
        assert parts[-1].end == "complete"

    async def test_what_a_turn_cost_is_kept(self, candidate):
        usage = (await parts_of(candidate))[-1].usage
        assert (usage.input_tokens, usage.cached_tokens, usage.output_tokens) == (900, 700, 24)
        assert usage.first_token_ms > 0
