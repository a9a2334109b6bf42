"""A copy of a whole scenario to write on: personas, cues, facts, directory and a rubric of its own."""

from simulations.models.authoring import Scenario
from simulations.packs.new_draft import new_draft
from simulations.packs.snippets_out import shape_of


def duplicate(scenario: Scenario, title: str, slug: str) -> Scenario:
    """Copy the latest draft under a new title and slug. Learners see nothing of it until it is published.

    Raises PackError where the draft cannot be played, and ValueError where the slug is taken.
    """
    return new_draft(shape_of(scenario, draft=True), title, slug)
