"""What a page must hold wherever a journey stops: axe finds nothing, nothing runs off the side of the screen."""

import os
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

SOURCE = Path(__file__).parent / "vendor/axe-core/axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = "rules => axe.run(document, {runOnly: rules, resultTypes: ['violations']})"
SIDEWAYS = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


def violations(page: Page) -> list[dict[str, Any]]:
    """What axe objects to on this page, as it stands now. Works under the strict content security policy."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(SOURCE.read_text())
    return list(page.evaluate(RUN, RULES)["violations"])


def assert_no_violations(page: Page) -> None:
    """Fail with each rule, the element and what axe says would mend it."""
    found = [
        f"{rule['id']}: {rule['help']}\n    {node['html'][:200]}\n    {node['failureSummary']}"
        for rule in violations(page)
        for node in rule["nodes"]
    ]
    assert not found, f"axe on {page.url}:\n" + "\n".join(found)


def look_at(page: Page, name: str) -> None:
    """Stop here: no violation, no sideways scrolling, and a picture when RAPPORT_SHOTS names a folder."""
    page.evaluate("() => document.fonts.ready")
    if folder := os.environ.get("RAPPORT_SHOTS"):
        size = page.viewport_size or {"width": 0}
        theme = (
            "dark" if page.evaluate("() => matchMedia('(prefers-color-scheme: dark)').matches") else "light"
        )
        path = Path(folder) / f"{name}-{size['width']}-{theme}.png"
        page.screenshot(path=path, full_page=True)
    assert_no_violations(page)
    assert page.evaluate(SIDEWAYS) <= 0, f"{page.url} is wider than the screen"
