"""A new scenario that learners do not see yet, made of a whole pack: a copy, a template or a model's draft."""

from typing import Any

from django.db import transaction
from django.utils.text import slugify

from simulations.models.authoring import Rubric, Scenario
from simulations.packs.schema import parse
from simulations.packs.snippets_in import write_scenario

SLUG_LENGTH = 80


@transaction.atomic
def new_draft(shape: dict[str, Any], title: str, slug: str) -> Scenario:
    """Write a dictionary in the shape of FORMATS under a title, a slug and a rubric of its own, unpublished.

    Raises PackError where it cannot be played, and ValueError where the slug is taken.
    """
    if Scenario.objects.filter(slug=slug).exists():
        raise ValueError(slug)
    rubric = {**shape["rubric"], "key": _free_rubric_key(slug), "version": 1}
    made = write_scenario(parse({**shape, "title": title, "slug": slug, "rubric": rubric}), None)
    made.unpublish()
    return made


@transaction.atomic
def unread_draft(shape: dict[str, Any], title: str, slug: str) -> Scenario:
    """The same, with every persona and fact unpublished too: each goes live once its author has read it."""
    made = new_draft(shape, title, slug)
    for part in parts_of(made):
        part.unpublish()
    return made


def parts_of(scenario: Scenario) -> list[Any]:
    """The personas and facts of a scenario, in the order of the editor."""
    return [*scenario.personas.all(), *scenario.facts.all()]


def free_slug(wanted: str) -> str:
    """`wanted` as a slug that no scenario has, with a number behind it where it is taken."""
    base, number = slugify(wanted)[: SLUG_LENGTH - 4].strip("-_") or "scenario", 2
    found = base
    while Scenario.objects.filter(slug=found).exists():
        found, number = f"{base}-{number}", number + 1
    return found


def _free_rubric_key(slug: str) -> str:
    key, number = slug[:76], 2
    while Rubric.objects.filter(key=key).exists():
        key, number = f"{slug[:76]}-{number}", number + 1
    return key
