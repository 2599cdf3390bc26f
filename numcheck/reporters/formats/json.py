"""The report as JSON, described in docs/json.md and by docs/report.schema.json."""

from __future__ import annotations

import json
from typing import Any

from numcheck.model.documents import Document
from numcheck.model.findings import Fault, Finding, Place, Report, Settled, Status, Ticked
from numcheck.model.lines import Locator
from numcheck.model.spans import Span
from numcheck.reporters import Style
from numcheck.reporters.coverage import coverage_line
from numcheck.reporters.regions import region

ENCODING = "utf-8"
FORMAT = 1
"""Raised when a key changes its meaning or goes away; new keys may come at any time."""

Object = dict[str, Any]


def render(report: Report, style: Style) -> str:
    """The whole report; keys in a fixed order, two spaces deep, no escapes for letters beyond ASCII."""
    return json.dumps(as_object(report), ensure_ascii=False, indent=2) + "\n"


def as_object(report: Report) -> Object:
    """The report as plain values."""
    locators = {d.name: Locator(d) for d in report.documents}
    return {
        "format": FORMAT,
        "documents": [_document(d) for d in report.documents],
        "findings": [_finding(f, locators) for f in report.findings],
        "numbers": [_ticked(t, locators) for t in report.ticked],
        "coverage": {
            "total": len(report.ticked),
            **{status.value: report.coverage[status] for status in Status},
            "line": coverage_line(report),
        },
        "settled": [_settled(s, locators) for s in report.settled],
        "notices": list(report.notices),
        "skipped": list(report.skipped),
        "looked_up": [{"ledger": a.ledger, "articles": a.held} for a in report.looked_up],
        "faults": [_fault(f) for f in report.faults],
    }


def _document(document: Document) -> Object:
    published = document.published
    return {
        "name": document.name,
        "source": document.source,
        "title": document.title,
        "role": document.role.value,
        "rank": document.rank,
        "published": published.date.isoformat() if published else None,
        "published_by": published.origin.value if published else None,
        "published_field": published.field if published else None,
        "source_by": document.source_found,
        "version": document.version,
        "corrected": document.corrected,
    }


def _finding(finding: Finding, locators: dict[str, Locator]) -> Object:
    return {
        "id": finding.id,
        "rule": finding.rule,
        "severity": finding.severity.value,
        "label": finding.label.value,
        "verdict": finding.verdict,
        "message": finding.message,
        "question": finding.question,
        "working": finding.working,
        "notes": list(finding.notes),
        "suggestions": list(finding.suggestions),
        "primary": _place(finding.primary, locators),
        "related": [_place(p, locators) for p in finding.related],
    }


def _settled(settled: Settled, locators: dict[str, Locator]) -> Object:
    decided = {"reason": settled.reason, "by": settled.by or None, "origin": settled.origin}
    return {**_finding(settled.finding, locators), "decision": decided}


def _place(place: Place, locators: dict[str, Locator]) -> Object:
    locator = locators[place.document]
    return {
        **_where(place.document, place.span, locator),
        "text": place.text,
        "sentence": locator.sentence(place.span).of(locator.document.text),
        "value": place.value,
        "source": locator.document.source,
        "speaker": place.speaker or None,
        "as_of": place.as_of or None,
        "group": place.group,
        "message": place.message,
    }


def _ticked(ticked: Ticked, locators: dict[str, Locator]) -> Object:
    return {
        **_where(ticked.document, ticked.span, locators[ticked.document]),
        "text": ticked.text,
        "kind": ticked.figure.mention.kind.value if ticked.figure else None,
        "status": ticked.status.value,
        "reason": ticked.reason,
    }


def _where(name: str, span: Span, locator: Locator) -> Object:
    """A place: offsets in code points of the text, lines and columns from 1 in the original file, both half-open."""
    part = locator.part(span.start)
    found = region(locator, span)
    return {
        "document": name,
        "start": span.start,
        "end": span.end,
        "line": found.line,
        "column": found.column,
        "end_line": found.end_line,
        "end_column": found.end_column,
        "paragraph": locator.paragraph(span.start),
        "part": part.kind.value if part else None,
        **({"cell": locator.place(span.start)} if locator.document.cells else {}),
    }


def _fault(fault: Fault) -> Object:
    return {"name": fault.name, "message": fault.message}
