"""A scenario drafted by a model from an author's text: asked for, checked against the text, and never published."""

from simulations.packs.drafting.drafter import Drafted, Drafter, DraftFailed, Order, drafting_is_possible

__all__ = ["DraftFailed", "Drafted", "Drafter", "Order", "drafting_is_possible"]
