"""Is the process up, and can it work?"""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache

from trainer.access import allow, anyone
from trainer.operations import health


@allow(anyone)
@never_cache
def alive(request: HttpRequest) -> HttpResponse:
    """200 while the process answers. Touches nothing else, so a slow database does not restart the server."""
    return HttpResponse("ok", content_type="text/plain")


@allow(anyone)
@never_cache
def ready(request: HttpRequest) -> JsonResponse:
    """200 when calls can be taken; 503 with the name of each check that fails."""
    found = health.checks()
    return JsonResponse(found, status=200 if all(state == "ok" for state in found.values()) else 503)
