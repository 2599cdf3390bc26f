"""The review page: one HTML file that needs no network, for a person to work through (docs/report.md)."""

from __future__ import annotations

from numcheck.model.findings import Report
from numcheck.reporters.page.template import filled, policy
from numcheck.reporters.page.view import Live, page

_LIVE, _SELF = "live.js", "'self'"


def html(report: Report) -> str:
    """The page as a file; whatever a text says stands in it as text."""
    return filled("export.js", page=page(report), live=None)


def live_html(report: Report, live: Live) -> str:
    """The page as it is served: it asks its own server for news, and settled findings have a card, too."""
    return filled(_LIVE, _SELF, page=page(report, with_settled=True), live=live)


def live_policy() -> str:
    """The content security policy that goes with the served page; nothing may show it in a frame."""
    return f"{policy(_LIVE, _SELF)}; frame-ancestors 'none'"
