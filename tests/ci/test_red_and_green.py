"""The whole way: a commit that breaks a figure turns the gate red with both places, the fix or a CQ turns it green."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from conftest import Run
from jsonschema import Draft4Validator
from repository import ROOT, commit, git, install, shell, write

SCHEMA = ROOT.parent / "shared" / "data" / "formats" / "sarif" / "sarif-schema-2.1.0.json"
"""The published schema, where a checkout has it beside it."""
CONFIG = """
[[sources]]
match = ["sources/*/agency*"]
source = "Agency"

[[stories]]
name = "flood"
drafts = ["drafts/flood*.md"]
sources = ["sources/flood/**"]

[[stories]]
name = "bridge"
drafts = ["drafts/bridge.md"]
sources = ["sources/bridge/**"]
"""
FLOOD = "# Flood in Varrow\n\nThe flood in Varrow destroyed 310 houses and cost $48 million.\n"
TEXTS = {
    "numcheck.toml": CONFIG,
    "drafts/flood.md": f"---\ndate: 2031-05-06\n---\n\n{FLOOD}",
    "drafts/bridge.md": "---\ndate: 2031-05-06\n---\n\nThe bridge of Colvane is 350 meters long.\n",
    "sources/flood/agency.txt": "May 6, 2031\n\nThe flood in Varrow destroyed 310 houses.\n",
    "sources/bridge/agency.txt": "May 6, 2031\n\nThe bridge of Colvane is 350 meters long.\n",
}
CQ = '\n<!-- numcheck: cq sources/two-values "130 houses" vs "310 houses" reason="recounted in town" by="desk" -->\n'


@pytest.fixture
def gate(desk: Path) -> Path:
    """A repository with two stories whose figures agree."""
    write(TEXTS)
    install()
    git("init", "-q")
    commit("Two stories")
    return desk


def break_a_figure() -> None:
    draft = Path("drafts/flood.md")
    draft.write_text(draft.read_text().replace("310 houses", "130 houses"))


def checked(run: Run) -> tuple[int, list[dict[str, Any]]]:
    """What a CI job sees: the status, and the results in the SARIF file."""
    status, _, _ = run("check", "--format", "github", "--output", "sarif=out.sarif")
    log = json.loads(Path("out.sarif").read_text())
    if SCHEMA.exists():
        Draft4Validator(json.loads(SCHEMA.read_text(encoding="utf-8"))).validate(log)
    results: list[dict[str, Any]] = log["runs"][0]["results"]
    return status, results


def places(result: dict[str, Any], key: str) -> list[tuple[str, int, str]]:
    found = (place["physicalLocation"] for place in result[key])
    return [(p["artifactLocation"]["uri"], p["region"]["startLine"], p["region"]["snippet"]["text"]) for p in found]


def test_a_broken_figure_is_red_with_both_places_and_the_fix_is_green(gate: Path, run: Run) -> None:
    assert checked(run) == (0, [])
    break_a_figure()
    commit("A figure breaks")
    status, (result,) = checked(run)
    assert (status, result["ruleId"], result["level"]) == (1, "sources/two-values", "error")
    assert places(result, "locations") == [("drafts/flood.md", 7, "130 houses")]
    assert places(result, "relatedLocations") == [("sources/flood/agency.txt", 3, "310 houses")]
    assert "](1)" in result["message"]["text"]
    git("revert", "--no-edit", "HEAD")
    assert checked(run) == (0, [])


def test_a_cq_is_green_until_a_value_changes(gate: Path, run: Run) -> None:
    break_a_figure()
    with Path("drafts/flood.md").open("a") as draft:
        draft.write(CQ)
    commit("A figure breaks, and the desk has asked")
    assert checked(run) == (0, [])
    wire = Path("sources/flood/agency.txt")
    wire.write_text(wire.read_text().replace("310", "340"))
    commit("The wire has another figure")
    status, (result,) = checked(run)
    assert status == 1
    assert places(result, "relatedLocations") == [("sources/flood/agency.txt", 3, "340 houses")]
    assert "reopened" in run("check")[1]


def test_a_decisions_file_is_as_good_as_a_comment(gate: Path, run: Run) -> None:
    break_a_figure()
    decided = {
        "rule": "sources/two-values",
        "values": ["130 houses", "310 houses"],
        "reason": "recounted",
        "by": "desk",
    }
    Path("numcheck-decisions.yaml").write_text(json.dumps([decided]))
    commit("A figure breaks, and the desk has asked")
    assert checked(run) == (0, [])


@pytest.mark.skipif(find_spec("pre_commit") is None, reason="pre-commit is not installed")
def test_pre_commit_refuses_the_commit_and_takes_the_fix(gate: Path) -> None:
    hook: dict[str, object] = {"id": "numcheck", "name": "numcheck", "entry": "numcheck check", "language": "system"}
    hook |= {"pass_filenames": False, "always_run": True}
    Path(".pre-commit-config.yaml").write_text(json.dumps({"repos": [{"repo": "local", "hooks": [hook]}]}))
    commit("A hook")
    home = {"PRE_COMMIT_HOME": str(gate / ".bin" / "home")}
    assert shell(f"{sys.executable} -m pre_commit install", **home).returncode == 0
    break_a_figure()
    told = "git -c user.name=Desk -c user.email=desk@colvane.example -c commit.gpgsign=false commit -qam"
    red = shell(f'{told} "A figure breaks"', **home)
    assert red.returncode == 1
    assert "drafts/flood.md:7:" in red.stderr + red.stdout
    assert "sources/flood/agency.txt:3:" in red.stderr + red.stdout
    with Path("drafts/flood.md").open("a") as draft:
        draft.write(CQ)
    green = shell(f'{told} "The desk has asked"', **home)
    assert green.returncode == 0, green.stderr
    log = subprocess.run(["git", "log", "-1", "--format=%s"], capture_output=True, text=True, check=True)
    assert log.stdout == "The desk has asked\n"
