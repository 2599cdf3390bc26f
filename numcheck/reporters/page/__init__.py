"""The review page: one HTML file that needs no network, for a person to work through (docs/report.md)."""

from __future__ import annotations

from numcheck.model.findings import Report
from numcheck.reporters.page.template import filled
from numcheck.reporters.page.view import page


def html(report: Report) -> str:
    """The page; whatever a text says stands in it as text."""
    return filled(page=page(report))
