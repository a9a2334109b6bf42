"""Writing to the person after the call."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from simulations import calls
from simulations.calls.follow_up import MOST_TOUCHES
from simulations.calls.screen import screen_of
from simulations.forms import touches_in
from simulations.models import Call, FollowUpMessage
from simulations.queries import own_call
from trainer.access import allow, signed_in


@allow(signed_in)
@require_http_methods(["GET", "POST"])
@never_cache
def follow_up(request: HttpRequest, call_id: UUID) -> HttpResponse:
    """The message and the lines it answers. POST keeps the draft, or sends it with `act=send`."""
    call = own_call(request.user, call_id)
    if call.state in (Call.State.RINGING, Call.State.LIVE):
        return redirect("call", call.pk)
    if request.method == "GET":
        return _page(request, call)
    text, touches = request.POST.get("text", ""), list(touches_in(request.POST))
    sending = request.POST.get("act") == "send"
    try:
        (calls.send_follow_up if sending else calls.save_follow_up)(call, text, touches)
    except calls.CallRefused as refusal:
        return _refused(request, call, refusal, text)
    if "application/json" in request.headers.get("Accept", ""):
        return JsonResponse({"saved": timezone.localtime().strftime("%H:%M")})
    if sending:
        return redirect("debrief", call.pk)
    messages.success(request, "Draft saved.")
    return redirect("follow-up", call.pk)


def _refused(request: HttpRequest, call: Call, refusal: calls.CallRefused, text: str) -> HttpResponse:
    if "application/json" in request.headers.get("Accept", ""):
        return JsonResponse({"message": refusal.message}, status=refusal.status)
    messages.error(request, refusal.message)
    return _page(request, call, text=text, status=refusal.status)


def _page(request: HttpRequest, call: Call, text: str | None = None, status: int = 200) -> HttpResponse:
    screen = screen_of(call)
    message = FollowUpMessage.objects.filter(call=call).first()
    touches: list[dict[str, Any]] = list(message.touches) if message else []
    context = {
        "screen": screen,
        "call": call,
        "message": message,
        "text": (message.text if message else "") if text is None else text,
        "rows": touches + [{"quote": "", "because": ""}] * max(0, min(3, MOST_TOUCHES - len(touches))),
        "answered": {touch["because"] for touch in touches},
        "most": MOST_TOUCHES,
    }
    return render(request, "simulations/follow_up.html", context, status=status)


@allow(signed_in)
@require_POST
def finish(request: HttpRequest, call_id: UUID) -> HttpResponse:
    """Have the call read, with or without a message; also "judge again"."""
    call = own_call(request.user, call_id)
    if call.state in (Call.State.RINGING, Call.State.LIVE):
        return redirect("call", call.pk)
    calls.request_grading(call)
    return redirect("debrief", call.pk)
