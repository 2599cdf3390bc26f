"""The cache: an unchanged text is not parsed twice, and no cache, however wrong, changes a result."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest
from conftest import Run

import numcheck
from numcheck import cache as module
from numcheck.cache import ArticleCache, user_folder
from numcheck.model.documents import Document
from numcheck.pipeline import Article, Settings, read_document

TEXT = "The bridge of Colvane opened on Thursday, May 6, 2031, and cost about $48 million.\n"


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the documents that are parsed."""
    names: list[str] = []

    def spy(document: Document, settings: Settings) -> Article:
        names.append(document.name)
        return read_document(document, settings)

    monkeypatch.setattr("numcheck.pipeline.read_document", spy)
    return names


def test_an_unchanged_text_is_not_parsed_twice(run: Run, parsed: list[str]) -> None:
    Path("a.txt").write_text(TEXT)
    first = run("check", "a.txt", "--format", "json")
    assert run("check", "a.txt", "--format", "json") == first
    assert parsed == ["a.txt"]
    Path("a.txt").write_text(TEXT.replace("48", "49"))
    run("check", "a.txt")
    assert parsed == ["a.txt", "a.txt"]


def test_no_cache_reads_and_writes_nothing(run: Run, parsed: list[str]) -> None:
    Path("a.txt").write_text(TEXT)
    for _ in range(2):
        run("check", "a.txt", "--no-cache")
    assert parsed == ["a.txt", "a.txt"]
    assert not user_folder().exists()


def test_the_folder_of_the_settings(run: Run) -> None:
    Path("a.txt").write_text(TEXT)
    Path("numcheck.toml").write_text('cache = ".numcheck-cache"\n')
    run("check", "a.txt")
    assert len(list(Path(".numcheck-cache").iterdir())) == 1


def test_other_words_are_another_entry(run: Run, parsed: list[str]) -> None:
    Path("a.txt").write_text(TEXT)
    Path("words").mkdir()
    for words in ("- tip jar\n", "- tip box\n"):
        module._circumstances.cache_clear()
        Path("words/boilerplate.yaml").write_text(f"line:\n  {words}")
        Path("numcheck.toml").write_text('lexicon = ["words"]\n')
        run("check", "a.txt")
    assert parsed == ["a.txt", "a.txt"]


class _Evil:
    def __reduce__(self) -> tuple[object, tuple[str]]:
        return Path.touch, (Path("evil"),)  # type: ignore[return-value]


@pytest.mark.parametrize("damage", ["cut", "flipped", "empty", "other text", "code", "no article"])
def test_a_wrong_cache_changes_no_result(run: Run, parsed: list[str], damage: str) -> None:
    Path("a.txt").write_text(TEXT)
    Path("b.txt").write_text(TEXT.replace("Thursday", "Tuesday"))
    right = run("check", "a.txt", "--no-cache")
    run("check", "a.txt")
    (entry,) = user_folder().iterdir()
    data = entry.read_bytes()
    name = entry.name.removesuffix(".article")
    if damage == "cut":
        entry.write_bytes(data[:-10])
    elif damage == "flipped":
        entry.write_bytes(data[:200] + bytes([data[200] ^ 1]) + data[201:])
    elif damage == "empty":
        entry.write_bytes(b"")
    elif damage == "other text":
        run("check", "b.txt")
        (other,) = set(user_folder().iterdir()) - {entry}
        entry.write_bytes(module._digest(name, other.read_bytes()[32:]) + other.read_bytes()[32:])
    else:
        content = pickle.dumps(_Evil() if damage == "code" else numcheck.document("x"))
        entry.write_bytes(module._digest(name, content) + content)
    parsed.clear()
    assert run("check", "a.txt") == right
    assert parsed == ["a.txt"]
    assert not Path("evil").exists()
    assert run("check", "a.txt") == right
    assert parsed == ["a.txt"]


def test_a_folder_that_cannot_be_written_is_no_fault(run: Run) -> None:
    Path("a.txt").write_text(TEXT)
    Path("file").write_text("x")
    Path("numcheck.toml").write_text('cache = "file/inside"\n')
    status, _, err = run("check", "a.txt")
    assert (status, err) == (1, "")


def test_the_oldest_entries_go(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_ENTRIES", 2)
    kept = ArticleCache(desk / "c")
    for n in range(4):
        kept.put(numcheck.extract(numcheck.document(f"{n} bridges", name=f"{n}")), Settings())
    kept.trim()
    assert len(list((desk / "c").iterdir())) == 2


def test_quiet_prints_nothing_that_is_green(run: Run) -> None:
    Path("a.txt").write_text("The bridge of Colvane is 300 meters long.\n")
    assert run("check", "a.txt", "-q") == (0, "", "")
    assert run("check", "a.txt", "-q", "-o", "csv=x.csv") == (0, "", "")
    assert Path("x.csv").exists()
    Path("a.txt").write_text(TEXT)
    assert run("check", "a.txt", "-q")[1].startswith("error calendar/weekday")
