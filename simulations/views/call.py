"""The call screen: ringing, live, ended; the notebook beside it."""

from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from simulations import calls
from simulations.calls.closing import close_abandoned
from simulations.calls.frozen import pack_of
from simulations.calls.screen import notebook_for, screen_of
from simulations.calls.ways import way_of
from simulations.forms import PinForm
from simulations.models import Call
from simulations.queries import editor_of, own_call
from trainer.access import allow, signed_in


@allow(signed_in)
@require_GET
@never_cache
def call(request: HttpRequest, call_id: UUID) -> HttpResponse:
    """The screen of one call in whatever state it is."""
    found = own_call(request.user, call_id)
    if found.state in (Call.State.LIVE, Call.State.RINGING):
        close_abandoned(Call.objects.filter(pk=found.pk))
        found.refresh_from_db(fields=["state", "ended_by", "ended_at", "grading_requested_at"])
    return call_page(request, found)


def call_page(request: HttpRequest, found: Call, *, draft: str = "", status: int = 200) -> HttpResponse:
    """Render the call; `draft` goes back into the field where words were refused."""
    screen = screen_of(found, request.GET.get("to", "") or request.POST.get("to", ""))
    context: dict[str, Any] = {
        "screen": screen,
        "call": found,
        "draft": draft,
        "turn_key": uuid4(),
        "editor_url": editor_of(found),
    }
    template = "simulations/ringing.html" if found.state == Call.State.RINGING else "simulations/call.html"
    return render(request, template, context, status=status)


@allow(signed_in)
@require_POST
def answer(request: HttpRequest, call_id: UUID) -> HttpResponse:
    """The other side picks up."""
    calls.answer(own_call(request.user, call_id))
    return redirect("call", call_id)


@allow(signed_in)
@require_POST
def hang_up(request: HttpRequest, call_id: UUID) -> HttpResponse:
    """End the call; a call without a word of the recruiter's goes back to the brief."""
    found = own_call(request.user, call_id)
    calls.hang_up(found)
    writes_next = way_of(pack_of(found)).after in ("offer", "welcome")
    if not writes_next and not found.turns.filter(speaker="recruiter").exists():
        messages.info(request, "You left before anything was said. Nothing is judged.")
        return redirect("brief", found.scenario_slug)
    return redirect("call", call_id)


@allow(signed_in)
@require_POST
def notebook(request: HttpRequest, call_id: UUID) -> HttpResponse:
    """Pin a line, unpin it, or write beside it; answers with the notebook for scripts, with the call otherwise."""
    found = own_call(request.user, call_id)
    form = PinForm(request.POST)
    refusal = ""
    if form.is_valid():
        try:
            _change_notebook(found, **form.cleaned_data)
        except calls.CallRefused as refused:
            refusal = refused.message
    else:
        refusal = "That line cannot be pinned."
    if "application/json" in request.headers.get("Accept", ""):
        return _notebook_update(request, found, refusal)
    if refusal:
        messages.error(request, refusal)
    return redirect("follow-up" if request.POST.get("next") == "follow-up" else "call", call_id)


def _change_notebook(found: Call, sentence: str, act: str, note: str) -> None:
    if act == "unpin":
        calls.unpin(found, sentence)
    elif act == "note":
        calls.annotate(found, sentence, note)
    else:
        calls.pin(found, sentence)


def _notebook_update(request: HttpRequest, found: Call, refusal: str) -> HttpResponse:
    book = notebook_for(found)
    html = render_to_string("simulations/call/pins.html", {"notebook": book, "call": found}, request)
    pinned = [pin.sentence for pin in book.pins]
    return JsonResponse({"html": html, "pinned": pinned, "message": refusal}, status=409 if refusal else 200)
