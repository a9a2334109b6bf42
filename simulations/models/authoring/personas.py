"""Who answers the call, and the small things they may let slip."""

from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import Orderable
from wagtail.search import index

from simulations.models.authoring.drafts import Authored, key_is_words
from simulations.models.authoring.fields import GateField, LinesField
from simulations.models.authoring.scenarios import Scenario

REACTIONS = ("warm", "plain", "put_off", "too_soon", "stop")
"""How a persona may take what is written to them: `reacts_<name>` holds the lines."""


class Persona(Authored, ClusterableModel):
    """One person of one scenario: the public side first, then the cues."""

    class Part(models.TextChoices):
        CANDIDATE = "candidate", _("Candidate")
        COLLEAGUE = "colleague", _("Colleague")
        HIRING_MANAGER = "hiring_manager", _("Hiring manager")

    class Profile(models.TextChoices):
        BALANCED = "balanced", _("Balanced")
        SLOW = "slow", _("Slow: gains count half")
        FRAGILE = "fragile", _("Fragile: losses count half as much again")
        VOLATILE = "volatile", _("Volatile: gains and losses count half as much again")

    scenario = models.ForeignKey(
        Scenario, on_delete=models.CASCADE, related_name="personas", verbose_name=_("scenario")
    )
    key = models.CharField(_("key"), max_length=80, validators=[key_is_words])
    part = models.CharField(_("part"), max_length=16, choices=Part, default=Part.CANDIDATE)
    name = models.CharField(_("name"), max_length=120)
    role = models.CharField(
        _("work"),
        max_length=300,
        blank=True,
        help_text=_("“Senior data engineer at a hospital group in Bristol”"),
    )
    register = models.CharField(
        _("manner"), max_length=300, blank=True, help_text=_("A few words: “warm, dry, brief”.")
    )
    sentence_limit = models.PositiveSmallIntegerField(
        _("longest reply"),
        default=3,
        validators=[MinValueValidator(1), MaxValueValidator(12)],
        help_text=_("In sentences."),
    )
    samples = LinesField(
        _("sample lines"), help_text=_("One per line. They carry the voice; they must not tell a cue.")
    )
    public = LinesField(
        _("public side"), help_text=_("What the recruiter may know beforehand, one sentence per line.")
    )
    wants = LinesField(_("wants"), help_text=_("One per line."))
    wont = LinesField(_("won’t"), help_text=_("What they refuse, one per line: “discuss her current pay”."))
    openers = LinesField(_("how they answer"), help_text=_("One per line; the call picks one."))
    goodbye = models.CharField(_("how they say goodbye"), max_length=600, blank=True)
    trust_start = models.FloatField(
        _("trust at the start"),
        default=1,
        validators=[MinValueValidator(0), MaxValueValidator(5)],
        help_text=_(
            "0 to 5. Naming what they said earns half a point, a follow-up in their words a quarter; "
            "asking what may not be asked costs one. Politeness alone earns nothing."
        ),
    )
    trust_profile = models.CharField(
        _("how trust moves"), max_length=10, choices=Profile, default=Profile.BALANCED
    )
    patience_start = models.PositiveSmallIntegerField(
        _("patience"),
        default=6,
        validators=[MinValueValidator(1), MaxValueValidator(50)],
        help_text=_("Pushing and long monologues cost one each. At nought they leave, politely."),
    )
    reacts_warm = LinesField(
        _("to a good message"),
        help_text=_("One per line: what they answer to a message that takes up something of theirs."),
    )
    reacts_plain = LinesField(
        _("to any message"), help_text=_("To one that anybody could have had. One per line.")
    )
    reacts_put_off = LinesField(
        _("to a wrong one"), help_text=_("To one that pries, presses or sells. One per line.")
    )
    reacts_too_soon = LinesField(
        _("to one too soon"), help_text=_("Keeping in touch: to one before its time. One per line.")
    )
    reacts_stop = LinesField(
        _("when they want no more"),
        help_text=_("Keeping in touch: how they ask not to be written to. One per line."),
    )
    sort_order = models.PositiveIntegerField(default=0, editable=False)
    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.SearchField("role"),
        index.FilterField("part"),
    ]

    class Meta:
        ordering = ["scenario", "sort_order", "pk"]
        constraints = [models.UniqueConstraint(fields=["scenario", "key"], name="one_persona_per_key")]
        verbose_name = _("persona")

    def __str__(self) -> str:
        return self.name

    def get_preview_template(self, request: Any, mode_name: str) -> str:
        return "simulations/authoring/preview_persona.html"


