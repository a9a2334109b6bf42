"""Default deny, and the headers that a browser must see."""

import logging
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from csp.middleware import CSPMiddleware, PolicyParts
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.template.loader import render_to_string
from django.utils.deprecation import MiddlewareMixin

from trainer.access import rule_for
from trainer.views.trouble import is_trouble, trouble

log = logging.getLogger("rapport.access")


class AccessMiddleware(MiddlewareMixin):
    """Refuses a view without a declared rule, and a visitor or person whom the rule does not admit.

    Visitors are sent to the sign-in page (401 where a page cannot be swapped for it: htmx, streams and other
    scripts). Somebody who is signed in gets 404, as if there were nothing there.
    """

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> HttpResponseBase | None:
        match = request.resolver_match
        rule = rule_for(view, match.route if match else "")
        if rule is None:
            raise ImproperlyConfigured(
                f"The view at {request.path} has no access rule. Decorate it with @allow(rule) from "
                "trainer.access, or add its mount to trainer.access.MOUNTED."
            )
        try:
            admitted = rule(request.user)
        except (OperationalError, InterfaceError) as error:
            return trouble(request, error)
        if admitted:
            return None
        if request.user.is_authenticated:
            log.info("refused user=%s path=%s rule=%s", request.user.pk, request.path, rule.__name__)
            raise Http404
        return ask_to_sign_in(request)


def ask_to_sign_in(request: HttpRequest) -> HttpResponse:
    """A redirect for a page; 401 with a sentence and a link for anything a script has asked for."""
    from django.contrib.auth.views import redirect_to_login

    if _expects_page(request):
        return redirect_to_login(_way_back(request))
    html = render_to_string("account/signed_out.html", {"next": _way_back(request)}, request)
    response = HttpResponse(html, status=401)
    response["WWW-Authenticate"] = "Session"
    return response


def _expects_page(request: HttpRequest) -> bool:
    if request.headers.get("HX-Request") or "text/event-stream" in request.headers.get("Accept", ""):
        return False
    return request.headers.get("Sec-Fetch-Mode", "navigate") == "navigate"


def _way_back(request: HttpRequest) -> str:
    """The page to return to: this one, or the page that a form or script was on."""
    if request.method == "GET" and _expects_page(request):
        return request.get_full_path()
    page = urlsplit(request.headers.get("HX-Current-URL") or request.headers.get("Referer", ""))
    same_site = page.netloc == request.get_host()
    return page.path + (f"?{page.query}" if page.query else "") if same_site else "/"


class TroubleMiddleware(MiddlewareMixin):
    """A database that is busy or cannot write answers 503 with what was kept and when to try again, not 500."""

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        return trouble(request, error) if is_trouble(error) else None


class HeadersMiddleware(CSPMiddleware):
    """The strict content security policy, the relaxed one under Wagtail's admin, and Permissions-Policy."""

    def get_policy_parts(
        self, request: HttpRequest, response: HttpResponseBase, report_only: bool = False
    ) -> PolicyParts:
        parts = super().get_policy_parts(request, response, report_only)
        if not report_only and request.path_info.startswith(settings.RELAXED_PREFIXES):
            parts.config = settings.RELAXED_POLICY
        return parts

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        response.headers.setdefault("Permissions-Policy", settings.PERMISSIONS_POLICY)
        return super().process_response(request, response)
