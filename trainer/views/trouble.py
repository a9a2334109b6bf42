"""What people read when the database is busy, full or gone: what was kept, and when to try again."""

import logging
import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.views.defaults import server_error

log = logging.getLogger("rapport.access")
FULL = ("full", "disk I/O", "readonly")


def is_trouble(error: BaseException | None) -> bool:
    """Whether the database, and not our code, is at fault."""
    return isinstance(error, OperationalError | InterfaceError)


def trouble(request: HttpRequest, error: BaseException) -> HttpResponse:
    """503 with Retry-After. The page is made without the request: who is asking may be what cannot be read."""
    reason = str(error)
    log.error("database trouble path=%s: %s", request.path, " ".join(reason.split()))
    full = any(words in reason for words in FULL)
    context = {"full": full, "busy": "locked" in reason or "deadlock" in reason}
    response = HttpResponse(render_to_string("503.html", context), status=503)
    response["Retry-After"] = "60" if full else "5"
    return response


def fault(request: HttpRequest) -> HttpResponse:
    """The page of any error that nothing else has answered (`handler500`)."""
    error = sys.exc_info()[1]
    return trouble(request, error) if error is not None and is_trouble(error) else server_error(request)
