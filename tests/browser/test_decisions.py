"""From a finding to a decision, from the page to the file, and from the file to a check that is silent on it."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import Run
from playwright.sync_api import Page, expect

from browser.conftest import Opened
from browser.stories import NASTY, lay_out

CHECK = ("draft.md", "--against", "wires")
LASTING = ("Right as it stands (CQ)", "Not the same thing", "Rule is wrong")
REASON = f"as \"filed\" # by: 'ANW' \\ {NASTY}"


@pytest.fixture
def desk_page(desk: Path, run: Run, opened: Opened) -> Page:
    """The page that `numcheck report` has written beside the draft."""
    lay_out(desk)
    run("report", *CHECK, "--html", "page.html")
    return opened(desk / "page.html")


def exported(page: Page, to: Path) -> str:
    """What the page gives to download, put where `numcheck check` looks for it."""
    with page.expect_download() as downloading:
        page.get_by_role("button", name="Export decisions").click()
    assert downloading.value.suggested_filename == "numcheck-decisions.yaml"
    downloading.value.save_as(to / "numcheck-decisions.yaml")
    return (to / "numcheck-decisions.yaml").read_text(encoding="utf-8")


def message(page: Page, at: int) -> str:
    return page.locator(".card h3").nth(at).inner_text()


@pytest.mark.parametrize("decision", LASTING)
def test_a_decided_finding_does_not_come_back(desk: Path, run: Run, desk_page: Page, decision: str) -> None:
    told = message(desk_page, 0)
    card = desk_page.locator(".card").first
    card.get_by_label("Reason").fill(REASON)
    card.get_by_role("button", name=decision).click()
    expect(card.get_by_role("button", name=decision)).to_have_attribute("aria-pressed", "true")
    exported(desk_page, desk)
    status, out, err = run("check", *CHECK, "--format", "json")
    assert status in (0, 1), err
    assert told not in out.split('"settled"')[0]
    assert "as \\\"filed\\\" # by: 'ANW'" in out


def test_what_is_fixed_is_left_to_the_next_check(desk: Path, run: Run, desk_page: Page) -> None:
    card = desk_page.locator(".card").first
    card.get_by_role("button", name="Fixed").click()
    assert all(line.startswith("#") for line in exported(desk_page, desk).splitlines())
    assert message(desk_page, 0).split()[0] in run("check", *CHECK)[1]


def test_all_decided_leaves_a_silent_check(desk: Path, run: Run, desk_page: Page) -> None:
    for _ in desk_page.locator(".card").all():
        desk_page.keyboard.press("j")
        desk_page.keyboard.press("2")
    exported(desk_page, desk)
    status, out, _ = run("check", *CHECK, "--fail-on", "info")
    assert status == 0
    assert "in conflict" not in out


def test_a_decision_can_be_taken_back(desk_page: Page) -> None:
    button = desk_page.locator(".card").first.get_by_role("button", name="Rule is wrong")
    button.click()
    button.click()
    expect(button).to_have_attribute("aria-pressed", "false")
    desk_page.get_by_role("button", name="Export decisions").click()
    expect(desk_page.locator("#status")).to_have_text("Nothing is decided yet.")


def test_decisions_are_kept_between_visits(desk_page: Page) -> None:
    desk_page.keyboard.press("j")
    desk_page.keyboard.press("3")
    desk_page.reload()
    pressed = desk_page.locator(".card").first.get_by_role("button", name="Not the same thing")
    expect(pressed).to_have_attribute("aria-pressed", "true")
