"""On paper, on a phone, in the dark."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from browser.conftest import Opened
from browser.stories import html, many, several, storm

WIDTHS = (320, 360, 900, 1440)


def test_paper_has_the_findings_and_none_of_the_controls(opened: Opened) -> None:
    page = opened(storm())
    page.emulate_media(media="print")
    for control in (".controls", ".tools", ".decide", ".skip", ".up"):
        expect(page.locator(f"{control}:visible")).to_have_count(0)
    for card in page.locator(".card").all():
        expect(card).to_be_visible()
    pane = "(n) => [getComputedStyle(n).position, getComputedStyle(n).overflowY, getComputedStyle(n).maxHeight]"
    assert page.locator(".findings").evaluate(pane) == ["static", "visible", "none"]
    expect(page.locator(".card details .side").first).to_be_visible()
    ink = "getComputedStyle(document.body).color + getComputedStyle(document.body).backgroundColor"
    assert page.evaluate(ink) == "rgb(0, 0, 0)rgb(255, 255, 255)"


def test_dark_pages_print_in_black_on_white(opened: Opened) -> None:
    page = opened(storm(), colors="dark")
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"


def test_all_findings_are_on_paper(opened: Opened) -> None:
    page = opened(html(many(60)))
    pages = page.pdf(format="A4").count(b"/Type /Page\n")
    assert pages >= 60 // 4


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("story", [storm, several])
def test_no_width_scrolls_sideways(opened: Opened, width: int, story: object) -> None:
    assert callable(story)
    page = opened(story(), width=width)
    page.evaluate("for (const d of document.querySelectorAll('details')) d.open = true")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.keyboard.press("j")
    assert page.evaluate("scrollX") == 0


def test_on_a_phone_the_findings_follow_the_text(opened: Opened) -> None:
    page = opened(storm(), width=360)
    text, card = page.locator("article.text").bounding_box(), page.locator(".card").first.bounding_box()
    assert text and card
    assert card["y"] >= text["y"] + text["height"]
    assert card["width"] > 320
    page.locator(".text a.n").first.click()
    expect(page.locator(".card").first).to_be_in_viewport()


def test_what_is_touched_is_large_enough(opened: Opened) -> None:
    page = opened(storm(), width=360)
    page.locator(".controls summary").click()
    for control in page.locator("button:visible, select:visible, label:visible, summary:visible").all():
        box = control.bounding_box()
        assert box and box["height"] >= 24, control.inner_text()


def test_light_and_dark(opened: Opened) -> None:
    back = "getComputedStyle(document.body).backgroundColor"
    light, dark = (opened(storm(), colors=c).evaluate(back) for c in ("light", "dark"))
    assert light != dark


@pytest.mark.parametrize("width", WIDTHS)
def test_no_column_is_too_narrow_for_its_words(opened: Opened, width: int) -> None:
    for story in (storm, several):
        page = opened(story(), width=width)
        broken = page.evaluate(
            """() => [...document.querySelectorAll(".moved span, .index th, .all th, .side p, .side blockquote")]
              .filter((n) => n.checkVisibility())
              .filter((n) => n.offsetHeight > 20 * (2 + n.textContent.trim().split(/\\s+/).length))
              .map((n) => [n.textContent, n.offsetWidth, n.offsetHeight])"""
        )
        assert broken == []
