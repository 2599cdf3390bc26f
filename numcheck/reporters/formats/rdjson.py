"""reviewdog's diagnostic format, for review comments on other forges; columns in UTF-8 bytes, the end exclusive."""

from __future__ import annotations

import json
from typing import Any

from numcheck.model.findings import Fault, Finding, Place, Report, Severity
from numcheck.reporters import Style
from numcheck.reporters.excerpts import printable
from numcheck.reporters.regions import Locators, byte_column, file_of, locators, region, where, who

ENCODING = "utf-8"
_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.INFO: "INFO"}

Object = dict[str, Any]


def render(report: Report, style: Style) -> str:
    """A DiagnosticResult: what could not be read, then the findings."""
    at = locators(report)
    result = {
        "source": {"name": "numcheck"},
        "diagnostics": [*(_fault(f) for f in report.faults), *(_diagnostic(f, at) for f in report.findings)],
    }
    return json.dumps(result, ensure_ascii=False, indent=2) + "\n"


def _diagnostic(finding: Finding, at: Locators) -> Object:
    others = [f"{p.text} is at {where(p, at)} ({who(p, at)})" for p in finding.related]
    told = (finding.message, finding.working, finding.question, *others)
    return {
        "message": "\n".join(printable(t) for t in told if t),
        "location": _location(finding.primary, at),
        "severity": _SEVERITIES[finding.severity],
        "code": {"value": finding.rule},
        "related_locations": [
            {"message": printable(p.message or f"{p.text} ({who(p, at)})"), "location": _location(p, at)}
            for p in finding.related
        ],
    }


def _location(place: Place, at: Locators) -> Object:
    locator = at[place.document]
    found = region(locator, place.span)
    return {
        "path": file_of(place.document),
        "range": {
            "start": {"line": found.line, "column": byte_column(locator.document, found.line, found.column)},
            "end": {"line": found.end_line, "column": byte_column(locator.document, found.end_line, found.end_column)},
        },
    }


def _fault(fault: Fault) -> Object:
    return {
        "message": f"not read: {printable(fault.message)}",
        "location": {"path": fault.name},
        "severity": "ERROR",
        "code": {"value": "numcheck/not-read"},
    }
