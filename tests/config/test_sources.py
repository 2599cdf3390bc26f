"""What the desk says of its sources by pattern: who, when, in which role, and how far they are trusted."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
from conftest import Run

from numcheck.config import Config, ConfigError, SourceRule, read_config
from numcheck.model.documents import Role

CONFIG = """
[[sources]]
match = ["wires/**"]
date = 2031-05-06

[[sources]]
match = ["wires/agency-*.txt"]
source = "Agency"

[[sources]]
match = ["registry/**"]
source = "Land registry"
role = "reference"
rank = 2

[[stories]]
drafts = ["drafts/*.md"]
sources = ["wires/**", "registry/**"]
date = 2031-05-06
"""
HOUSES = "The flood in Varrow destroyed {} houses.\n"
TEXTS = {
    "numcheck.toml": CONFIG,
    "drafts/flood.md": HOUSES.format(310),
    "wires/agency-1.txt": HOUSES.format(130),
    "registry/flood.txt": HOUSES.format(310),
}


@pytest.fixture
def story(desk: Path) -> Path:
    for name, text in TEXTS.items():
        (desk / name).parent.mkdir(parents=True, exist_ok=True)
        (desk / name).write_text(text)
    return desk


def told(run: Run, *arguments: str) -> dict[str, Any]:
    report: dict[str, Any] = json.loads(run("check", "--format", "json", *arguments)[1])
    return report


def findings(report: dict[str, Any]) -> list[tuple[str, str, list[str]]]:
    return [(f["rule"], f["severity"], [p["document"] for p in f["related"]]) for f in report["findings"]]


def test_the_settings_say_who_when_what_and_how_far(story: Path, run: Run) -> None:
    read = {d["name"]: d for d in told(run)["documents"]}
    keys = ("source", "source_by", "published", "published_by", "role", "rank")
    assert [read["wires/agency-1.txt"][k] for k in keys] == [
        "Agency", "settings", "2031-05-06", "settings", "source", 0
    ]  # fmt: skip
    assert [read["registry/flood.txt"][k] for k in keys] == [
        "Land registry", "settings", None, None, "reference", 2
    ]  # fmt: skip
    assert [read["drafts/flood.md"][k] for k in ("role", "published_by")] == ["draft", "story's date"]


def test_a_call_with_texts_hears_them_too(story: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir("drafts")
    read = told(run, "flood.md", "--against", "../wires", "../registry")["documents"]
    assert [(d["source"], d["role"], d["rank"]) for d in read] == [
        (None, "draft", 0),
        ("Agency", "source", 0),
        ("Land registry", "reference", 2),
    ]


def test_they_do_not_make_a_source_of_the_draft(story: Path, run: Run) -> None:
    Path("numcheck.toml").write_text('[[sources]]\nmatch = ["**"]\nsource = "All"\nrole = "source"\nrank = 3\n')
    read = told(run, "drafts/flood.md", "--against", "wires")["documents"]
    assert [(d["source"], d["role"], d["rank"]) for d in read] == [(None, "draft", 0), ("All", "source", 3)]


def test_sources_yaml_wins_key_by_key_and_both_win_over_the_text(story: Path, run: Run) -> None:
    Path("wires/agency-1.txt").write_text("VARROW, May 2, 2031 (Reporter) - " + HOUSES.format(130))
    Path("wires/sources.yaml").write_text("agency-1.txt: {source: The Agency, rank: -1}\n")
    wire = next(d for d in told(run)["documents"] if d["name"] == "wires/agency-1.txt")
    assert [wire[k] for k in ("source", "source_by", "published", "rank")] == [
        "The Agency", "sources.yaml", "2031-05-06", -1
    ]  # fmt: skip


def test_later_tables_win() -> None:
    rules = (SourceRule(("a/**",), source="One", rank=4), SourceRule(("a/b/**",), rank=0, role=Role.REFERENCE))
    config = Config(sources=rules)
    found = config.source_at("a/b/c.txt")
    assert (found.source, found.rank, found.role, found.date) == ("One", 0, Role.REFERENCE, None)
    assert config.source_at("x.txt") == SourceRule(())


def test_sources_of_an_extended_file_come_first(desk: Path) -> None:
    (desk / "house.toml").write_text('[[sources]]\nmatch = ["a"]\nrank = 1\n')
    (desk / "numcheck.toml").write_text('extend = "house.toml"\n[[sources]]\nmatch = ["a"]\ndate = 2031-05-06\n')
    found = read_config(desk / "numcheck.toml").source_at("a")
    assert (found.rank, found.date) == (1, dt.date(2031, 5, 6))


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("rnak = 1", ":3: unknown setting 'sources.1.rnak'; did you mean 'rank'?"),
        ("rank = 1.5", ":3: sources.1.rank: expected a number"),
        ("rank = 1000", ":3: sources.1.rank: expected less than or equal to 100"),
        ("role = 'draft'", ":3: sources.1.role: expected one of source, reference"),
        ("date = 'May 6'", ":3: sources.1.date: expected a date, as in 2031-05-06"),
    ],
)
def test_faults_name_the_line(desk: Path, line: str, fault: str) -> None:
    (desk / "numcheck.toml").write_text(f'[[sources]]\nmatch = ["a"]\n{line}\n')
    with pytest.raises(ConfigError) as caught:
        read_config(desk / "numcheck.toml")
    assert fault in caught.value.faults[0]


def test_a_rank_of_sources_yaml_is_a_whole_number(story: Path, run: Run) -> None:
    Path("wires/sources.yaml").write_text("agency-1.txt: {rank: high}\n")
    status, _, err = run("check")
    assert status == 2
    assert "'high' is no rank" in err


def test_a_pattern_that_nothing_matches_is_said_and_changes_no_status(story: Path, run: Run) -> None:
    Path("numcheck.toml").write_text(CONFIG + '\n[[sources]]\nmatch = ["wires/*", "wire/*.md"]\nrank = 1\n')
    status, out, _ = run("check")
    assert status == 0
    assert "skipped: numcheck.toml:21: no file matches wire/*.md" in out
    shown = run("config", "--show")[1]
    assert shown.endswith("# numcheck.toml:21: no file matches wire/*.md\n")
    assert "numcheck.toml:10\n" in shown
    assert 'role = "reference"\nrank = 2\n' in shown
    assert "date = 2031-05-06\n" in shown


def test_a_better_source_with_the_drafts_figure_makes_a_finding_ask(story: Path, run: Run) -> None:
    report = told(run)
    assert findings(report) == [("sources/two-values", "info", ["wires/agency-1.txt", "registry/flood.txt"])]
    assert report["findings"][0]["working"].endswith("the draft has what Land registry has, which ranks higher")
    assert report["numbers"][0]["status"] == "tied"
    Path("numcheck.toml").write_text(CONFIG.replace('role = "reference"\nrank = 2', ""))
    assert findings(told(run))[0][1] == "error"


def test_a_better_source_against_the_draft_is_as_loud_as_ever_and_first(story: Path, run: Run) -> None:
    Path("registry/flood.txt").write_text("May 6, 2031\n\n" + HOUSES.format(150))
    Path("drafts/flood.md").write_text(HOUSES.format(310))
    assert findings(told(run)) == [
        ("sources/two-values", "error", ["registry/flood.txt"]),
        ("sources/two-values", "error", ["wires/agency-1.txt"]),
    ]
    Path("numcheck.toml").write_text(CONFIG.replace("rank = 2", "rank = -2"))
    assert [places for _, _, places in findings(told(run))] == [["wires/agency-1.txt"], ["registry/flood.txt"]]
    Path("registry/flood.txt").write_text("May 6, 2031\n\n" + HOUSES.format(130))
    assert findings(told(run)) == [("sources/two-values", "error", ["wires/agency-1.txt", "registry/flood.txt"])]
    Path("numcheck.toml").write_text(CONFIG)
    assert findings(told(run)) == [("sources/two-values", "error", ["registry/flood.txt", "wires/agency-1.txt"])]


def test_an_old_record_does_not_outweigh_a_newer_toll(story: Path, run: Run) -> None:
    toll = "The flood in Varrow killed {} people.\n"
    Path("registry/flood.txt").write_text("May 5, 2031\n\n" + toll.format(58))
    Path("wires/agency-1.txt").write_text(toll.format(64))
    Path("drafts/flood.md").write_text(f"---\ndate: 2031-05-05\n---\n{toll.format(58)}")
    Path("numcheck.toml").write_text(CONFIG.replace('role = "reference"', ""))
    assert findings(told(run)) == [("sources/stale", "warning", ["wires/agency-1.txt", "registry/flood.txt"])]


def test_between_sources_the_better_one_comes_first(story: Path, run: Run) -> None:
    Path("registry/flood.txt").write_text("May 6, 2031\n\n" + HOUSES.format(150))
    (found,) = told(run, "wires", "registry")["findings"]
    assert (found["primary"]["document"], found["severity"]) == ("registry/flood.txt", "warning")
