"""The record of what happened."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Event(models.Model):
    """One thing that a person did. Written by `records.recorder` alone; never changed afterwards."""

    class Verb(models.TextChoices):
        CALLED = "called", _("made a call")
        SCORED = "scored", _("received a scorecard")
        LESSON = "lesson", _("completed a lesson")
        COURSE = "course", _("completed a course")

    actor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="events")
    verb = models.CharField(_("verb"), max_length=12, choices=Verb)
    subject = models.CharField(_("subject"), max_length=200, help_text="Key of the call, lesson or course.")
    label = models.CharField(_("label"), max_length=200)
    data = models.JSONField(default=dict)
    at = models.DateTimeField(_("at"), auto_now_add=True, db_index=True)

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = _("event")

    def __str__(self) -> str:
        return f"{self.actor} {self.get_verb_display()}: {self.label}"
