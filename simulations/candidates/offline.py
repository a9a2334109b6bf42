"""The candidate that needs no language model: authored lines, said in the persona's voice."""

from collections.abc import AsyncGenerator, Callable

from simulations.candidates.brief import ReplyBrief, ReplyPart
from simulations.candidates.replies import BY_ACT, Reply
from simulations.candidates.speech import Speech
from simulations.sentences import split_sentences


class OfflineCandidate:
    """Answers from the brief alone, at once and always the same way for the same brief."""

    name = "offline"

    async def reply(self, brief: ReplyBrief) -> AsyncGenerator[ReplyPart, None]:
        """Yield the reply sentence by sentence, then its end (with the chips of a clarifying question)."""
        for sentence in compose(brief):
            yield ReplyPart(text=sentence, engine=self.name)
        yield ReplyPart(end="complete", engine=self.name, chips=brief.chips)

    def cost(self, brief: ReplyBrief) -> int:
        return 0


def compose(brief: ReplyBrief) -> list[str]:
    """The sentences of the reply. Extras give way when the persona's sentence limit leaves no room for them."""
    speech = Speech(brief)
    answer: Callable[[ReplyBrief, Speech], Reply] = BY_ACT[brief.act]
    reply = answer(brief, speech)
    must = [brief.opening, reply.core, brief.question, brief.closing]
    room = max(1, brief.persona.voice.sentence_limit) - sum(len(split_sentences(part)) for part in must)
    before = reply.before if 0 < len(split_sentences(reply.before)) <= room else ""
    room -= len(split_sentences(before))
    after = reply.after if len(split_sentences(reply.after)) <= room and not brief.question else ""
    parts = [brief.opening, before, reply.core, after, brief.question, brief.closing]
    return split_sentences(" ".join(part for part in parts if part))
