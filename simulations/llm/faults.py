"""Turning the client library's exceptions into our own few, without secrets, and saying when to ask again."""

import re
import time
from email.utils import parsedate_to_datetime

import openai

from simulations.llm.config import Secret
from simulations.llm.errors import Malformed, ModelFault, RateLimited, Timeout, Unavailable
from simulations.llm.provider import Deadline

DETAIL_LIMIT = 240
UNKNOWN_WAIT = 1.0
"""Seconds to wait after a 429 that does not say how long."""
BREATH = 0.2
"""Seconds between a server's fault and the one retry."""

OPTIONAL = ("response_format", "json_schema", "json_object", "grammar", "stream_options")
"""Names that, in a server's error, mean a part of the request that we can do without."""

RAISED = (openai.OpenAIError, ValueError, TypeError, AttributeError, KeyError)
"""What the client library raises, the bare JSONDecodeError and the odd shapes of bad answers included."""


def fault_from(error: Exception, key: Secret) -> ModelFault:
    """The fault that `error` stands for."""
    detail = cleaned(str(error), key)
    if isinstance(error, openai.APITimeoutError):
        return Timeout(detail)
    if isinstance(error, openai.APIStatusError):
        return _from_status(error, detail)
    if isinstance(error, openai.OpenAIError):
        return Unavailable(detail)
    return Malformed(f"{type(error).__name__}: {detail}")


def _from_status(error: openai.APIStatusError, detail: str) -> ModelFault:
    status = error.status_code
    if status == 429 and error.code != "insufficient_quota":
        return RateLimited(detail, retry_after=retry_after(error.response.headers.get("retry-after", "")))
    return Unavailable(detail, permanent=status < 500 and status not in (408, 409, 425))


def is_complaint(error: Exception) -> bool:
    """Whether a server says that it does not take the request as it is; some say so with a 500."""
    if isinstance(error, openai.BadRequestError | openai.UnprocessableEntityError):
        return True
    words = str(error).lower()
    return isinstance(error, openai.InternalServerError) and any(name in words for name in OPTIONAL)


def retry_after(header: str) -> float | None:
    """Seconds from a Retry-After header (a number or an HTTP date); None when it says nothing usable."""
    try:
        return max(0.0, float(header))
    except ValueError:
        pass
    try:
        return max(0.0, parsedate_to_datetime(header).timestamp() - time.time())
    except ValueError:
        return None


def cleaned(text: str, key: Secret) -> str:
    """One bounded line for the log: no key, no control characters, no pages of HTML."""
    plain = re.sub(r"<[^>]*>|[\s\x00-\x1f\x7f]+", " ", key.redact(text))
    plain = re.sub(r"\b(sk|key|Bearer)[-_ ][\w-]{12,}", r"\1-…", plain)
    return " ".join(plain.split())[:DETAIL_LIMIT]


def pause_before_retry(fault: ModelFault, deadline: Deadline) -> float | None:
    """Seconds to wait before asking once more; None when that cannot help or would end after the deadline."""
    if fault.permanent or isinstance(fault, Timeout):
        return None
    pause = BREATH
    if isinstance(fault, RateLimited):
        pause = UNKNOWN_WAIT if fault.retry_after is None else fault.retry_after
    return pause if pause < deadline.left() else None
