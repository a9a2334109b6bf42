"""A candidate that says what it was told to: for tests, and to show how small a candidate can be."""

from collections.abc import AsyncGenerator, Iterable

from simulations.candidates.brief import ReplyBrief, ReplyPart
from simulations.sentences import split_sentences


class ScriptedCandidate:
    """Says one reply of a list per turn. Keeps the briefs it was given in `briefs`."""

    name = "scripted"

    def __init__(self, replies: Iterable[str]) -> None:
        self._replies = iter(replies)
        self.briefs: list[ReplyBrief] = []

    async def reply(self, brief: ReplyBrief) -> AsyncGenerator[ReplyPart, None]:
        """Yield the sentences of the next reply and the end; a `failed` end when the list is used up."""
        self.briefs.append(brief)
        text = next(self._replies, None)
        if text is None:
            yield ReplyPart(end="failed", engine=self.name, detail="The script has no more replies.")
            return
        for sentence in split_sentences(text):
            yield ReplyPart(text=sentence, engine=self.name)
        yield ReplyPart(end="complete", engine=self.name, chips=brief.chips)

    def cost(self, brief: ReplyBrief) -> int:
        return 0
