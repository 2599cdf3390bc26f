"""The report as JSON."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from report_builder import DRAFT, report

from numcheck.model.findings import Report
from numcheck.reporters import Style
from numcheck.reporters.formats.json import render

ROOT = Path(__file__).parent.parent.parent
SCHEMA = json.loads((ROOT / "docs" / "report.schema.json").read_text(encoding="utf-8"))


def told(given: Report) -> Any:  # noqa: ANN401 - JSON
    return json.loads(render(given, Style()))


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("given", [report(), Report((), (), ())])
def test_a_report_keeps_the_schema(given: Report) -> None:
    Draft202012Validator(SCHEMA).validate(told(given))


@pytest.mark.parametrize("name", ["draft.json", "story.json"])
def test_the_golden_reports_keep_the_schema(name: str) -> None:
    Draft202012Validator(SCHEMA).validate(json.loads((ROOT / "reports" / name).read_text(encoding="utf-8")))


def test_places_point_into_text_and_file() -> None:
    primary = told(report())["findings"][0]["primary"]
    assert DRAFT.replace("\r\n", "\n")[primary["start"] : primary["end"]] == "$48 million"
    line = DRAFT.split("\r\n")[primary["line"] - 1]
    assert line[primary["column"] - 1 : primary["end_column"] - 1] == "$48 million"
    assert (primary["paragraph"], primary["part"]) == (1, "body")


def test_every_key_of_the_schema_is_in_the_manual() -> None:
    manual = (ROOT / "docs" / "json.md").read_text(encoding="utf-8")
    for key in [
        *SCHEMA["properties"],
        *SCHEMA["$defs"]["finding"]["properties"],
        *SCHEMA["$defs"]["place"]["properties"],
    ]:
        assert f"`{key}`" in manual, key
