"""A Chromium for the tests of a module, and pages in it that must neither fetch nor complain."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal

import pytest
from needed import program
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

Opened = Callable[..., Page]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The system's Chromium; nothing is downloaded.

    Not for the whole session: the driver keeps an event loop running in this thread, where other tests start theirs.
    """
    executable = program("NUMCHECK_CHROMIUM", ("chromium", "chromium-browser", "google-chrome"), "chromium")
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"] if root else [])
        yield started
        started.close()


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Opened]:
    """Opens a file, or HTML as one: `width` in pixels, 900 high; colors `light` or `dark`; with or without `scripts`.

    At the end of the test no page may have asked for anything but itself, nor written an error or a warning.
    """
    complaints: list[str] = []

    def opening(
        report: str | Path, width: int = 1440, colors: Literal["light", "dark"] = "light", scripts: bool = True
    ) -> Page:
        path = report if isinstance(report, Path) else tmp_path / "report.html"
        if isinstance(report, str):
            path.write_text(report, encoding="utf-8", newline="")
        path = path.absolute()
        viewport: ViewportSize = {"width": width, "height": 900}
        context = browser.new_context(viewport=viewport, color_scheme=colors, java_script_enabled=scripts)
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.on("console", lambda m: complaints.append(m.text) if m.type in ("error", "warning") else None)
        page.on("pageerror", lambda e: complaints.append(str(e)))
        page.on("request", lambda r: complaints.append(f"request of {r.url}") if _leaves(r.url, path) else None)
        page.goto(path.as_uri())
        return page

    known = len(browser.contexts)
    yield opening
    for context in browser.contexts[known:]:
        context.close()
    assert not complaints


def _leaves(url: str, path: Path) -> bool:
    """Whether a request goes beyond the page's own file; a blob is made by the page itself."""
    return url.partition("#")[0] != path.as_uri() and not url.startswith("blob:")
