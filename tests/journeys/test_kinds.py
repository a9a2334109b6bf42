"""Every kind of rehearsal in a browser, from its brief to its debrief; axe looks at each screen on the way."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys import rehearsal
from tests.journeys.axe import look_at
from tests.journeys.conftest import LOOKS, Look

PEOPLE = {LOOKS[0]: "kofi", LOOKS[3]: "hanne"}
twice = pytest.mark.parametrize("look", PEOPLE, ids=str)


def begin(page: Page, slug: str, start: str, **ticked: bool) -> None:
    """From the brief into the room, picking up where it rings."""
    page.goto(f"/practice/{slug}/")
    box = page.locator("#start")
    for name, on in ticked.items():
        box.locator(f"[name={name}]").set_checked(on)
    look_at(page, f"brief-{slug}")
    box.get_by_role("button", name=start).click()
    connect = page.get_by_role("button", name="Connect")
    if start == "Start the call":
        connect.click()
    expect(rehearsal.theirs(page).first).to_be_visible()


def show(page: Page, tab: str) -> None:
    """On a phone the panes are behind tabs."""
    found = page.get_by_role("tab", name=tab)
    if found.is_visible():
        found.click()


def say(page: Page, words: str, key: str = "Enter") -> Locator:
    heard = rehearsal.theirs(page).count()
    field = page.locator("#say")
    field.fill(words)
    field.press(key)
    return rehearsal.answer(page, heard + 1)


def leave(page: Page, act: str) -> None:
    page.locator("#hang-up-form").get_by_role("button").click()
    look_at(page, "leaving")
    page.get_by_role("dialog").get_by_role("button", name=act).click()


def read_debrief(page: Page) -> None:
    page.get_by_role("button", name=re.compile("Read the debrief")).click()
    rehearsal.wait_for_debrief(page)


@twice
def test_an_access_call_with_a_colleague_on_the_other_line(
    page: Page, look: Look, enter: Callable[[str], None]
) -> None:
    enter(PEOPLE[look])
    begin(page, "someone-on-the-roof", "Start the call")
    say(page, "Thanks for taking my call. What would you like to find out about the work?")
    show(page, "People")
    look_at(page, "access-people")
    page.get_by_role("button", name="Call Rui Caldeira").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Rui Caldeira")
    expect(page.get_by_text("Duarte is on hold. You are with Rui Caldeira")).to_be_visible()
    say(
        page,
        "A crew lead wants to know how the mornings are. Nothing goes further. Could you give him twenty minutes?",
    )
    show(page, "People")
    page.get_by_text("Write down what they allowed").first.click()
    page.get_by_label("Their answer").first.select_option(label="Agreed, with conditions")
    page.get_by_label("For what, how long, when, what not").first.fill("20 minutes by phone, after six")
    look_at(page, "access-note")
    page.get_by_role("button", name="Keep it").first.click()
    show(page, "People")
    expect(page.locator("#people")).to_contain_text("20 minutes by phone, after six")
    show(page, "Call")
    page.get_by_role("button", name="Back to Duarte").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Duarte Valadas")
    say(page, "Rui has agreed to twenty minutes by phone after six. Would that suit you?")
    look_at(page, "access-back")
    leave(page, "Hang up")
    expect(page.get_by_role("link", name="Write the follow-up")).to_be_visible()
    read_debrief(page)
    expect(page.get_by_role("heading", name="What was allowed, and what you wrote down")).to_be_visible()
    expect(page.get_by_text("20 minutes by phone, after six")).to_be_visible()
    look_at(page, "access-debrief")


@twice
def test_a_chat_with_four_people_at_once(page: Page, look: Look, enter: Callable[[str], None]) -> None:
    enter(PEOPLE[look])
    begin(page, "four-at-once", "Open the chat", unhurried=True)
    talks = page.get_by_role("navigation", name="People in the chat")
    expect(talks.get_by_role("link")).to_have_count(4)
    expect(talks.get_by_text("Waiting").first).to_be_visible()
    say(page, "Good evening. I don't know that for certain. I'll find out and write to you by Tuesday.")
    look_at(page, "chat")
    second = talks.get_by_role("link").nth(1)
    name = second.locator("b").inner_text()
    second.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(name)
    expect(rehearsal.theirs(page)).to_have_count(1)
    say(page, "Good evening, and thank you for writing. What would you like to know first?")
    page.go_back()
    expect(rehearsal.ours(page)).to_have_count(1)
    leave(page, "Leave the chat")
    look_at(page, "chat-ended")
    read_debrief(page)
    attention = page.get_by_role("table", name="How each person was looked after")
    expect(attention.get_by_role("row")).to_have_count(5)
    expect(attention.get_by_text("Still waiting").first).to_be_visible()
    look_at(page, "chat-debrief")


@twice
def test_a_first_message_to_somebody_who_has_not_applied(
    page: Page, look: Look, enter: Callable[[str], None]
) -> None:
    enter(PEOPLE[look])
    begin(page, "a-message-from-a-stranger", "Read and write")
    expect(page.get_by_text("What Odile has written")).to_be_visible()
    look_at(page, "message")
    say(
        page,
        "Dear Odile, you wrote that the waste on your line went from nine per cent to four. We have that trouble, "
        "and I would like to ask you what you changed first. If you would rather not hear from me, say so.",
        "Control+Enter",
    )
    leave(page, "Stop here")
    read_debrief(page)
    look_at(page, "message-debrief")


@twice
def test_keeping_in_touch_over_simulated_months(page: Page, look: Look, enter: Callable[[str], None]) -> None:
    enter(PEOPLE[look])
    begin(page, "not-now", "Begin")
    say(
        page,
        "Dear Iria, thank you for saying so plainly. I'll write when there is something for you.",
        "Control+Enter",
    )
    now = page.locator("#when-now").inner_text()
    page.get_by_label("When it goes out").select_option(index=0)
    look_at(page, "in-touch")
    say(page, "Just checking in.", "Control+Enter")
    expect(page.locator("#when-now")).not_to_have_text(now)
    leave(page, "Stop writing")
    read_debrief(page)
    expect(page.get_by_text("You wrote too soon")).to_be_visible()
    look_at(page, "in-touch-debrief")


@twice
def test_an_offer_to_somebody_who_remembers_the_first_call(
    page: Page, look: Look, enter: Callable[[str], None]
) -> None:
    enter(PEOPLE[look])
    begin(page, "relocating-engineer", "Start the call")
    say(page, "What do you like to do away from work?")
    leave(page, "Hang up")
    expect(page.get_by_role("heading", name="You hung up.")).to_be_visible()
    page.goto("/practice/the-offer-for-maya/")
    expect(page.locator("[name=remember]")).to_be_checked()
    begin(page, "the-offer-for-maya", "Start the call")
    expect(page.get_by_text("From your earlier call")).to_be_visible()
    expect(rehearsal.theirs(page).first).to_contain_text(re.compile("climb|wall", re.IGNORECASE))
    look_at(page, "offer-call")
    leave(page, "On to the offer")
    page.get_by_role("link", name="Write the offer").click()
    start = page.get_by_role("group", name="Start date")
    start.get_by_role("radio").first.check()
    start.get_by_label("The line it answers").select_option(index=1)
    page.get_by_role("group", name="Welcome").get_by_label("Or in your own words").fill("Your desk is ready.")
    look_at(page, "offer")
    page.get_by_role("button", name="Save the draft").click()
    expect(start.get_by_role("radio").first).to_be_checked()
    page.get_by_role("button", name="Send the offer").click()
    rehearsal.wait_for_debrief(page)
    expect(page.get_by_text("Your desk is ready.").first).to_be_visible()
    look_at(page, "offer-debrief")


@twice
def test_a_guided_call_is_chosen_line_by_line(page: Page, look: Look, enter: Callable[[str], None]) -> None:
    enter(PEOPLE[look])
    begin(page, "warm-up", "Start the call", guided=True)
    choices = page.locator("#choices .choice")
    expect(choices.nth(2)).to_be_visible()
    look_at(page, "guided")
    chosen = choices.first.inner_text()
    choices.first.click()
    expect(rehearsal.ours(page)).to_have_count(1)
    expect(rehearsal.ours(page).first).to_contain_text(chosen)
    rehearsal.answer(page, 2)
    expect(choices.nth(2)).to_be_enabled()
    choices.nth(1).focus()
    page.keyboard.press("Enter")
    expect(rehearsal.ours(page)).to_have_count(2)
