"""Start-up checks of the model settings: each message says the fix."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning, register

from simulations.llm.config import ConfigError, is_in_the_clear, model_config
from trainer.operations.start import BEFORE_START


@register(BEFORE_START)
def check_model_settings(app_configs: Sequence[Any] | None = None, **options: Any) -> list[CheckMessage]:
    """An error for what cannot work, a warning for what would quietly do nothing."""
    try:
        config = model_config()
    except ConfigError as error:
        return [Error(str(error), id="rapport.E201")]
    return [*_missing_half(), *_in_the_clear(config.base_url)]


def _missing_half() -> list[CheckMessage]:
    reachable = settings.OPENAI_API_KEY or settings.OPENAI_BASE_URL
    named = settings.RAPPORT_MODEL or settings.RAPPORT_JUDGE_MODEL
    if reachable and not named:
        return [
            Warning(
                f"{_name_of_server()} is set, but RAPPORT_MODEL names no model.",
                hint=f"Set RAPPORT_MODEL to the model that plays candidates, or unset {_name_of_server()}.",
                id="rapport.W201",
            )
        ]
    if named and not reachable:
        return [
            Warning(
                f"{_name_of_model()} is set, but there is no way to reach a model.",
                hint=f"Set OPENAI_API_KEY, or OPENAI_BASE_URL for a server of your own, or unset {_name_of_model()}.",
                id="rapport.W202",
            )
        ]
    return []


def _name_of_server() -> str:
    return "OPENAI_BASE_URL" if settings.OPENAI_BASE_URL else "OPENAI_API_KEY"


def _name_of_model() -> str:
    return "RAPPORT_MODEL" if settings.RAPPORT_MODEL else "RAPPORT_JUDGE_MODEL"


def _in_the_clear(url: str) -> list[CheckMessage]:
    if not is_in_the_clear(url):
        return []
    return [
        Warning(
            "OPENAI_BASE_URL would carry the key and the calls unencrypted.",
            hint="Use https:// for a server outside your own network.",
            id="rapport.W203",
        )
    ]
