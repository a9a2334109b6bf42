"""Tags of the account pages: `{% load people %}`."""

from typing import Any

from django import template
from django.conf import settings

from trainer import demo

register = template.Library()


@register.simple_tag
def signup_open() -> bool:
    """Whether visitors may make an account for themselves."""
    return bool(settings.RAPPORT_OPEN_SIGNUP)


@register.simple_tag
def demo_cast() -> dict[str, Any] | None:
    """Who can be tried in the demo, and their password; None in every other installation."""
    return {"people": demo.CAST, "password": demo.PASSWORD} if settings.RAPPORT_DEMO else None
