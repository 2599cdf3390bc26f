"""The report as a workbook for a spreadsheet: findings, claims, and how far the check reached.

Cells are typed: numbers are numbers and text is text, so nothing in a draft can run as a formula. The same report
gives the same bytes.
"""

from __future__ import annotations

import datetime as dt
import io
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from numcheck.model.desk_rows import COLUMNS as FINDING_COLUMNS
from numcheck.model.desk_rows import desk_rows, opposite
from numcheck.model.findings import Report
from numcheck.model.tick_rows import COLUMNS as CLAIM_COLUMNS
from numcheck.model.tick_rows import tick_rows
from numcheck.reporters.coverage import coverage_line, remarks, unread

if TYPE_CHECKING:
    from pandas import DataFrame
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

Color = dict[str, str | bool]

FINDINGS, CLAIMS, COVERAGE = "Findings", "Claims", "Coverage"
"""The names of the sheets."""
LONGEST = 32_767
"""Characters that a cell can hold (the limit of the format)."""
MOST_LINKS = 65_000
"""Links on one sheet; spreadsheets refuse a file with more than 65,530."""

_CREATED = dt.datetime(2000, 1, 1, tzinfo=dt.UTC).replace(tzinfo=None)
"""The workbook's date of creation: fixed, so that the same report gives the same bytes."""
_SEVERITIES: dict[str, Color] = {
    "error": {"bg_color": "#F9D6D2", "font_color": "#7A1710", "bold": True},
    "warning": {"bg_color": "#FCE8B8", "font_color": "#5C3B00", "bold": True},
    "info": {"bg_color": "#D9E8F8", "font_color": "#12406F"},
}
_STATUSES: dict[str, Color] = {
    "conflict": _SEVERITIES["error"],
    "disputed": _SEVERITIES["warning"],
    "unread": _SEVERITIES["warning"],
    "tied": {"bg_color": "#DDF0DC", "font_color": "#1B5320"},
}
_A4 = 9
_ON_A_PAGE = 20
"""Columns that can still be read on one page."""
_WIDE = {
    "question_for_reporter": 48,
    "text_a": 60,
    "text_b": 60,
    "working": 48,
    "reason": 60,
    "rule_help": 44,
    "told": 100,
}
_WIDEST, _ARROW = 32, 4
"""How wide other columns become, and the room that the filter's arrow takes in the header, in characters."""
_LINE, _MOST_LINES = 15, 8
"""The height of a line in points, and of how many lines a row is shown; longer cells can be read in the input line."""
_WHERE = {"para", "line", "para_b", "column", "start", "end"}
"""Numbers that say where: nobody adds them up, so they stand on the left."""


def workbook(report: Report) -> bytes:
    """The bytes of an .xlsx file: a row a finding, a row a number, and the coverage line with what was left out.

    The numbers of a finding link to their rows among the claims, and the status of a number to its finding.
    """
    from pandas import DataFrame, ExcelWriter

    findings = DataFrame([_cells(r, FINDING_COLUMNS) for r in desk_rows(report)], columns=list(FINDING_COLUMNS))
    claims = DataFrame([_cells(r, CLAIM_COLUMNS) for r in tick_rows(report)], columns=list(CLAIM_COLUMNS))
    told = DataFrame([(kind, _cell(line)) for kind, line in _told(report)], columns=["what", "told"])
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
    held = io.BytesIO()
    with ExcelWriter(held, engine="xlsxwriter", engine_kwargs={"options": options}) as writer:
        book = writer.book
        book.set_properties({"title": "numcheck", "created": _CREATED})
        for name, frame in ((FINDINGS, findings), (CLAIMS, claims), (COVERAGE, told)):
            frame.to_excel(writer, sheet_name=name, index=False)
            _lay_out(book, writer.sheets[name], frame)
        links = {"valign": "top", "text_wrap": True, "font_color": "#12406F", "underline": 1}
        _paint(book, writer.sheets[FINDINGS], findings, "severity", _SEVERITIES)
        _paint(book, writer.sheets[CLAIMS], claims, "status", _STATUSES)
        _link(writer.sheets[FINDINGS], findings, CLAIMS, _to_claims(report), book.add_format(links))
        _link(writer.sheets[CLAIMS], claims, FINDINGS, _to_findings(report), book.add_format(links))
    return held.getvalue()


def _cells(row: Mapping[str, str | int | float], columns: Sequence[str]) -> list[str | int | float]:
    return [_cell(row[column]) for column in columns]


