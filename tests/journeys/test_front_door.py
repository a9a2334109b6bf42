"""From the landing page to the home page, at both widths, in both themes, by keyboard too."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.axe import look_at, violations
from tests.journeys.conftest import LOOKS

every_look = pytest.mark.parametrize("look", LOOKS, ids=str)


@every_look
def test_a_visitor_reads_the_front_door_and_signs_in(page: Page, sign_in: Callable[[str], None]) -> None:
    page.goto("/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Did you hear it?")
    look_at(page, "landing")
    page.get_by_role("main").get_by_role("link", name="Sign in").first.click()
    look_at(page, "sign-in")
    sign_in("ines")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Ines")
    look_at(page, "home")


def test_the_first_stop_of_the_keyboard_skips_to_the_content(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to content")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()


def test_a_chosen_theme_is_there_before_the_next_page_is_drawn(page: Page) -> None:
    page.goto("/")
    page.get_by_role("button", name="Theme").click()
    page.get_by_role("button", name="Dark").click()
    assert page.evaluate("() => document.documentElement.dataset.theme") == "dark"
    page.goto("/account/login/")
    assert page.evaluate("() => document.documentElement.dataset.theme") == "dark"
    dark = page.evaluate("() => getComputedStyle(document.body).backgroundColor")
    page.emulate_media(color_scheme="dark")
    assert page.evaluate("() => getComputedStyle(document.body).backgroundColor") == dark


def test_somebody_signs_out_from_the_menu_by_keyboard(page: Page, sign_in: Callable[[str], None]) -> None:
    sign_in("kofi")
    page.get_by_role("button", name=re.compile("Kofi Mensah")).focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Sign out").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Sign in").first).to_be_visible()


def test_axe_is_awake(page: Page) -> None:
    page.goto("/")
    page.evaluate("() => document.querySelector('h1').insertAdjacentHTML('afterend', '<img src=\"x\">')")
    assert "image-alt" in {rule["id"] for rule in violations(page)}


@every_look
def test_the_style_guide_holds_in_both_themes(page: Page, sign_in: Callable[[str], None]) -> None:
    sign_in("ruth")
    page.goto("/styleguide/")
    look_at(page, "styleguide")
