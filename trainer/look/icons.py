"""The icon sprite as markup that a page can carry."""

import re
from functools import cache

from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

SYMBOL = re.compile(r'<symbol id="(?P<name>[\w-]+)" viewBox="(?P<box>[^"]+)">(?P<shape>.*?)</symbol>', re.S)


class UnknownIcon(KeyError):
    """A template asked for an icon that `static/icons/icons.svg` does not draw."""


@cache
def _shapes() -> dict[str, tuple[str, SafeString]]:
    sprite = (settings.BASE_DIR / "static/icons/icons.svg").read_text()
    # The sprite is our own file: its shapes are markup, not text from a person.
    return {found["name"]: (found["box"], mark_safe(found["shape"])) for found in SYMBOL.finditer(sprite)}  # noqa: S308


def names() -> list[str]:
    """Every icon of the sprite, in the order it is drawn there."""
    return list(_shapes())


@cache
def icon(name: str, css: str = "", label: str = "") -> SafeString:
    """An inline `<svg>`; hidden from assistive technology unless it carries a `label`.

    `css` is added to the class attribute. Raises UnknownIcon with the names that exist.
    """
    try:
        box, shape = _shapes()[name]
    except KeyError:
        raise UnknownIcon(f"{name!r}; there are {', '.join(_shapes())}") from None
    meaning = format_html('role="img" aria-label="{}"', label) if label else mark_safe('aria-hidden="true"')  # noqa: S308
    return format_html('<svg class="{}" viewBox="{}" {}>{}</svg>', f"i {css}".strip(), box, meaning, shape)
