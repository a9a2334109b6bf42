"""Without JavaScript a call can be read and used."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.journeys import rehearsal

MESSAGE = "Hello Calum, the early shift is yours."


@pytest.fixture
def context(browser: Browser, site: str) -> Iterator[BrowserContext]:
    """A browser that runs no script."""
    context = browser.new_context(
        base_url=site, java_script_enabled=False, viewport={"width": 1280, "height": 820}
    )
    yield context
    context.close()


def test_a_call_is_made_and_read_without_javascript(page: Page, newcomer: str) -> None:
    rehearsal.ring(page, "warm-up")
    rehearsal.connect(page, scripted=False)
    rehearsal.field(page).fill("What hours suit you best?")
    page.get_by_role("button", name="Send").click()
    expect(rehearsal.ours(page)).to_contain_text("What hours suit you best?")
    look_for_the_answer(page)
    expect(rehearsal.theirs(page).last).to_contain_text(re.compile("two", re.IGNORECASE))
    rehearsal.theirs(page).last.get_by_role("button", name="Pin").click()
    expect(rehearsal.pinned(page)).to_have_count(1)
    page.locator("#hang-up-form").get_by_role("button").click()
    page.get_by_role("link", name="Write the follow-up").click()
    rehearsal.write_follow_up(page, MESSAGE, "the early shift is yours")
    page.get_by_role("button", name="Send to Calum").click()
    read_the_debrief(page)


def look_for_the_answer(page: Page) -> None:
    """Follow the link that a page without scripts offers until the answer has come."""
    link = page.get_by_role("link", name="Look for the answer")
    reply = page.locator("#log .turn.them[data-state=complete]").nth(1)
    for _look in range(20):
        if reply.count():
            return
        link.click()
    raise AssertionError("no answer came")


def read_the_debrief(page: Page) -> None:
    again = page.get_by_role("link", name="Look again")
    for _look in range(100):
        if not again.count():
            break
        again.click()
    rehearsal.wait_for_debrief(page)
    expect(page.locator("#message-section")).to_contain_text(MESSAGE)
    expect(page.get_by_role("row", name="What hours suit you best?")).to_be_visible()


def test_one_goes_from_talk_to_talk_in_a_chat_without_javascript(page: Page, newcomer: str) -> None:
    page.goto("/practice/four-at-once/")
    page.locator("#start").get_by_role("button", name="Open the chat").click()
    talks = page.get_by_role("navigation", name="People in the chat").get_by_role("link")
    talks.nth(1).click()
    name = page.get_by_role("heading", level=1).inner_text()
    page.locator("#say").fill("Good evening. I'll find out and write to you by Tuesday.")
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(name)
    expect(rehearsal.ours(page)).to_have_count(1)


def test_a_colleague_is_called_without_javascript(page: Page, newcomer: str) -> None:
    rehearsal.ring(page, "someone-on-the-roof")
    rehearsal.connect(page, scripted=False)
    page.get_by_role("button", name="Call Rui Caldeira").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Rui Caldeira")
    page.get_by_role("button", name="Back to Duarte").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Duarte Valadas")


def test_a_line_is_chosen_without_javascript(page: Page, newcomer: str) -> None:
    page.goto("/practice/warm-up/")
    page.locator("#start [name=guided]").check()
    page.locator("#start").get_by_role("button", name="Start the call").click()
    page.get_by_role("button", name="Connect").click()
    choice = page.locator("#choices .choice").first
    words = choice.inner_text()
    choice.click()
    expect(rehearsal.ours(page)).to_contain_text(words)
