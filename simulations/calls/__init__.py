"""A call from ring to hang-up: the verbs that change it. Synchronous; each verb is one transaction.

`post_turn` commits the recruiter's words before anybody answers, and `replies` writes the answer as it comes.
"""

from simulations.calls.closing import call_ended, close_abandoned, hang_up, request_grading
from simulations.calls.follow_up import save_follow_up, send_follow_up
from simulations.calls.line import LineRefused, note_permission, put_through
from simulations.calls.notebook import annotate, pin, unpin
from simulations.calls.offer import save_offer, send_offer
from simulations.calls.opening import answer, retry_from, start_call
from simulations.calls.reading import transcript_of
from simulations.calls.refusals import (
    CallOver,
    CallRefused,
    NoAnswerYet,
    ReplyInFlight,
    TurnConflict,
    WordsRefused,
)
from simulations.calls.talks import nudge
from simulations.calls.turns import Posted, post_turn, retry_reply

__all__ = [
    "CallOver",
    "CallRefused",
    "LineRefused",
    "NoAnswerYet",
    "Posted",
    "ReplyInFlight",
    "TurnConflict",
    "WordsRefused",
    "annotate",
    "answer",
    "call_ended",
    "close_abandoned",
    "hang_up",
    "note_permission",
    "nudge",
    "pin",
    "post_turn",
    "put_through",
    "request_grading",
    "retry_from",
    "retry_reply",
    "save_follow_up",
    "save_offer",
    "send_follow_up",
    "send_offer",
    "start_call",
    "transcript_of",
    "unpin",
]
