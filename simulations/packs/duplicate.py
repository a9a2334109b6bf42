"""A copy of a whole scenario to write on: personas, cues, facts, directory and a rubric of its own."""

from typing import Any

from django.db import transaction

from simulations.models.authoring import Rubric, Scenario
from simulations.packs.schema import parse
from simulations.packs.snippets_in import write_scenario
from simulations.packs.snippets_out import shape_of


@transaction.atomic
def duplicate(scenario: Scenario, title: str, slug: str) -> Scenario:
    """Copy the latest draft under a new title and slug. Learners see nothing of it until it is published.

    Raises PackError where the draft cannot be played, and ValueError where the slug is taken.
    """
    if Scenario.objects.filter(slug=slug).exists():
        raise ValueError(slug)
    shape: dict[str, Any] = {**shape_of(scenario, draft=True), "title": title, "slug": slug}
    shape["rubric"] = {**shape["rubric"], "key": _free_rubric_key(slug), "version": 1}
    made = write_scenario(parse(shape), None)
    made.unpublish()
    return made


def _free_rubric_key(slug: str) -> str:
    key, number = slug[:76], 2
    while Rubric.objects.filter(key=key).exists():
        key, number = f"{slug[:76]}-{number}", number + 1
    return key
