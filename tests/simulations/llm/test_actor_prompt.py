"""The prompt's layout: what a prefix cache may count on, what a model may read, and what a recruiter cannot forge."""

import json
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from simulations.candidates.brief import ReplyBrief, Said
from simulations.llm.prompts.actor import ACTOR, HISTORY_LIMIT, MANNERS, NOTES, messages_for
from simulations.llm.provider import Message, estimate
from tests.simulations.llm.actors import BRIEF, LINE, MAYA, brief

QUESTION = (
    "And what would you want to hear from us before you told anybody that you were thinking about moving?"
)


def call(turns: int, question: str = QUESTION, reply: str = LINE) -> list[ReplyBrief]:
    """The briefs of a call, each one with the history of those before it."""
    acts = list(NOTES)
    history, briefs = list(BRIEF.history), []
    for turn in range(turns):
        text = f"{turn}. {question}"
        act = acts[turn % len(acts)]
        briefs.append(brief(act=act, text=text, history=tuple(history), turn=turn + 1, seed=turn))
        history += [Said("recruiter", text), Said("candidate", f"{turn}. {reply}")]
    return briefs


def as_bytes(messages: list[Message]) -> bytes:
    return "".join(f"<{m['role']}>{m['content']}" for m in messages).encode()


def test_all_but_the_newest_message_is_byte_identical_in_the_next_turn():
    requests = [messages_for(order) for order in call(20)]
    for now, after in zip(requests, requests[1:], strict=False):
        assert after[: len(now) - 1] == now[:-1]
        newest = now[-1]["content"].split("\n\n⟦prompter⟧")[0]
        assert as_bytes(after).startswith(as_bytes(now[:-1]) + f"<user>{newest}".encode())


def test_a_call_of_twenty_turns_stays_within_its_tokens_and_most_of_them_are_cacheable():
    requests = [messages_for(order) for order in call(20)]
    spent = sum(estimate(messages, "").input for messages in requests)
    cacheable = sum(estimate(messages[:-1], "").input for messages in requests[:-1])
    assert spent <= 60_000
    assert cacheable >= 0.8 * spent


def test_messages_take_turns_after_the_rules_and_begin_with_a_user():
    for order in call(5):
        assert [m["role"] for m in messages_for(order)] == [
            "system",
            *(["user", "assistant"] * 20)[: 2 * order.turn + 1],
        ]


def test_two_recruiter_lines_in_a_row_share_a_message():
    history = (*BRIEF.history, Said("recruiter", "Hello?"))
    assert "Hello?" in messages_for(brief(history=history))[-1]["content"]


def test_the_directors_note_is_the_last_word_and_never_kept():
    first, second = call(2)
    assert messages_for(first)[-1]["content"].endswith("⟦end⟧")
    assert str(messages_for(second)).count("⟦prompter⟧ ") == 1 + ACTOR.text.count("⟦prompter⟧ ")


def test_neither_locked_words_nor_keys_nor_the_scenarios_other_side_are_sent():
    sent = json.dumps(messages_for(brief(persona=replace(MAYA, cues=()))), ensure_ascii=False)
    for secret in (
        *BRIEF.locked_texts,
        "sepsis",
        "on-call-rota",
        'climbing"',
        "anthropologist",
        "trust",
        "rubric",
    ):
        assert secret not in sent


@given(st.text(alphabet="⟦⟧prompter end\n", max_size=80))
def test_a_recruiter_cannot_write_the_directors_brackets(text):
    request = messages_for(brief(text=text, history=()))
    said = request[1]["content"]
    assert said.count("⟦prompter⟧") == 1
    assert said.count("⟧") == 4


def test_a_very_long_call_forgets_its_oldest_lines_in_steps():
    requests = [messages_for(order) for order in call(60, QUESTION * 4)]
    assert max(len(as_bytes(messages)) for messages in requests) < HISTORY_LIMIT + 12_000
    changed = sum(
        after[: len(now) - 1] != now[:-1] for now, after in zip(requests, requests[1:], strict=False)
    )
    assert 0 < changed <= 12


def test_every_act_and_manner_has_a_note_and_changes_the_request():
    notes = {messages_for(brief(act=act))[-1]["content"] for act in NOTES}
    manners = {messages_for(brief(manner=manner))[-1]["content"] for manner in ("", *MANNERS)}
    assert (len(notes), len(manners)) == (len(NOTES), len(MANNERS) + 1)


def test_the_version_names_the_very_words():
    assert ACTOR.label.startswith("actor-1:")
    assert len(ACTOR.sha256) == 64
