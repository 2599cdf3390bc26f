"""The desk's settings: where they are found, and what they change."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import Run

from numcheck.config import Config, find_config, read_config

DRAFT = "Thursday, May 6, 2031, was the day when the bridge of Colvane opened.\n"


def test_the_nearest_file_upward_holds(desk: Path) -> None:
    inner = desk / "a" / "b"
    inner.mkdir(parents=True)
    (desk / "pyproject.toml").write_text('[tool.numcheck]\nfail_on = "info"\n')
    assert find_config(inner).fail_on == "info"
    (desk / "a" / "pyproject.toml").write_text('[project]\nname = "other"\n')
    assert find_config(inner).fail_on == "info"
    (desk / "a" / "numcheck.toml").write_text('fail_on = "never"\n')
    assert find_config(inner).fail_on == "never"


def test_paths_are_those_of_the_file(desk: Path) -> None:
    (desk / "house").mkdir()
    (desk / "numcheck.toml").write_text('rules = ["house"]\nlexicon = ["house"]\noff = ["a/b"]\nmax_megabytes = 2\n')
    read = read_config(desk / "numcheck.toml")
    assert read == Config(rules=(desk / "house",), lexicon=(desk / "house",), off=frozenset({"a/b"}), max_megabytes=2.0)


def test_a_rule_turned_off_finds_nothing(run: Run) -> None:
    Path("a.txt").write_text(DRAFT)
    assert "calendar/weekday" in run("check", "a.txt")[1]
    Path("numcheck.toml").write_text('off = ["calendar/weekday"]\n')
    assert run("check", "a.txt", "--fail-on", "info")[0] == 0


def test_the_threshold_of_the_settings_gives_way_to_the_option(run: Run) -> None:
    Path("a.txt").write_text(DRAFT)
    Path("numcheck.toml").write_text('fail_on = "info"\n')
    assert run("check", "a.txt")[0] == 1
    assert run("check", "a.txt", "--fail-on", "never")[0] == 0


def test_the_limit_on_size(run: Run) -> None:
    Path("a.txt").write_text(DRAFT * 20)
    Path("numcheck.toml").write_text("max_megabytes = 0.001\n")
    status, _, err = run("check", "a.txt")
    assert status == 3
    assert "the file is too large" in err


def test_words_of_the_house(run: Run) -> None:
    Path("words").mkdir()
    Path("words/boilerplate.yaml").write_text("line:\n  - tip jar\n")
    Path("numcheck.toml").write_text('lexicon = ["words"]\n')
    Path("a.txt").write_text("The bridge is 300 meters long.\n\nTip jar\n$2 please\n")
    assert "no claim: boilerplate" in run("extract", "a.txt")[1]


@pytest.mark.parametrize("given", ["x" * 5000, "caf\udce9.txt"])
def test_names_that_are_none_are_faults_and_no_crash(run: Run, given: str) -> None:
    status, _, err = run("check", given)
    assert status == 3
    assert err.count("\n") == 1
    assert "fault of numcheck" not in err


def test_a_name_that_is_no_utf8_is_written_out(run: Run) -> None:
    name = "caf\udce9.txt"
    Path(name).write_text(DRAFT)
    for form in ("text", "json", "csv"):
        assert "caf\\xe9.txt" in run("check", name, "--format", form)[1].replace("\\\\", "\\")
    assert run("why", f"{name}:1")[1].startswith("caf\\xe9.txt:1:1")
