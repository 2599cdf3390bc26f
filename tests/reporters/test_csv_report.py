"""The desk's CSV."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from report_builder import report

from numcheck.model.desk_rows import COLUMNS
from numcheck.model.findings import Report
from numcheck.reporters import Style
from numcheck.reporters.cells import guarded
from numcheck.reporters.formats.csv import ENCODING, render

MANUAL = Path(__file__).parent.parent.parent / "docs" / "csv.md"


def rows(given: Report) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(render(given, Style()), newline="")))


def test_one_row_a_finding_with_both_sides() -> None:
    (row,) = rows(report())
    assert (row["severity"], row["status"], row["rule"]) == ("error", "new", "sources/misquoted")
    where = [row[column] for column in ("doc", "slug", "section", "para", "line")]
    assert where == ["draft.md", "draft", "body", "1", "3"]
    assert (row["value_a"], row["value_b"], row["source_b"]) == ("$48 million", "$84 million", "Harbor Wire")
    assert row["text_b"] == "The bridge cost $84 million."
    assert row["attributed_to"] == "Mayor Ida Holm"
    assert row["suggested_values"] == "$48 million | $84 million"


def test_columns_are_those_of_the_desk_and_described() -> None:
    assert tuple(report().to_frame().columns) == COLUMNS
    assert list(rows(report())[0]) == list(COLUMNS)
    manual = MANUAL.read_text(encoding="utf-8")
    assert [c for c in COLUMNS if f"`{c}`" not in manual] == []


def test_no_findings_leave_the_heads() -> None:
    assert render(Report((), (), ()), Style()) == ",".join(COLUMNS) + "\r\n"


def test_made_for_a_spreadsheet() -> None:
    assert ENCODING == "utf-8-sig"
    assert render(report(), Style()).count("\r\n") == 2


def test_a_sentence_that_begins_like_a_formula_is_guarded() -> None:
    assert "'=The bridge" not in rows(report())[0]["text_a"]  # the sentence begins with the dateline
    assert guarded("=The bridge") == "'=The bridge"


@pytest.mark.parametrize("cell", ["=1+1", "+12%", "-5%", "@now", "\t=1", "\r=1", "\n=1", " =1", "＝1"])
def test_no_cell_is_a_formula(cell: str) -> None:
    assert str(guarded(cell)).startswith("'")


@given(st.text(max_size=50))
def test_guarded_cells_never_begin_like_a_formula(cell: str) -> None:
    shown = str(guarded(cell))
    assert not shown.startswith(("=", "+", "-", "@", "\t", "\r"))


@pytest.mark.parametrize("cell", ["$48 million", "5%", "", 7])
def test_other_cells_stay_as_they_are(cell: object) -> None:
    assert guarded(cell) == cell


@pytest.mark.parametrize(
    ("verdict", "told"),
    [("impossible", "impossible"), ("only-if-rounded", "only_if_rounded"), ("disjoint", "")],
)
def test_whether_rounding_could_help(verdict: str, told: str) -> None:
    found = report()
    (row,) = rows(replace(found, findings=(replace(found.findings[0], verdict=verdict),)))
    assert row["rounding_verdict"] == told
