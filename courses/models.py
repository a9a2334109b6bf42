"""Courses as pages, and what each learner has done in them."""

import hashlib
import json
from typing import Any

from django.conf import settings
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index
from wagtail.url_routing import RouteResult

from courses.blocks import LessonBody
from trainer.access import signed_in

SKILLS = [
    ("librarian", _("Librarian")),
    ("networker", _("Networker")),
    ("anthropologist", _("Anthropologist")),
]


class CourseIndexPage(Page):
    """The list of courses (/learn/)."""

    intro = models.CharField(_("introduction"), max_length=240, blank=True)

    content_panels = [
        *Page.content_panels,
        FieldPanel("intro", help_text=_("One sentence above the list of courses.")),
    ]
    subpage_types = ["courses.CoursePage"]
    parent_page_types = ["wagtailcore.Page"]
    max_count = 1

    class Meta:
        verbose_name = _("course index")

    def may_be_read_by(self, user: Any) -> bool:
        return signed_in(user)

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Find a lesson in one query; Wagtail's own way down the tree takes two for each level."""
        if len(path_components) == 2:
            url_path = f"{self.url_path}{'/'.join(path_components)}/"
            lesson = LessonPage.objects.live().filter(url_path=url_path).first()
            if lesson:
                return RouteResult(lesson)
        return super().route(request, path_components)


class CoursePage(Page):
    """A course: a promise, and lessons in order."""

    skill = models.CharField(_("skill"), max_length=20, choices=SKILLS)
    promise = models.TextField(
        _("promise"),
        help_text=_("Completes “After this course you…”. Verbs one could watch: says, asks, writes."),
    )
    audience = models.CharField(_("for whom"), max_length=240, blank=True)
    loaded_sha256 = models.CharField(max_length=64, blank=True, editable=False)

    content_panels = [
        *Page.content_panels,
        FieldPanel("skill", help_text=_("The one that it trains and is counted under.")),
        FieldPanel("promise"),
        FieldPanel("audience", help_text=_("Who gains by it: “recruiters in their first year”.")),
    ]
    search_fields = [*Page.search_fields, index.SearchField("promise")]
    subpage_types = ["courses.LessonPage"]
    parent_page_types = ["courses.CourseIndexPage"]

    class Meta:
        verbose_name = _("course")

    def may_be_read_by(self, user: Any) -> bool:
        return signed_in(user)

    def content_sha256(self) -> str:
        """Fingerprint of what an author can change."""
        return _fingerprint([self.title, self.skill, self.promise, self.audience])


class LessonPage(Page):
    """A lesson of three to five minutes: one objective, one idea, one exercise."""

    objective = models.CharField(
        _("objective"),
        max_length=240,
        help_text=_(
            "Completes “After this lesson you can…” with something one could watch. Never “understand”."
        ),
    )
    open_to_visitors = models.BooleanField(
        _("open to visitors"),
        default=False,
        help_text=_("People who are not signed in may read this lesson. Their answers are not kept."),
    )
    body = StreamField(LessonBody(), verbose_name=_("steps"), blank=True)
    minutes = models.PositiveSmallIntegerField(default=1, editable=False)
    loaded_sha256 = models.CharField(max_length=64, blank=True, editable=False)

    content_panels = [
        HelpPanel(template="courses/admin/lesson_help.html", heading=_("How a good lesson is built")),
        *Page.content_panels,
        FieldPanel("objective"),
        FieldPanel("body", help_text=_("One idea and one exercise. A heading begins a step of the outline.")),
    ]
    settings_panels = [
        *Page.settings_panels,
        MultiFieldPanel([FieldPanel("open_to_visitors")], _("Visitors")),
    ]
    search_fields = [*Page.search_fields, index.SearchField("objective"), index.SearchField("body")]
    subpage_types: list[str] = []
    parent_page_types = ["courses.CoursePage"]

    class Meta:
        verbose_name = _("lesson")

    def may_be_read_by(self, user: Any) -> bool:
        return self.open_to_visitors or signed_in(user)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The lesson as a visitor sees it, also in the editor's preview. Pass `screen` for a learner's own."""
        from courses.screens import lesson_screen

        context = super().get_context(request, *args, **kwargs)
        context["course"] = CoursePage.objects.parent_of(self).first()
        context["screen"] = kwargs.get("screen") or lesson_screen(self, None)
        return context

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the reading time beside the content, so that lists need not read every lesson."""
        from courses.screens import lesson_screen

        self.minutes = lesson_screen(self, None).minutes
        super().save(*args, **kwargs)

    def rehearsal_slugs(self) -> list[str]:
        """Slugs of the scenarios this lesson sends its learners to."""
        steps = [block for block in self.body if block.block_type == "rehearse"]
        return [step.value["scenario"].slug for step in steps if step.value["scenario"]]

    def content_sha256(self) -> str:
        """Fingerprint of what an author can change."""
        body = [{"type": block.block_type, "value": block.get_prep_value()["value"]} for block in self.body]
        return _fingerprint([self.title, self.objective, self.open_to_visitors, _without_ids(body)])


def _without_ids(value: Any) -> Any:
    if isinstance(value, dict):
        return {k: _without_ids(v) for k, v in value.items() if k != "id"}
    return [_without_ids(v) for v in value] if isinstance(value, list) else value


def _fingerprint(value: Any) -> str:
    return hashlib.sha256(json.dumps(value, sort_keys=True, default=str).encode()).hexdigest()


class Enrolment(models.Model):
    """A learner takes a course."""

    learner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="enrolments")
    course = models.ForeignKey(CoursePage, on_delete=models.CASCADE, related_name="enrolments")
    enrolled_at = models.DateTimeField(auto_now_add=True)
    active_at = models.DateTimeField(_("last active"), auto_now_add=True)
    completed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-active_at"]
        constraints = [models.UniqueConstraint(fields=["learner", "course"], name="one_enrolment_per_course")]

    def __str__(self) -> str:
        return f"{self.learner}: {self.course}"


class StepDone(models.Model):
    """One block of a lesson that a learner has finished, with what they answered or wrote."""

    learner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="steps_done")
    lesson = models.ForeignKey(LessonPage, on_delete=models.CASCADE, related_name="steps_done")
    block_id = models.UUIDField()
    chosen = models.JSONField(default=list, blank=True, help_text="Indexes of the answers chosen last.")
    right_first = models.BooleanField(
        null=True, help_text="Was the first answer right? Empty for other blocks."
    )
    attempts = models.PositiveSmallIntegerField(default=0)
    text = models.TextField(blank=True)
    done_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["learner", "lesson", "block_id"], name="one_row_per_step")
        ]

    def __str__(self) -> str:
        return f"{self.learner}: {self.block_id}"


class LessonCompletion(models.Model):
    """A learner has finished a lesson. Finished content is never locked again."""

    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="lessons_done"
    )
    lesson = models.ForeignKey(LessonPage, on_delete=models.CASCADE, related_name="completions")
    completed_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["learner", "lesson"], name="one_completion_per_lesson")
        ]

    def __str__(self) -> str:
        return f"{self.learner}: {self.lesson}"
