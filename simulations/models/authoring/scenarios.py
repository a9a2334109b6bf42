"""A rehearsal as its author sees it: what the recruiter reads, the company's facts, the people one may call."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import Orderable
from wagtail.search import index

from simulations.models.authoring.drafts import Authored, key_is_words
from simulations.models.authoring.fields import LinesField, ValueField
from simulations.models.authoring.rubrics import Rubric, Skill
from simulations.packs.dates import is_a_date, is_a_day


class Scenario(Authored, ClusterableModel):
    """One rehearsal. Its personas and facts point to it; together they make a pack."""

    class Medium(models.TextChoices):
        CALL = "call", _("Call")
        CHAT = "chat", _("Live chat")
        EMAIL = "email", _("Message")
        OFFER = "offer", _("Offer package")

    class Kind(models.TextChoices):
        DISCOVERY = "discovery", _("Discovery call")
        HARD_QUESTIONS = "hard_questions", _("Hard questions")
        ACCESS = "access", _("Access call")
        CAREER_CHAT = "career_chat", _("Live career chat")
        ONE_WAY = "one_way", _("Voicemail or first message")
        KEEPING_IN_TOUCH = "keeping_in_touch", _("Keeping in touch")
        OFFER = "offer", _("Offer")
        WELCOME = "welcome", _("First-day welcome")

    class Stage(models.TextChoices):
        PRE_OFFER = "pre_offer", _("Before an offer")
        POST_OFFER = "post_offer", _("After an offer")

    slug = models.SlugField(
        _("slug"),
        max_length=80,
        unique=True,
        validators=[key_is_words],
        help_text=_(
            "The rehearsal's name in addresses and files. Lessons link to it: do not change it lightly."
        ),
    )
    title = models.CharField(_("title"), max_length=200)
    skill = models.CharField(_("skill"), max_length=20, choices=Skill, default=Skill.ANTHROPOLOGIST)
    medium = models.CharField(_("medium"), max_length=10, choices=Medium, default=Medium.CALL)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind, default=Kind.DISCOVERY)
    stage = models.CharField(
        _("stage"),
        max_length=10,
        choices=Stage,
        default=Stage.PRE_OFFER,
        help_text=_("What may be asked depends on it: health, for one, is closed before an offer."),
    )
    jurisdiction = models.CharField(
        _("jurisdiction"),
        max_length=40,
        default="us-federal",
        validators=[key_is_words],
        help_text=_("Whose law the feedback names: us-federal, uk, eu, or a country."),
    )
    difficulty = models.PositiveSmallIntegerField(
        _("difficulty"), default=2, validators=[MinValueValidator(1), MaxValueValidator(5)]
    )
    max_turns = models.PositiveSmallIntegerField(
        _("turns"),
        default=20,
        validators=[MinValueValidator(1), MaxValueValidator(100)],
        help_text=_("The most turns the recruiter has before the candidate must go."),
    )
    target_minutes = models.PositiveSmallIntegerField(
        _("minutes"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(120)]
    )
    brief = models.TextField(
        _("brief"),
        help_text=_(
            "What the recruiter reads before the call: who it is, why now, what to come back with. "
            "Give nothing away that they should hear for themselves. A blank line begins a new paragraph."
        ),
    )
    objectives = LinesField(
        _("objectives"), help_text=_("One per line, each something one can be seen doing.")
    )
    calendar_starts = models.CharField(
        _("begins on"),
        max_length=10,
        blank=True,
        help_text=_("Keeping in touch only: the simulated day of the first message, such as 2026-03-02."),
    )
    calendar_weeks = models.PositiveSmallIntegerField(
        _("weeks"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(104)],
        help_text=_("How long the simulated time lasts. 39 where you leave it empty."),
    )
    calendar_pause_weeks = models.PositiveSmallIntegerField(
        _("shortest pause"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(52)],
        help_text=_("Weeks between two messages that suit this person. 4 where you leave it empty."),
    )
    rubric = models.ForeignKey(
        Rubric,
        on_delete=models.PROTECT,
        related_name="scenarios",
        verbose_name=_("rubric"),
        help_text=_("How the call is read afterwards. A call that has begun keeps the rubric it began with."),
    )
    search_fields = [
        index.SearchField("title"),
        index.AutocompleteField("title"),
        index.SearchField("brief"),
        index.FilterField("skill"),
        index.FilterField("live"),
    ]

    class Meta:
        ordering = ["difficulty", "title"]
        verbose_name = _("scenario")

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        super().clean()
        if self.calendar_starts and not is_a_day(self.calendar_starts):
            raise ValidationError({"calendar_starts": _("Write a day that exists, such as 2026-03-02.")})

    def get_preview_template(self, request: Any, mode_name: str) -> str:
        return "simulations/authoring/preview_scenario.html"

    def get_preview_context(self, request: Any, mode_name: str) -> dict[str, Any]:
        personas = [persona.current(draft=True) for persona in self.personas.all()] if self.pk else []
        return {**super().get_preview_context(request, mode_name), "scenario": self, "personas": personas}


class DirectoryEntry(Orderable):
    """Somebody in the company whom the recruiter may bring in, and what they allow."""

    scenario = ParentalKey(Scenario, on_delete=models.CASCADE, related_name="directory")
    key = models.CharField(
        _("key"),
        max_length=80,
        validators=[key_is_words],
        help_text=_("A colleague who can be called has a persona of the same key."),
    )
    name = models.CharField(_("name"), max_length=120)
    role = models.CharField(_("role"), max_length=300, blank=True)
    function = models.CharField(_("function"), max_length=300, blank=True)
    level = models.CharField(_("level"), max_length=300, blank=True)
    location = models.CharField(_("location"), max_length=300, blank=True)
    relationship = models.PositiveSmallIntegerField(
        _("how well you know them"),
        default=0,
        choices=[(0, _("Not yet")), (1, _("By name")), (2, _("Well")), (3, _("Very well"))],
    )
    granted = models.BooleanField(
        _("has agreed"),
        default=False,
        help_text=_(
            "Leave it off where winning the permission is the exercise. Promising them first blocks a pass."
        ),
    )
    conditions = LinesField(_("conditions"), help_text=_("What they ask in return, one per line."))
    refuses_if = LinesField(_("refuses when"), help_text=_("What makes them say no, one per line."))

    class Meta(Orderable.Meta):
        verbose_name = _("directory entry")
        verbose_name_plural = _("directory entries")

    def __str__(self) -> str:
        return self.name


class Fact(Authored, models.Model):
    """Something true of the company in one scenario, with who says so; what the recruiter claims is held to it."""

    class Visibility(models.TextChoices):
        PUBLIC = "public", _("Public: anybody may hear it")
        INTERNAL = "internal", _("Internal: for people in the process")
        EMBARGOED = "embargoed", _("Embargoed: saying it aloud blocks a pass")

    scenario = models.ForeignKey(
        Scenario, on_delete=models.CASCADE, related_name="facts", verbose_name=_("scenario")
    )
    key = models.CharField(_("key"), max_length=80, validators=[key_is_words])
    claim = models.TextField(_("claim"), help_text=_("One sentence that is true."))
    value = ValueField(
        _("value"),
        help_text=_(
            "The part that can be checked by code: a number, a date, yes or no, or lines such as “minutes: 8”."
        ),
    )
    source = models.CharField(_("source"), max_length=300, blank=True, help_text=_("Who says so."))
    as_of = models.CharField(_("as of"), max_length=10, blank=True, help_text=_("A date such as 2026-09-01."))
    visibility = models.CharField(
        _("visibility"), max_length=10, choices=Visibility, default=Visibility.PUBLIC
    )
    aliases = LinesField(_("other words for it"), help_text=_("One per line."))
    sort_order = models.PositiveIntegerField(default=0, editable=False)
    search_fields = [
        index.SearchField("claim"),
        index.AutocompleteField("claim"),
        index.SearchField("key"),
        index.FilterField("visibility"),
    ]

    class Meta:
        ordering = ["scenario", "sort_order", "pk"]
        constraints = [models.UniqueConstraint(fields=["scenario", "key"], name="one_fact_per_key")]
        verbose_name = _("fact")

    def __str__(self) -> str:
        return self.claim

    def clean(self) -> None:
        super().clean()
        if self.as_of and not is_a_date(self.as_of):
            raise ValidationError({"as_of": _("Write a date that exists, such as 2026-09-01 or 2026-09.")})

    def get_preview_template(self, request: Any, mode_name: str) -> str:
        return "simulations/authoring/preview_fact.html"


class PackImport(models.Model):
    """The content that was last imported into a scenario, to know an author's edits from a file's."""

    scenario = models.OneToOneField(Scenario, on_delete=models.CASCADE, related_name="imported")
    sha256 = models.CharField(max_length=64)
    at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return f"{self.scenario_id} {self.sha256[:8]}"
