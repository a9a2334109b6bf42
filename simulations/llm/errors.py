"""What can go wrong between us and a language model. Nothing here carries a request, a header or a key."""


class ModelFault(Exception):
    """A model call that gave no usable answer.

    `permanent`: asking again cannot help until somebody changes something. `attempts`: requests made so far.
    `detail` is for operators: bounded, cleaned, without secrets.
    """

    kind = "fault"
    permanent = False
    counts = True
    """Whether the circuit breaker counts it as the server's fault."""

    def __init__(self, detail: str = "", *, permanent: bool | None = None, attempts: int = 1) -> None:
        super().__init__(detail)
        self.detail = detail
        self.attempts = attempts
        if permanent is not None:
            self.permanent = permanent

    def __str__(self) -> str:
        return f"{self.kind}: {self.detail}" if self.detail else self.kind


class Timeout(ModelFault):
    """No first token, or no end, within our own deadline."""

    kind = "timeout"


class RateLimited(ModelFault):
    """The server asks to wait; `retry_after` in seconds, None when it did not say how long."""

    kind = "rate_limited"

    def __init__(self, detail: str = "", *, retry_after: float | None = None, attempts: int = 1) -> None:
        super().__init__(detail, attempts=attempts)
        self.retry_after = retry_after


class Unavailable(ModelFault):
    """No connection, or a status that is not 200; permanent for a refused key or an unknown model."""

    kind = "unavailable"


class Cut(ModelFault):
    """The stream ended before the model said it was done."""

    kind = "cut"


class Empty(ModelFault):
    """A finished answer without a word in it."""

    kind = "empty"


class Refused(ModelFault):
    """The model or a content filter declined to answer."""

    kind = "refused"
    permanent = True
    counts = False


class Malformed(ModelFault):
    """Something that is not the protocol, or not the JSON that was asked for."""

    kind = "malformed"


class CircuitOpen(ModelFault):
    """The server failed too often just now; it is left alone for a while."""

    kind = "circuit_open"
    permanent = True
    counts = False
