"""What the fake model server can play: each play turns one request into bytes and pauses."""

import json
from dataclasses import dataclass, field
from typing import Any

REPLY = "Weekends I'm on the wall by the harbour. I'd miss that more than the office. Does Leeds have one?"
MONOLOGUE = (
    "Weekends I'm on the wall by the harbour, climbing, and I'd miss that more than the office. You come in cold and "
    "wet, somebody you half know hands you a rope, and for two hours nobody asks about pipelines. There is a woman who "
    "fixes boats and a man who bakes, and we talk about our shoes. I got there by bus the first time and nearly turned "
    "round at the door. Now they keep my harness behind the desk and pour my tea without asking me."
)
"""Eighty-six tokens, for streams that are cut late."""
USAGE = {
    "prompt_tokens": 900,
    "completion_tokens": 24,
    "total_tokens": 924,
    "prompt_tokens_details": {"cached_tokens": 700},
}
PLAYS = {
    "stream": "a good reply, token by token",
    "slow": "a good reply after SECONDS of silence: slow:2",
    "never": "accepts the request and never answers",
    "crawl": "one token every SECONDS: crawl:1",
    "rate": "429 with Retry-After: SECONDS: rate:2",
    "error": "HTTP STATUS with a JSON error: error:500",
    "html": "502 with an HTML page",
    "html-ok": "200 with an HTML page",
    "cut": "closes the connection after N tokens: cut:5",
    "stop-short": "ends the stream after N tokens without a finish_reason: stop-short:5",
    "broken": "a good start, then an event that is not JSON",
    "not-json": "200 and half an object where JSON was due",
    "empty": "finish_reason stop and no text",
    "length": "finish_reason length after N tokens: length:12",
    "refusal": "the refusal field",
    "filtered": "finish_reason content_filter",
    "error-event": "an error object inside the stream",
    "leak": "breaks the role: 'As an AI language model'",
    "say": "says the text after the colon",
    "no-usage": "a good reply without usage",
    "no-stream-options": "400 to stream_options, else a good reply",
    "no-json-schema": "STATUS (422 if none is given) to json_schema; takes json_object: no-json-schema:500",
    "no-response-format": "400 to every response_format; answers in prose with a fence",
    "top-judge": "every criterion at its highest level, with the ids it was shown",
    "unknown-ids": "a judge that cites sentences nobody said",
}


@dataclass
class Reply:
    """One answer: the status line and headers, then pieces of body with pauses in seconds between them."""

    pieces: list[tuple[float, bytes]]
    status: int = 200
    kind: str = "text/event-stream"
    headers: dict[str, str] = field(default_factory=dict)
    hang: bool = False


def tokens_of(text: str) -> list[str]:
    """Words with their leading space, as a tokenizer would hand them out."""
    words = text.split(" ")
    return [words[0], *(f" {word}" for word in words[1:])]


def event(delta: dict[str, Any], finish: str | None = None) -> bytes:
    choice = {"index": 0, "delta": delta, "finish_reason": finish}
    return sse(
        {"id": "x", "object": "chat.completion.chunk", "created": 1, "model": "fake", "choices": [choice]}
    )


def sse(data: dict[str, Any]) -> bytes:
    return f"data: {json.dumps(data)}\n\n".encode()


def spoken(texts: list[str], gap: float, finish: str | None, usage: bool) -> list[tuple[float, bytes]]:
    pieces = [(0.0, event({"role": "assistant", "content": ""}))]
    pieces += [(gap, event({"content": text})) for text in texts]
    if finish:
        pieces.append((0.0, event({}, finish)))
    if usage:
        pieces.append(
            (0.0, sse({"id": "x", "object": "chat.completion.chunk", "choices": [], "usage": USAGE}))
        )
    return [*pieces, (0.0, b"data: [DONE]\n\n")] if finish else pieces


def whole(text: str | None, finish: str = "stop", refusal: str | None = None) -> Reply:
    message = {"role": "assistant", "content": text, "refusal": refusal}
    choice = {"index": 0, "message": message, "finish_reason": finish}
    body = {
        "id": "x",
        "object": "chat.completion",
        "created": 1,
        "model": "fake",
        "choices": [choice],
        "usage": USAGE,
    }
    return Reply([(0.0, json.dumps(body).encode())], kind="application/json")


def failure(status: int, message: str, **headers: str) -> Reply:
    body = json.dumps({"error": {"message": message, "type": "fake"}}).encode()
    return Reply([(0.0, body)], status, "application/json", headers)


