"""LibreOffice opens the workbook and the tables, and says the same: every cell, as the type it was written."""

from __future__ import annotations

import datetime as dt
import io
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from needed import program
from openpyxl.worksheet.worksheet import Worksheet

import numcheck
from numcheck.model.findings import Report
from numcheck.reporters import Style, reporter
from numcheck.reporters.spreadsheet import CLAIMS, COVERAGE, FINDINGS, workbook

DRAFT = """Storm takes 48 lives in Colvane

The storm killed 48 people, cost $48.25 million and cut 40 miles of cable on 3 May 2031.

=1+1 people were hurt, -5% of the 2,000,000 in Colvane, +3 km from the pier; @harbor counted 1.5 million."""
SOURCE = "The storm in Colvane killed 84 people and cost $82.25 million."
NASTY = (
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1+1",
    '=HYPERLINK("http://example.invalid","x")',
    "'quoted",
    ' "a", b\n; c',
)
"""What a spreadsheet would run or read as something else, and what is easily lost."""
PLAIN = "CSV:44,34,76,1,,1033,false,false"
"""How a table is opened: commas, quotation marks, UTF-8, American English; only plain numbers are taken for numbers."""
EAGER = "CSV:44,34,76,1,,1033,false,true"
"""The same, with dates, percents and the like taken for what they look like."""

Converted = Callable[..., openpyxl.Workbook]


@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory) -> Converted:
    """Opens a file's bytes in LibreOffice, saves them as a workbook, and gives that; a profile of its own."""
    soffice = program("NUMCHECK_SOFFICE", ("soffice", "libreoffice"), "libreoffice-calc-nogui")
    profile = tmp_path_factory.mktemp("profile")

    def converting(data: bytes, name: str, reading: Sequence[str] = ()) -> openpyxl.Workbook:
        folder = tmp_path_factory.mktemp("sheets")
        (folder / name).write_bytes(data)
        command = [soffice, f"-env:UserInstallation={profile.as_uri()}", "--headless", *reading]
        command += ["--convert-to", "xlsx", "--outdir", str(folder / "out"), str(folder / name)]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        return openpyxl.load_workbook(folder / "out" / Path(name).with_suffix(".xlsx"))

    return converting


def checked() -> Report:
    """A report with values, sources and messages of all sorts."""
    draft = numcheck.document(DRAFT, name="=draft.md", source="-The Evening Desk", published=dt.date(2031, 5, 6))
    found = numcheck.check(draft, [numcheck.document(SOURCE, name="wire.md", published=dt.date(2031, 5, 5))])
    first = found.findings[0]
    nasty = [replace(first, id=f"{k:012}x", question=n, working=n, notes=(n,)) for k, n in enumerate(NASTY)]
    return replace(found, findings=(*found.findings, *nasty), skipped=NASTY)


@pytest.fixture(scope="module")
def given() -> Report:
    return checked()


@pytest.fixture(scope="module")
def written(given: Report) -> bytes:
    return workbook(given)


@pytest.fixture(scope="module")
def opened(converted: Converted, written: bytes) -> openpyxl.Workbook:
    return converted(written, "report.xlsx")


def cells(sheet: Worksheet) -> list[list[tuple[object, str]]]:
    """Every cell with its type; an empty text is no cell."""
    return [
        [(c.value or None if c.data_type == "s" else c.value, c.data_type) for c in row] for row in sheet.iter_rows()
    ]


@pytest.mark.parametrize("name", [FINDINGS, CLAIMS, COVERAGE])
def test_every_cell_of_the_workbook_is_the_same(opened: openpyxl.Workbook, written: bytes, name: str) -> None:
    ours = openpyxl.load_workbook(io.BytesIO(written))
    assert opened.sheetnames == ours.sheetnames
    here, there = cells(ours[name]), cells(opened[name])
    blank = (None, "n")
    assert [[c if c[0] is not None else blank for c in row] for row in there] == [
        [c if c[0] is not None else blank for c in row] for row in here
    ]


def test_numbers_are_numbers_and_formulas_are_text(opened: openpyxl.Workbook) -> None:
    rows = list(opened[CLAIMS].iter_rows(values_only=True))
    low, text = rows[0].index("low"), rows[0].index("text")
    (cost,) = (row for row in rows if row[text] == "$48.25 million")
    assert cost[low] == pytest.approx(48_245_000)
    questions = [c.value for c in opened[FINDINGS]["D"]]
    assert set(NASTY) <= set(questions)
    assert "f" not in {c.data_type for sheet in opened for row in sheet.iter_rows() for c in row}


def test_links_lead_from_the_finding_to_its_number_and_back(opened: openpyxl.Workbook) -> None:
    findings, claims = opened[FINDINGS], opened[CLAIMS]
    value = [c.value for c in findings[1]].index("value_a")
    linked = [(row[value].value, row[value].hyperlink.location) for row in findings.iter_rows(min_row=2)]
    assert linked
    for text, location in linked:
        sheet, cell = location.lstrip("#").replace("'", "").replace(".", "!").split("!")
        row = int(cell.lstrip("$ABCDEFGHIJKLMNOPQRSTUVWXYZ").replace("$", ""))
        assert sheet == CLAIMS
        assert claims.cell(row, 2).value == text
    assert any(c.hyperlink and FINDINGS in c.hyperlink.location for c in claims["B"])


def test_header_and_filters_are_there(written: bytes) -> None:
    for sheet in openpyxl.load_workbook(io.BytesIO(written)):
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == sheet.dimensions


def test_severities_have_colors(opened: openpyxl.Workbook) -> None:
    colors = {c.value: c.fill.fgColor.rgb for c in opened[FINDINGS]["A"][1:]}
    assert len(colors) > 1
    assert len(set(colors.values())) == len(colors)
    assert "FFFFFFFF" not in colors.values()


@pytest.mark.parametrize("form", ["csv", "claims"])
def test_the_tables_say_the_same(converted: Converted, given: Report, form: str) -> None:
    data = _table(given, form)
    sheet = converted(data, f"{form}.csv", [f"--infilter={PLAIN}"]).active
    assert isinstance(sheet, Worksheet)
    ours = pd.read_csv(io.BytesIO(data), dtype=str, keep_default_na=False, encoding="utf-8-sig")
    there = [[_plain(c.value) for c in row] for row in sheet.iter_rows()]
    assert there[0] == list(ours.columns)
    assert there[1:] == [[_plain(_number(v)) for v in row] for row in ours.to_numpy().tolist()]


@pytest.mark.parametrize("form", ["csv", "claims"])
def test_nothing_in_a_table_runs(converted: Converted, given: Report, form: str) -> None:
    sheet = converted(_table(given, form), f"{form}.csv", [f"--infilter={EAGER}"]).active
    assert isinstance(sheet, Worksheet)
    assert "f" not in {c.data_type for row in sheet.iter_rows() for c in row}


def _table(report: Report, form: str) -> bytes:
    return reporter(form).render(report, Style()).encode(reporter(form).ENCODING)


def _number(text: str) -> object:
    """A plain number as a spreadsheet reads it."""
    try:
        return float(text.replace(",", "")) if text[:1].isdigit() or text[1:2].isdigit() else text
    except ValueError:
        return text


def _plain(value: object) -> object:
    """A cell's value: nothing is an empty text, a whole number is a number, a day is written as the table has it."""
    if isinstance(value, dt.datetime):
        return str(value.date())
    return "" if value is None else float(value) if isinstance(value, int | float) else value
