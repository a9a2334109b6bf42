"""What stands at `/`: the landing page for visitors, the home page for everybody who is signed in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from trainer import panels
from trainer.access import allow, anyone, visitors_if_open


@allow(anyone)
def landing(request: HttpRequest) -> HttpResponse:
    """The front door: what Rapport is, or what to go on with."""
    if request.user.is_authenticated:
        return home(request)
    learn = reverse("wagtail_serve", args=["learn/"]) if visitors_if_open(request.user) else ""
    return render(request, "trainer/landing.html", {"learn": learn})


def home(request: HttpRequest) -> HttpResponse:
    """One Continue card, this week's practice, one line let go, the three skills."""
    slots = {f"{slot}_panels": panels.shown(request, slot) for slot in panels.SLOTS}
    greeting = greeting_at(timezone.localtime().hour)
    return render(request, "trainer/home.html", {"greeting": greeting} | slots)


def greeting_at(hour: int) -> str:
    """The greeting that fits an hour of the day, 0 to 23."""
    if 5 <= hour < 12:
        return _("Good morning")
    return _("Good afternoon") if 12 <= hour < 18 else _("Good evening")
