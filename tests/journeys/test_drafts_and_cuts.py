"""Words that were typed are never lost, and never said twice: reloads, a dead line, two tabs."""

from playwright.sync_api import BrowserContext, Page, Route, expect

from tests.journeys import rehearsal


def test_a_typed_draft_survives_a_reload(page: Page, newcomer: str) -> None:
    rehearsal.ring(page, "warm-up")
    rehearsal.connect(page)
    rehearsal.field(page).press_sequentially("What hours would you")
    page.reload()
    expect(rehearsal.field(page)).to_have_value("What hours would you")
    expect(rehearsal.ours(page)).to_have_count(0)
    rehearsal.say(page, "What hours would you like?")
    page.reload()
    expect(rehearsal.field(page)).to_have_value("")
    expect(rehearsal.ours(page)).to_have_count(1)


def test_a_dead_line_keeps_the_words_and_says_why(page: Page, newcomer: str) -> None:
    rehearsal.ring(page, "warm-up")
    rehearsal.connect(page)
    send = page.get_by_role("button", name="Send")
    state = page.locator("#line-state")
    page.context.set_offline(True)
    expect(state).to_contain_text("You are offline. Sending waits; your words are kept.")
    expect(send).to_be_disabled()
    rehearsal.field(page).fill("What hours suit you best?")
    rehearsal.field(page).press("Enter")
    expect(rehearsal.field(page)).to_have_value("What hours suit you best?")
    expect(rehearsal.ours(page)).to_have_count(0)
    page.context.set_offline(False)
    expect(state).to_contain_text("Connection restored")
    expect(send).to_be_enabled()
    rehearsal.field(page).press("Enter")
    rehearsal.answer(page, 2)
    expect(rehearsal.ours(page)).to_have_count(1)


def test_words_on_their_way_through_a_cut_arrive_once(page: Page, newcomer: str) -> None:
    rehearsal.ring(page, "warm-up")
    rehearsal.connect(page)
    cuts: list[str] = []

    def lose_the_answer(route: Route) -> None:
        if len(cuts) < 2:
            route.fetch()
            cuts.append(route.request.url)
            route.abort("connectionreset")
        else:
            route.continue_()

    page.route("**/turns/", lose_the_answer)
    rehearsal.say(page, "What hours suit you best?")
    assert len(cuts) == 2
    page.reload()
    expect(rehearsal.ours(page)).to_have_count(1)
    expect(rehearsal.theirs(page)).to_have_count(2)


def test_two_tabs_of_one_call_never_interleave(page: Page, context: BrowserContext, newcomer: str) -> None:
    rehearsal.ring(page, "warm-up")
    rehearsal.connect(page)
    rehearsal.say(page, "What hours suit you best?")
    second = context.new_page()
    second.goto(page.url)
    expect(second.get_by_role("alert")).to_contain_text("This call is open in another tab.")
    expect(rehearsal.field(second)).not_to_be_editable()
    rehearsal.say(page, "What do you get up to at the weekend?")
    expect(rehearsal.ours(second)).to_have_count(2)
    second.get_by_role("button", name="Use this tab").click()
    expect(rehearsal.field(second)).to_be_editable()
    expect(page.get_by_role("alert")).to_contain_text("This call is open in another tab.")
    rehearsal.say(second, "Which part of your job do you like best?")
    expect(rehearsal.ours(page)).to_have_count(3)
    expect(page.locator("#log .turn .s")).to_have_text(sentences(second))
    second.reload()
    turns = ["turn them", *["turn me-t", "turn them"] * 3]
    expect(second.locator("#log .turn")).to_have_class(turns)


def sentences(page: Page) -> list[str]:
    return page.locator("#log .turn .s").all_inner_texts()
