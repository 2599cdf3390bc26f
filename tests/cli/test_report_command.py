"""`numcheck report`: several files from one run, statuses as of a check, inputs left alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import Run

DRAFT = "---\ndate: 2031-05-06\n---\n\nThe bridge cost $48 million, Mayor Ida Holm said.\n"
SOURCE = DRAFT.replace("48", "84")


@pytest.fixture
def texts(desk: Path) -> Path:
    (desk / "draft.md").write_text(DRAFT)
    (desk / "wire.md").write_text(SOURCE)
    return desk


def test_any_of_them_together(texts: Path, run: Run) -> None:
    files = {"--csv": "f.csv", "--xlsx": "f.xlsx", "--claims": "c.csv"}
    status, out, err = run("report", "draft.md", "--against", "wire.md", *(a for pair in files.items() for a in pair))
    assert (status, out) == (1, "")
    assert "1 number" in err
    assert all((texts / name).stat().st_size for name in files.values())
    assert (texts / "f.csv").read_bytes().startswith(b"\xef\xbb\xbfseverity,")
    assert (texts / "f.xlsx").read_bytes().startswith(b"PK")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ((), "nothing to write"),
        (("--csv", "x.csv", "--claims", "x.csv"), "named twice"),
        (("--xlsx", "draft.md"), "--xlsx: draft.md is one of the inputs"),
        (("--csv", "x.csv", "--against", "x.csv"), "--csv: x.csv is one of the inputs"),
    ],
)
def test_calls_that_make_no_sense(texts: Path, run: Run, arguments: tuple[str, ...], told: str) -> None:
    status, _, err = run("report", "draft.md", *arguments)
    assert status == 2
    assert told in err
    assert (texts / "draft.md").read_text() == DRAFT


def test_a_file_that_cannot_be_written(texts: Path, run: Run) -> None:
    status, _, err = run("report", "draft.md", "--xlsx", "nowhere/f.xlsx", "--csv", "f.csv")
    assert status == 3
    assert "nowhere/f.xlsx: cannot be written" in err
    assert (texts / "f.csv").exists()


def test_an_unreadable_source_is_told_of(texts: Path, run: Run) -> None:
    status, _, err = run("report", "draft.md", "--against", "missing.txt", "--csv", "f.csv")
    assert status == 3
    assert "missing.txt" in err


def test_stories_come_with_an_index_and_pictures(texts: Path, run: Run) -> None:
    (texts / "other.md").write_text(DRAFT.replace("bridge", "ferry"))
    (texts / "numcheck.toml").write_text(
        '[[stories]]\nname = "all"\ndrafts = ["draft.md", "other.md"]\nsources = ["wire.md"]\n'
    )
    status, _, err = run("report", "--html", "page.html")
    page = (texts / "page.html").read_text(encoding="utf-8")
    assert (status, err.count("\n")) == (1, 1)
    assert "Texts, the worst first" in page
    assert "What the words allow: nothing in common" in page