def _cell(value: str | int | float) -> str | int | float:
    """A value that a cell can hold: no control characters, no halves of a character, not too long."""
    if not isinstance(value, str):
        return value
    text = "".join(c if c in "\t\n" or unicodedata.category(c) not in ("Cc", "Cs") else " " for c in value)
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def _told(report: Report) -> Iterator[tuple[str, str]]:
    """What the report says besides its tables."""
    yield "coverage", coverage_line(report)
    for document in report.documents:
        published = document.published
        dated = f"{published.date} by {published.origin.value}" if published else "no publication date"
        rank = f", rank {document.rank}" if document.rank else ""
        yield f"read as {document.role.value}", f"{document.name} ({document.who}): {dated}{rank}"
    yield from remarks(report)
    yield from unread(report)


def _lay_out(book: Workbook, sheet: Worksheet, frame: DataFrame) -> None:
    """Frozen header, filters, columns and rows as large as what they hold, and paper that holds them side by side.

    Heights are set because not every spreadsheet works them out when it opens a file.
    """
    head = book.add_format({"bold": True, "bg_color": "#E8E6E0", "bottom": 1, "valign": "top"})
    text = book.add_format({"text_wrap": True, "valign": "top"})
    where = book.add_format({"align": "left", "valign": "top"})
    amount = book.add_format({"align": "right", "indent": 1, "valign": "top"})
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(frame), len(frame.columns) - 1)
    lines = [1] * len(frame)
    for k, column in enumerate(frame.columns):
        cells = [str(cell) for cell in frame[column]]
        wanted = max(len(column) + _ARROW, *map(len, cells), 0) + 1
        width = min(wanted, max(_WIDE.get(column, _WIDEST), len(column) + _ARROW))
        sheet.set_column(k, k, width, amount if column in ("low", "high") else where if column in _WHERE else text)
        sheet.write_string(0, k, column, head)
        lines = [max(most, _lines(cell, width)) for most, cell in zip(lines, cells, strict=True)]
    for row, count in enumerate(lines, start=1):
        sheet.set_row(row, _LINE * min(count, _MOST_LINES))
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.repeat_rows(0)
    sheet.fit_to_pages(2 if len(frame.columns) > _ON_A_PAGE else 1, 0)


def _lines(cell: str, width: int) -> int:
    """About how many lines a text takes in a column: words do not fill them."""
    return sum(1 + int(len(line) * 1.1) // width for line in cell[: width * _MOST_LINES].split("\n"))


def _paint(book: Workbook, sheet: Worksheet, frame: DataFrame, column: str, colors: Mapping[str, Color]) -> None:
    """Colors for the words of one column; the word stays, for those who see no color."""
    formats = {word: book.add_format({**color, "valign": "top"}) for word, color in colors.items()}
    at = list(frame.columns).index(column)
    for row, word in enumerate(frame[column], start=1):
        if word in formats:
            sheet.write_string(row, at, word, formats[word])


def _link(
    sheet: Worksheet, frame: DataFrame, target: str, links: Iterator[tuple[int, str, int]], shown: Format
) -> None:
    """Makes cells links to rows of another sheet; rows count from 0 below the header."""
    columns = list(frame.columns)
    for k, (row, column, to) in enumerate(links):
        if k == MOST_LINKS:
            break
        at = columns.index(column)
        sheet.write_url(row + 1, at, f"internal:'{target}'!A{to + 2}", shown, string=str(frame.iat[row, at]) or "→")


def _to_claims(report: Report) -> Iterator[tuple[int, str, int]]:
    """Which cell of the findings leads to which row of the claims."""
    rows = {(t.document, t.span): k for k, t in enumerate(report.ticked)}
    for k, finding in enumerate(report.findings):
        other = opposite(finding)
        for column, place in (("value_a", finding.primary), ("value_b", other)):
            if place and (place.document, place.span) in rows:
                yield k, column, rows[place.document, place.span]


def _to_findings(report: Report) -> Iterator[tuple[int, str, int]]:
    """Which number among the claims leads to which finding: the first that speaks of it."""
    first: dict[object, int] = {}
    for k, finding in enumerate(report.findings):
        for place in (finding.primary, *finding.related):
            first.setdefault((place.document, place.span), k)
    for k, ticked in enumerate(report.ticked):
        if (ticked.document, ticked.span) in first:
            yield k, "text", first[ticked.document, ticked.span]
