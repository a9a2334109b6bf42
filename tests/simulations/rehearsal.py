"""A small scenario and ready calls for the tests of calls, streams and screens."""

from typing import Any
from uuid import uuid4

from simulations.calls import answer, post_turn, start_call
from simulations.calls.replies import Outcome, finish_reply, load_work, save_sentences
from simulations.models import Call, Turn
from simulations.packs.pack import Pack
from simulations.packs.schema import parse

CLIMBING = {
    "key": "climbing",
    "kind": "interest",
    "legality": "green",
    "topic": "what she does at weekends and outside work",
    "fact": "I climb at the wall by the harbour most weekends, and I'd miss it.",
    "ask_examples": [
        "What do you like to do away from work?",
        "How do you spend your weekends?",
        "Any hobbies?",
    ],
    "lines": ["Weekends I'm on the wall by the harbour. Climbing. I'd miss that more than the office."],
    "gate": {"any": ["asked"]},
    "anchors": ["climb", "climbing"],
    "good_uses": ["name a climbing wall near the office"],
    "bad_uses": ["send climbing gear before any offer"],
}
SCHOOL = {
    "key": "school-year",
    "kind": "family",
    "legality": "amber",
    "topic": "when she could start and what fixes the date",
    "fact": "My twins start school in September, so I can't move before the autumn half-term.",
    "ask_examples": ["When could you start?", "What would the timing depend on?", "Is there a date to know?"],
    "lines": ["Not before the end of October. My twins start school in September."],
    "gate": {"any": ["asked"]},
    "hint_line": "Timing is a thing. Ask me later.",
    "deflect_line": "I'd rather keep that out of it for now.",
    "anchors": ["october", "half-term"],
    "good_uses": ["propose a start after the end of October"],
}
PERSONA = {
    "key": "maya",
    "part": "candidate",
    "name": "Maya Okafor",
    "role": "Senior data engineer",
    "voice": {
        "register": "warm, dry, brief",
        "sentence_limit": 3,
        "samples": ["I fix pipelines for a living."],
    },
    "public": ["She is not actively looking."],
    "wants": ["work that is used"],
    "wont": ["be rushed"],
    "openers": ["Hi, Maya here. Go ahead."],
    "asks": [],
    "trust_start": 1.0,
    "trust_profile": "balanced",
    "patience_start": 6,
    "goodbye": "Thanks. Send me something in writing.",
    "cues": [CLIMBING, SCHOOL],
}
TOM = {
    "key": "tom",
    "part": "colleague",
    "name": "Tom Asante",
    "role": "Lead data engineer",
    "voice": {"register": "brisk, friendly", "sentence_limit": 2, "samples": ["Two builds, one coffee."]},
    "openers": ["Tom here, between two builds."],
    "goodbye": "Right, back to it.",
    "trust_start": 1.0,
    "cues": [
        {
            "key": "tom-yes",
            "kind": "relationship",
            "legality": "green",
            "topic": "whether he would talk to a candidate",
            "fact": "I can give her twenty minutes on a Thursday.",
            "ask_examples": [
                "Could you talk to a candidate?",
                "Would you give her twenty minutes?",
                "Can I put somebody in touch with you?",
            ],
            "lines": ["Yes, I can do twenty minutes on Thursday."],
            "gate": {"any": ["asked"]},
            "anchors": ["twenty minutes"],
        }
    ],
}
DIRECTORY = [
    {
        "key": "tom",
        "name": "Tom Asante",
        "role": "Lead data engineer",
        "relationship": 1,
        "permission": {"granted": False, "conditions": ["twenty minutes at most"]},
    },
    {"key": "ada", "name": "Ada Venn", "role": "Director of data", "relationship": 2},
]
RINGS_TOM: dict[str, Any] = {"skill": "networker", "kind": "access", "directory": DIRECTORY}
"""Changes that make the small scenario an access call."""


def access_data(**changes: Any) -> dict[str, Any]:
    """The small scenario with a colleague to call."""
    return small_data(**{**RINGS_TOM, "personas": [PERSONA, TOM], **changes})


CRITERIA = [
    {
        "key": "surfaces",
        "skill": "anthropologist",
        "type": "count",
        "weight": 2,
        "engine": "code",
        "measure": "cues_disclosed",
        "thresholds": [1, 2],
        "levels": ["no cue surfaced", "one", "two"],
    },
    {
        "key": "lawful",
        "skill": "anthropologist",
        "type": "binary",
        "weight": 1,
        "blocker": True,
        "engine": "code",
        "measure": "protected",
        "pass_when": "none",
        "levels": ["asks about protected things", "does not"],
    },
]


def small_data(**changes: Any) -> dict[str, Any]:
    return {
        "schema": 1,
        "slug": "short-call",
        "title": "A short call with Maya",
        "skill": "anthropologist",
        "medium": "call",
        "kind": "discovery",
        "stage": "pre_offer",
        "jurisdiction": "uk",
        "difficulty": 2,
        "max_turns": 12,
        "target_minutes": 10,
        "brief": "Maya answered your message. Find out what matters to her.",
        "objectives": ["Surface what matters to her."],
        "personas": [PERSONA],
        "facts": [
            {
                "key": "office-walk",
                "claim": "The office is an eight-minute walk from the station.",
                "value": {"minutes": 8},
                "source": "Visitor guide",
                "as_of": "2026-06-01",
                "visibility": "public",
            }
        ],
        "directory": [],
        "rubric": {"key": "short-call", "version": 1, "pass_percent": 60, "criteria": CRITERIA},
        **changes,
    }


def small_pack(**changes: Any) -> Pack:
    return parse(small_data(**changes))


def live_call(user: Any, **changes: Any) -> Call:
    """A call that was just answered; the opener is c1."""
    return answer(start_call(user, small_pack(**changes), seed=7, engine="offline"))


def say_and_hear(call: Call, words: str, reply: str = "Fair enough.", **outcome: Any) -> Turn:
    """Post a turn and close its reply with the given words, as a worker would."""
    posted = post_turn(call, uuid4(), words, owner="test")
    work = load_work(posted.reply.pk)
    assert save_sentences(work, "test", reply.split("|"), "offline")
    assert finish_reply(posted.reply.pk, "test", Outcome(Turn.State.COMPLETE, "offline", **outcome))
    return posted.said
