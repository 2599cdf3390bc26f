"""Filters: what they leave, what they say, and that every finding of many can be reached."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from browser.conftest import Opened
from browser.stories import html, many, storm

SHOWN = ".card:not(.out)"


def told(page: Page) -> str:
    return page.locator("#status").inner_text()


@pytest.mark.parametrize("severity", ["error", "warning", "info"])
def test_by_severity(opened: Opened, severity: str) -> None:
    page = opened(storm())
    every = page.locator(".card").count()
    box = page.get_by_role("checkbox", name=severity)
    count = page.locator(f".card.{severity}").count()
    assert count > 0
    assert box.locator("xpath=..").inner_text().split() == [severity, str(count)]
    box.uncheck()
    expect(page.locator(f".card.{severity}").first).to_be_hidden()
    expect(page.locator(SHOWN)).to_have_count(every - count)
    assert told(page) == f"{every - count} of {every} findings shown"
    box.check()
    expect(page.locator(SHOWN)).to_have_count(every)
    assert told(page) == ""


def test_by_section(opened: Opened) -> None:
    page = opened(storm())
    page.get_by_label("Section").select_option("headline")
    assert page.locator(SHOWN).count() > 0
    for card in page.locator(SHOWN).all():
        expect(card.locator(".side .where").first).to_contain_text("headline")


def test_by_source(opened: Opened) -> None:
    page = opened(storm())
    page.get_by_label("Source").select_option("The Meridian")
    assert 0 < page.locator(SHOWN).count() < page.locator(".card").count()
    for card in page.locator(SHOWN).all():
        expect(card).to_contain_text("The Meridian")


def test_by_status(opened: Opened) -> None:
    page = opened(storm())
    every = page.locator(".card").count()
    page.locator(".card").first.get_by_role("button", name="Rule is wrong").click()
    page.get_by_label("Status").select_option("open")
    expect(page.locator(SHOWN)).to_have_count(every - 1)
    page.get_by_label("Status").select_option("decided")
    expect(page.locator(SHOWN)).to_have_count(1)


def test_underlines_by_where_numbers_ended_up(opened: Opened) -> None:
    page = opened(storm())
    style = "n => getComputedStyle(n).textDecorationLine + ' ' + getComputedStyle(n).textDecorationStyle"
    looks = {"conflict": ("underline wavy", "underline dotted"), "unmatched": ("underline dotted", "none solid")}
    for status, (marked, plain) in looks.items():
        number = page.locator(f".text .n.{status}").first
        assert number.evaluate(style) == marked
        page.locator(f"[name=number][value={status}]").uncheck()
        assert number.evaluate(style) == plain


def test_filters_together_and_nothing_left(opened: Opened) -> None:
    page = opened(storm())
    for severity in ("error", "warning", "info"):
        page.get_by_role("checkbox", name=severity).uncheck()
    expect(page.locator(SHOWN)).to_have_count(0)
    page.keyboard.press("j")
    assert told(page).startswith("0 of ")


def test_filters_stay_in_view(opened: Opened) -> None:
    page = opened(html(many(40)))
    page.mouse.wheel(0, 4000)
    expect(page.get_by_role("checkbox", name="error")).to_be_in_viewport()


def test_every_one_of_500_findings_can_be_reached(opened: Opened) -> None:
    page = opened(html(many(500)))
    expect(page.locator(".card")).to_have_count(500)
    page.get_by_role("checkbox", name="warning").uncheck()
    page.get_by_role("checkbox", name="info").uncheck()
    expect(page.locator(SHOWN)).to_have_count(167)
    seen = page.evaluate(
        """() => {
          const seen = new Set();
          for (let k = 0; k < 200; k++) {
            document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key: "j", bubbles: true }));
            seen.add(document.activeElement.id);
          }
          return [...seen];
        }"""
    )
    assert len(seen) == 167
    last = page.locator(".card").nth(498)
    expect(last).to_be_focused()
    expect(last).to_be_in_viewport()
    expect(page.locator(".text .n.here")).to_be_in_viewport()
