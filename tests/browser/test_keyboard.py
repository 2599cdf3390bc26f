"""Everything can be done without a mouse, and it is always seen where one is."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from browser.conftest import Opened
from browser.stories import several, storm

PHONE = 360


def focused(page: Page) -> dict[str, object]:
    """What has the focus: its name, its outline's width, and whether the screen shows it where nothing covers it."""
    found: dict[str, object] = page.evaluate(
        """() => {
          const element = document.activeElement, box = element.getBoundingClientRect();
          const x = Math.max(0, box.left + Math.min(box.width, 8) / 2), y = Math.max(0, box.top + box.height / 2);
          const top = document.elementFromPoint(x, Math.min(y, innerHeight - 1));
          return {
            name: element.getAttribute("name") || element.id || element.className || element.tagName,
            outline: parseFloat(getComputedStyle(element).outlineWidth),
            style: getComputedStyle(element).outlineStyle,
            seen: top !== null && (element.contains(top) || top.contains(element)),
          };
        }"""
    )
    return found


def test_j_and_k_go_through_the_findings_and_stop_at_the_ends(opened: Opened) -> None:
    page = opened(storm())
    cards = page.locator(".card")
    for k in (0, 1, 2):
        page.keyboard.press("j")
        expect(cards.nth(k)).to_be_focused()
        expect(cards.nth(k)).to_be_in_viewport()
    page.keyboard.press("k")
    expect(cards.nth(1)).to_be_focused()
    for _ in range(cards.count() + 2):
        page.keyboard.press("k")
    expect(cards.first).to_be_focused()
    for _ in range(cards.count() + 2):
        page.keyboard.press("j")
    expect(cards.last).to_be_focused()


def test_k_begins_at_the_end_and_j_skips_what_is_filtered(opened: Opened) -> None:
    page = opened(storm())
    page.keyboard.press("k")
    expect(page.locator(".card").last).to_be_focused()
    page.get_by_role("checkbox", name="error").uncheck()
    page.locator(".count").click()
    for _ in range(9):
        page.keyboard.press("k")
    expect(page.locator(".card:not(.out)").first).to_be_focused()


def test_j_goes_on_from_a_finding_that_was_filtered_away(opened: Opened) -> None:
    page = opened(storm())
    page.keyboard.press("j")
    page.keyboard.press("j")
    expect(page.locator(".card.info")).to_be_focused()
    page.get_by_role("checkbox", name="info").uncheck()
    page.keyboard.press("j")
    expect(page.locator(".card").nth(2)).to_be_focused()


def test_enter_goes_to_the_number_and_back(opened: Opened) -> None:
    page = opened(storm())
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    expect(page.locator(".text a.n", has_text="41 lives")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".text a.n.here", has_text="41 lives")).to_have_count(1)
    assert "card" in str(page.evaluate("document.activeElement.className"))


def test_the_keys_are_told_and_escape_closes(opened: Opened) -> None:
    page = opened(storm())
    page.keyboard.press("j")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
    page.keyboard.press("j")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.locator(".card").first).to_be_focused()


def test_a_reason_takes_letters_and_escape_leaves_it(opened: Opened) -> None:
    page = opened(storm())
    page.keyboard.press("j")
    page.keyboard.press("2")
    page.keyboard.press("r")
    page.keyboard.type("jk? 1 as filed")
    card = page.locator(".card").first
    expect(card.get_by_label("Reason")).to_have_value("jk? 1 as filed")
    page.keyboard.press("Escape")
    expect(card).to_be_focused()
    expect(card.get_by_role("button", name="Right as it stands")).to_have_attribute("aria-pressed", "true")


def test_keys_with_control_are_the_browsers(opened: Opened) -> None:
    page = opened(storm())
    page.keyboard.press("Control+j")
    expect(page.locator(".card.here")).to_have_count(0)


def test_tab_reaches_all_in_the_order_of_the_page_and_is_always_seen(opened: Opened) -> None:
    page = opened(several())
    page.keyboard.press("Tab")
    assert focused(page)["name"] == "skip"
    order: list[str] = []
    for _ in range(120):
        page.keyboard.press("Tab")
        at = focused(page)
        if at["name"] == "BODY":
            break
        assert at["seen"], at
        assert at["outline"] and at["style"] != "none", at
        order.append(str(at["name"]))
    first = {name: order.index(name) for name in ("export", "keys", "severity", "number", "decided", "reason")}
    assert list(first.values()) == sorted(first.values())
    assert order.count("reason") == page.locator(".card").count()


def test_on_a_phone_the_filters_unfold_by_key(opened: Opened) -> None:
    page = opened(storm(), width=PHONE)
    expect(page.get_by_role("checkbox", name="error")).to_be_hidden()
    page.locator(".controls summary").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("checkbox", name="error")).to_be_visible()


def test_the_skip_link_leads_to_the_text(opened: Opened) -> None:
    page = opened(storm())
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.url.endswith("#main")
