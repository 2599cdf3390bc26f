"""Pages built as news sites build them: how much of the story is read, and how much of what stands beside it.

The pages in `pages/` are written for this test. Every number of a story is one of 110 to 490 (or that many thousands),
every number of what stands beside it one of 901 to 994: so a block that is lost, or wrongly kept, is known by it.
"""

from __future__ import annotations

import logging
import re
import subprocess
import sys
from pathlib import Path

import pytest

from numcheck.model.lexicon import Lexicon
from numcheck.readers import extractor
from numcheck.readers.extractor import article_words
from numcheck.readers.html_trees import html_tree
from numcheck.readers.reading import read_bytes

PAGES = sorted((Path(__file__).parent / "pages").glob("*.html"))
_STORY = re.compile(r"(?<![\d.,])[1-4]\d0(?:,000)?(?!\d)")
_BESIDE = re.compile(r"(?<![\d.,])9\d\d")
_SHORT = (
    "<html><body><article><h1>Bridge</h1><p>It cost $48 million.</p><p>It has 9 arches.</p></article></body></html>"
)
_LOST = {"live-blog": {"110", "120"}}
_KEPT = {
    "div-paragraphs": {"952"},
    "nested-divs": {"906"},
    "newsletter-inside": {"923"},
    "old-table-layout": {"941", "942", "943", "944"},
    "short-story": {"912"},
    "sidebar-dense": {"961", "962", "963"},
    "teaser-wall": {"991"},
}
"""What is still read wrongly; docs/formats.md gives the sums."""


def numbers(text: str) -> tuple[set[str], set[str]]:
    """The numbers of the story and those of what stands beside it."""
    return set(_STORY.findall(text)), set(_BESIDE.findall(text))


def read_as(page: str, lexicon: Lexicon) -> tuple[set[str], set[str]]:
    """The numbers that are read as the article's."""
    (document,) = read_bytes(page.encode(), "page.html", lexicon)
    return numbers("\n".join(p.span.of(document.text) for p in document.parts if p.kind.speaks))


def written_on(page: str) -> tuple[set[str], set[str]]:
    """The numbers that a reader sees on the page."""
    return numbers(re.sub(r"<script.*?</script>|<[^>]*>", " ", page[page.index("<body") :], flags=re.DOTALL))


@pytest.mark.parametrize("path", PAGES, ids=[p.stem for p in PAGES])
def test_the_story_is_read_and_what_stands_beside_it_is_not(lexicon: Lexicon, path: Path) -> None:
    page = path.read_text(encoding="utf-8")
    story, beside = written_on(page)
    read, wrongly = read_as(page, lexicon)
    assert story
    assert beside
    assert story - read == _LOST.get(path.stem, set())
    assert wrongly == _KEPT.get(path.stem, set())


def test_places_point_into_the_file(lexicon: Lexicon) -> None:
    for path in PAGES:
        (document,) = read_bytes(path.read_bytes(), path.name, lexicon)
        original = document.original or document.text
        for k, character in enumerate(document.text):
            assert not character.isdigit() or original[document.source_map.origin(k)] in (character, "&")


def test_what_the_extractor_finds_too_little_in_the_own_rules_decide(lexicon: Lexicon) -> None:
    assert article_words(html_tree(_SHORT)) is None
    (document,) = read_bytes(_SHORT.encode(), "a.html", lexicon)
    assert [p.span.of(document.text) for p in document.parts] == ["Bridge", "It cost $48 million.", "It has 9 arches."]


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("elements", "<b>a</b> " * 10_001),
        ("characters", "<p>It cost 48 million.</p>" * 40_000),
        ("attributes", f"<p class='{'a ' * 40_000}'>x</p>" * 10),
    ],
)
def test_pages_larger_than_any_of_news_are_not_handed_over(
    monkeypatch: pytest.MonkeyPatch, name: str, body: str
) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    assert article_words(html_tree(f"<html><body>{body}</body></html>")) is None, name


def test_a_fault_of_the_extractor_leaves_the_page_to_the_own_rules(
    monkeypatch: pytest.MonkeyPatch, lexicon: Lexicon
) -> None:
    page = PAGES[0].read_text(encoding="utf-8")
    monkeypatch.setattr("trafilatura.extract", lambda *_, **__: (_ for _ in ()).throw(ValueError("oops")))
    (document,) = read_bytes(page.encode(), "a.html", lexicon)
    assert "110 bus drivers" in document.text


def test_nothing_is_said_on_the_terminal(capfd: pytest.CaptureFixture[str]) -> None:
    assert article_words(html_tree("<html><body></body></html>")) is None
    assert capfd.readouterr() == ("", "")
    assert logging.getLogger("trafilatura").level == logging.NOTSET


def test_only_a_page_needs_the_extractor() -> None:
    code = (
        "import sys; from numcheck.rules.lexicon import load_lexicon; from numcheck.readers.reading import read_bytes;"
        "import numcheck.cli.main;"
        "read_bytes(b'It cost $48 million.', 'a.txt', load_lexicon()); assert 'trafilatura' not in sys.modules;"
        f"read_bytes({PAGES[0].read_bytes()!r}, 'a.html', load_lexicon()); assert 'trafilatura' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_rows_of_words() -> None:
    kept = extractor.Kept(["the", "bridge", "cost", "48", "million", "and", "opens", "in", "june"])
    assert kept.has("The bridge cost 48 million, and opens in 2033.")
    assert kept.has("48 million")
    assert not kept.has("48 bridges")
    assert not kept.has("…")
