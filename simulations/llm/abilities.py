"""What a compatible server turned out not to take, remembered per server and model."""

from dataclasses import dataclass, replace
from typing import Any

JSON_STEPS = ("json_schema", "json_object", "plain")
_TOO_LONG = ("context length", "context window", "context size", "too many tokens", "maximum context")


@dataclass(frozen=True)
class Abilities:
    """Optional parts of a request that one server is still offered."""

    json_step: int = 0
    dropped: frozenset[str] = frozenset()

    @property
    def json_mode(self) -> str:
        return JSON_STEPS[self.json_step]

    def shape(self, request: dict[str, Any]) -> dict[str, Any]:
        """`request` without what the server does not take; the token limit goes under the name it knows."""
        shaped = {name: value for name, value in request.items() if name not in self.dropped}
        if "max_tokens" in self.dropped:
            shaped["max_completion_tokens"] = request["max_tokens"]
        return shaped | self._response_format(shaped.pop("schema", None))

    def _response_format(self, schema: dict[str, Any] | None) -> dict[str, Any]:
        if schema is None or self.json_mode == "plain":
            return {}
        if self.json_mode == "json_object":
            return {"response_format": {"type": "json_object", "schema": schema}}
        named = {"name": "answer", "schema": schema, "strict": True}
        return {"response_format": {"type": "json_schema", "json_schema": named}}

    def without(self, complaint: str, request: dict[str, Any]) -> "Abilities | None":
        """Abilities without what a 400 or 422 complains about; None when giving something up cannot help."""
        words = complaint.lower()
        if any(phrase in words for phrase in _TOO_LONG):
            return None
        if "max_completion_tokens" in words and "max_tokens" not in self.dropped:
            return replace(self, dropped=self.dropped | {"max_tokens"})
        offered = [
            name for name in ("stream_options", "temperature") if name in request and name not in self.dropped
        ]
        named = [name for name in offered if name in words]
        if named:
            return replace(self, dropped=self.dropped | {named[0]})
        if "schema" in request and self.json_mode != "plain":
            return replace(self, json_step=self.json_step + 1)
        return replace(self, dropped=self.dropped | {offered[0]}) if offered else None


_known: dict[tuple[str, str], Abilities] = {}


def abilities_of(base_url: str, model: str) -> Abilities:
    """What this process knows of a server and model."""
    return _known.get((base_url, model), Abilities())


def remember(base_url: str, model: str, abilities: Abilities) -> None:
    """Keep what worked, so that the next request asks for no more."""
    _known[base_url, model] = abilities


def forget_abilities() -> None:
    """Ask every server afresh."""
    _known.clear()