class PersonaAsk(Orderable):
    """A question of the persona's own about a fact of the company."""

    persona = ParentalKey(Persona, on_delete=models.CASCADE, related_name="asks")
    fact = models.CharField(
        _("fact"),
        max_length=80,
        validators=[key_is_words],
        help_text=_(
            "The key of the fact that answers it. An honest “I’ll find out by Thursday” answers it too."
        ),
    )
    line = models.CharField(_("question"), max_length=600, help_text=_("As spoken."))

    class Meta(Orderable.Meta):
        verbose_name = _("question of their own")
        verbose_name_plural = _("questions of their own")

    def __str__(self) -> str:
        return self.line


class Cue(Orderable):
    """A small thing about a person which, once told, should change something for them."""

    class Kind(models.TextChoices):
        INTEREST = "interest", _("Interest")
        MOTIVATION = "motivation", _("Motivation")
        CONSTRAINT = "constraint", _("Constraint")
        FAMILY = "family", _("Family")
        FEAR = "fear", _("Fear")
        PREFERENCE = "preference", _("Preference")
        RELATIONSHIP = "relationship", _("Relationship")
        MILESTONE = "milestone", _("Milestone")
        DECOY = "decoy", _("Decoy: said, then taken back")

    class Legality(models.TextChoices):
        GREEN = "green", _("Green: use it freely")
        AMBER = "amber", _("Amber: accommodate it, never probe or record it")
        RED = "red", _("Red: leave it unsaid")

    persona = ParentalKey(Persona, on_delete=models.CASCADE, related_name="cues")
    key = models.CharField(
        _("key"), max_length=80, validators=[key_is_words], help_text=_("A short name: night-bus.")
    )
    kind = models.CharField(_("kind"), max_length=12, choices=Kind, default=Kind.INTEREST)
    legality = models.CharField(
        _("legality"),
        max_length=6,
        choices=Legality,
        default=Legality.GREEN,
        help_text=_(
            "Amber is for what the law guards but a person may offer, such as a date that follows from family. "
            "It may be accommodated in their own words; asking for more, or noting it in a selection record, "
            "blocks a pass. Give it a gate, so that it is told in trust and not on demand."
        ),
    )
    topic = models.CharField(
        _("topic"),
        max_length=300,
        help_text=_("One line: what a recruiter would be asking about. It must not give the answer away."),
    )
    fact = models.CharField(_("what is true"), max_length=600, help_text=_("In the first person."))
    ask_examples = LinesField(
        _("ways of asking"),
        help_text=_("Three or more questions that ask for this and for no other cue, one per line."),
    )
    lines = LinesField(
        _("ways of saying it"),
        help_text=_("Two to four spoken lines, one per line, each complete in itself."),
    )
    gate = GateField(
        _("gate"),
        help_text=_(
            "A closed gate teaches patience: the candidate deflects or drops a hint. An open gate means that it "
            "may be told, one thing in a reply. What is opened otherwise than by asking may also be offered."
        ),
    )
    hint_line = models.CharField(
        _("hint"),
        max_length=600,
        blank=True,
        help_text=_("A weak signal while the gate is closed, for a recruiter who listens."),
    )
    deflect_line = models.CharField(
        _("deflection"), max_length=600, blank=True, help_text=_("Said when asked while the gate is closed.")
    )
    anchors = LinesField(
        _("anchors"),
        help_text=_(
            "Words that name this cue and nothing else here, one per line. The grader finds the cue by them, so "
            "they must not occur in an opener, a sample or a hint."
        ),
    )
    good_uses = LinesField(
        _("good uses"), help_text=_("What would change for them, one per line. Shown in the debrief.")
    )
    bad_uses = LinesField(_("bad uses"), help_text=_("What would harm or embarrass, one per line."))
    retract_after = models.PositiveSmallIntegerField(
        _("taken back after"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(100)],
        help_text=_("Decoys only: replies between saying it and taking it back."),
    )
    retract_line = models.CharField(_("taken back with"), max_length=600, blank=True)

    class Meta(Orderable.Meta):
        verbose_name = _("cue")

    def __str__(self) -> str:
        return self.key
