"""Debriefs: facts first, rendering second."""

from simulations.debriefs.assembly import Debrief, debrief_of, export_of

__all__ = ["Debrief", "debrief_of", "export_of"]
