"""Lessons as learners use them: read, answer, reflect, finish."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from courses.forms import AnswerForm, ReflectionForm
from courses.models import CourseIndexPage, CoursePage, LessonPage
from courses.progress import (
    answer_check,
    enrol,
    finish_reading,
    finish_step,
    screen_for,
    write_reflection,
)
from courses.queries import course_cards, next_lesson
from courses.screens import LessonScreen, Step
from trainer.access import allow, signed_in


def show_lesson(request: HttpRequest, lesson: LessonPage) -> TemplateResponse:
    """A lesson with the learner's own progress (called for the page by `courses.wagtail_hooks`)."""
    screen = screen_for(request.user, lesson) if request.user.is_authenticated else None
    context = lesson.get_context(request, screen=screen)
    context["next_lesson"] = next_lesson(lesson)
    return TemplateResponse(request, lesson.get_template(request), context)


def show_course(request: HttpRequest, course: CoursePage) -> TemplateResponse:
    """A course with its lessons and how far the learner is."""
    card = course_cards(request.user, [course])[0]
    return TemplateResponse(
        request, course.get_template(request), {**course.get_context(request), "card": card}
    )


def show_index(request: HttpRequest, page: CourseIndexPage) -> TemplateResponse:
    """All courses."""
    courses = CoursePage.objects.child_of(page).live().order_by("path")
    context = {**page.get_context(request), "cards": course_cards(request.user, courses)}
    return TemplateResponse(request, page.get_template(request), context)


@require_POST
@allow(signed_in)
def take_course(request: HttpRequest, course_id: int) -> HttpResponse:
    """Enrol and open the first open lesson."""
    course = get_object_or_404(CoursePage.objects.live(), pk=course_id)
    enrol(request.user, course)
    card = course_cards(request.user, [course])[0]
    return redirect((card.next or course).get_url(request))


@require_POST
@allow(signed_in)
def read_step(request: HttpRequest, lesson_id: int, block_id: UUID) -> HttpResponse:
    """A reading step has come into view."""
    lesson, step = _lesson_and_step(request, lesson_id, block_id)
    if not step.is_reading:
        raise Http404
    finish_step(request.user, lesson, block_id)
    return _progress(request, lesson)


@require_POST
@allow(signed_in)
def answer_step(request: HttpRequest, lesson_id: int, block_id: UUID) -> HttpResponse:
    """Answer a knowledge check; the feedback comes back in place."""
    lesson, step = _lesson_and_step(request, lesson_id, block_id)
    if step.kind != "check":
        raise Http404
    form = AnswerForm(step, request.POST)
    if form.is_valid():
        chosen = form.cleaned_data["answer"]
        right = chosen == [n for n, answer in enumerate(step.value["answers"]) if answer["right"]]
        answer_check(request.user, lesson, block_id, chosen, right)
    return _step(request, lesson, block_id, form.errors.get("answer"))


@require_POST
@allow(signed_in)
def reflect_step(request: HttpRequest, lesson_id: int, block_id: UUID) -> HttpResponse:
    """Keep a reflection."""
    lesson, step = _lesson_and_step(request, lesson_id, block_id)
    if step.kind != "reflection":
        raise Http404
    form = ReflectionForm(request.POST)
    if form.is_valid():
        write_reflection(request.user, lesson, block_id, form.cleaned_data["text"])
    return _step(request, lesson, block_id, form.errors.get("text"))


@require_POST
@allow(signed_in)
def finish_lesson(request: HttpRequest, lesson_id: int) -> HttpResponse:
    """The button at the foot of a lesson."""
    lesson = get_object_or_404(LessonPage.objects.live(), pk=lesson_id)
    screen = finish_reading(request.user, lesson)
    if screen.must_do:
        step = screen.must_do[0]
        messages.info(
            request, _("One step is still open: %(step)s.") % {"step": step.heading or _("this one")}
        )
        return redirect(f"{lesson.get_url(request)}#step-{step.id}")
    follows = next_lesson(lesson)
    messages.success(request, _("“%(lesson)s” is done.") % {"lesson": lesson.title})
    return redirect((follows or lesson.get_parent()).get_url(request))


def _lesson_and_step(request: HttpRequest, lesson_id: int, block_id: UUID) -> tuple[LessonPage, Step]:
    lesson = get_object_or_404(LessonPage.objects.live(), pk=lesson_id)
    found = [step for step in screen_for(request.user, lesson).steps if step.id == str(block_id)]
    if not found:
        raise Http404
    return lesson, found[0]


def _step(request: HttpRequest, lesson: LessonPage, block_id: UUID, errors: Any) -> HttpResponse:
    if not request.htmx:  # type: ignore[attr-defined]
        for error in errors or []:
            messages.error(request, error)
        return redirect(f"{lesson.get_url(request)}#step-{block_id}")
    screen = screen_for(request.user, lesson)
    step = next(step for step in screen.steps if step.id == str(block_id))
    context = {"screen": screen, "step": step, "value": step.value, "errors": errors, "page": lesson}
    return render(request, "courses/parts/step_update.html", context, status=422 if errors else 200)


def _progress(request: HttpRequest, lesson: LessonPage) -> HttpResponse:
    screen: LessonScreen = screen_for(request.user, lesson)
    return render(request, "courses/parts/progress.html", {"screen": screen, "page": lesson})
