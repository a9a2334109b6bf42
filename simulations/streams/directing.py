"""From the recruiter's words to the orders for one reply. No database, no network: another worker gets the same."""

from simulations import director
from simulations.calls.replies import ReplyWork
from simulations.candidates.turns import Directed, hear_and_direct
from simulations.director import State


def orders_for(work: ReplyWork) -> Directed:
    """Hear the newest words and direct the reply to them."""
    before = State.from_dict(work.state) if work.state else director.start(work.pack.persona(work.persona))
    return hear_and_direct(work.pack, before, work.text, work.history, work.seed)
