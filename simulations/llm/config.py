"""How this installation reaches a model: read from settings, checked, and never printing a key."""

import ipaddress
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings

DEFAULT_URL = "https://api.openai.com/v1"


class ConfigError(ValueError):
    """A setting that cannot work; the message says the fix."""


class Secret:
    """A key that shows only its last four characters, wherever it is printed."""

    __slots__ = ("_value",)

    def __init__(self, value: str) -> None:
        self._value = value

    def reveal(self) -> str:
        return self._value

    def redact(self, text: str) -> str:
        """`text` with every occurrence of the key masked."""
        return text.replace(self._value, str(self)) if self._value else text

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Secret) and other._value == self._value

    def __hash__(self) -> int:
        return hash(self._value)

    def __bool__(self) -> bool:
        return bool(self._value)

    def __repr__(self) -> str:
        return f"…{self._value[-4:]}" if len(self._value) > 8 else "…" if self._value else "(none)"

    __str__ = __repr__

    def __reduce__(self) -> tuple[type["Secret"], tuple[str]]:
        return Secret, ("",)


@dataclass(frozen=True)
class ModelConfig:
    """Everything the wire needs. Seconds, tokens and counts; `model` is empty when there is none."""

    base_url: str = DEFAULT_URL
    api_key: Secret = Secret("")
    model: str = ""
    judge_model: str = ""
    first_seconds: float = 30
    reply_seconds: float = 45
    judge_seconds: float = 120
    reply_tokens: int = 220
    judge_tokens: int = 1500
    concurrency: int = 8
    circuit_faults: int = 5
    circuit_seconds: float = 30


def model_config() -> ModelConfig:
    """The configuration of this site. Raises ConfigError with the fix in its message."""
    key = settings.OPENAI_API_KEY.strip()
    if not key.isascii() or not key.isprintable():
        raise ConfigError("OPENAI_API_KEY holds a character that no key has. Copy the key again.")
    return ModelConfig(
        base_url=checked_url(settings.OPENAI_BASE_URL or DEFAULT_URL),
        api_key=Secret(key),
        model=settings.RAPPORT_MODEL,
        judge_model=settings.RAPPORT_JUDGE_MODEL or settings.RAPPORT_MODEL,
        first_seconds=settings.RAPPORT_MODEL_FIRST_SECONDS,
        reply_seconds=settings.RAPPORT_MODEL_REPLY_SECONDS,
        judge_seconds=settings.RAPPORT_MODEL_JUDGE_SECONDS,
        reply_tokens=settings.RAPPORT_MODEL_REPLY_TOKENS,
        judge_tokens=settings.RAPPORT_MODEL_JUDGE_TOKENS,
        concurrency=settings.RAPPORT_MODEL_CONCURRENCY,
        circuit_faults=settings.RAPPORT_MODEL_CIRCUIT_FAULTS,
        circuit_seconds=settings.RAPPORT_MODEL_CIRCUIT_SECONDS,
    )


def judge_is_configured() -> bool:
    """Whether a model that judges is named and there is a way to reach it; it may be the candidates' model."""
    named = settings.RAPPORT_JUDGE_MODEL or settings.RAPPORT_MODEL
    return bool(named and (settings.OPENAI_API_KEY or settings.OPENAI_BASE_URL))


def checked_url(url: str) -> str:
    """`url` without a trailing slash. The operator sets it, so loopback and private hosts are allowed."""
    try:
        parts = urlsplit(url.strip())
        host, _port = parts.hostname, parts.port
    except ValueError:
        raise ConfigError("OPENAI_BASE_URL is not a URL. Example: https://api.openai.com/v1") from None
    if parts.scheme not in ("http", "https") or not host:
        raise ConfigError("OPENAI_BASE_URL must begin with http:// or https:// and name a host.")
    if parts.username or parts.password:
        raise ConfigError("OPENAI_BASE_URL must not hold a name or password. Put the key in OPENAI_API_KEY.")
    if parts.query or parts.fragment:
        raise ConfigError("OPENAI_BASE_URL must end with its path, for example /v1.")
    return url.strip().rstrip("/")


def is_in_the_clear(url: str) -> bool:
    """Whether `url` would carry the key and the calls unencrypted beyond the private network."""
    host = urlsplit(url).hostname or ""
    return url.startswith("http://") and not _is_near(host)


def _is_near(host: str) -> bool:
    """A loopback or private address, or a name without a dot (a container's neighbour)."""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return "." not in host or host.endswith((".local", ".internal", ".localhost", ".lan", ".home.arpa"))
    return address.is_private or address.is_loopback or address.is_link_local
