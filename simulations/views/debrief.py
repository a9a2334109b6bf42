"""The debrief, the wait for it, and going back to a moment."""

import json
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from simulations import calls
from simulations.debriefs import debrief_of, export_of
from simulations.models import Call
from simulations.queries import editor_of, own_call
from trainer.access import allow, signed_in


@allow(signed_in)
@require_GET
@never_cache
def debrief(request: HttpRequest, call_id: UUID) -> HttpResponse:
    """What the call came to. While it is read: the counts first, the criteria as skeletons."""
    call = own_call(request.user, call_id)
    if call.state in (Call.State.RINGING, Call.State.LIVE):
        return redirect("call", call.pk)
    return render(
        request,
        "simulations/debrief.html",
        {"debrief": debrief_of(call), "call": call, "editor_url": editor_of(call)},
    )


@allow(signed_in)
@require_GET
@never_cache
def progress(request: HttpRequest, call_id: UUID) -> HttpResponse:
    """For the waiting page: 204 while the call is read, then a redirect of the whole page to the debrief."""
    call = own_call(request.user, call_id)
    response = HttpResponse(status=204)
    if call.state == Call.State.GRADED:
        response["HX-Refresh"] = "true"
    return response


@allow(signed_in)
@require_POST
def retry(request: HttpRequest, call_id: UUID) -> HttpResponse:
    """Go back to the moment before recruiter turn `turn`, in a call of its own."""
    call = own_call(request.user, call_id, frozen=True)
    number = request.POST.get("turn", "")
    try:
        again = calls.retry_from(call, int(number) if number.isdecimal() else 0)
    except calls.CallRefused:
        return redirect("debrief", call.pk)
    return redirect("call", again.pk)


@allow(signed_in)
@require_GET
def download(request: HttpRequest, call_id: UUID) -> HttpResponse:
    """The whole call with its scorecard as a file of one's own."""
    call = own_call(request.user, call_id)
    response = HttpResponse(
        json.dumps(export_of(call), ensure_ascii=False, indent=2),
        content_type="application/json; charset=utf-8",
    )
    response["Content-Disposition"] = f'attachment; filename="call-{call.pk}.json"'
    return response
