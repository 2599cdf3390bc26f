"""The settings file: faults with line and suggestion, values by path, what `numcheck config` shows."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import Run
from jsonschema import Draft202012Validator

from numcheck.config import Config, ConfigError, PathRule, read_config
from numcheck.config.globs import expand, matches
from numcheck.config.schema import json_schema
from numcheck.config.toml_lines import TomlLines

ROOT = Path(__file__).parent.parent.parent
WEEKDAY = "Thursday, May 6, 2031, was the day when the bridge of Colvane opened.\n"


def test_a_file_extends_another(desk: Path) -> None:
    (desk / "house").mkdir()
    (desk / "house" / "packs").mkdir()
    house = "rules = ['packs']\noff = ['calendar/*']\nfail_on = 'info'\nmax_megabytes = 3\n"
    (desk / "house" / "house.toml").write_text(f"{house}[[stories]]\ndrafts = ['a.md']\n")
    file = desk / "numcheck.toml"
    file.write_text("extend = 'house/house.toml'\noff = ['sources/*']\nfail_on = 'never'\n")
    read = read_config(file)
    assert read.rules == ((desk / "house" / "packs").resolve(),)
    assert read.off == {"calendar/*", "sources/*"}
    assert (read.fail_on, read.max_megabytes, read.stories) == ("never", 3, ())
    assert read.root == desk.resolve()
    assert read.origins["max_megabytes"].endswith("house.toml:4")
    assert read.origins["off"].endswith("numcheck.toml:2")
    assert "house.toml:2, " in read.origins["off"]


@pytest.mark.parametrize(
    ("extended", "told"),
    [
        ("none.toml", "numcheck.toml:1: extend: there is no none.toml"),
        ("numcheck.toml", "numcheck.toml:1: extend: numcheck.toml is extended by itself"),
        ("other.toml", "other.toml:1: extend: numcheck.toml is extended by itself"),
    ],
)
def test_what_cannot_be_extended(desk: Path, extended: str, told: str) -> None:
    (desk / "numcheck.toml").write_text(f"extend = '{extended}'\n")
    (desk / "other.toml").write_text("extend = 'numcheck.toml'\n")
    with pytest.raises(ConfigError) as caught:
        read_config(desk / "numcheck.toml")
    assert caught.value.faults[0].endswith(told)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("\nof = []\n", ":2: unknown setting 'of'; did you mean 'off'?"),
        ('[[stories]]\ndrafts = ["a"]\n\nsorces = ["b"]\n', ":4: unknown setting 'stories.1.sorces'; did you mean"),
        ("[[stories]]\nsources = ['b']\n", ":1: stories.1.drafts: this setting is needed"),
        ("fail_on = 'loud'\n", ":1: fail_on: expected one of error, warning, info, never"),
        ("[severities]\n'calendar/weekday' = 'fatal'\n", ":2: severities.calendar/weekday: expected one of error"),
        ("max_megabytes = 0\n", ":1: max_megabytes: expected greater than 0"),
        ("[[paths]]\nmatch = 'a'\n", ":2: paths.1.match: expected a list"),
        ("stories = 3\n", ":1: stories: expected a list of tables"),
        ("model = 'no model'\n", ":1: model: expected the name of an installed package"),
    ],
)
def test_faults_name_the_line(desk: Path, text: str, told: str) -> None:
    (desk / "numcheck.toml").write_text(text)
    with pytest.raises(ConfigError) as caught:
        read_config(desk / "numcheck.toml")
    assert told in caught.value.faults[0]


def test_all_faults_are_told_at_once(desk: Path) -> None:
    (desk / "numcheck.toml").write_text("of = []\nfail_on = 3\n")
    with pytest.raises(ConfigError) as caught:
        read_config(desk / "numcheck.toml")
    assert len(caught.value.faults) == 2


def test_the_line_in_a_project_file(desk: Path, run: Run) -> None:
    Path("pyproject.toml").write_text('[project]\nname = "x"\n\n[tool.numcheck]\nof = []\n')
    Path("a.txt").write_text(WEEKDAY)
    status, _, err = run("check", "a.txt")
    assert status == 2
    assert "pyproject.toml:5: unknown setting 'of'" in err


@pytest.mark.parametrize("key", ["off = ['calendar/wekday']\n", "severities = { 'calendar/wekday' = 'info' }\n"])
def test_rules_that_do_not_exist_are_faults(run: Run, key: str) -> None:
    Path("numcheck.toml").write_text(key)
    Path("a.txt").write_text(WEEKDAY)
    status, out, err = run("check", "a.txt")
    assert (status, out) == (2, "")
    assert "numcheck.toml:1: " in err
    assert "did you mean 'calendar/weekday'?" in err


def test_a_severity_of_the_desk(run: Run) -> None:
    Path("a.txt").write_text(WEEKDAY)
    assert run("check", "a.txt")[0] == 1
    Path("numcheck.toml").write_text("severities = { 'calendar/*' = 'info' }\n")
    status, out, _ = run("check", "a.txt")
    assert status == 0
    assert out.startswith("info calendar/weekday")


def test_settings_by_path(run: Run) -> None:
    Path("archive").mkdir()
    Path("archive/a.txt").write_text(WEEKDAY)
    Path("a.txt").write_text(WEEKDAY)
    Path("numcheck.toml").write_text('[[paths]]\nmatch = ["archive/"]\nfail_on = "never"\n')
    assert run("check", "archive/a.txt")[0] == 0
    assert run("check", "a.txt")[0] == 1
    assert run("check", "archive/a.txt", "--fail-on", "error")[0] == 1
    Path("numcheck.toml").write_text('[[paths]]\nmatch = ["archive/"]\noff = ["calendar/weekday"]\n')
    assert "calendar/weekday" not in run("check", "archive/a.txt")[1]
    assert "calendar/weekday" in run("check", "a.txt")[1]


def test_later_paths_win() -> None:
    rules = (PathRule(("drafts/**",), fail_on="info"), PathRule(("drafts/old/**",), fail_on="never"))
    config = Config(paths=rules)
    assert [config.at(n).fail_on for n in ("a.md", "drafts/a.md", "drafts/old/a.md")] == ["error", "info", "never"]


def test_what_is_in_force_and_where_from(run: Run) -> None:
    Path("numcheck.toml").write_text('fail_on = "warning"\n\n[[stories]]\ndrafts = ["drafts/*.md"]\n')
    status, out, _ = run("config", "--show")
    assert status == 0
    lines = out.splitlines()
    (told,) = [line for line in lines if line.startswith("fail_on")]
    assert told.split("#")[0].strip() == 'fail_on = "warning"'
    assert told.endswith("numcheck.toml:1")
    assert any(line.startswith("max_megabytes = 10 ") and line.endswith("# default") for line in lines)
    assert 'drafts = ["drafts/*.md"]' in lines


def test_the_schema_is_shipped_and_current(run: Run) -> None:
    schema = json.loads((ROOT / "docs" / "config.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    assert json.loads(run("config", "--schema")[1]) == schema == json_schema()
    Draft202012Validator(schema).validate({"fail_on": "info", "stories": [{"drafts": ["a"]}]})
    assert list(Draft202012Validator(schema).iter_errors({"failon": "info"}))


def test_every_setting_is_in_the_manual() -> None:
    manual = (ROOT / "docs" / "config.md").read_text(encoding="utf-8")
    schema = json_schema()
    keys = {*schema["properties"], *(k for d in schema["$defs"].values() for k in d["properties"])}
    missing = [key for key in sorted(keys) if f"`{key}`" not in manual]
    assert not missing


def test_lines_of_keys() -> None:
    text = TomlLines("a = 1\n[b.c]\n'd e' = 2\n[[f]]\n[[f]]\ng = 3\n[f.h]\ni = 4\n")
    keys = [("a",), ("b", "c", "d e"), ("f", 0), ("f", 1, "g"), ("f", 1, "h", "i"), ("f", 1, "x"), ("y",)]
    assert [text.line(key) for key in keys] == [1, 3, 4, 6, 8, 5, 1]


def test_patterns_are_those_of_gitignore(desk: Path) -> None:
    for name in ("drafts/a.md", "drafts/old/b.md", "drafts/.hidden/c.md", "notes.md", "drafts/d.txt"):
        (desk / name).parent.mkdir(parents=True, exist_ok=True)
        (desk / name).write_text("x")
    assert expand(desk, ["drafts/*.md"]) == ("drafts/a.md",)
    assert expand(desk, ["drafts/**/*.md"]) == ("drafts/a.md", "drafts/old/b.md")
    assert expand(desk, ["*.md"]) == ("drafts/a.md", "drafts/old/b.md", "notes.md")
    assert expand(desk, ["drafts/**", "!drafts/old/**"]) == ("drafts/a.md", "drafts/d.txt")
    assert expand(desk, ["notes.md"]) == ("notes.md",)
    assert expand(desk, ["nowhere/*.md"]) == ()
    assert matches(["archive/"], "archive/x/y.md")
    assert not matches([], "a")