def answer(play: str, request: dict[str, Any], gap: float) -> Reply:
    """The answer to one request under one play."""
    name, _, value = play.partition(":")
    if name == "never":
        return Reply([], hang=True)
    if name == "rate":
        return failure(429, "slow down", **{"Retry-After": value or "1"})
    if name == "error":
        return failure(int(value or 500), "it broke")
    if name in ("html", "html-ok"):
        page = b"<html><body>Bad gateway</body></html>"
        return Reply([(0.0, page)], 502 if name == "html" else 200, "text/html")
    if name == "no-stream-options" and "stream_options" in request:
        return failure(400, "stream_options: unknown field")
    refused = refused_format(name, value, request)
    if refused:
        return refused
    return streamed(name, value, request, gap) if request.get("stream") else judged(name, value, request)


def refused_format(name: str, value: str, request: dict[str, Any]) -> Reply | None:
    kind = (request.get("response_format") or {}).get("type")
    if name == "no-json-schema" and kind == "json_schema":
        return failure(int(value or 422), "response_format.type: Input should be 'text' or 'json_object'")
    if name == "no-response-format" and kind:
        return failure(400, "response_format is not supported")
    return None


def streamed(name: str, value: str, request: dict[str, Any], gap: float) -> Reply:
    long = name in ("cut", "stop-short")
    texts = tokens_of(value if name == "say" else MONOLOGUE if long else REPLY)
    usage = name != "no-usage" and bool((request.get("stream_options") or {}).get("include_usage"))
    number = float(value) if value.replace(".", "", 1).isdigit() else 0.0
    if long:
        return Reply(
            spoken(texts[: int(number)], gap, None, False), headers={"X-Cut": "1"} if name == "cut" else {}
        )
    if name == "length":
        return Reply(spoken(texts[: int(number or 12)], gap, "length", usage))
    if name == "slow":
        return Reply([(number or 1.0, b""), *spoken(texts, gap, "stop", usage)])
    if name == "crawl":
        return Reply(spoken(texts, number or 1.0, "stop", usage))
    if name == "broken":
        return Reply([*spoken(texts[:3], gap, None, False), (0.0, b"data: {oh no\n\n")])
    return Reply(spoken_ending(name, texts, gap, usage))


def spoken_ending(name: str, texts: list[str], gap: float, usage: bool) -> list[tuple[float, bytes]]:
    if name == "empty":
        return spoken([], gap, "stop", usage)
    if name == "refusal":
        return [
            (0.0, event({"refusal": "I can't play this."})),
            (0.0, event({}, "stop")),
            (0.0, b"data: [DONE]\n\n"),
        ]
    if name == "filtered":
        return spoken([], gap, "content_filter", usage)
    if name == "error-event":
        return [(0.0, sse({"error": {"message": "out of memory", "type": "server_error"}}))]
    if name == "leak":
        texts = tokens_of("As an AI language model, I have no weekends. How can I help?")
    return spoken(texts, gap, "stop", usage)


def judged(name: str, value: str, request: dict[str, Any]) -> Reply:
    if name == "not-json":
        return Reply([(0.0, b'{"choices": [{"mess')], kind="application/json")
    if name == "empty":
        return whole("")
    if name == "refusal":
        return whole(None, refusal="I can't judge this.")
    if name == "filtered":
        return whole("", "content_filter")
    if name == "say":
        return whole(value)
    text = json.dumps(reading(request, name))
    if name == "length":
        return whole(text[: len(text) // 2], "length")
    return whole(f"```json\n{text}\n```" if name == "no-response-format" else text)


def reading(request: dict[str, Any], name: str) -> dict[str, Any]:
    """A reading of every criterion named in the request's JSON data, always at the highest level."""
    data = data_in(request)
    ids = [s["id"] for line in data.get("lines", []) for s in line["sentences"] if s["id"].startswith("r")]
    evidence = ["r99.9"] if name == "unknown-ids" else ids[:2]
    readings = [
        {"criterion": c["key"], "evidence": evidence, "verdict": "met", "anchor": len(c["anchors"]) - 1}
        for c in data.get("criteria", [])
    ]
    return {"readings": readings}


def data_in(request: dict[str, Any]) -> dict[str, Any]:
    """The JSON object in the newest message, merged with those in the ones before."""
    found: dict[str, Any] = {}
    for message in request["messages"]:
        for line in str(message["content"]).splitlines():
            if line.startswith("{"):
                found |= json.loads(line)
    return found
