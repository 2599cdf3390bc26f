"""Takes the README's picture of the review page: `just screenshot`. Needs Chromium (or its path in NUMCHECK_CHROMIUM).

The PNG carries a digest of the page that it shows, so that a test can tell when it is out of date.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import struct
import sys
import zlib
from pathlib import Path

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "reports" / "draft.html"
PICTURE = ROOT / "docs" / "images" / "report.png"
WIDTH, HEIGHT, SCALE = 1200, 840, 1.25
KEY = b"numcheck page"
_HEAD = 8
"""Bytes before the first chunk of a PNG."""


def digest(page: str) -> str:
    """A hash of what a page looks like: everything but its script and the policy that allows just that script."""
    seen = re.sub(r"<script>.*?</script>|<meta http-equiv=[^>]*>", "", page, flags=re.DOTALL)
    return hashlib.sha256(seen.encode()).hexdigest()


def labeled(png: bytes, label: str) -> bytes:
    """The picture with a line of text in it, before its last chunk."""
    data = KEY + b"\0" + label.encode("ascii")
    body = b"tEXt" + data
    chunk = struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))
    end = png.rindex(b"IEND") - 4
    return png[:end] + chunk + png[end:]


def label(png: bytes) -> str:
    """The line of text that `labeled` put there; empty if there is none."""
    at = _HEAD
    while at + 8 <= len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        key, _, text = png[at + 8 : at + 8 + length].partition(b"\0")
        if png[at + 4 : at + 8] == b"tEXt" and key == KEY:
            return text.decode("ascii")
        at += length + 12
    return ""


def taken(page: Path) -> bytes:
    """A picture of a page with its first finding chosen, as a PNG.

    Raises:
        SystemExit: if there is no Chromium.
    """
    from playwright.sync_api import sync_playwright

    names = (os.environ.get("NUMCHECK_CHROMIUM", ""), "chromium", "chromium-browser", "google-chrome")
    executable = next((found for name in names if name and (found := shutil.which(name))), None)
    if executable is None:
        sys.exit("no Chromium found: install the package chromium, or name the program in NUMCHECK_CHROMIUM")
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=executable, args=arguments)
        view = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, device_scale_factor=SCALE)
        view.goto(page.as_uri())
        view.keyboard.press("j")
        view.evaluate("scrollTo(0, 0)")
        png = view.screenshot()
        browser.close()
    return png


def main() -> None:
    """Write the picture."""
    PICTURE.parent.mkdir(exist_ok=True)
    PICTURE.write_bytes(labeled(taken(PAGE), digest(PAGE.read_text(encoding="utf-8"))))


if __name__ == "__main__":
    main()
