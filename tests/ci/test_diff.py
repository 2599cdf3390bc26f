"""`--diff`: only what a change touched, anchored on the draft's side."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import Run
from repository import git

WEEKDAY = "The bridge of Colvane opened on Thursday, May 6, 2031.\n"
DRAFT = "Mayor Ida Holm said the bridge of Colvane cost $48 million.\n"
WIRE = "The bridge of Colvane cost $84 million, Mayor Ida Holm said.\n"


@pytest.fixture
def repository(desk: Path) -> Path:
    git("init", "-q")
    Path("drafts").mkdir()
    Path("drafts/ä b.md").write_text(WEEKDAY + "\nA line.\n")
    git("add", ".")
    git("commit", "-qm", "one")
    return desk


def rules(out: str) -> list[tuple[str, int]]:
    return [(f["rule"], f["primary"]["line"]) for f in json.loads(out)["findings"]]


def test_only_changed_lines_count(repository: Path, run: Run) -> None:
    draft = Path("drafts/ä b.md")
    assert rules(run("check", str(draft), "--format", "json")[1]) == [("calendar/weekday", 1)]
    status, out, _ = run("check", str(draft), "--format", "json", "--diff", "HEAD")
    assert (status, rules(out)) == (0, [])
    assert "1 finding on lines that have not changed since HEAD" in json.loads(out)["skipped"]
    draft.write_text(WEEKDAY + "\nA line.\n\nIt closes on Monday, May 7, 2031.\n")
    status, out, _ = run("check", str(draft), "--format", "json", "--diff", "HEAD")
    assert (status, rules(out)) == (1, [("calendar/weekday", 5)])


def test_a_new_file_is_changed_throughout(repository: Path, run: Run) -> None:
    Path("new.md").write_text(WEEKDAY)
    assert run("check", "new.md", "--diff", "HEAD")[0] == 1


def test_changed_sources(repository: Path, run: Run) -> None:
    Path("a.md").write_text(DRAFT)
    Path("wire.txt").write_text(WIRE.replace("84", "48"))
    git("add", ".")
    git("commit", "-qm", "two")
    Path("wire.txt").write_text(WIRE)
    call = ("check", "a.md", "--against", "wire.txt", "--fail-on", "warning", "--diff", "HEAD")
    assert run(*call)[0] == 0
    assert run(*call, "--since-sources")[0] == 1


def test_from_a_folder_inside(repository: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir("drafts")
    assert run("check", "ä b.md", "--diff", "HEAD")[0] == 0


@pytest.mark.parametrize("base", ["nowhere", "--output=x", ""])
def test_no_such_commit(repository: Path, run: Run, base: str) -> None:
    Path("a.md").write_text(WEEKDAY)
    status, out, err = run("check", "a.md", f"--diff={base}")
    assert (status, out) == (2, "")
    assert err.count("\n") == 1
    assert not Path("x").exists()


def test_no_repository(run: Run, monkeypatch: pytest.MonkeyPatch, desk: Path) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(desk.parent))
    Path("a.md").write_text(WEEKDAY)
    status, _, err = run("check", "a.md", "--diff", "HEAD")
    assert status == 2
    assert "not a git repository" in err


def test_since_sources_alone_makes_no_sense(run: Run) -> None:
    Path("a.md").write_text(WEEKDAY)
    assert run("check", "a.md", "--since-sources")[0] == 2
