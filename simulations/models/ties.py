"""What a learner has with the colleagues of the practice world: never a real person's data."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from simulations.models.calls import Call


class PracticeTie(models.Model):
    """How well one learner knows one invented colleague, and what that colleague last agreed to."""

    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="practice_ties"
    )
    key = models.CharField(max_length=80)
    name = models.CharField(max_length=120)
    strength = models.FloatField(default=0, help_text="0-3, as it was at the last contact.")
    last_contact = models.DateTimeField()
    permission = models.TextField(
        blank=True, help_text="The colleague's own words; empty where they gave none."
    )
    granted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["learner", "key", "name"], name="one_tie_per_colleague")
        ]

    def __str__(self) -> str:
        return f"{self.learner_id} {self.name}"


class PermissionNote(models.Model):
    """What the learner wrote down of a colleague's answer, in one call."""

    class Answer(models.TextChoices):
        YES = "yes", _("Agreed")
        CONDITIONS = "conditions", _("Agreed, with conditions")
        NO = "no", _("Said no")

    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="permissions")
    colleague = models.CharField(max_length=80)
    answer = models.CharField(max_length=12, choices=Answer)
    words = models.CharField(max_length=300, blank=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["call", "colleague"], name="one_note_per_colleague")]

    def __str__(self) -> str:
        return f"{self.colleague}: {self.answer}"
