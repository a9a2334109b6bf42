"""The main navigation: what each role finds in it, and which item is the current one."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.urls import NoReverseMatch, reverse

from trainer.access import authors, keeps_people, leads, signed_in


@dataclass(frozen=True)
class Item:
    """One destination. `route` is a URL name, or a path where Wagtail serves a page.

    An item whose route does not resolve is left out.

    `first` items also stand in the bar at the foot of a phone; the others move to the account menu there.
    """

    label: str
    icon: str
    route: str
    rule: Callable[[Any], bool] = signed_in
    first: bool = True
    order: int = 50


@dataclass(frozen=True)
class Link:
    """An item as one reader of one page sees it."""

    label: str
    icon: str
    url: str
    current: bool
    first: bool


_items: list[Item] = []


def register(item: Item) -> None:
    """Add an item; apps further right call this from `AppConfig.ready`."""
    if item not in _items:
        _items.append(item)
        _items.sort(key=lambda known: known.order)


def links(user: Any, path: str) -> list[Link]:
    """The items that `user` may open, the one that `path` lies under marked as current."""
    found = [(item, url) for item in _items if item.rule(user) and (url := _resolve(item.route))]
    here = max((url for _, url in found if _lies_under(path, url)), key=len, default="")
    return [Link(item.label, item.icon, url, url == here, item.first) for item, url in found]


def _resolve(route: str) -> str:
    if route.startswith("/"):
        return route
    try:
        return reverse(route)
    except NoReverseMatch:
        return ""


def _lies_under(path: str, url: str) -> bool:
    return path == url or (url != "/" and path.startswith(url))


for _item in (
    Item("Home", "home", "landing", order=0),
    Item("Learn", "learn", "/learn/", order=10),
    Item("Practice", "practice", "practice", order=20),
    Item("Team", "team", "progress", leads, order=30),
    Item("People", "people", "people", keeps_people, first=False, order=40),
    Item("Authoring", "edit", "wagtailadmin_home", authors, first=False, order=60),
):
    register(_item)
