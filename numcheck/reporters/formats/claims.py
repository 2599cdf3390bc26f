"""The tickmark sheet as CSV: every number of the text with its status and the reason, for a spreadsheet."""

from __future__ import annotations

from numcheck.model.findings import Report
from numcheck.model.tick_rows import COLUMNS, tick_rows
from numcheck.reporters import Style
from numcheck.reporters.cells import csv_text

ENCODING = "utf-8-sig"


def render(report: Report, style: Style) -> str:
    """One row a number, in story order, guarded cell by cell."""
    from pandas import DataFrame

    return csv_text(DataFrame([[row[c] for c in COLUMNS] for row in tick_rows(report)], columns=list(COLUMNS)))
