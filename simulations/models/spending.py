"""What a day of language model has cost, per learner, team and site."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class ModelSpending(models.Model):
    """Tokens of one scope ("learner:7", "team:2", "site") on one day of the site's clock.

    Changed only by `simulations.llm.budget`, with arithmetic in the database.
    """

    day = models.DateField()
    scope = models.CharField(max_length=40)
    reserved = models.BigIntegerField(default=0, help_text=_("Promised to calls that are still talking."))
    used = models.BigIntegerField(default=0)

    class Meta:
        verbose_name = _("model spending")
        constraints = [
            models.UniqueConstraint(fields=["day", "scope"], name="one_spending_per_day_and_scope"),
            models.CheckConstraint(
                condition=Q(reserved__gte=0) & Q(used__gte=0), name="spending_is_not_negative"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.scope}: {self.used}"

    @classmethod
    def left_for(cls, tokens: int, limit: int) -> Q:
        """Rows in which `tokens` more stay within `limit`."""
        return Q(used__lte=limit - tokens - F("reserved"))
