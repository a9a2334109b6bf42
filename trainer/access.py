"""Who may open what. Small named predicates; a view without a declared rule is refused.

A view declares its rule with `@allow(signed_in)`. Object rules (`owns_call`, ...) are predicates over a user and an
object, used with `get_permitted`, so that what is missing and what is forbidden look alike (404).
"""

from collections.abc import Callable
from typing import Any, TypeVar

from django.conf import settings
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from trainer.models import Role, User


class SignedInRequest(HttpRequest):
    """What a view gets whose rule admits nobody but people who are signed in."""

    user: User


Rule = Callable[[Any], bool]
View = TypeVar("View", bound=Callable[..., Any])
M = TypeVar("M", bound=Model)


def anyone(user: Any) -> bool:
    """Open to visitors."""
    return True


def nobody(user: Any) -> bool:
    """A view that the site does without."""
    return False


def signed_in(user: Any) -> bool:
    return bool(user.is_authenticated)


def visitors_if_open(user: Any) -> bool:
    """Reads published pages: everybody, unless the operator keeps pages for people who are signed in."""
    return settings.RAPPORT_PUBLIC_PAGES or signed_in(user)


def leads(user: Any) -> bool:
    """Sees the progress of a team: team leads (their own) and L&D managers (everybody's)."""
    return signed_in(user) and user.role in {Role.LEAD, Role.MANAGER}


def manages(user: Any) -> bool:
    """L&D managers: people, courses, scenarios."""
    return signed_in(user) and user.role == Role.MANAGER


def authors(user: Any) -> bool:
    """Writes courses and scenarios, and tries drafts."""
    return manages(user)


def operates(user: Any) -> bool:
    """Runs the installation. The role follows the superuser flag, which only the server can give."""
    return signed_in(user) and user.is_superuser


def keeps_people(user: Any) -> bool:
    """Invites people and gives roles: L&D managers, and the operator, who makes the first of them."""
    return manages(user) or operates(user)


def enters_admin(user: Any) -> bool:
    """Opens Wagtail's admin: L&D managers through their group, operators."""
    return signed_in(user) and user.has_perm("wagtailadmin.access_admin")


MOUNTED: tuple[tuple[str, Rule], ...] = (
    ("account/email/", signed_in),
    ("account/password/change/", signed_in),
    ("account/password/set/", signed_in),
    ("account/reauthenticate/", signed_in),
    ("account/", anyone),
    ("admin/password_reset/", nobody),
    ("admin/login/", anyone),
    ("admin/logout/", anyone),
    ("admin/sprite/", anyone),
    ("admin/jsi18n/", anyone),
    ("admin/failwhale/", nobody),
    ("admin/test404/", nobody),
    ("admin/users/", operates),
    ("admin/groups/", operates),
    ("admin/sites/", operates),
    ("admin/workflows/", operates),
    ("admin/redirects/", operates),
    ("admin/collections/", operates),
    ("admin/forms/", operates),
    ("admin/", enters_admin),
    ("django-admin/", operates),
    ("documents/", signed_in),
    ("_util/", anyone),
    (r"^((?:[\w\-]+/)*)$", visitors_if_open),
)
"""Rules of views that other packages bring, by the beginning of their route; the first that fits holds.

The last row is Wagtail's page serving; `_util/` holds the forms of Wagtail's own page privacy.
"""


def rule_for(view: Callable[..., Any], route: str) -> Rule | None:
    """The rule declared on a view, or for the mount that its route lies under; None means: refuse."""
    declared: Rule | None = getattr(view, "access_rule", None)
    if declared is not None:
        return declared
    return next((rule for mount, rule in MOUNTED if route.startswith(mount)), None)


def allow(rule: Rule) -> Callable[[View], View]:
    """Declare the rule of a view (function, or the result of `as_view()`)."""

    def mark(view: View) -> View:
        view.access_rule = rule  # type: ignore[attr-defined]
        return view

    return mark


def get_permitted(queryset: QuerySet[M], rule: Callable[[Any, M], bool], user: Any, **lookup: Any) -> M:
    """Fetch one object, or raise Http404 when it is missing or `rule(user, object)` is false."""
    found = get_object_or_404(queryset, **lookup)
    if not rule(user, found):
        raise Http404
    return found
