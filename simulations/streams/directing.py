"""From the recruiter's words to the orders for one reply. No database, no network: another worker gets the same."""

from simulations.calls.replies import ReplyWork
from simulations.candidates.turns import Directed, hear_and_direct


def orders_for(work: ReplyWork) -> Directed:
    """Hear the newest words and direct the reply to them."""
    return hear_and_direct(work.pack, work.state, work.text, work.history, work.seed, work.day)
