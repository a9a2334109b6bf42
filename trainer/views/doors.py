"""Ways in to what other packages serve: the Wagtail admin's login, pictures that authors uploaded."""

from pathlib import PurePosixPath
from urllib.parse import urlencode

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.views.static import serve

from trainer.access import allow, anyone, visitors_if_open

PICTURES = {".avif", ".gif", ".jpg", ".jpeg", ".png", ".webp"}


@allow(anyone)
def admin_login(request: HttpRequest) -> HttpResponse:
    """Wagtail's login is ours, with its throttling."""
    onward = request.GET.get("next") or reverse("wagtailadmin_home")
    return redirect(f"{reverse('account_login')}?{urlencode({'next': onward})}")


@allow(visitors_if_open)
def media(request: HttpRequest, path: str) -> HttpResponseBase:
    """Renditions of pictures on pages. Documents have their own door with its own rule."""
    if PurePosixPath(path).suffix.lower() not in PICTURES:
        raise Http404
    response = serve(request, path, document_root=str(settings.MEDIA_ROOT))
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, max-age=86400"
    return response
