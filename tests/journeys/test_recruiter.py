"""A recruiter's first day: a lesson, a call, a follow-up, a debrief and one moment again."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from tests.journeys import rehearsal
from tests.journeys.axe import look_at
from tests.journeys.conftest import LOOKS, Look

DESKTOP_BY_DAY, PHONE_BY_NIGHT = LOOKS[0], LOOKS[3]
PEOPLE = {DESKTOP_BY_DAY: "ines", PHONE_BY_NIGHT: "pavel"}
MESSAGE = "Hello Calum, good to meet you. The first shift ends at two, so I would put you on that one. Joan"
TOUCH = "The first shift ends at two"

twice = pytest.mark.parametrize("look", PEOPLE, ids=str)


@twice
def test_a_recruiter_takes_a_lesson_and_home_remembers_where_to_go_on(
    page: Page, look: Look, enter: Callable[[str], None]
) -> None:
    enter(PEOPLE[look])
    expect(page.get_by_role("heading", name="Hear the small things")).to_be_visible()
    page.get_by_role("link", name="Start the first lesson").click()
    look_at(page, "courses")
    page.get_by_role("button", name="Take this course").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What counts as a cue")
    look_at(page, "lesson")
    answer_the_checks(page)
    reflect(page)
    look_at(page, "lesson-answered")
    page.get_by_role("button", name="Finish this lesson").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Open the door, then follow")
    page.goto("/")
    card = page.get_by_role("article", name="Open the door, then follow")
    expect(card).to_contain_text("Continue")
    expect(card).to_contain_text("Lesson 2 of 6")
    look_at(page, "home-continue")


def answer_the_checks(page: Page) -> None:
    several = page.locator("form.check", has_text="Which lines are cues?")
    for right in ("The last train home", "I’d like to teach the new analysts"):
        several.get_by_label(re.compile(right)).check()
    several.get_by_role("button", name="Check my answer").click()
    expect(several).to_contain_text("That's it.")
    single = page.locator("form.check", has_text="Which note would help")
    single.get_by_label(re.compile("Very family-minded")).check()
    single.get_by_role("button", name="Check my answer").click()
    expect(single).to_contain_text("Not yet. Nothing is lost.")
    single.get_by_label(re.compile("Last train 18:10, so finish")).check()
    single.get_by_role("button", name="Answer again").click()
    expect(single).to_contain_text("That's it.")


def reflect(page: Page) -> None:
    page.get_by_label(re.compile("Think of your last call")).fill("She said Thursdays are hard.")
    page.get_by_role("button", name="Keep it").click()
    expect(page.locator("form.reflection")).to_contain_text("Kept.")
    page.reload()
    expect(page.get_by_label(re.compile("Think of your last call"))).to_have_value(
        "She said Thursdays are hard."
    )


@twice
def test_a_recruiter_calls_writes_and_reads_what_came_of_it(
    page: Page, look: Look, enter: Callable[[str], None]
) -> None:
    enter(PEOPLE[look])
    read_the_brief(page)
    talk(page)
    pin_two_lines(page, look)
    rehearsal.hang_up(page)
    look_at(page, "call-ended")
    page.get_by_role("link", name="Write the follow-up").click()
    look_at(page, "follow-up-empty")
    rehearsal.write_follow_up(page, MESSAGE, TOUCH)
    expect(page.locator("#advice")).to_contain_text("One touch, with the line it answers.")
    expect(page.locator("#saved")).to_contain_text("Draft saved")
    look_at(page, "follow-up")
    page.get_by_role("button", name="Send to Calum").click()
    rehearsal.wait_for_debrief(page)
    read_the_debrief(page)
    try_again(page)


def read_the_brief(page: Page) -> None:
    page.get_by_role("link", name="Practice").locator("visible=true").first.click()
    look_at(page, "practice")
    page.get_by_role("link", name="Warm-up: four minutes with Calum").click()
    box = page.locator("#start")
    expect(box).to_contain_text("Calum is played by software.")
    expect(box).to_contain_text("You are judged on your words")
    expect(box.get_by_role("button", name="Start the call")).to_be_visible()
    look_at(page, "brief")
    box.get_by_role("button", name="Start the call").click()
    expect(page.get_by_role("heading", name="Calum Reid")).to_be_visible()
    look_at(page, "ringing")


def talk(page: Page) -> None:
    """Two lines with Enter; the first has a line break, the second is cut off in the middle of its answer."""
    rehearsal.connect(page)
    said = rehearsal.field(page)
    said.press_sequentially("Hello Calum.")
    said.press("Shift+Enter")
    said.press_sequentially("What hours suit you best?")
    expect(said).to_have_value("Hello Calum.\nWhat hours suit you best?")
    expect(rehearsal.ours(page)).to_have_count(0)
    said.press("Enter")
    rehearsal.answer(page, 2)
    look_at(page, "call")
    held = hold_the_line(page)
    said.fill("What do you get up to at the weekend?")
    said.press("Enter")
    reply = rehearsal.theirs(page).nth(2)
    expect(reply.locator(".s")).to_have_count(1)
    expect(reply.locator("[aria-busy=true]")).to_be_visible()
    expect(page.locator("#line-state")).to_contain_text("Saved as you send")
    look_at(page, "call-mid-stream")
    page.unroute("**/turns/")
    held[0].continue_()
    rehearsal.answer(page, 3)
    page.unroute("**/turns/stream/*")
    expect(rehearsal.ours(page)).to_have_count(2)


def hold_the_line(page: Page) -> list[Route]:
    """Let one sentence of the next reply through; the routes that wait for the rest are in the list."""
    held: list[Route] = []

    def first_sentence_only(route: Route) -> None:
        whole = route.fetch()
        events = whole.text().split("\n\n")
        until = next(n for n, event in enumerate(events, 1) if "event: sentence" in event)
        route.fulfill(response=whole, body="\n\n".join([*events[:until], ""]))

    page.route("**/turns/", first_sentence_only)
    page.route("**/turns/stream/*", lambda route: held.append(route))
    return held


def pin_two_lines(page: Page, look: Look) -> None:
    rehearsal.theirs(page).nth(1).get_by_role("button", name=re.compile("^Pin")).click()
    expect(rehearsal.pinned(page)).to_have_count(1)
    page.get_by_role("region", name="Transcript").focus()
    page.keyboard.press("p")
    expect(rehearsal.pinned(page)).to_have_count(2)
    expect(rehearsal.theirs(page).last.get_by_role("button")).to_have_accessible_name(
        re.compile("^Pinned Calum’s line at .*, press to unpin$")
    )
    if look.width < 600:
        page.get_by_role("tab", name="Notebook").click()
    note = page.get_by_label("Your note").first
    note.fill("Earlies. Offer the first shift.")
    note.press("Tab")
    expect(page.get_by_text("Note kept.")).to_be_visible()
    look_at(page, "call-pinned")


def read_the_debrief(page: Page) -> None:
    expect(page.get_by_role("heading", level=1)).not_to_contain_text("Reading your call")
    expect(page.get_by_role("img", name=re.compile("Cue funnel"))).to_be_visible()
    page.locator("details", has=page.get_by_text("Cue funnel")).locator("summary").click()
    table = page.get_by_role("table", name="Cue funnel")
    expect(table.get_by_role("row")).to_have_count(6)
    look_at(page, "debrief")
    expect(page.get_by_text(TOUCH, exact=True)).to_be_visible()
    quote = page.locator(".crit a.sid[href*='.']").first
    target = (quote.get_attribute("href") or "").removeprefix("#")
    quote.click()
    expect(page.locator(f"[id='{target}']")).to_be_in_viewport()
    move_with_keys(page)


def move_with_keys(page: Page) -> None:
    lines = page.locator(".call-line")
    now = page.locator(".call-line.now")
    page.evaluate("location.hash = document.querySelector('.call-line .s').id")
    page.keyboard.press("j")
    expect(lines.nth(1)).to_be_focused()
    page.keyboard.press("j")
    expect(lines.nth(2)).to_be_focused()
    page.keyboard.press("k")
    expect(lines.nth(1)).to_be_focused()
    expect(now).to_have_count(1)


def try_again(page: Page) -> None:
    page.get_by_role("button", name=re.compile("Retry this moment")).first.click()
    connect = page.get_by_role("button", name="Connect")
    expect(connect.or_(rehearsal.field(page)).first).to_be_visible()
    if connect.is_visible():
        connect.click()
    expect(page.get_by_text("Going back to a moment of an earlier call.")).to_be_visible()
    expect(rehearsal.field(page)).to_be_editable()
