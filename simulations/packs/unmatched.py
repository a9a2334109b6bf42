"""The lines a candidate did not understand, for authors: what was said, never who said it.

The queue is read from the calls themselves, so it goes when they go. Each line is heard again with the scenario as it
is now live: what is understood today is no longer in it.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import OuterRef, Subquery
from django.utils import timezone

from simulations.hearing.ear import ear_for
from simulations.hearing.text import plain
from simulations.models import Cue as CueRow
from simulations.models import Persona, Scenario, SettledLine, Turn
from simulations.packs.pack import Cue, Pack
from simulations.packs.problems import PackError
from simulations.packs.snippets import pack_for
from trainer.models import User

RECENT = timedelta(days=180)
MOST_TURNS = 500
"""Answers that are looked through, the newest first."""
MOST_LINES = 40
"""Lines of one page."""
LONGEST = 200
"""Characters of a line that could stand as an example of asking."""


@dataclass(frozen=True)
class Unmatched:
    """One line, in the words of whoever said it last; `nearest` are the topics it came closest to, best first."""

    line: str
    folded: str
    times: int
    last: datetime
    nearest: tuple[Cue, ...]


@dataclass(frozen=True)
class Added:
    """Where a line went. `published` is false where a draft was waiting, into which it was written."""

    persona: str
    topic: str
    published: bool


def unmatched(scenario: Scenario, most: int = MOST_LINES) -> list[Unmatched]:
    """The queue of one scenario, most frequent first, at most `most` lines.

    Empty while the scenario is not live or cannot be played.
    """
    try:
        pack = pack_for(scenario.slug)
    except (Scenario.DoesNotExist, PackError):
        return []
    settled = set(scenario.settled_lines.values_list("folded", flat=True))
    times: Counter[str] = Counter()
    newest: dict[str, tuple[str, datetime]] = {}
    for line, at in _fallen_back(scenario.slug):
        folded = plain(line)
        if folded and len(folded) <= LONGEST and folded not in settled:
            times[folded] += 1
            newest.setdefault(folded, (line, at))
    candidates = (
        _read_again(pack, newest[folded][0], folded, count, newest[folded][1])
        for folded, count in times.most_common(2 * most)
    )
    return [found for found in candidates if found][:most]


def _fallen_back(slug: str) -> Iterator[tuple[str, datetime]]:
    """The recruiter's words before each answer that had none to give, newest first."""
    said = Turn.objects.filter(call=OuterRef("call"), speaker="recruiter", index__lt=OuterRef("index"))
    answers = Turn.objects.filter(
        call__scenario_slug=slug,
        speaker="candidate",
        director__direction__act="fallback",
        director__direction__manner="",
        created_at__gte=timezone.now() - RECENT,
    ).exclude(state=Turn.State.REPLACED)
    words = answers.annotate(said=Subquery(said.order_by("-index").values("text")[:1]))
    yield from words.order_by("-created_at", "-pk").values_list("said", "created_at")[:MOST_TURNS]


def _read_again(pack: Pack, line: str, folded: str, times: int, last: datetime) -> Unmatched | None:
    heard = ear_for(pack).hear(line)
    if (
        heard.kind == "statement"
        or heard.answer
        or heard.broad
        or heard.protected
        or heard.injection_suspected
    ):
        return None
    cues = {cue.key: cue for cue in pack.cues}
    nearest = tuple(cues[topic.cue] for topic in heard.topics if topic.cue in cues)
    return Unmatched(line, folded, times, last, nearest)


@transaction.atomic
def add_to_topic(scenario: Scenario, line: str, cue_key: str, by: User) -> Added:
    """Write a line among the examples of a topic, and settle it.

    What has no unpublished changes is published with it; otherwise it joins the draft. Raises Persona.DoesNotExist
    when no persona of the scenario has such a cue any more.
    """
    line = line.strip()[:LONGEST]
    persona = _holder(scenario, cue_key)
    published = _rewrite(persona, cue_key, by, lambda examples: [*(e for e in examples if e != line), line])
    _settle(scenario, line, SettledLine.Decision.ADDED, by, persona=persona.key, cue=cue_key)
    topic = next(cue.topic for cue in _draft_cues(persona) if cue.key == cue_key)
    return Added(persona.name, topic, published)


def leave_out(scenario: Scenario, line: str, by: User) -> None:
    """Take a line from the queue that belongs to no topic."""
    _settle(scenario, line.strip()[:LONGEST], SettledLine.Decision.LEFT, by)


@transaction.atomic
def put_back(settled: SettledLine, by: User) -> None:
    """Undo a decision: the line leaves the topic it was added to, and waits in the queue again."""
    if settled.decision == SettledLine.Decision.ADDED:
        try:
            persona = _holder(settled.scenario, settled.cue)
        except Persona.DoesNotExist:
            pass
        else:
            _rewrite(persona, settled.cue, by, lambda examples: [e for e in examples if e != settled.line])
    settled.delete()


def _holder(scenario: Scenario, cue_key: str) -> Persona:
    """The persona whose latest draft has a cue. Raises Persona.DoesNotExist."""
    for persona in Persona.objects.select_for_update().filter(scenario=scenario):
        if any(cue.key == cue_key for cue in _draft_cues(persona)):
            return persona
    raise Persona.DoesNotExist


def _draft_cues(persona: Persona) -> list[CueRow]:
    return list(persona.get_latest_revision_as_object().cues.all())


def _rewrite(persona: Persona, cue_key: str, by: User, change: Callable[[list[str]], list[str]]) -> bool:
    """Change the examples of one cue in the latest draft; returns whether that is live now."""
    publish = persona.live and not persona.has_unpublished_changes
    draft = persona.get_latest_revision_as_object()
    cues = list(draft.cues.all())
    for cue in cues:
        if cue.key == cue_key:
            cue.ask_examples = change(cue.ask_examples)
    draft.cues = cues
    revision = draft.save_revision(user=by, log_action=True)
    if publish:
        revision.publish(user=by)
    return publish


def _settle(
    scenario: Scenario, line: str, decision: SettledLine.Decision, by: User, persona: str = "", cue: str = ""
) -> None:
    SettledLine.objects.update_or_create(
        scenario=scenario,
        folded=plain(line),
        defaults={"line": line, "decision": decision, "persona": persona, "cue": cue, "by": by},
    )
