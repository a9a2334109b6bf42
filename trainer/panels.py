"""What the home page shows of the apps further right: they register panels here, from `AppConfig.ready`.

    from trainer.panels import Panel, register
    register(Panel("continue", "continue", "courses/panels/continue.html", order=10, context=continue_panel))

The template sees what `context(request)` returned beside the page's own context; `None` means: nothing to show.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

SLOTS = ("continue", "main", "side", "wide")
"""`continue` shows only the first panel with something to show; `main` is below, `side` beside, `wide` under."""


@dataclass(frozen=True)
class Panel:
    """One card of the home page. Panels of a slot stand in their `order`, low first."""

    name: str
    slot: str
    template: str
    context: Callable[[HttpRequest], dict[str, Any] | None]
    order: int = 50


@dataclass(frozen=True)
class Shown:
    """A panel that has something to say to this reader."""

    name: str
    template: str
    context: dict[str, Any]


_panels: dict[str, Panel] = {}


def register(panel: Panel) -> None:
    """Add a panel; a panel of the same name is replaced. Raises ValueError for a slot that does not exist."""
    if panel.slot not in SLOTS:
        raise ValueError(
            f"There is no slot {panel.slot!r} on the home page; choose one of {', '.join(SLOTS)}."
        )
    _panels[panel.name] = panel


def unregister(name: str) -> None:
    """Take a panel off the home page again; unknown names are ignored."""
    _panels.pop(name, None)


def shown(request: HttpRequest, slot: str) -> list[Shown]:
    """The panels of a slot that have something to show to `request.user`; at most one in `continue`."""
    found = []
    for panel in sorted(_panels.values(), key=lambda panel: panel.order):
        if panel.slot != slot:
            continue
        context = panel.context(request)
        if context is not None:
            found.append(Shown(panel.name, panel.template, context))
            if slot == "continue":
                break
    return found
