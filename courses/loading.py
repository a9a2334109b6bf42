"""Loading a course from files into pages: idempotent, and never over an author's edits without saying so."""

import uuid
from pathlib import Path
from typing import Any, TypeVar

from django.conf import settings
from django.db import transaction
from wagtail.models import Page, Site

from courses.lesson_files import CourseFile, FileBlock, LessonFile, LessonFileError, read_course
from courses.models import CourseIndexPage, CoursePage, LessonPage
from simulations.models import Scenario

BLOCK_IDS = uuid.UUID("5a1d8b0e-6f0c-4c57-9a53-0c1f8c2f7f11")
P = TypeVar("P", CoursePage, LessonPage)


def ensure_index() -> CourseIndexPage:
    """The page at /learn/, made below the site's root when it is missing."""
    found = CourseIndexPage.objects.first()
    if found:
        return found
    site = Site.objects.filter(is_default_site=True).first()
    parent = site.root_page if site else Page.objects.get(depth=2)
    _name_first_page(parent)
    page = CourseIndexPage(
        title="Learn", slug="learn", intro="Short lessons between real calls. Each ends in one."
    )
    parent.add_child(instance=page)
    return page


def _name_first_page(page: Page) -> None:
    """Wagtail's first page greets its developer; authors should find their site under its own name."""
    if page.title.startswith("Welcome to your new Wagtail site"):
        page.title = page.draft_title = settings.WAGTAIL_SITE_NAME
        page.save(update_fields=["title", "draft_title"])


@transaction.atomic
def load_course(folder: Path, replace: bool = False) -> list[str]:
    """Load one course folder. Returns a line per page that changed or was kept; nothing when all is as in the files.

    A page that somebody edited since it was loaded is kept as it is, and the report says so; `replace` overwrites it.
    Raises LessonFileError and writes nothing when a file is wrong.
    """
    source = read_course(folder)
    index = ensure_index()
    course = CoursePage.objects.child_of(index).filter(slug=source.slug).first() or CoursePage(
        slug=source.slug
    )
    fields = {k: getattr(source, k) for k in ("title", "skill", "promise", "audience")}
    report = _write(course, index, fields, replace)
    for lesson in source.lessons:
        report += _load_lesson(course, lesson, source, replace)
    return report


def _load_lesson(course: CoursePage, source: LessonFile, of: CourseFile, replace: bool) -> list[str]:
    page = LessonPage.objects.child_of(course).filter(slug=source.slug).first() or LessonPage(
        slug=source.slug
    )
    body = [_stream_item(block, f"{of.slug}/{source.slug}", n) for n, block in enumerate(source.blocks)]
    fields = {
        "title": source.title,
        "objective": source.objective,
        "open_to_visitors": source.open_to_visitors,
        "body": LessonPage._meta.get_field("body").to_python(body),
    }
    return _write(page, course, fields, replace)


def _write(page: P, parent: Page, fields: dict[str, Any], replace: bool) -> list[str]:
    new = page.pk is None
    before = "" if new else page.content_sha256()
    edited = not new and (page.has_unpublished_changes or before != page.loaded_sha256)
    for name, value in fields.items():
        setattr(page, name, value)
    after = page.content_sha256()
    if not new and before == after:
        return []
    if edited and not replace:
        return [f"kept “{page.title}”: edited in the admin since it was loaded (--replace overwrites it)"]
    page.loaded_sha256 = after
    if new:
        parent.add_child(instance=page)
    page.save_revision().publish()
    return [f"{'added' if new else 'updated'} “{page.title}”"]


def _stream_item(block: FileBlock, where: str, number: int) -> dict[str, Any]:
    value = dict(block.value)
    if block.kind == "rehearse":
        value["scenario"] = _scenario_pk(value["scenario"], where)
    return {
        "type": block.kind,
        "value": value,
        "id": str(uuid.uuid5(BLOCK_IDS, f"{where}/{block.kind}/{number}")),
    }


def _scenario_pk(slug: str, where: str) -> int:
    pk = Scenario.objects.filter(slug=slug).values_list("pk", flat=True).first()
    if pk is None:
        raise LessonFileError(f"{where}: there is no scenario “{slug}”; import its pack first")
    return int(pk)
