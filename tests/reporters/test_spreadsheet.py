"""The workbook, read back: the same values as the tables, links that lead to the right rows, nothing that runs."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace

import openpyxl
import pandas as pd
import pytest
from report_builder import report

import numcheck
from numcheck.model.desk_rows import desk_rows
from numcheck.model.findings import Report
from numcheck.model.tick_rows import tick_rows
from numcheck.reporters.coverage import coverage_line
from numcheck.reporters.spreadsheet import CLAIMS, COVERAGE, FINDINGS, LONGEST, workbook

DRAFT = """=Storm takes 48 lives in Colvane

The storm killed 48 people, cost $48.25 million and cut 40 miles of cable on 3 May 2031."""
SOURCE = "The storm in Colvane killed 84 people and cost $82.25 million."


def checked() -> Report:
    return numcheck.check(numcheck.document(DRAFT, name="draft"), [numcheck.document(SOURCE, name="wire")])


def hostile() -> Report:
    given = report()
    nasty = '=HYPERLINK("http://example.invalid","x")'
    finding = replace(given.findings[0], message=nasty, question=nasty, working="\x00\ud800-1+1", notes=("@SUM(A1)",))
    long = replace(finding, id="f" * 12, working="9" * 1_000_000, question="https://example.invalid/" + "a" * 3000)
    return replace(given, findings=(finding, long), skipped=("=1+1",))


def sheets(data: bytes) -> dict[str, pd.DataFrame]:
    return pd.read_excel(io.BytesIO(data), sheet_name=None, keep_default_na=False)


def parts(data: bytes) -> Iterator[tuple[str, str]]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            yield name, archive.read(name).decode()


@pytest.mark.parametrize("given", [checked(), report()])
def test_reads_back_with_equal_values(given: Report) -> None:
    found = sheets(workbook(given))
    assert found[FINDINGS].to_dict("records") == list(desk_rows(given))
    assert found[CLAIMS].to_dict("records") == list(tick_rows(given))


def test_numbers_are_numbers() -> None:
    claims = sheets(workbook(checked()))[CLAIMS]
    (cost,) = claims[claims.text == "$48.25 million"].to_dict("records")
    assert cost["low"] == pytest.approx(48_245_000)
    assert isinstance(cost["line"], int)


def test_the_coverage_line_and_what_was_not_read_are_there() -> None:
    given = report()
    told = sheets(workbook(given))[COVERAGE].told.tolist()
    assert told[0] == coverage_line(given)
    assert "missing.txt: no such file or directory" in told


def test_nothing_runs_and_nothing_leads_outside() -> None:
    for name, xml in parts(workbook(hostile())):
        assert not re.search(r"<f[ >]", xml), name
        assert 'TargetMode="External"' not in xml
    found = sheets(workbook(hostile()))[FINDINGS]
    assert found.question_for_reporter[0] == '=HYPERLINK("http://example.invalid","x")'
    assert found.working[0] == "  -1+1"
    assert len(found.working[1]) == LONGEST


def test_numbers_link_to_their_claims_and_back() -> None:
    given = checked()
    xml = dict(parts(workbook(given)))
    claims, findings = list(tick_rows(given)), list(desk_rows(given))
    links = re.findall(r'<hyperlink ref="[A-Z]+(\d+)" location="\'Claims\'!A(\d+)"', xml["xl/worksheets/sheet1.xml"])
    assert links
    for row, to in links:
        assert findings[int(row) - 2]["value_a"] == claims[int(to) - 2]["text"]
    assert "location=\"'Findings'!A2\"" in xml["xl/worksheets/sheet2.xml"]


def test_header_stays_and_filters_are_set() -> None:
    for name, xml in parts(workbook(checked())):
        if name.startswith("xl/worksheets/sheet"):
            assert 'state="frozen"' in xml
            assert "<autoFilter" in xml


def test_same_bytes_for_the_same_report() -> None:
    assert workbook(checked()) == workbook(checked())


def test_an_empty_report_is_a_workbook() -> None:
    assert sheets(workbook(Report((), (), ())))[COVERAGE].told.tolist() == ["0 numbers"]


def test_rows_are_as_high_as_what_they_hold_and_paper_repeats_the_header() -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook(hostile())))
    heights = [book[FINDINGS].row_dimensions[row].height for row in (2, 3)]
    assert heights[0] < heights[1] <= 120
    for sheet in book:
        assert sheet.print_title_rows == "$1:$1"
        assert sheet.page_setup.orientation == "landscape"
        assert all(cell.font.bold for cell in sheet[1])
