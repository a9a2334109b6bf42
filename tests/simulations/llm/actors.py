"""Briefs and replies for the tests of the prompted candidate."""

from dataclasses import replace
from typing import Any

from simulations.candidates.brief import Candidate, ReplyBrief, ReplyPart, Said
from simulations.packs.pack import Ask, Persona, Voice

MAYA = Persona(
    key="maya",
    part="candidate",
    name="Maya Okafor",
    role="Senior data engineer at a hospital group in Bristol",
    voice=Voice("warm, dry, brief", 3, ("I fix pipelines for a living, so I notice when things leak.",)),
    public=("She has seven years in data engineering and leads two people.",),
    wants=("work that is used by clinicians",),
    wont=("be rushed into a yes",),
    openers=("Hi, Maya here. I've got about fifteen minutes before my bus.",),
    asks=(Ask("on-call-rota", "How often would I be woken up at night? Really?"),),
    trust_start=1.0,
    trust_profile="balanced",
    patience_start=6,
    goodbye="Thanks. Send me something in writing.",
    cues=(),
)
LINE = "Weekends I'm on the wall by the harbour. Climbing. I'd miss that more than the office."
BRIEF = ReplyBrief(
    persona=MAYA,
    act="answer",
    text="How do you spend your weekends? They climb in Leeds too.",
    history=(Said("candidate", MAYA.openers[0]),),
    cue="climbing",
    facts=("I climb at the wall by the harbour most weekends, and I'd miss it.",),
    lines=(LINE,),
    turn=1,
    locked_texts=("The sepsis alert was mine, and my director presented it as his.",),
)


def brief(**changes: Any) -> ReplyBrief:
    return replace(BRIEF, **changes)


async def parts_of(candidate: Candidate, order: ReplyBrief = BRIEF) -> list[ReplyPart]:
    return [part async for part in candidate.reply(order)]


def said_in(parts: list[ReplyPart]) -> str:
    return " ".join(part.text for part in parts if part.text)
