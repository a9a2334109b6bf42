"""A persona with every kind of gate, and heard turns made by hand, for the tests of director and candidates."""

from dataclasses import replace
from typing import Any

from simulations.candidates.brief import ReplyBrief
from simulations.director import Direction, State, start, step
from simulations.hearing.heard import Heard, Protected, TopicScore
from simulations.packs.pack import Ask, Cue, Fact, Gate, Pack, Persona, Rubric, Voice


def gate(*conditions: Any, rule: str = "any") -> Gate:
    return Gate(rule, conditions)


def cue(key: str, when: Gate, **more: Any) -> Cue:
    words = {
        "persona": "tove",
        "kind": "interest",
        "legality": "green",
        "topic": f"what she thinks of {key}",
        "fact": f"I keep a {key} that nobody at work has heard of.",
        "ask_examples": (f"Do you have a {key}?",),
        "lines": (f"There's a {key} at home. Long story.", f"My {key} waits for me every evening."),
        "hint_line": f"Some things wait at home. Number {len(key)}, say.",
        "deflect_line": f"Let's not open the door to that room, the one past {len(key)}.",
        "anchors": (key,),
    }
    return Cue(key=key, gate=when, **(words | more))


CUES = (
    cue("kiln", gate("asked")),
    cue("orchard", gate(("trust", 2.0))),
    cue("ferry", gate("reassured")),
    cue("archive", gate("reciprocity")),
    cue("loft", gate(("after", "kiln"))),
    cue("choir", gate(("turn", 4))),
    cue("harp", gate("asked", ("trust", 1.5), rule="all")),
    cue(
        "shed", gate("asked"), kind="decoy", retract_after=2, retract_line="Forget the shed, I made that up."
    ),
    cue("garden", gate("asked"), kind="health", legality="amber"),
)
TOVE = Persona(
    key="tove",
    part="candidate",
    name="Tove Brandt",
    role="Ceramicist",
    voice=Voice("warm, dry", 3, ("I count in glazes, not in hours.",)),
    public=("She has taught evening classes.", "She is not actively looking."),
    wants=("a studio with daylight",),
    wont=("discuss her current pay",),
    openers=("Hello, Tove speaking.", "Yes, this is Tove."),
    asks=(Ask("rota", "How often does the rota change?"), Ask("walk", "Is it a walk from the station?")),
    trust_start=1.0,
    trust_profile="balanced",
    patience_start=5,
    goodbye="Thanks for the call. Write to me.",
    cues=CUES,
)
FACTS = (
    Fact("rota", "The rota changes every 6 weeks.", {"weeks": 6}, "Handbook", "2026-09-01", "public"),
    Fact(
        "walk", "The office is 8 minutes from the station.", {"minutes": 8}, "Guide", "2026-06-01", "public"
    ),
)


def pack_of(persona: Persona = TOVE, max_turns: int = 20) -> Pack:
    return Pack(
        slug="tove", title="A call with Tove", skill="anthropologist", medium="call", kind="discovery",
        stage="pre_offer", jurisdiction="uk", difficulty=2, max_turns=max_turns, target_minutes=None, brief="",
        objectives=(), personas=(persona,), facts=FACTS, directory=(), rubric=Rubric("tove", 1, 60, ()),
    )  # fmt: skip


def heard(text: str = "I see.", asks: str = "", **more: Any) -> Heard:
    """A turn as the ear would report it: a statement, or a question about the topic `asks`."""
    found = {
        "words": len(text.split()),
        "sentences": (text,),
        "sentence_kinds": ("open" if asks else "statement",),
        "topics": (TopicScore(asks, 0.9),) if asks else (),
        "decision": "answer" if asks else "react",
        "answer": asks or None,
        "clarify": (),
        "kind": "open" if asks else "statement",
        "broad": False,
        "reflection": False,
        "uptake": None,
        "protected": None,
        "injection_suspected": False,
    }
    return Heard(text=text, **(found | more))


def protected(topic: str = "family", verb: str = "ask") -> Protected:
    return Protected(topic, verb, "prohibited_ask")


def play(
    turns: list[Heard], pack: Pack | None = None, state: State | None = None
) -> tuple[State, list[Direction]]:
    """Take the turns one after another until they or the call are over."""
    pack = pack or pack_of()
    state = state or start(pack.personas[0])
    directions: list[Direction] = []
    for turn in turns:
        if state.ended:
            break
        state, direction = step(pack, state, turn, 7)
        directions.append(direction)
    return state, directions


def brief(act: str = "react", text: str = "We make tiles.", **more: Any) -> ReplyBrief:
    found = {"persona": replace(TOVE, cues=()), "history": (), "seed": 3, "turn": 1}
    return ReplyBrief(act=act, text=text, **(found | more))
