"""Whatever a text says, the page shows it as text."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from browser.conftest import Opened
from browser.stories import NASTY, hostile

SEEN = NASTY.replace("\u202e", "[U+202E]").replace("\u202c", "[U+202C]")
PLACES = (
    "header h1",
    "article.text",
    ".card h3",
    ".card .question",
    ".card .working",
    ".card .notes",
    ".card .side .who",
    ".card .side .where",
    ".card .moved li",
    ".card details",
    ".facts",
    ".all summary",
    "footer",
)


@pytest.mark.parametrize("width", [360, 1440])
def test_nothing_runs_and_all_is_shown(opened: Opened, width: int) -> None:
    page = opened(hostile(), width=width)
    expect(page.locator("script")).to_have_count(1)
    expect(page.locator("img")).to_have_count(0)
    assert page.evaluate("window.hacked") is None
    for place in PLACES:
        told = " ".join((page.locator(place).first.text_content() or "").split())
        assert " ".join(SEEN.split()) in told, place
    for card in page.locator(".card").all():
        page.keyboard.press("j")
        expect(card).to_be_focused()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_hostile_sources_can_be_chosen(opened: Opened) -> None:
    page = opened(hostile())
    page.get_by_label("Source").select_option(index=1)
    expect(page.locator(".card:not(.out)").first).to_be_visible()
    assert page.evaluate("window.hacked") is None


def test_the_order_of_digits_is_that_of_the_text(opened: Opened) -> None:
    page = opened(hostile())
    assert "\u202e" not in page.content()
    expect(page.locator("article.text")).to_contain_text("[U+202E]84[U+202C]")
