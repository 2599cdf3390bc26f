"""The served page in a browser: decided by keyboard, written to the file, renewed when a text is saved."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import Run
from playwright.sync_api import Browser, Page, expect

import numcheck
from browser.stories import DRAFT, lay_out

ROOT = Path(numcheck.__file__).parent.parent
FILE = Path("numcheck-decisions.yaml")
CHECK = ("draft.md", "--against", "wires")


@pytest.fixture
def address(desk: Path) -> Iterator[str]:
    """Where a review of the storm listens."""
    lay_out(desk)
    call = [sys.executable, "-m", "numcheck", "review", *CHECK, "--port", "0", "--no-open"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(call, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        try:
            assert process.stdout
            yield process.stdout.readline().decode().strip()
        finally:
            process.terminate()


@pytest.fixture
def live(browser: Browser, address: str) -> Iterator[Page]:
    """The page, listening for news; it must ask nobody but its server, and complain of nothing."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.set_default_timeout(20_000)
    complaints: list[str] = []
    refused: list[str] = []
    page.on("console", lambda m: complaints.append(m.text) if m.type in ("error", "warning") else None)
    page.on("response", lambda r: refused.append(r.url) if r.status == 409 else None)
    page.on("pageerror", lambda e: complaints.append(str(e)))
    page.on("request", lambda r: None if r.url.startswith(address.split("?")[0]) else complaints.append(r.url))
    page.goto(address)
    expect(page.locator("#connection")).to_have_text("Live")
    yield page
    context.close()
    assert len(complaints) == len(refused), complaints  # Chromium writes a line for every answer that is a refusal


def save(text: str) -> None:
    """Saves the draft as many editors do: a new file in the place of the old one."""
    Path("draft.md.new").write_text(text)
    os.replace("draft.md.new", "draft.md")


def test_decided_by_keyboard_written_and_undone(live: Page, run: Run) -> None:
    live.get_by_label("Your initials").fill("ANW")
    live.get_by_label("Your initials").press("Tab")
    live.keyboard.press("j")
    card = live.locator(".card").first
    told = card.locator("h3").inner_text()
    live.keyboard.press("r")
    live.keyboard.type("asked twice")
    live.keyboard.press("Escape")
    live.keyboard.press("2")
    expect(live.locator("#status")).to_have_text("Written to numcheck-decisions.yaml: right as it stands.")
    expect(card).to_have_attribute("data-settled", "")
    expect(card).to_contain_text("right as it stands: asked twice (ANW)")
    expect(card).to_be_focused()
    assert 'reason: "right as it stands: asked twice"\n  by: "ANW"\n' in FILE.read_text()
    assert told not in run("check", *CHECK, "--format", "json")[1].split('"settled"')[0]
    live.keyboard.press("u")
    expect(live.locator("#status")).to_have_text("Taken out of numcheck-decisions.yaml.")
    expect(card).not_to_have_attribute("data-settled", "")
    assert FILE.read_text() == ""


def test_the_page_follows_the_draft_and_keeps_the_reader_s_state(live: Page) -> None:
    live.get_by_label("info", exact=False).first.uncheck()
    card = live.locator(".card", has_text="calendar/weekday")
    card.locator("h3").click()
    name = card.get_attribute("id")
    card.get_by_label("Reason").fill("who says so")
    card.get_by_label("Reason").press("Home")
    save(DRAFT.replace("$4.5 million, up 50% from", "$3.75 million, up 50% from") + "\nThe pier is 300 meters long.\n")
    expect(live.locator("article.text")).to_contain_text("The pier is 300 meters long.")
    expect(live.locator("#status")).to_contain_text("1 finding gone")
    expect(live.get_by_label("info", exact=False).first).not_to_be_checked()
    assert card.get_attribute("id") == name
    field = card.get_by_label("Reason")
    expect(field).to_have_value("who says so")
    expect(field).to_be_focused()
    assert field.evaluate("f => f.selectionStart") == 0


def test_the_place_where_one_reads_stays(live: Page) -> None:
    live.set_viewport_size({"width": 390, "height": 700})
    card = live.locator(".card", has_text="calendar/weekday")
    card.scroll_into_view_if_needed()
    before = card.bounding_box()
    save(DRAFT.replace("\n\nThe storm", "\n\n" + "The council of Colvane met again.\n\n" * 12 + "The storm", 1))
    expect(live.locator("article.text")).to_contain_text("The council of Colvane met again.")
    after = card.bounding_box()
    assert before and after
    assert abs(before["y"] - after["y"]) < 40


def test_a_draft_that_cannot_be_read_leaves_the_page_marked_as_old(live: Page) -> None:
    count = live.locator(".card").count()
    save("")
    expect(live.get_by_role("alert")).to_contain_text("draft.md: the file is empty")
    expect(live.locator(".stale")).to_be_visible()
    assert live.locator(".card").count() == count
    save(DRAFT)
    expect(live.get_by_role("alert")).to_be_empty()
    expect(live.locator(".stale")).to_have_count(0)


def test_fixed_is_marked_until_the_text_is_saved(live: Page) -> None:
    live.keyboard.press("j")
    live.keyboard.press("1")
    card = live.locator(".card").first
    expect(card).to_contain_text("Marked as fixed")
    assert FILE.read_text().startswith("# fixed: ")
    live.keyboard.press("1")
    expect(card).not_to_contain_text("Marked as fixed")
    assert FILE.read_text() == ""


def test_what_could_not_be_written_is_told(live: Page) -> None:
    FILE.write_text("- [\n")
    expect(live.get_by_role("alert")).to_contain_text("not YAML")
    live.keyboard.press("j")
    live.keyboard.press("3")
    expect(live.locator("#status")).to_contain_text("nothing was written")
    assert FILE.read_text() == "- [\n"


@pytest.mark.parametrize("width", [390, 1440])
def test_no_violations_of_accessibility(live: Page, width: int) -> None:
    live.set_viewport_size({"width": width, "height": 900})
    for key in ("j", "2"):
        live.keyboard.press(key)
    expect(live.locator(".card[data-settled]")).to_have_count(1)
    for key in ("j", "1"):
        live.keyboard.press(key)
    expect(live.locator(".card[data-fixed]")).to_have_count(1)
    save("")
    expect(live.get_by_role("alert")).to_contain_text("the file is empty")
    found = Axe().run(live, options={"resultTypes": ["violations"]}).response
    assert not [f"{v['id']}: {n['html']} {n['failureSummary']}" for v in found["violations"] for n in v["nodes"]]
