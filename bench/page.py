"""The review page with very many findings in Chromium: milliseconds of what a person does, and frames that were late.

    python bench/page.py [--findings 500] [--width 1440 360]

A step is measured from the key or click to the frame that shows it; a frame takes 16.7 ms by itself, so one that is
a little above that is as quick as the screen. Needs Chromium (NUMCHECK_CHROMIUM names another).
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))
from browser.stories import html, many

MEASURE = """async () => {
  const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)));
  const times = async (count, work) => {
    const all = [];
    for (let k = 0; k < count; k++) {
      const from = performance.now();
      work(k);
      await frame();
      all.push(performance.now() - from);
    }
    return all;
  };
  const at = () => document.activeElement;
  const press = (key) => at().dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
  await frame();
  const box = document.querySelector("[name=severity][value=error]");
  const source = document.querySelector("[name=source]");
  const choose = (k) => {
    source.selectedIndex = k % 2;
    source.dispatchEvent(new Event("change", { bubbles: true }));
  };
  const pane = document.querySelector(".findings");
  const inner = getComputedStyle(pane).overflowY === "auto" ? pane : document.documentElement;
  return {
    "first paint": [performance.getEntriesByName("first-paint")[0].startTime],
    "all read, keys work": [performance.getEntriesByType("navigation")[0].domInteractive],
    "filter by severity": await times(10, () => box.click()),
    "filter by source": await times(10, choose),
    "j": await times(100, () => press("j")),
    "k": await times(100, () => press("k")),
    "Enter, to the number and back": await times(20, () => (at().matches("a") ? at().click() : press("Enter"))),
    "decide": await times(20, () => { press("j"); press("3"); }),
    "scroll, a screen at a time": await times(60, () => inner.scrollBy({ top: innerHeight, behavior: "instant" })),
  };
}"""
ONCE = ("first paint", "all read, keys work")
"""What is measured from the start of loading, once."""
LATE = 50
"""Milliseconds from which a person notices a stutter: a step that missed two frames."""


def measured(browser: Browser, page: Path, width: int) -> None:
    """Print a line for each thing that a person does."""
    view = browser.new_page(viewport={"width": width, "height": 900})
    view.goto(page.as_uri())
    for name, all_of_them in view.evaluate(MEASURE).items():
        found = sorted(all_of_them)
        late = sum(one > LATE for one in found) if name not in ONCE else 0
        print(f"{width:>5} {name:32}{len(found):>5}{found[len(found) // 2]:>10.1f}{found[-1]:>10.1f}{late:>6}")
    view.close()


def main() -> None:
    """Print the table."""
    arguments = argparse.ArgumentParser(description="The review page with very many findings, in Chromium.")
    arguments.add_argument("--findings", type=int, default=500)
    arguments.add_argument("--width", type=int, nargs="+", default=[1440, 360], help="pixels")
    given = arguments.parse_args()
    names = (os.environ.get("NUMCHECK_CHROMIUM", ""), "chromium", "chromium-browser", "google-chrome")
    executable = next((found for name in names if name and (found := shutil.which(name))), None)
    if executable is None:
        sys.exit("no Chromium found")
    report = many(given.findings)
    start = time.process_time()
    text = html(report)
    seconds = time.process_time() - start
    print(f"{given.findings} findings: page of {len(text) / 1000:,.0f} kB written in {seconds:.2f} CPU s")
    print(f"{'width':>5} {'what':32}{'times':>5}{'median ms':>10}{'worst ms':>10}{'late':>6}")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        page = Path(folder) / "report.html"
        page.write_text(text, encoding="utf-8")
        root = hasattr(os, "geteuid") and os.geteuid() == 0
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"] if root else [])
        for width in given.width:
            measured(browser, page, width)
        browser.close()


if __name__ == "__main__":
    main()
