"""The hook, the action and the GitLab job: each is run as its host would, as far as that goes without a network."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from repository import ROOT, commit, git, install, shell, write

from numcheck.rules.yaml_text import load_plain

CONFIG = '[[stories]]\ndrafts = ["drafts/*.md"]\nsources = ["sources/**"]\n'
DRAFT = "Mayor Ida Holm said the bridge of Colvane cost $48 million.\n"
WIRE = "The bridge of Colvane cost $48 million, Mayor Ida Holm said.\n"
NOTE = '\n<!-- numcheck: cq sources/misquoted "$84 million" vs "$48 million" reason="asked her again" -->\n'


@pytest.fixture
def scratch(desk: Path) -> Path:
    """A repository with a story, committed, and a `numcheck` to be found first."""
    write({"numcheck.toml": CONFIG, "drafts/a.md": DRAFT, "sources/wire.txt": WIRE})
    install()
    git("init", "-q")
    commit("one")
    return desk


def hooks() -> dict[str, dict[str, Any]]:
    return {hook["id"]: hook for hook in load_plain(ROOT / ".pre-commit-hooks.yaml")}


def test_no_hook_takes_a_list_of_files() -> None:
    assert [hook["pass_filenames"] for hook in hooks().values()] == [False, False]


def test_the_hook_stops_a_commit_that_breaks_a_figure(scratch: Path) -> None:
    entry = hooks()["numcheck-changed"]["entry"] + " --fail-on warning"
    assert shell(entry).returncode == 0
    Path("drafts/a.md").write_text(DRAFT.replace("48", "84"))
    git("add", ".")
    red = shell(entry)
    assert red.returncode == 1
    assert "drafts/a.md:1:" in red.stdout
    assert "sources/wire.txt:1:" in red.stdout
    Path("drafts/a.md").write_text(DRAFT.replace("48", "84") + NOTE)
    green = shell(entry)
    assert green.returncode == 0, green.stdout
    assert "asked her again" in green.stdout


@pytest.mark.skipif(find_spec("pre_commit") is None, reason="pre-commit is not installed")
def test_the_hook_in_pre_commit(scratch: Path) -> None:
    hook = {**hooks()["numcheck"], "language": "system"}
    Path(".pre-commit-config.yaml").write_text(json.dumps({"repos": [{"repo": "local", "hooks": [hook]}]}))
    Path("drafts/a.md").write_text("The bridge of Colvane opened on Thursday, May 6, 2031.\n")
    git("add", ".")
    red = shell(f"{sys.executable} -m pre_commit run", PRE_COMMIT_HOME=str(scratch / ".bin" / "home"))
    assert red.returncode == 1
    assert "drafts/a.md:1:" in red.stdout
    assert red.stdout.count("1 number") == 1


@pytest.mark.skipif(find_spec("pre_commit") is None, reason="pre-commit is not installed")
def test_pre_commit_takes_the_definition_of_the_hooks() -> None:
    done = shell(f'{sys.executable} -m pre_commit validate-manifest "{ROOT}/.pre-commit-hooks.yaml"')
    assert done.returncode == 0, done.stdout


@pytest.mark.skipif(find_spec("check_jsonschema") is None, reason="check-jsonschema is not installed")
@pytest.mark.parametrize(
    ("schema", "file"),
    [("vendor.github-actions", "action.yml"), ("vendor.gitlab-ci", "templates/gitlab/numcheck.yml")],
)
def test_action_and_job_keep_the_published_schemas(schema: str, file: str) -> None:
    done = shell(f'{sys.executable} -m check_jsonschema --builtin-schema {schema} "{ROOT}/{file}"')
    assert done.returncode == 0, done.stdout


def action(fail_on: str = "", arguments: str = "", sarif: str = "") -> subprocess.CompletedProcess[str]:
    (step,) = [s for s in load_plain(ROOT / "action.yml")["runs"]["steps"] if s.get("id") == "check"]
    assert set(step["env"]) == {"NUMCHECK_ARGUMENTS", "NUMCHECK_FAIL_ON", "NUMCHECK_SARIF"}
    assert "${{" not in step["run"]
    return shell(
        step["run"],
        RUNNER_TEMP=str(Path(".bin").resolve()),
        GITHUB_STEP_SUMMARY=".summary",
        GITHUB_OUTPUT=".output",
        NUMCHECK_ARGUMENTS=arguments,
        NUMCHECK_FAIL_ON=fail_on,
        NUMCHECK_SARIF=sarif,
    )


def test_the_action_annotates_summarizes_and_fails(scratch: Path) -> None:
    assert action(fail_on="warning").returncode == 0
    Path("drafts/a.md").write_text(DRAFT.replace("48", "84"))
    red = action(fail_on="warning", sarif="out.sarif")
    assert red.returncode == 1
    assert "file=drafts/a.md,line=1" in red.stdout
    assert "sources/wire.txt:1:" in red.stdout
    assert Path(".output").read_text().splitlines()[-1] == "status=1"
    assert "sources/wire.txt:1:" in Path(".summary").read_text()
    (result,) = json.loads(Path("out.sarif").read_text())["runs"][0]["results"]
    uris = [place["physicalLocation"]["artifactLocation"]["uri"] for place in result["locations"]]
    uris += [place["physicalLocation"]["artifactLocation"]["uri"] for place in result["relatedLocations"]]
    assert uris == ["drafts/a.md", "sources/wire.txt"]
    Path("drafts/a.md").write_text(DRAFT)
    assert action(fail_on="warning").returncode == 0


def test_an_input_of_the_action_is_no_command(scratch: Path) -> None:
    assert action(arguments="drafts/a.md; touch x\n$(touch y)\n`touch z`").returncode == 3
    assert not {"x", "y", "z"} & set(os.listdir())


def test_the_gitlab_job(scratch: Path) -> None:
    job = load_plain(ROOT / "templates" / "gitlab" / "numcheck.yml")["numcheck"]
    Path(".numcheck-venv").symlink_to(Path(".bin/numcheck"))
    (script,) = job["script"]
    Path("drafts/a.md").write_text("The bridge of Colvane opened on Thursday, May 6, 2031.\n")
    assert shell(script).returncode == 1
    reports = job["artifacts"]["reports"]
    assert json.loads(Path(reports["codequality"]).read_text())[0]["location"]["path"] == "drafts/a.md"
    assert list(ElementTree.fromstring(Path(reports["junit"]).read_text()).iter("failure"))
