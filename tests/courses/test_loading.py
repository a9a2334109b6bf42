"""Loading courses from files into pages."""

from pathlib import Path

import pytest
from wagtail.models import Page

from courses.lesson_files import LessonFileError
from courses.loading import load_course
from courses.models import CoursePage, LessonPage


def test_a_second_load_changes_nothing(course: CoursePage, folder: Path) -> None:
    before = LessonPage.objects.values_list("latest_revision_id", flat=True)
    kept = list(before)
    assert load_course(folder) == []
    assert list(before.all()) == kept


def test_the_first_page_of_wagtail_takes_the_name_of_the_site(folder: Path, scenario: None) -> None:
    home = Page.objects.get(depth=2)
    home.title = "Welcome to your new Wagtail site!"
    home.save()
    load_course(folder)
    assert Page.objects.get(pk=home.pk).title == "Rapport"


def test_a_changed_file_updates_its_page_and_keeps_the_ids_of_its_steps(
    course: CoursePage, folder: Path
) -> None:
    ids = [block.id for block in LessonPage.objects.get(slug="first").body]
    path = folder / "01-first.md"
    path.write_text(path.read_text().replace("One short idea.", "Another idea."))
    assert load_course(folder) == ["updated “First”"]
    body = LessonPage.objects.get(slug="first").body
    assert "Another idea" in str(body[0].value["text"])
    assert [block.id for block in body] == ids


@pytest.mark.parametrize("publish", [True, False])
def test_an_authors_edit_is_kept_and_said_so(course: CoursePage, folder: Path, publish: bool) -> None:
    page = LessonPage.objects.get(slug="first")
    page.objective = "say it better."
    revision = page.save_revision()
    if publish:
        revision.publish()
    path = folder / "01-first.md"
    path.write_text(path.read_text().replace("One short idea.", "Another idea."))
    assert load_course(folder) == [
        "kept “First”: edited in the admin since it was loaded (--replace overwrites it)"
    ]
    page.refresh_from_db()
    assert "One short idea" in str(page.body[0].value["text"])
    assert load_course(folder, replace=True) == ["updated “First”"]


def test_a_wrong_file_writes_nothing(folder: Path, scenario: None) -> None:
    path = folder / "02-second.md"
    path.write_text(path.read_text().replace("relocating-engineer", "nobody"))
    with pytest.raises(LessonFileError, match="no scenario “nobody”"):
        load_course(folder)
    assert not CoursePage.objects.exists()
