"""Settings of the model: what is accepted, what is refused with the fix, and keys that do not show."""

import pickle

import pytest
from django.core.checks import Error, Warning

from simulations.llm.checks import check_model_settings
from simulations.llm.clients import close_exchanges, exchange_for
from simulations.llm.config import ConfigError, Secret, checked_url, is_in_the_clear, model_config

KEY = "canary-key-1234567890wxyz"


@pytest.mark.parametrize(
    "url",
    ["https://api.openai.com/v1", "http://127.0.0.1:9099/v1/", "http://[::1]:8000/v1", "http://10.0.0.7/v1", "http://ollama:11434/v1"]
)  # fmt: skip
def test_loopback_private_and_public_servers_are_accepted(url):
    assert checked_url(url) == url.rstrip("/")
    assert not is_in_the_clear(url)


def test_a_public_server_without_encryption_is_accepted_with_a_warning(settings):
    settings.OPENAI_BASE_URL, settings.RAPPORT_MODEL = "http://models.example.com/v1", "m"
    assert [(type(found), found.id) for found in check_model_settings()] == [(Warning, "rapport.W203")]


@pytest.mark.parametrize(
    "url",
    ["ftp://x/v1", "file:///etc/passwd", "api.openai.com", "https://", "http://me:pw@host/v1", "http://h/v1?key=1",
     "http://h:99999/", "http://[::1/v1"],
)  # fmt: skip
def test_other_addresses_are_refused_and_the_message_holds_no_part_of_them(url):
    with pytest.raises(ConfigError, match="OPENAI_BASE_URL") as caught:
        checked_url(url)
    assert "pw" not in str(caught.value)


def test_a_key_shows_its_last_four_characters_only():
    secret = Secret(KEY)
    assert (str(secret), repr(secret), f"{secret}") == ("…wxyz",) * 3
    assert secret.redact(f"bad key {KEY}!") == "bad key …wxyz!"
    assert KEY.encode() not in pickle.dumps(secret)
    assert str(Secret("short")) == "…"


def test_the_judge_is_the_candidates_model_unless_named(settings):
    settings.RAPPORT_MODEL, settings.RAPPORT_JUDGE_MODEL = "actor", ""
    assert model_config().judge_model == "actor"
    settings.RAPPORT_JUDGE_MODEL = "reader"
    assert model_config().judge_model == "reader"


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ({}, []),
        ({"OPENAI_API_KEY": KEY, "RAPPORT_MODEL": "m"}, []),
        ({"OPENAI_API_KEY": KEY}, [(Warning, "rapport.W201")]),
        ({"RAPPORT_MODEL": "m"}, [(Warning, "rapport.W202")]),
        ({"OPENAI_BASE_URL": "localhost:8000"}, [(Error, "rapport.E201")]),
        ({"OPENAI_API_KEY": "sk-…", "RAPPORT_MODEL": "m"}, [(Error, "rapport.E201")]),
    ],
)
def test_the_start_up_check_says_what_to_set(settings, values, found):
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL", "RAPPORT_MODEL", "RAPPORT_JUDGE_MODEL"):
        setattr(settings, name, "")
    for name, value in values.items():
        setattr(settings, name, value)
    messages = check_model_settings()
    assert [(type(message), message.id) for message in messages] == found
    assert KEY not in str(messages)


async def test_one_client_serves_every_reply_of_a_process(settings):
    settings.OPENAI_API_KEY, settings.RAPPORT_MODEL = KEY, "m"
    first, second = exchange_for(model_config()), exchange_for(model_config())
    await close_exchanges()
    assert first is second
    assert Secret(KEY) != Secret(KEY[:-1])
