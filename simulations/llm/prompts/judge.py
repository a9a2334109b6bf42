"""The judge's prompt: instructions before and after a transcript that is data, and a schema without any total."""

import json
import unicodedata
from collections.abc import Sequence
from typing import Any

from simulations.llm.prompts import load_prompt
from simulations.llm.provider import Message
from simulations.packs.pack import Criterion, Pack
from simulations.transcripts import FollowUp, Transcript

VERDICTS = ("met", "no_opportunity", "insufficient_evidence")
AFTERWARDS = (
    "The transcript ends here, and with it everything that was said. Report on each of these criteria, once, from the "
    "sentences alone: evidence first, then verdict, then anchor."
)
JUDGE = load_prompt("judge", "judge-1", AFTERWARDS)
TEXT_LIMIT = 2_000
"""Characters of one sentence that are read."""


def messages_for(pack: Pack, transcript: Transcript, criteria: Sequence[Criterion]) -> list[Message]:
    """One request for a group of criteria. All groups of a call share everything before the criteria."""
    data = json.dumps(transcript_data(pack, transcript), ensure_ascii=False)
    asked = json.dumps({"criteria": [_criterion(criterion) for criterion in criteria]}, ensure_ascii=False)
    return [
        {"role": "system", "content": JUDGE.text},
        {"role": "user", "content": f"{data}\n\n{AFTERWARDS}\n{asked}"},
    ]


def schema_for(criteria: Sequence[Criterion]) -> dict[str, Any]:
    """What an answer may hold: per criterion ids, a verdict and an anchor. No score, no total, no pass."""
    reading = {
        "type": "object",
        "properties": {
            "criterion": {"type": "string", "enum": [criterion.key for criterion in criteria]},
            "evidence": {"type": "array", "items": {"type": "string"}},
            "verdict": {"type": "string", "enum": list(VERDICTS)},
            "anchor": {"type": ["integer", "null"]},
        },
        "required": ["criterion", "evidence", "verdict", "anchor"],
        "additionalProperties": False,
    }
    return {
        "type": "object",
        "properties": {"readings": {"type": "array", "items": reading}},
        "required": ["readings"],
        "additionalProperties": False,
    }


def transcript_data(pack: Pack, transcript: Transcript) -> dict[str, Any]:
    """The call as data: who spoke comes from our records, never from the words."""
    return {
        "lines": [
            {
                "speaker": line.speaker,
                "sentences": [{"id": s.id, "text": cleaned(s.text)} for s in line.sentences],
            }
            for line in transcript.lines
        ],
        "follow_up": _follow_up(transcript.follow_up),
        "company_facts": [
            {"key": fact.key, "claim": fact.claim, "may_be_told": fact.visibility != "embargoed"}
            for fact in pack.facts
        ],
    }


def _follow_up(message: FollowUp | None) -> dict[str, Any] | None:
    if message is None:
        return None
    touches = [
        {"quote": cleaned(touch.quote), "because": cleaned(touch.because)} for touch in message.touches
    ]
    return {"id": "follow_up", "text": cleaned(message.text), "touches": touches}


def _criterion(criterion: Criterion) -> dict[str, Any]:
    return {"key": criterion.key, "anchors": list(criterion.levels)}


def cleaned(text: str) -> str:
    """`text` on one line, bounded, without control, format, surrogate or private-use characters."""
    kept = "".join(" " if char.isspace() else char for char in text if char.isspace() or _is_plain(char))
    return " ".join(kept.split())[:TEXT_LIMIT]


def _is_plain(char: str) -> bool:
    return not unicodedata.category(char).startswith("C")
