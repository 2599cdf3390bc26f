"""The review page: the article with every number underlined by its status, the findings beside it, in one file."""

from __future__ import annotations

from numcheck.model.findings import Report
from numcheck.reporters import Style

ENCODING = "utf-8"


def render(report: Report, style: Style) -> str:
    """The whole page, style and script included."""
    from numcheck.reporters.page import html

    return html(report)
