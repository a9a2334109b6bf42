"""Why a call would not take something, in words for the person on the line."""


class CallRefused(Exception):
    """Says what happened, what was kept and what to do next. `code` is for programs, `status` for HTTP."""

    code = "refused"
    status = 409

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class WordsRefused(CallRefused):
    """The words themselves cannot be taken: empty, or too long."""

    code = "words"
    status = 422


class TurnConflict(CallRefused):
    """The same turn key came with other words, or the call went on elsewhere."""

    code = "conflict"


class ReplyInFlight(CallRefused):
    """Somebody is still answering the turn before."""

    code = "in_flight"


class NoAnswerYet(CallRefused):
    """The last words got no answer; that is settled first."""

    code = "no_answer"


class CallOver(CallRefused):
    """The call is not live."""

    code = "over"
