"""Packs and the authored snippets: import, export, and the pack that a call is played from."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from django.db import transaction

from simulations.models.authoring import PackImport, Scenario
from simulations.packs.dump import dump
from simulations.packs.flat import content_hash
from simulations.packs.pack import Pack
from simulations.packs.problems import PackError
from simulations.packs.schema import parse
from simulations.packs.snippets_in import write_scenario
from simulations.packs.snippets_out import shape_of

Outcome = Literal["created", "updated", "unchanged", "kept"]


@dataclass(frozen=True)
class Imported:
    """What an import did. `kept`: an author has edited the scenario in the admin since, at `edited_at`."""

    slug: str
    outcome: Outcome
    edited_at: datetime | None = None

    def __str__(self) -> str:
        if self.outcome != "kept":
            return f"{self.slug}: {self.outcome}"
        when = f" on {self.edited_at:%Y-%m-%d %H:%M}" if self.edited_at else ""
        return f"{self.slug}: kept, edited in the admin{when}; use --replace to overwrite it"


def pack_for(slug: str, draft: bool = False) -> Pack:
    """Build the pack of one scenario from what is live, or from the latest drafts of all its parts.

    Raises Scenario.DoesNotExist (also where it is not live and no draft is asked for), and PackError where the
    parts do not make a playable pack.
    """
    scenarios = Scenario.objects.all() if draft else Scenario.objects.filter(live=True)
    return parse(shape_of(scenarios.get(slug=slug), draft=draft))


def export(slug: str) -> str:
    """The live scenario as canonical YAML; a scenario that was never published is exported as drafted."""
    live = Scenario.objects.get(slug=slug).live
    return dump(pack_for(slug, draft=not live))


@transaction.atomic
def import_pack(pack: Pack, replace: bool = False) -> Imported:
    """Write a pack into the snippets and publish them. Importing the same pack twice changes nothing.

    Where somebody has edited the scenario in the admin since the last import, nothing is written unless `replace`.
    """
    scenario = Scenario.objects.filter(slug=pack.slug).first()
    if scenario is None:
        return _write(pack, None)
    sha256 = content_hash(pack)
    present = _present_hash(scenario)
    if present == sha256 and scenario.live:
        _remember(scenario, sha256)
        return Imported(pack.slug, "unchanged")
    imported = PackImport.objects.filter(scenario=scenario).first()
    if not replace and (imported is None or imported.sha256 != present):
        return Imported(pack.slug, "kept", edited_at=_last_edit(scenario))
    return _write(pack, scenario)


def _write(pack: Pack, scenario: Scenario | None) -> Imported:
    written = write_scenario(pack, scenario)
    _remember(written, content_hash(pack))
    return Imported(pack.slug, "updated" if scenario else "created")


def _remember(scenario: Scenario, sha256: str) -> None:
    PackImport.objects.update_or_create(scenario=scenario, defaults={"sha256": sha256})


def _present_hash(scenario: Scenario) -> str:
    try:
        return content_hash(parse(shape_of(scenario, draft=True)))
    except PackError:
        return ""


def _last_edit(scenario: Scenario) -> datetime | None:
    parts: list[Any] = [scenario, scenario.rubric, *scenario.personas.all(), *scenario.facts.all()]
    edits = [part.latest_revision.created_at for part in parts if part.latest_revision]
    return max(edits, default=None)
