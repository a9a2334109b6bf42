"""The drafter's prompt: the author's text as data between two instructions, and a schema without a rubric."""

import json
import unicodedata
from collections.abc import Sequence
from typing import Any

from simulations.llm.prompts import load_prompt
from simulations.llm.provider import Message

AFTERWARDS = (
    "The author's text ends here. Draft the rehearsal for its kind, facts from that text alone, each quoted."
)
AGAIN = "An earlier draft could not be used. Draft it again, and mend this:"
ONE = "One persona, the candidate, with four cues. No directory."
NOTES = {
    "discovery": f"{ONE} The recruiter has to find out what matters to them.",
    "hard_questions": (
        "One persona, the candidate, with two cues and an ask about every fact, embargoed ones included. No directory."
    ),
    "access": (
        "Two personas: the candidate, with two cues on whom they want to talk to and why; and one colleague, with one "
        "cue whose lines are their yes (“I can do half an hour”) with its terms. The directory has that colleague "
        "under the persona's key, with conditions, and one or two people who would be the wrong choice."
    ),
    "career_chat": "Three personas, all candidates, each with a matter, one cue and one ask. No directory.",
    "one_way": (
        "One persona, the candidate, who only reads. One opener of six to twelve sentences: what they have written in "
        "public. Three cues, each with one line that stands word for word in it: two green ones on their work, and a "
        "red one that is visible and private. `public` is what others wrote. No directory."
    ),
    "keeping_in_touch": (
        "One persona, the candidate. One opener: what they wrote when they said “not now”. Two cues, each with one "
        "line that stands word for word in it: what news would concern them, and what keeps them. A third, told when "
        "asked after, on how that went. No directory."
    ),
    "offer": (
        "One persona, the candidate, who has had all their talks. Two or three cues that parts of an offer answer. "
        "No directory."
    ),
    "welcome": "One persona, who begins soon. Two cues on how they would like to arrive. No directory.",
}
"""What a draft of each kind holds."""
DRAFTER = load_prompt("drafter", "drafter-1", json.dumps([AFTERWARDS, AGAIN, NOTES], sort_keys=True))
COMPLAINT_LIMIT = 1_500
"""Characters of complaint that go back with the one request to mend."""


def messages_for(order: dict[str, str], complaints: Sequence[str] = ()) -> list[Message]:
    """The whole request. `order` has kind, skill, jurisdiction, job_description and company_facts."""
    data = json.dumps({name: cleaned(text) for name, text in order.items()}, ensure_ascii=False)
    asked = f"{data}\n\n{AFTERWARDS} {NOTES[order['kind']]}"
    if complaints:
        asked += f"\n\n{AGAIN}\n" + "\n".join(complaints)[:COMPLAINT_LIMIT]
    return [{"role": "system", "content": DRAFTER.text}, {"role": "user", "content": asked}]


def cleaned(text: str) -> str:
    """`text` without control, format, surrogate or private-use characters; its lines stay."""
    return "".join(char for char in text if char == "\n" or not unicodedata.category(char).startswith("C"))


def _object(**properties: Any) -> dict[str, Any]:
    """An object as strict servers want it: every property required, no others."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _choice(*words: str) -> dict[str, Any]:
    return {"type": "string", "enum": list(words)}


TEXT = {"type": "string"}
FLAG = {"type": "boolean"}
TEXTS = {"type": "array", "items": TEXT}
CUE_KINDS = [
    "interest",
    "motivation",
    "constraint",
    "family",
    "fear",
    "preference",
    "relationship",
    "milestone",
]
GATE = _object(
    rule=_choice("any", "all"),
    asked=FLAG,
    reassured=FLAG,
    reciprocity=FLAG,
    trust={"type": ["number", "null"]},
    after={"type": ["string", "null"]},
)
CUE = _object(
    key=TEXT,
    kind=_choice(*CUE_KINDS),
    legality=_choice("green", "amber", "red"),
    topic=TEXT,
    fact=TEXT,
    ask_examples=TEXTS,
    lines=TEXTS,
    gate=GATE,
    hint_line=TEXT,
    deflect_line=TEXT,
    anchors=TEXTS,
    good_uses=TEXTS,
    bad_uses=TEXTS,
)
PERSONA = _object(
    key=TEXT,
    part=_choice("candidate", "colleague", "hiring_manager"),
    name=TEXT,
    role=TEXT,
    register=TEXT,
    samples=TEXTS,
    public=TEXTS,
    wants=TEXTS,
    wont=TEXTS,
    openers=TEXTS,
    goodbye=TEXT,
    asks={"type": "array", "items": _object(fact=TEXT, line=TEXT)},
    cues={"type": "array", "items": CUE},
)
VALUE = _object(name=TEXT, value={"type": ["string", "number", "boolean"]})
FACT = _object(
    key=TEXT,
    claim=TEXT,
    quote=TEXT,
    values={"type": "array", "items": VALUE},
    visibility=_choice("public", "internal", "embargoed"),
    aliases=TEXTS,
)
ENTRY = _object(
    key=TEXT,
    name=TEXT,
    role=TEXT,
    function=TEXT,
    level=TEXT,
    location=TEXT,
    conditions=TEXTS,
    refuses_if=TEXTS,
)
SCHEMA = _object(
    title=TEXT,
    brief=TEXT,
    objectives=TEXTS,
    facts={"type": "array", "items": FACT},
    personas={"type": "array", "items": PERSONA},
    directory={"type": "array", "items": ENTRY},
)
"""What an answer may hold. No rubric, no slug, nothing that could publish: those are not the model's to give."""
