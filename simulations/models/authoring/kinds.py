"""What only some kinds of rehearsal need: the parts of an offer, and the days of a simulated calendar."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from simulations.models.authoring.drafts import key_is_words
from simulations.models.authoring.fields import LinesField
from simulations.models.authoring.scenarios import Scenario
from simulations.packs.dates import is_a_day


class OfferPart(Orderable):
    """One part of an offer package and what may be chosen for it."""

    scenario = ParentalKey(Scenario, on_delete=models.CASCADE, related_name="offer_parts")
    key = models.CharField(
        _("key"), max_length=80, validators=[key_is_words], help_text=_("A short name: start-date.")
    )
    title = models.CharField(_("title"), max_length=120, help_text=_("“Start date”."))
    choices = LinesField(
        _("choices"),
        help_text=_("What the recruiter may offer, one per line, worded as it would stand in the letter."),
    )

    class Meta(Orderable.Meta):
        verbose_name = _("part of the offer")
        verbose_name_plural = _("parts of the offer")

    def __str__(self) -> str:
        return self.title


class SpecialDay(Orderable):
    """A day of the simulated calendar that both sides can see coming."""

    scenario = ParentalKey(Scenario, on_delete=models.CASCADE, related_name="special_days")
    date = models.CharField(_("day"), max_length=10, help_text=_("Such as 2026-05-12."))
    title = models.CharField(_("what happens"), max_length=200, help_text=_("“The results of her exam”."))

    class Meta(Orderable.Meta):
        verbose_name = _("special day")

    def __str__(self) -> str:
        return f"{self.date} {self.title}"

    def clean(self) -> None:
        super().clean()
        if not is_a_day(self.date):
            raise ValidationError({"date": _("Write a day that exists, such as 2026-05-12.")})
