"""The desk's CSV: a row a finding, for Excel (byte order mark, CRLF, no cell that runs as a formula).

The coverage line does not fit a table; the command line prints it to standard error.
"""

from __future__ import annotations

from numcheck.model.findings import Report
from numcheck.reporters import Style
from numcheck.reporters.cells import csv_text

ENCODING = "utf-8-sig"


def render(report: Report, style: Style) -> str:
    """The table of `Report.to_frame`, guarded cell by cell."""
    return csv_text(report.to_frame())
