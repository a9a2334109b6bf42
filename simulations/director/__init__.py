"""The director: what the persona feels and may say, as a pure function of the turns (SIMULATION, "The turn").

`start(persona)` gives the first state, `step(pack, state, heard, seed)` the next state and the orders for one
reply, `brief_for(...)` the part of it that an actor may know.
"""

from simulations.director.briefing import brief_for
from simulations.director.carried import STRANGERS, Carried, with_memory
from simulations.director.state import Direction, Ended, State
from simulations.director.steps import start, step

__all__ = ["STRANGERS", "Carried", "Direction", "Ended", "State", "brief_for", "start", "step", "with_memory"]
