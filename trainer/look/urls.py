"""The front door, the stylesheet and the style guide."""

from django.urls import path

from trainer.look.styleguide import styleguide
from trainer.look.stylesheet import stylesheet
from trainer.views import home

urlpatterns = [
    path("", home.landing, name="landing"),
    path("look/<slug:digest>.css", stylesheet, name="stylesheet"),
    path("styleguide/", styleguide, name="styleguide"),
]
