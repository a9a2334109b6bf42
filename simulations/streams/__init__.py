"""Replies as they are made: heard and directed on a thread, saved sentence by sentence, sent as events."""

from simulations.streams.following import event, reply_events
from simulations.streams.generation import switchboard
from simulations.streams.threads import in_database
from simulations.streams.writing import write

__all__ = ["event", "in_database", "reply_events", "switchboard", "write"]
