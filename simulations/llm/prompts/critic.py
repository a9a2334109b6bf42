"""The critic's prompt: one exchange as data, and a schema that holds one word and one sentence id."""

import json
from collections.abc import Sequence
from typing import Any

from simulations.director.critic import FEELINGS
from simulations.llm.prompts import load_prompt
from simulations.llm.prompts.judge import cleaned
from simulations.llm.provider import Message
from simulations.sentences import Sentence

CRITIC = load_prompt("critic", "critic-1")


def messages_for(before: str, said: Sequence[Sentence], reply: str) -> list[Message]:
    """One request: what the person said before, the recruiter's sentences, the person's reply."""
    data = {
        "person_before": cleaned(before),
        "recruiter": [{"id": sentence.id, "text": cleaned(sentence.text)} for sentence in said],
        "person_reply": cleaned(reply),
    }
    return [
        {"role": "system", "content": CRITIC.text},
        {"role": "user", "content": json.dumps(data, ensure_ascii=False)},
    ]


def schema() -> dict[str, Any]:
    """What an answer may hold."""
    return {
        "type": "object",
        "properties": {
            "feeling": {"type": "string", "enum": list(FEELINGS)},
            "because": {"type": "string"},
        },
        "required": ["feeling", "because"],
        "additionalProperties": False,
    }
