"""A rehearsal as somebody at a browser makes it, one act per function."""

import re

from playwright.sync_api import Locator, Page, expect

READ_WITHIN = 45_000


def ring(page: Page, slug: str) -> None:
    """From the brief to the ringing screen."""
    page.goto(f"/practice/{slug}/")
    page.locator("#start").get_by_role("button", name="Start the call").click()
    expect(page.get_by_role("button", name="Connect")).to_be_visible()


def connect(page: Page, scripted: bool = True) -> None:
    """The other side picks up and says the first line; with JavaScript the field is ready to write in."""
    page.get_by_role("button", name="Connect").click()
    expect(theirs(page)).to_have_count(1)
    if scripted:
        expect(field(page)).to_be_focused()


def ours(page: Page) -> Locator:
    """What the recruiter has said, one bubble per turn."""
    return page.locator("#log .turn.me-t")


def theirs(page: Page) -> Locator:
    """What the candidate has said and is saying."""
    return page.locator("#log .turn.them")


def field(page: Page) -> Locator:
    """Where the recruiter's words go."""
    return page.get_by_role("textbox", name=re.compile("What you say to"))


def say(page: Page, words: str) -> Locator:
    """Say something and hear the whole answer; gives the bubble of the answer."""
    heard = theirs(page).count()
    field(page).fill(words)
    field(page).press("Enter")
    return answer(page, heard + 1)


def answer(page: Page, number: int) -> Locator:
    """The whole reply that is the candidate's bubble of this number, counted from one."""
    expect(theirs(page)).to_have_count(number)
    reply = theirs(page).last
    expect(reply).to_have_attribute("data-state", "complete")
    return reply


def pinned(page: Page) -> Locator:
    """The entries of the notebook."""
    return page.locator("#pins .pin")


def hang_up(page: Page) -> None:
    """Hang up and mean it."""
    page.locator("#hang-up-form").get_by_role("button").click()
    page.get_by_role("dialog").get_by_role("button", name="Hang up").click()
    expect(page.get_by_role("heading", name="You hung up.")).to_be_visible()


def write_follow_up(page: Page, message: str, touch: str) -> None:
    """A message with one touch on the first pinned line, not sent yet."""
    page.get_by_role("textbox", name="Message", exact=True).fill(message)
    page.get_by_label("Words from your message").first.fill(touch)
    lines = page.get_by_label("The line they answer").first
    lines.select_option(lines.locator("optgroup option").first.get_attribute("value"))


def wait_for_debrief(page: Page) -> None:
    """The call has been read: the finding is the title."""
    expect(page.get_by_role("heading", name=re.compile(r"\d criteria"))).to_be_visible(timeout=READ_WITHIN)
