"""Guided mode: three or four things that the recruiter could say next, for learners who do not type.

`options(pack, state, history, seed)` is the whole of it. The words are the scenario author's own where they fit and
shared lines (`lines.yaml`) where they do not; what is chosen is posted as the recruiter's turn like any other line.
"""

from simulations.candidates.guided.offering import Option, options

__all__ = ["Option", "options"]
