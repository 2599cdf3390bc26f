"""The desk's workbook: findings, every number, and how far the check reached, in one file for a spreadsheet."""

from __future__ import annotations

from numcheck.model.findings import Report
from numcheck.reporters import Style


def render_packed(report: Report, style: Style) -> bytes:
    """The bytes of the workbook; the same report gives the same bytes."""
    from numcheck.reporters.spreadsheet import workbook

    return workbook(report)
