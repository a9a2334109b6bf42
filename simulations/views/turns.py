"""Saying something and hearing the answer. The only asynchronous views: they may stay open for a minute."""

from collections.abc import AsyncIterator
from typing import Any
from urllib.parse import urlencode
from uuid import UUID, uuid4

from asgiref.sync import sync_to_async
from django.contrib import messages
from django.db import close_old_connections
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse, StreamingHttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from simulations.calls import CallRefused, Posted, post_turn, retry_reply
from simulations.calls.leases import owner_name
from simulations.calls.wording import clock
from simulations.models import Call, Turn
from simulations.queries import own_call
from simulations.streams import event, in_database, reply_events, switchboard, write
from simulations.views.call import call_page
from trainer.access import allow, signed_in


@allow(signed_in)
@require_POST
async def say(request: HttpRequest, call_id: UUID) -> HttpResponseBase:
    """Commit a turn, then stream its reply; without JavaScript wait for the reply and show the call again."""
    call = await in_database(own_call, request.user, call_id)
    text = request.POST.get("text", "")
    try:
        posted = await write(
            post_turn,
            call,
            _key(request),
            text,
            after=_whole(request.POST.get("after")),
            owner=owner_name(),
            to=request.POST.get("to", ""),
            day=_whole(request.POST.get("day")),
        )
    except CallRefused as refusal:
        return await _refuse(request, call, refusal, text)
    return await _answer(request, call, posted.reply, posted.created, acknowledgement(posted))


@allow(signed_in)
@require_POST
async def answer_again(request: HttpRequest, call_id: UUID) -> HttpResponseBase:
    """Try a cut or missing reply again, with the call's own candidate or the built-in one."""
    call = await in_database(own_call, request.user, call_id)
    engine = "offline" if request.POST.get("candidate") == "offline" else ""
    try:
        reply = await write(
            retry_reply, call, engine=engine, owner=owner_name(), to=request.POST.get("to", "")
        )
    except CallRefused as refusal:
        return await _refuse(request, call, refusal, "")
    return await _answer(request, call, reply, reply.lease_owner == owner_name(), {"reply": reply.index})


@allow(signed_in)
@require_GET
async def follow(request: HttpRequest, call_id: UUID) -> HttpResponseBase:
    """Follow the newest reply, or `?reply=<index>`, from Last-Event-ID on. Never makes a turn."""
    call = await in_database(own_call, request.user, call_id)
    reply_id = await in_database(_reply_id, call, _whole(request.GET.get("reply")))
    after = _whole(request.headers.get("Last-Event-ID") or request.GET.get("received")) or 0
    if reply_id is None:
        return JsonResponse({"message": "Nobody has answered here yet."}, status=404)
    return await _stream(reply_events(reply_id, after))


def _reply_id(call: Call, index: int | None) -> int | None:
    replies = call.turns.filter(speaker="candidate")
    replies = replies.filter(index=index) if index is not None else replies.order_by("-index")
    return replies.values_list("pk", flat=True).first()


def acknowledgement(posted: Posted) -> dict[str, Any]:
    """What the sender learns at once: the turn is kept, with its frozen sentences, and where its reply will be."""
    return {
        "index": posted.said.index,
        "at": clock(posted.said.at),
        "sentences": posted.said.sentences,
        "reply": posted.reply.index,
        "created": posted.created,
    }


async def _answer(
    request: HttpRequest, call: Call, reply: Turn, make: bool, acknowledged: dict[str, Any]
) -> HttpResponseBase:
    streaming = wants_stream(request)
    if make:
        switchboard().make(reply.pk, None if streaming else 0)
    if streaming:
        return await _stream(_preceded(event("turn", acknowledged), reply_events(reply.pk)))
    async for _ in reply_events(reply.pk):
        continue
    to = request.POST.get("to", "")
    address = reverse("call", args=[call.pk])
    return _see_other(redirect(f"{address}?{urlencode({'to': to})}" if to else address))


def wants_stream(request: HttpRequest) -> bool:
    return "text/event-stream" in request.headers.get("Accept", "")


async def _preceded(first: bytes, rest: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    yield first
    async for chunk in rest:
        yield chunk


async def _stream(chunks: AsyncIterator[bytes]) -> StreamingHttpResponse:
    """An event stream that no proxy buffers and that holds no database connection of the request."""
    await sync_to_async(close_old_connections)()
    response = StreamingHttpResponse(chunks, content_type="text/event-stream")
    response["Cache-Control"] = "no-store"
    response["X-Accel-Buffering"] = "no"
    return response


async def _refuse(request: HttpRequest, call: Call, refusal: CallRefused, text: str) -> HttpResponseBase:
    if wants_stream(request):
        return JsonResponse({"code": refusal.code, "message": refusal.message}, status=refusal.status)
    messages.error(request, refusal.message)
    return await sync_to_async(call_page)(request, call, draft=text, status=refusal.status)


def _see_other(response: HttpResponse) -> HttpResponse:
    response.status_code = 303
    return response


def _key(request: HttpRequest) -> UUID:
    try:
        return UUID(request.POST.get("turn_key", ""))
    except ValueError:
        return uuid4()


def _whole(text: str | None) -> int | None:
    return int(text) if text and text.isdecimal() and len(text) < 6 else None
