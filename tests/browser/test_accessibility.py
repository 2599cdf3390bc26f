"""What axe finds: no violations, and no contrast that it could not work out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from browser.conftest import Opened
from browser.stories import html, many, several, storm

STORIES: dict[str, Callable[[], str]] = {"one": storm, "several": several, "many": lambda: html(many(12))}
COLORS: tuple[Literal["light", "dark"], ...] = ("light", "dark")


LAID_OUT = """() => {
  document.styleSheets[0].insertRule(".card { content-visibility: visible !important; }", 0);
  for (const pane of [document.documentElement, ...document.querySelectorAll(".findings")]) pane.scrollTo(0, 0);
}"""
"""axe judges each text against what lies behind it. Cards out of view are not laid out yet, and what is scrolled lies
in part behind the filters; neither tells anything of colors."""


def judged(page: Page) -> None:
    """Fails where axe finds a violation, or a contrast that has to be judged by eye."""
    page.evaluate(LAID_OUT)
    found = Axe().run(page, options={"resultTypes": ["violations", "incomplete"]}).response
    assert not [f"{v['id']}: {n['html']} {n['failureSummary']}" for v in found["violations"] for n in v["nodes"]]
    unsure = [r for r in found["incomplete"] if r["id"] == "color-contrast"]
    assert not [f"{n['html']} {n['any'][0]['message']}" for r in unsure for n in r["nodes"]]


@pytest.mark.parametrize("colors", COLORS)
@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("story", STORIES)
def test_no_violations(opened: Opened, story: str, width: int, colors: Literal["light", "dark"]) -> None:
    page = opened(STORIES[story](), width=width, colors=colors)
    page.evaluate("for (const d of document.querySelectorAll('details')) d.open = true")
    judged(page)


@pytest.mark.parametrize("colors", COLORS)
def test_no_violations_while_working(opened: Opened, colors: Literal["light", "dark"]) -> None:
    page = opened(storm(), colors=colors)
    for key in ("j", "j", "2", "j", "1"):
        page.keyboard.press(key)
    page.get_by_role("checkbox", name="info").uncheck()
    page.get_by_role("checkbox", name="in conflict").uncheck()
    judged(page)
    page.locator(".card.here .up").click()
    judged(page)
    page.get_by_role("button", name="Keys").click()
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
    judged(page)


def test_no_violations_without_findings(opened: Opened) -> None:
    judged(opened(html(many(0))))
