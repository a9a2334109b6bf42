"""How a rehearsal is read: criteria with one sentence per level."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import Orderable
from wagtail.search import index

from simulations.models.authoring.drafts import Authored, key_is_words
from simulations.models.authoring.fields import LinesField, NumbersField

MEASURES = (
    "cues_disclosed", "cues_noticed", "cues_used", "cues_misused", "decoys_used", "questions_open",
    "questions_follow_up", "claims_supported", "claims_contradicted", "claims_deferred", "claims_embargoed",
    "protected", "promises_before_permission", "permission_won", "conditions_broken", "deflections_pushed",
    "unanswered", "longest_wait", "written_too_soon", "written_after_stop",
)  # fmt: skip


class Skill(models.TextChoices):
    LIBRARIAN = "librarian", _("Librarian (information)")
    NETWORKER = "networker", _("Networker (access)")
    ANTHROPOLOGIST = "anthropologist", _("Anthropologist (personalization)")


class Rubric(Authored, ClusterableModel):
    """A versioned set of criteria. Scenarios with the same rubric share it; a call keeps a frozen copy."""

    key = models.CharField(_("key"), max_length=80, validators=[key_is_words])
    version = models.PositiveIntegerField(
        _("version"),
        default=1,
        validators=[MinValueValidator(1)],
        help_text=_("Raise it when a change would alter a score, so that old and new results are not mixed."),
    )
    pass_percent = models.PositiveSmallIntegerField(
        _("pass mark"),
        default=60,
        validators=[MaxValueValidator(100)],
        help_text=_(
            "Percent of the weight to reach. A blocker that is not met stops a pass at any percentage."
        ),
    )
    search_fields = [index.SearchField("key"), index.AutocompleteField("key")]

    class Meta:
        ordering = ["key", "version", "pk"]
        verbose_name = _("rubric")

    def __str__(self) -> str:
        return f"{self.key}, version {self.version}"

    def get_preview_template(self, request: object, mode_name: str) -> str:
        return "simulations/authoring/preview_rubric.html"


class Criterion(Orderable):
    """One thing that is read, and the sentences that anchor its levels."""

    class Type(models.TextChoices):
        BINARY = "binary", _("Met or not met (two levels)")
        LEVEL4 = "level4", _("Four levels")
        COUNT = "count", _("A count, by thresholds")

    class Engine(models.TextChoices):
        CODE = "code", _("Counted by code")
        JUDGE = "judge", _("Read by a judge")
        BOTH = "both", _("Read by a judge, held near the count")

    rubric = ParentalKey(Rubric, on_delete=models.CASCADE, related_name="criteria")
    key = models.CharField(_("key"), max_length=80, validators=[key_is_words])
    skill = models.CharField(_("skill"), max_length=20, choices=Skill, default=Skill.ANTHROPOLOGIST)
    type = models.CharField(_("type"), max_length=10, choices=Type, default=Type.LEVEL4)
    weight = models.FloatField(_("weight"), default=1, help_text=_("Its share of the percentage."))
    blocker = models.BooleanField(
        _("blocker"),
        default=False,
        help_text=_("Nothing passes while this is not met. The percentage stays as it is."),
    )
    engine = models.CharField(
        _("read by"),
        max_length=10,
        choices=Engine,
        default=Engine.CODE,
        help_text=_(
            "Code counts what can be counted. A judge reads what needs a reader; without one the criterion "
            "stays open for a person. With both, the judge may differ from the count by one level at most."
        ),
    )
    measure = models.CharField(
        _("measure"), max_length=40, blank=True, choices=[(name, name.replace("_", " ")) for name in MEASURES]
    )
    thresholds = NumbersField(
        _("thresholds"),
        help_text=_("One number per line, rising. The level is how many of them the count has reached."),
    )
    pass_when = models.CharField(
        _("met when"),
        max_length=4,
        blank=True,
        choices=[("none", _("nothing is counted")), ("any", _("anything is counted"))],
        help_text=_("For a criterion that is met or not met."),
    )
    levels = LinesField(
        _("levels"),
        blank=False,
        help_text=_(
            "One sentence per line, lowest level first. Say what a reader would see, not how good it is: "
            "“something changes for her because of what she said”."
        ),
    )

    class Meta(Orderable.Meta):
        verbose_name = _("criterion")
        verbose_name_plural = _("criteria")

    def __str__(self) -> str:
        return self.key
