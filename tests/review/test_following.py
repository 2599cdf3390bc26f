"""What is saved is checked again, and the page hears of it; what cannot be read for a moment changes nothing."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from numcheck.cache import ArticleCache
from numcheck.cli import desk
from numcheck.model.documents import Document
from numcheck.pipeline import Article, Settings
from review.conftest import DRAFT, WIRE, Review, Served

States = Iterator[dict[str, Any]]


def renewed(states: States, version: str) -> str:
    """Waits for another version of the page than that."""
    for state in states:
        if not state["checking"] and state["version"] != version:
            return str(state["version"])
    raise AssertionError("the stream has ended")


@pytest.mark.parametrize("way", ["written", "replaced"])
def test_a_saved_draft_is_checked_again(review: Review, texts: Path, way: str) -> None:
    with review.news() as states:
        version = next(states)["version"]
        assert version == review.session.version
        corrected = DRAFT.replace("48", "84")
        if way == "written":
            (texts / "draft.md").write_text(corrected)
        else:
            (texts / ".draft.md.swp").write_text(corrected)
            os.replace(texts / ".draft.md.swp", texts / "draft.md")
        assert renewed(states, version) == review.session.version
    assert not review.cards()
    assert "No conflicts found." in review.page


def test_a_saved_source_and_new_settings_and_decisions_count(review: Review, texts: Path) -> None:
    finding = review.finding()
    with review.news() as states:
        version = next(states)["version"]
        (texts / "wire.md").write_text(WIRE.replace("84", "86"))
        version = renewed(states, version)
        assert "$86 million" in review.page
        (texts / "wire.md").write_text(WIRE)
        version = renewed(states, version)
        rule = review.cards()[finding].split('data-rule="')[1].split('"')[0]
        (texts / "numcheck.toml").write_text(f'off = ["{rule}"]\n')
        version = renewed(states, version)
        assert finding not in review.cards()
        (texts / "numcheck.toml").unlink()
        version = renewed(states, version)
        entry = f'- rule: {rule}\n  values: ["$48 million", "$84 million"]\n  reason: by hand\n'
        (texts / "numcheck-decisions.yaml").write_text(entry)
        renewed(states, version)
        assert "data-settled" in review.cards()[finding]


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("draft.md", b"", "draft.md: the file is empty"),
        ("draft.md", None, "draft.md: no such file or directory"),
        ("wire.md", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "wire.md: the file is binary, not text"),
        ("numcheck.toml", b"of = 1\n", "unknown setting 'of'"),
        ("numcheck-decisions.yaml", b"- [\n", "numcheck-decisions.yaml:2: not YAML"),
        ("sources.yaml", b"[", "sources.yaml"),
    ],
)
def test_what_cannot_be_read_leaves_the_last_report(
    review: Review, texts: Path, name: str, content: bytes | None, told: str
) -> None:
    finding, file = review.finding(), texts / name
    before = file.read_bytes() if file.exists() else None
    page = review.page
    with review.news() as states:
        version = next(states)["version"]
        file.unlink() if content is None else file.write_bytes(content)
        old = renewed(states, version)
        assert told in review.page
        assert finding in review.cards()
        assert '<span class="stale">old</span>' in review.get().text
        file.unlink(missing_ok=True) if before is None else file.write_bytes(before)
        renewed(states, old)
    assert review.page == page


def test_only_what_has_changed_is_read_again(served: Served, texts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    reading = desk._read

    def noted(document: Document, chosen: Settings, cache: ArticleCache | None) -> Article:
        read.append(document.name)
        return reading(document, chosen, cache)

    monkeypatch.setattr(desk, "_read", noted)
    review = served("draft.md")
    assert sorted(read) == ["draft.md", "wire.md"]
    read.clear()
    with review.news() as states:
        version = next(states)["version"]
        (texts / "wire.md").write_text(WIRE.replace("84", "86"))
        renewed(states, version)
    assert read == ["wire.md"]


def test_the_stories_of_the_settings(served: Served, texts: Path) -> None:
    (texts / "drafts").mkdir()
    for name, amount in (("a.md", "48"), ("b.md", "84")):
        (texts / "drafts" / name).write_text(DRAFT.replace("48", amount))
    (texts / "numcheck.toml").write_text('[[stories]]\ndrafts = ["drafts/*.md"]\nsources = ["wire.md"]\n')
    review = served(against=None)
    assert "Texts, the worst first" in review.page
    (finding,) = review.cards()
    with review.news() as states:
        version = next(states)["version"]
        (texts / "drafts" / "c.md").write_text(DRAFT.replace("48", "47"))
        version = renewed(states, version)
        assert len(review.cards()) == 2
        (texts / "drafts" / "c.md").write_bytes(b"")
        version = renewed(states, version)
        assert "drafts/c.md: the file is empty" in review.page
        (texts / "drafts" / "a.md").write_text(DRAFT.replace("48", "84"))
        renewed(states, version)
    assert finding not in review.cards()
    assert len(review.cards()) == 1


def test_many_pages_are_told(review: Review, texts: Path) -> None:
    with review.news() as one, review.news() as other:
        version = next(one)["version"]
        assert next(other)["version"] == version
        (texts / "draft.md").write_text(DRAFT.replace("48", "84"))
        assert renewed(one, version) == renewed(other, version)
