"""The call from the brief to the debrief with nothing but a keyboard."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.journeys import rehearsal

STOPS = 60


def walk_to(page: Page, goal: Locator) -> None:
    """Press Tab until the goal has the focus, as long as every stop on the way can be seen."""
    expect(goal).to_be_visible()
    wanted = goal.element_handle()
    for _stop in range(STOPS):
        if wanted.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab does not reach {goal} within {STOPS} stops")


def test_a_call_is_made_pinned_answered_and_read_by_keyboard_alone(page: Page, newcomer: str) -> None:
    page.goto("/practice/warm-up/")
    walk_to(page, page.locator("#start").get_by_role("button", name="Start the call"))
    page.keyboard.press("Enter")
    answer_the_phone(page)
    say(page, "What hours suit you best?", 2)
    say(page, "How do you like that early start?", 3)
    walk_to(page, page.get_by_role("region", name="Transcript"))
    page.keyboard.press("p")
    expect(rehearsal.pinned(page)).to_have_count(1)
    walk_to(page, page.get_by_label("Your note"))
    page.keyboard.type("Earlies")
    hang_up(page)
    walk_to(page, page.get_by_role("link", name="Write the follow-up"))
    page.keyboard.press("Enter")
    write(page)
    rehearsal.wait_for_debrief(page)
    page.keyboard.press("j")
    expect(page.locator(".call-line").first).to_be_focused()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys on this page")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog", name="Keys on this page")).to_be_hidden()


def answer_the_phone(page: Page) -> None:
    walk_to(page, page.get_by_role("button", name="Connect"))
    page.keyboard.press("Enter")
    expect(rehearsal.theirs(page)).to_have_count(1)
    expect(rehearsal.field(page)).to_be_focused()


def say(page: Page, words: str, number: int) -> None:
    page.keyboard.type(words)
    page.keyboard.press("Enter")
    rehearsal.answer(page, number)
    expect(rehearsal.field(page)).to_be_focused()


def hang_up(page: Page) -> None:
    walk_to(page, page.locator("#hang-up-form button"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog", name="Hang up now?")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog", name="Hang up now?")).to_be_hidden()
    expect(page.locator("#hang-up-form button")).to_be_focused()
    page.keyboard.press("Enter")
    walk_to(page, page.get_by_role("dialog").get_by_role("button", name="Hang up"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="You hung up.")).to_be_visible()


def write(page: Page) -> None:
    walk_to(page, page.get_by_role("textbox", name="Message", exact=True))
    page.keyboard.type("Hello Calum, the early shift is yours.")
    walk_to(page, page.get_by_label("Words from your message").first)
    page.keyboard.type("the early shift is yours")
    walk_to(page, page.get_by_label("The line they answer").first)
    page.keyboard.press("ArrowDown")
    expect(page.locator("#advice")).to_contain_text("One touch")
    walk_to(page, page.get_by_role("button", name=re.compile("Send to Calum")))
    page.keyboard.press("Enter")
