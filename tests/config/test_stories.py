"""Stories: a folder of unrelated drafts is checked draft by draft, each against its own sources."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from conftest import Run

CONFIG = """
[[stories]]
name = "bridge"
drafts = ["drafts/bridge*.md"]
sources = ["sources/bridge/**"]

[[stories]]
drafts = ["drafts/school.md"]
date = 2031-05-06
"""
BRIDGE = "Mayor Ida Holm said the bridge of Colvane cost $48 million.\n"
WIRE = "The bridge of Colvane cost $84 million, Mayor Ida Holm said.\n"
SCHOOL = "Mayor Ida Holm said the bridge of Colvane cost $91 million.\n"


@pytest.fixture
def stories(desk: Path) -> Path:
    for name, text in {
        "numcheck.toml": CONFIG,
        "drafts/bridge.md": BRIDGE,
        "drafts/school.md": SCHOOL,
        "sources/bridge/wire.txt": WIRE,
    }.items():
        (desk / name).parent.mkdir(parents=True, exist_ok=True)
        (desk / name).write_text(text)
    return desk


def pairs(out: str) -> set[tuple[str, ...]]:
    return {(f["primary"]["document"], *(p["document"] for p in f["related"])) for f in json.loads(out)["findings"]}


def test_each_draft_meets_its_sources_and_no_other_draft(stories: Path, run: Run) -> None:
    status, out, _ = run("check", "--format", "json", "--fail-on", "warning")
    assert status == 1
    assert pairs(out) == {("drafts/bridge.md", "sources/bridge/wire.txt")}
    read = {d["name"]: d for d in json.loads(out)["documents"]}
    assert {name: d["role"] for name, d in read.items()} == {
        "drafts/bridge.md": "draft",
        "drafts/school.md": "draft",
        "sources/bridge/wire.txt": "source",
    }
    assert (read["drafts/school.md"]["published"], read["drafts/school.md"]["published_by"]) == (
        "2031-05-06",
        "story's date",
    )


def test_a_check_of_stories_is_the_same_from_every_folder(
    stories: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_home = run("check", "--format", "json")[1]
    monkeypatch.chdir(stories / "drafts")
    assert run("check", "--format", "json")[1] == at_home
    monkeypatch.chdir("/")
    assert run("check", "--format", "json", "--config", os.fspath(stories / "numcheck.toml"))[1] == at_home


def test_a_pattern_that_meets_nothing_is_not_green(stories: Path, run: Run) -> None:
    Path("drafts/bridge.md").unlink()
    status, _, err = run("check")
    assert status == 3
    assert "bridge: no text matches its drafts: drafts/bridge*.md" in err


def test_drafts_are_no_sources_even_of_broad_patterns(stories: Path, run: Run) -> None:
    Path("numcheck.toml").write_text('[[stories]]\ndrafts = ["drafts/*.md"]\nsources = ["**/*.md", "**/*.txt"]\n')
    _, out, _ = run("check", "--format", "json")
    assert pairs(out) == {
        ("drafts/bridge.md", "sources/bridge/wire.txt"),
        ("drafts/school.md", "sources/bridge/wire.txt"),
    }


def test_a_source_of_two_stories_is_told_of_once(stories: Path, run: Run) -> None:
    Path("sources/bridge/wire.txt").write_text(WIRE + "It opened on Thursday, May 6, 2031.\n")
    Path("numcheck.toml").write_text('[[stories]]\ndrafts = ["drafts/*.md"]\nsources = ["sources/**"]\n')
    found = json.loads(run("check", "--format", "json")[1])["findings"]
    assert [f["rule"] for f in found].count("calendar/weekday") == 1


def test_nothing_to_check_is_a_fault_of_the_call(run: Run) -> None:
    status, out, err = run("check")
    assert (status, out) == (2, "")
    assert "[[stories]]" in err


def test_stories_take_no_sources_from_the_call(stories: Path, run: Run) -> None:
    assert run("check", "--against", "sources")[0] == 2
    assert run("check", "--pub-date", "2031-05-06")[0] == 2


def test_shared_work_gives_the_same_report(stories: Path, run: Run) -> None:
    alone = run("check", "--format", "json", "--no-cache")
    assert run("check", "--format", "json", "--no-cache", "--jobs", "2") == alone
    assert run("check", "--jobs", "0")[0] == 2


def test_settings_by_path_hold_from_every_folder(stories: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("numcheck.toml").write_text(CONFIG + '[[paths]]\nmatch = ["/drafts/bridge.md"]\nfail_on = "warning"\n')
    assert run("check")[0] == 1
    (stories / "inner" / "drafts").mkdir(parents=True)
    (stories / "inner" / "drafts" / "bridge.md").write_text("Another.\n")
    monkeypatch.chdir("inner")
    assert run("check")[0] == 1


def test_no_report_is_written_over_a_text_of_a_story(stories: Path, run: Run) -> None:
    assert run("check", "-o", "csv=sources/bridge/wire.txt")[0] == 2
    assert Path("sources/bridge/wire.txt").read_text() == WIRE
