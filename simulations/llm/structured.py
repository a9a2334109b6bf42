"""Asking for JSON in words and reading it strictly, whatever the server promised."""

import json
import re
from typing import Any

import jsonschema

from simulations.llm.errors import Malformed, ModelFault
from simulations.llm.provider import Message

_THOUGHTS = re.compile(r"\A\s*<think>.*?</think>", re.DOTALL)
_FENCED = re.compile(r"\A\s*```(?:json)?\s*\n(.*)\n\s*```\s*\Z", re.DOTALL)


def with_schema(messages: list[Message], schema: dict[str, Any]) -> list[Message]:
    """`messages` whose last one ends by asking for an object of this schema and nothing else."""
    ask = f"Answer with one JSON object that obeys this schema, and nothing else:\n{json.dumps(schema)}"
    last = messages[-1]
    return [*messages[:-1], {"role": last["role"], "content": f"{last['content']}\n\n{ask}"}]


def with_complaint(messages: list[Message], schema: dict[str, Any], fault: ModelFault) -> list[Message]:
    """The same request again and, where the first answer was not what was asked for, why."""
    asked = with_schema(messages, schema)
    if not isinstance(fault, Malformed):
        return asked
    note = f"An earlier answer could not be used: {fault.detail}. Answer afresh, with valid JSON only."
    return [*asked[:-1], {"role": asked[-1]["role"], "content": f"{asked[-1]['content']}\n\n{note}"}]


def parsed(text: str, schema: dict[str, Any]) -> dict[str, Any]:
    """The one JSON object that `text` is, alone or in one code fence. Raises Malformed."""
    bare = _THOUGHTS.sub("", text)
    fenced = _FENCED.match(bare)
    try:
        value = json.loads(fenced.group(1) if fenced else bare, parse_constant=_refuse)
        jsonschema.validate(value, schema)
    except (ValueError, RecursionError) as error:
        raise Malformed(f"not JSON ({type(error).__name__})") from None
    except jsonschema.ValidationError as error:
        raise Malformed(f"{error.json_path}: breaks the rule {str(error.validator)!r}") from None
    return value


def _refuse(constant: str) -> float:
    raise ValueError(constant)
