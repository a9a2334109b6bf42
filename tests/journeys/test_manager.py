"""An L&D manager changes a lesson and a scenario, tries them, looks after people and reads their progress."""

import csv
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.journeys import rehearsal
from tests.journeys.axe import look_at
from tests.journeys.conftest import make_account

LESSON = "/learn/hear-it-use-it/asked-or-volunteered/"
ADDED = " Write the line, not the guess."
WATCHED = (
    "addEventListener('w-unsaved:watch-edits', () => (document.documentElement.dataset.watched = 'yes'))"
)
CHANGED = "I climb at the harbour wall, and on Thursdays I set the routes."


@pytest.fixture
def learner(browser: Browser, site: str) -> Iterator[Page]:
    """A recruiter at another desk, signed in."""
    context = browser.new_context(base_url=site, reduced_motion="reduce")
    page = context.new_page()
    make_account(page)
    yield page
    context.close()


def test_a_manager_edits_a_lesson_and_learners_read_it(
    page: Page, enter: Callable[[str], None], learner: Page
) -> None:
    enter("ruth")
    page.goto("/admin/")
    expect(page).to_have_title(re.compile("Rapport"))
    page.goto(LESSON)
    title = page.get_by_role("heading", level=1).inner_text()
    open_in_editor(page, title)
    page.get_by_role("button", name="Toggle preview").click()
    preview = page.frame_locator("#w-preview-iframe")
    expect(preview.get_by_role("heading", level=1)).to_have_text(title)
    text = page.locator("[contenteditable=true]").first
    text.click()
    text.press("Control+End")
    page.keyboard.type(ADDED)
    expect(text).to_contain_text(ADDED.strip())
    expect(preview.get_by_text(ADDED.strip())).to_have_count(1)
    learner.goto(LESSON)
    expect(learner.get_by_text(ADDED.strip())).to_have_count(0)
    publish(page)
    learner.reload()
    expect(learner.get_by_text(ADDED.strip())).to_be_visible()


def open_in_editor(page: Page, title: str) -> None:
    """Walk down to the lesson; Wagtail looks for edits only a moment after it has shown the editor."""
    page.add_init_script(WATCHED)
    page.goto("/admin/pages/")
    for name in ("Learn", "Hear it, use it"):
        page.get_by_role("link", name=f"Explore child pages of '{name}'").click()
    page.get_by_role("main").get_by_role("link", name=title, exact=True).click()
    expect(page).to_have_title(re.compile(f"Editing.*{re.escape(title)}"))
    expect(page.locator("html")).to_have_attribute("data-watched", "yes")


def publish(page: Page) -> None:
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name="Publish", exact=True).click()
    expect(page.get_by_text(re.compile("published|updated and published")).first).to_be_visible()


def test_a_manager_tries_a_changed_cue_before_learners_hear_it(
    page: Page, enter: Callable[[str], None], learner: Page
) -> None:
    enter("ruth")
    open_maya(page)
    lines = page.locator("[name=cues-0-lines]")
    expect(lines).to_be_visible()
    key = page.locator("[name=cues-0-key]").bounding_box()
    assert key and key["width"] > 120, "a short name can be read in its field"
    lines.fill(CHANGED)
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name="Save and try it").click()
    page.get_by_role("button", name="Start the call").click()
    expect(page.get_by_text("This is your draft of the scenario.")).to_be_visible()
    rehearsal.connect(page)
    expect(page.get_by_text("You are talking to your draft.")).to_be_visible()
    expect(ask_away_from_work(page)).to_contain_text(CHANGED)
    look_at(page, "call-draft")
    rehearsal.ring(learner, "relocating-engineer")
    rehearsal.connect(learner)
    expect(ask_away_from_work(learner)).not_to_contain_text("Thursdays")
    page.get_by_role("link", name="Back to the editor").click()
    open_maya(page)
    expect(lines).to_have_value(CHANGED)
    publish(page)
    rehearsal.ring(learner, "relocating-engineer")
    rehearsal.connect(learner)
    expect(ask_away_from_work(learner)).to_contain_text(CHANGED)


def open_maya(page: Page) -> None:
    page.goto("/admin/snippets/simulations/persona/")
    page.get_by_role("link", name="Maya Okafor", exact=True).first.click()
    page.get_by_role("tab", name=re.compile("cue", re.IGNORECASE)).click()


def ask_away_from_work(page: Page) -> Locator:
    return rehearsal.say(page, "What do you like to do away from work?")


def test_a_manager_looks_after_people_and_meets_no_user_admin(
    page: Page, enter: Callable[[str], None]
) -> None:
    enter("ruth")
    email = f"{uuid4().hex[:12]}@rapport.example"
    page.goto("/people/")
    look_at(page, "people")
    page.get_by_role("link", name="Add a person").click()
    page.get_by_label("E-mail address").fill(email)
    page.get_by_label("First name").fill("Aino")
    look_at(page, "people-add")
    page.get_by_role("button", name="Add without e-mail").click()
    expect(page.get_by_label(re.compile("Link to choose a password"))).to_have_value(re.compile("^http"))
    page.get_by_label("Role").select_option(label="Team lead")
    page.get_by_label(re.compile("^Team")).select_option(label="Field hiring")
    page.get_by_role("button", name="Save").click()
    page.goto(f"/people/?q={email}")
    row = page.get_by_role("row").filter(has_text=email)
    expect(row).to_contain_text("Team lead")
    expect(row).to_contain_text("Field hiring")
    row.get_by_role("button", name="Deactivate").click()
    toast = page.locator("#toasts")
    expect(toast).to_contain_text("can no longer sign in.")
    look_at(page, "people-closed")
    toast.get_by_role("button", name="Undo").click()
    expect(toast).to_contain_text("can sign in again.")
    page.goto(f"/people/?q={email}")
    expect(row).not_to_contain_text("Closed")
    for address in ("/admin/users/", "/admin/groups/", "/django-admin/"):
        answer = page.goto(address)
        assert answer and answer.status in (403, 404), address


def test_the_progress_table_and_its_csv_hold_the_same_figures(
    page: Page, enter: Callable[[str], None], tmp_path: Path
) -> None:
    enter("ruth")
    page.goto("/progress/")
    look_at(page, "progress")
    table = page.get_by_role("table", name="Progress of each person")
    for name in ("Ines Duarte", "Kofi Mensah", "Hanne Vik", "Pavel Novak", "Lucia Romano"):
        expect(table.get_by_role("rowheader", name=name)).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("link", name="This table as CSV").click()
    download.value.save_as(tmp_path / "progress.csv")
    with (tmp_path / "progress.csv").open(encoding="utf-8-sig", newline="") as lines:
        kept = list(csv.reader(lines))
    kept[0] = [heading.removesuffix(" %") for heading in kept[0]]
    assert kept == shown(page)


def shown(page: Page) -> list[list[str]]:
    rows = page.get_by_role("table", name="Progress of each person").get_by_role("row").all()
    return [
        [cell.removesuffix("%").strip() for cell in row.locator("th, td").all_inner_texts()] for row in rows
    ]
