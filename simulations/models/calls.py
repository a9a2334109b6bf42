"""Calls and what happened in them. Turns are append-only; a call keeps a frozen copy of its scenario."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Call(models.Model):
    """One rehearsal of one learner, from ring to debrief."""

    class State(models.TextChoices):
        RINGING = "ringing", _("Ringing")
        LIVE = "live", _("On the line")
        ENDED = "ended", _("Ended")
        """Hung up; the follow-up message may still be written."""
        GRADING = "grading", _("Being read")
        GRADED = "graded", _("Read")

    class Mode(models.TextChoices):
        PRACTICE = "practice", _("Practice")
        ASSESSED = "assessed", _("Assessed")
        TRYOUT = "tryout", _("Author's try-out")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    learner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="calls")
    scenario_slug = models.CharField(max_length=120, db_index=True)
    scenario_title = models.CharField(max_length=200)
    skill = models.CharField(max_length=20)
    pack = models.JSONField(help_text="The scenario as it was when the call began (FORMATS shape).")
    pack_sha256 = models.CharField(max_length=64)
    mode = models.CharField(max_length=10, choices=Mode, default=Mode.PRACTICE)
    retry_of = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="retries"
    )
    retry_from_turn = models.PositiveSmallIntegerField(null=True, blank=True)
    candidate_engine = models.CharField(max_length=20, default="offline")
    model_id = models.CharField(max_length=120, blank=True)
    prompt_version = models.CharField(max_length=80, blank=True)
    seed = models.PositiveIntegerField(default=0)
    on_line = models.CharField(max_length=80, blank=True)
    """Key of the persona who hears the next words; empty for the first."""
    carried = models.JSONField(default=dict, help_text="By persona: what they bring from earlier calls.")
    guided = models.BooleanField(default=False)
    """The learner chooses among authored lines instead of writing."""
    unhurried = models.BooleanField(default=False)
    """Nobody in a chat gets impatient, however long an answer takes."""
    state = models.CharField(max_length=10, choices=State, default=State.RINGING, db_index=True)
    ended_by = models.CharField(max_length=12, blank=True)
    """goodbye, patience, max_turns, hang_up or abandoned."""
    created_at = models.DateTimeField(auto_now_add=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    last_active_at = models.DateTimeField(null=True, blank=True, db_index=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    grading_requested_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-created_at"]
        verbose_name = _("call")

    def __str__(self) -> str:
        return f"{self.scenario_title} ({self.learner})"


class Turn(models.Model):
    """One spoken line. `index` orders the call; `number` counts the side's own turns (r3, c4)."""

    class State(models.TextChoices):
        PENDING = "pending", _("Waiting")
        STREAMING = "streaming", _("Speaking")
        COMPLETE = "complete", _("Complete")
        PARTIAL = "partial", _("Cut off")
        FAILED = "failed", _("No answer")
        REPLACED = "replaced", _("Replaced by a retry")

    IN_FLIGHT = (State.PENDING, State.STREAMING)
    """Somebody is making this reply, or should be."""

    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="turns")
    index = models.PositiveSmallIntegerField()
    number = models.PositiveSmallIntegerField()
    speaker = models.CharField(
        max_length=10, choices=[("recruiter", _("Recruiter")), ("candidate", _("Candidate"))]
    )
    persona = models.CharField(max_length=80, blank=True)
    text = models.TextField(blank=True)
    original_text = models.TextField(blank=True, help_text="As it arrived, where cleaning changed it.")
    sentences = models.JSONField(default=list, help_text="[{id, text}], frozen when the turn is saved.")
    director = models.JSONField(default=dict, help_text="State after this turn, and why.")
    disclosed = models.JSONField(default=list)
    chips = models.JSONField(default=list)
    turn_key = models.UUIDField(null=True, blank=True, unique=True)
    state = models.CharField(max_length=10, choices=State, default=State.COMPLETE)
    engine = models.CharField(max_length=20, blank=True)
    lease_owner = models.CharField(max_length=64, blank=True)
    lease_until = models.DateTimeField(null=True, blank=True)
    at = models.FloatField(default=0, help_text="Seconds from the start of the call.")
    input_tokens = models.PositiveIntegerField(default=0)
    cached_tokens = models.PositiveIntegerField(default=0)
    output_tokens = models.PositiveIntegerField(default=0)
    first_token_ms = models.FloatField(default=0)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["index"]
        constraints = [
            models.UniqueConstraint(fields=["call", "index"], name="one_turn_per_index"),
            models.UniqueConstraint(
                fields=["call", "persona"],
                condition=models.Q(state__in=["pending", "streaming"]),
                name="one_reply_in_flight",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.speaker} {self.number}: {self.text[:40]}"

    @property
    def ended_talk(self) -> str:
        """How this reply ended the talk with its persona; "" while it can go on."""
        state = self.director.get("state") or {}
        return str(state.get("ended") or "")


class NotebookPin(models.Model):
    """A line kept in the relationship notebook of one call."""

    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="pins")
    sentence = models.CharField(max_length=12)
    note = models.CharField(max_length=300, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["created_at", "pk"]
        constraints = [models.UniqueConstraint(fields=["call", "sentence"], name="one_pin_per_sentence")]

    def __str__(self) -> str:
        return self.sentence


class FollowUpMessage(models.Model):
    """The message written after the call, with its touches [{quote, because}]."""

    call = models.OneToOneField(Call, on_delete=models.CASCADE, related_name="follow_up")
    text = models.TextField(blank=True)
    touches = models.JSONField(default=list)
    parts = models.JSONField(default=list, help_text="Of an offer: [{part, choice, text, because}].")
    sent_at = models.DateTimeField(null=True, blank=True)
    updated_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return self.text[:40]


class CueEvent(models.Model):
    """One step of one cue through the funnel."""

    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="cue_events")
    cue = models.CharField(max_length=80)
    stage = models.CharField(
        max_length=10,
        choices=[(s, s) for s in ("available", "unlocked", "disclosed", "noticed", "used", "misused")],
    )
    evidence = models.CharField(
        max_length=24, blank=True, help_text="Sentence id, pin:<id> or follow_up:<n>."
    )
    source = models.CharField(max_length=8, choices=[(s, s) for s in ("code", "pin", "judge", "person")])

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["call", "cue", "stage", "evidence"], name="one_event_per_evidence"
            )
        ]

    def __str__(self) -> str:
        return f"{self.cue} {self.stage}"


class ScorecardRecord(models.Model):
    """The published scorecard of a call (the FORMATS JSON), one per rubric version and judge."""

    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="scorecards")
    rubric_key = models.CharField(max_length=80)
    rubric_version = models.PositiveIntegerField()
    judge = models.CharField(max_length=120, default="rules")
    prompt_sha256 = models.CharField(max_length=64, blank=True)
    state = models.CharField(
        max_length=12,
        choices=[
            ("scored", _("Scored")),
            ("unscored", _("Unscored")),
            ("needs_person", _("Open for a reader")),
        ],
    )
    percent = models.PositiveSmallIntegerField(null=True, blank=True)
    passed = models.BooleanField(default=False)
    card = models.JSONField()
    input_sha256 = models.CharField(max_length=64)
    raw_output = models.JSONField(default=list, help_text="What the judge answered, verbatim.")
    input_tokens = models.PositiveIntegerField(default=0)
    output_tokens = models.PositiveIntegerField(default=0)
    seconds = models.FloatField(default=0)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["call", "rubric_key", "rubric_version", "judge", "prompt_sha256", "input_sha256"],
                name="one_scorecard_per_reading",
            )
        ]

    def __str__(self) -> str:
        return f"{self.call_id} {self.percent}"
