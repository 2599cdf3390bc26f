"""The page opens in a browser, shows what an editor needs, and asks for nothing."""

from __future__ import annotations

from playwright.sync_api import expect

from browser.conftest import Opened
from browser.stories import DRAFT, several, storm


def test_it_opens_with_the_article_the_findings_and_the_coverage_line(opened: Opened) -> None:
    page = opened(storm())
    expect(page.locator(".text h2")).to_have_text("Storm takes 41 lives in Colvane")
    expect(page.locator(".filters")).to_be_visible()
    expect(page.locator("header .coverage")).to_have_text("11 numbers: 10 in conflict, 1 unmatched")
    assert page.locator(".card").count() == int(page.locator(".count").inner_text().split()[0])
    for paragraph in DRAFT.strip().split("\n\n")[2:]:
        expect(page.locator("article.text")).to_contain_text(paragraph)


def test_both_sentences_stand_side_by_side_with_source_and_time(opened: Opened) -> None:
    page = opened(storm())
    card = page.locator(".card", has_text="sources/misquoted").first
    left, right = (card.locator(".sides .side").nth(k).bounding_box() for k in (0, 1))
    assert left and right
    assert left["y"] == right["y"]
    assert left["x"] + left["width"] <= right["x"]
    expect(card.locator(".side").nth(0)).to_contain_text("The Evening Desk, said by harbor office · 2031-05-05")
    expect(card.locator(".side").nth(1)).to_contain_text("Coast Ledger, said by harbor office · 2031-05-05")


def test_several_stories_have_an_index_sorted_worst_first(opened: Opened) -> None:
    page = opened(several())
    rows = page.locator(".index tbody tr")
    expect(rows.locator(".where")).to_have_text(["storm.md", "quiet.md"])
    rows.nth(1).locator("a").click()
    expect(page.locator(".story").nth(1)).to_be_in_viewport()


def test_without_scripts_it_can_be_read(opened: Opened) -> None:
    page = opened(storm(), scripts=False)
    expect(page.locator(".card").first).to_be_visible()
    expect(page.locator(".filters")).to_be_hidden()
    expect(page.locator(".decide").first).to_be_hidden()


def test_a_figure_that_moved_has_a_timeline_and_rounding_has_bars(opened: Opened) -> None:
    page = opened(storm())
    moved = page.locator(".card", has_text="sources/misquoted").first.locator(".moved")
    expect(moved.locator("li")).to_have_text(
        [
            "2031-05-03 14 Harbor Wire",
            "2031-05-04 23 people The Meridian",
            "2031-05-05 14 people The Evening Desk, the draft",
            "2031-05-05 31 people Coast Ledger",
        ]
    )
    expect(moved.locator("svg")).to_have_count(4)
    bars = page.locator(".card", has_text="arithmetic/percent-change").locator(".picture")
    expect(bars.locator("rect")).to_have_count(2)
    expect(bars.locator("figcaption")).to_have_text("What the words allow: nothing in common")


def test_a_link_to_a_finding_opens_at_it(opened: Opened) -> None:
    page = opened(storm())
    last = page.locator(".card").last
    page.goto(f"{page.url}#{last.get_attribute('id')}")
    page.reload()
    expect(last).to_be_focused()
    expect(last).to_be_in_viewport()


def test_nothing_moves_by_itself(opened: Opened) -> None:
    page = opened(storm())
    for motion in (None, "reduce"):
        page.emulate_media(reduced_motion=motion)
        page.keyboard.press("j")
        assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
        assert page.evaluate("document.getAnimations().length") == 0
