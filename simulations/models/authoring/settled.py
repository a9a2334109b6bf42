"""What authors decided about lines that a candidate did not understand."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from simulations.models.authoring.scenarios import Scenario


class SettledLine(models.Model):
    """A decision about one line of one scenario, whoever said it. While it stands, the line is out of the queue."""

    class Decision(models.TextChoices):
        ADDED = "added", _("Added to a topic")
        LEFT = "left", _("Left out")

    scenario = models.ForeignKey(Scenario, on_delete=models.CASCADE, related_name="settled_lines")
    line = models.CharField(max_length=300)
    folded = models.CharField(max_length=300, help_text="The line as it is compared: lower case, one space.")
    decision = models.CharField(max_length=6, choices=Decision)
    persona = models.CharField(max_length=80, blank=True)
    cue = models.CharField(max_length=80, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="settled_lines"
    )
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["scenario", "folded"], name="one_decision_per_line")]
        verbose_name = _("settled line")

    def __str__(self) -> str:
        return f"{self.line} ({self.decision})"
