"""The README's picture is of the page as it is now."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parent.parent
LARGEST = 300_000
"""Bytes that a reader of the README should not have to wait for."""


@pytest.fixture(scope="module")
def screenshot() -> ModuleType:
    """tools/screenshot.py."""
    spec = importlib.util.spec_from_file_location("screenshot", ROOT / "tools" / "screenshot.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_picture_is_of_the_page_as_it_is(screenshot: ModuleType) -> None:
    png, page = screenshot.PICTURE.read_bytes(), screenshot.PAGE.read_text(encoding="utf-8")
    assert png.startswith(b"\x89PNG")
    assert len(png) < LARGEST
    assert screenshot.label(png) == screenshot.digest(page), "the page looks different now: run `just screenshot`"


def test_the_readme_shows_it(screenshot: ModuleType) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert f"]({screenshot.PICTURE.relative_to(ROOT).as_posix()})" in readme


def test_a_label_is_found_again(screenshot: ModuleType) -> None:
    png = screenshot.PICTURE.read_bytes()
    assert screenshot.label(screenshot.labeled(b"\x89PNG\r\n\x1a\n" + png[-12:], "abc")) == "abc"
    assert screenshot.label(b"\x89PNG\r\n\x1a\n" + png[-12:]) == ""
