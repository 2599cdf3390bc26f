"""GitLab's code quality report: an array of issues. It has room for one place, so the others go into the text."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from numcheck.model.findings import Fault, Finding, Report, Severity
from numcheck.reporters import Style
from numcheck.reporters.excerpts import printable
from numcheck.reporters.regions import Locators, file_of, locators, region, where, who

ENCODING = "utf-8"
_SEVERITIES = {Severity.ERROR: "critical", Severity.WARNING: "major", Severity.INFO: "info"}

Object = dict[str, Any]


def render(report: Report, style: Style) -> str:
    """The issues in the report's order, what could not be read first."""
    at = locators(report)
    issues = [*(_fault(f) for f in report.faults), *(_issue(f, at) for f in report.findings)]
    return json.dumps(issues, ensure_ascii=False, indent=2) + "\n"


def _issue(finding: Finding, at: Locators) -> Object:
    found = region(at[finding.primary.document], finding.primary.span)
    others = [f"{p.text} is at {where(p, at)} ({who(p, at)})" for p in finding.related]
    told = " ".join(printable(t) for t in (finding.message, finding.question, *(f"{o}." for o in others)) if t)
    return _entry(
        finding.rule,
        f"{finding.rule}: {told}",
        finding.id,
        _SEVERITIES[finding.severity],
        finding.primary.document,
        found.line,
    )


def _fault(fault: Fault) -> Object:
    told = f"not read: {printable(fault.name)}: {printable(fault.message)}"
    return _entry("numcheck/not-read", told, f"not-read\x1f{fault.name}", "blocker", fault.name, 1)


def _entry(rule: str, description: str, key: str, severity: str, path: str, line: int) -> Object:
    return {
        "description": description,
        "check_name": rule,
        "fingerprint": hashlib.sha256(key.encode()).hexdigest()[:32],
        "severity": severity,
        "location": {"path": file_of(path), "lines": {"begin": line}},
    }
