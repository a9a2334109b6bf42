"""From within a call: ringing somebody else, noting what they allowed, and what waiting does to people."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from simulations import calls
from simulations.queries import own_call
from trainer.access import allow, signed_in


@allow(signed_in)
@require_POST
def put_through(request: HttpRequest, call_id: UUID) -> HttpResponse:
    """Talk to `to` from now on; whoever was on the line is on hold."""
    found = own_call(request.user, call_id)
    try:
        calls.put_through(found, request.POST.get("to", ""))
    except calls.CallRefused as refusal:
        messages.error(request, refusal.message)
    return redirect("call", call_id)


@allow(signed_in)
@require_POST
def permission(request: HttpRequest, call_id: UUID) -> HttpResponse:
    """Write down what a colleague allowed; `answer` empty takes the note back."""
    found = own_call(request.user, call_id)
    post = request.POST
    try:
        calls.note_permission(
            found, post.get("colleague", ""), post.get("answer", ""), post.get("words", "")[:1000]
        )
    except calls.CallRefused as refusal:
        messages.error(request, refusal.message)
    return redirect(f"{reverse('call', args=[call_id])}#people")


@allow(signed_in)
@require_POST
def waiting(request: HttpRequest, call_id: UUID) -> HttpResponse:
    """For the page of a chat: let those who have waited too long speak up. Says how many did."""
    return JsonResponse({"spoke": calls.nudge(own_call(request.user, call_id))})
