"""Start-up checks of the model settings: each message says the fix."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning, register

from simulations.llm.config import ConfigError, is_in_the_clear, model_config


@register()
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
                "A model server is set, but no model: the offline candidate answers every call.",
                hint="Set RAPPORT_MODEL to the model that plays candidates (RAPPORT_JUDGE_MODEL if another judges).",
                id="rapport.W201",
            )
        ]
    if named and not reachable:
        return [
            Warning(
                "A model is named, but there is no way to reach it: the offline candidate answers every call.",
                hint="Set OPENAI_API_KEY, or OPENAI_BASE_URL for a server of your own.",
                id="rapport.W202",
            )
        ]
    return []


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
