"""The offer package and its parts."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from simulations import calls
from simulations.calls.frozen import pack_of
from simulations.calls.offer import Chosen, parts_of
from simulations.calls.screen import screen_of
from simulations.models import Call, FollowUpMessage
from simulations.packs.pack import Pack
from simulations.queries import own_call
from trainer.access import allow, signed_in

LONGEST = 5_000
"""Characters of one field that are read at all."""


@allow(signed_in)
@require_http_methods(["GET", "POST"])
@never_cache
def offer(request: HttpRequest, call_id: UUID) -> HttpResponse:
    """Choose and word the parts of the offer. POST keeps the draft, or sends it with `act=send`."""
    call = own_call(request.user, call_id)
    if call.state in (Call.State.RINGING, Call.State.LIVE):
        return redirect("call", call.pk)
    pack = pack_of(call)
    if request.method == "GET":
        return _page(request, call, pack)
    chosen = list(_chosen(request.POST, pack))
    sending = request.POST.get("act") == "send"
    try:
        (calls.send_offer if sending else calls.save_offer)(call, pack, chosen)
    except calls.CallRefused as refusal:
        messages.error(request, refusal.message)
        return _page(request, call, pack, chosen, refusal.status)
    if sending:
        return redirect("debrief", call.pk)
    messages.success(request, "Draft saved.")
    return redirect("offer", call.pk)


def _chosen(post: QueryDict, pack: Pack) -> Iterator[Chosen]:
    for part in parts_of(pack):
        yield Chosen(
            part=part.key,
            choice=post.get(f"choice-{part.key}", "")[:LONGEST],
            text=post.get(f"text-{part.key}", "")[:LONGEST],
            because=post.get(f"because-{part.key}", "")[:12],
        )


def _page(
    request: HttpRequest, call: Call, pack: Pack, chosen: list[Chosen] | None = None, status: int = 200
) -> HttpResponse:
    message = FollowUpMessage.objects.filter(call=call).first()
    kept = chosen if chosen is not None else [Chosen(**part) for part in (message.parts if message else ())]
    by_part = {item.part: item for item in kept}
    rows = [(part, by_part.get(part.key, Chosen(part.key))) for part in parts_of(pack)]
    context: dict[str, Any] = {"screen": screen_of(call), "call": call, "message": message, "rows": rows}
    return render(request, "simulations/offer.html", context, status=status)
