"""A report as the desk's table: one row a finding, in the columns that a desk editor works through."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING

from numcheck.model.documents import PartKind
from numcheck.model.lines import Locator

if TYPE_CHECKING:
    from numcheck.model.findings import Finding, Place, Report

COLUMNS = (
    "severity",
    "status",
    "rule",
    "question_for_reporter",
    "doc",
    "slug",
    "section",
    "para",
    "line",
    "text_a",
    "value_a",
    "source_a",
    "as_of_a",
    "doc_b",
    "section_b",
    "para_b",
    "text_b",
    "value_b",
    "source_b",
    "as_of_b",
    "working",
    "rounding_verdict",
    "suggested_values",
    "confidence",
    "attributed_to",
    "finding_id",
    "rule_help",
    "assignee",
    "note",
)
SECTIONS = {
    PartKind.HEADLINE: "headline",
    PartKind.STANDFIRST: "dek",
    PartKind.CAPTION: "caption",
    PartKind.TABLE_CELL: "table",
}
"""The desk's words for where a number stands; everything else is body."""
_CONFIDENCE = {"error": "proven", "warning": "likely", "info": "asks"}
_ROUNDING = {"impossible": "impossible", "only-if-rounded": "only_if_rounded"}
"""The verdicts of sums and the like in the words of the column; other verdicts do not turn on rounding."""

Row = dict[str, str | int]


def desk_rows(report: Report) -> tuple[Row, ...]:
    """One row a finding, in the report's order; every row has every column, empty where nothing is known."""
    locators = {d.name: Locator(d) for d in report.documents}
    return tuple(_row(finding, locators) for finding in report.findings)


def opposite(finding: Finding) -> Place | None:
    """The place that stands against the primary one: the first of another group, else the first related."""
    others = (p for p in finding.related if p.group != finding.primary.group)
    return next(others, finding.related[0] if finding.related else None)


def section(locator: Locator, offset: int) -> str:
    """The desk's word for the part of the text that holds an offset."""
    part = locator.part(offset)
    return SECTIONS.get(part.kind, "body") if part else "body"


def _row(finding: Finding, locators: dict[str, Locator]) -> Row:
    a, b = finding.primary, opposite(finding)
    at = locators[a.document]
    row: Row = dict.fromkeys(COLUMNS, "")
    row |= {
        "severity": finding.severity.value,
        "status": "new",
        "rule": finding.rule,
        "question_for_reporter": finding.question or finding.message,
        "doc": a.document,
        "slug": PurePath(a.document).stem,
        "section": section(at, a.span.start),
        "para": at.paragraph(a.span.start) or "",
        "line": at.line_column(a.span.start)[0],
        **_side(a, at, "_a"),
        "working": finding.working,
        "rounding_verdict": _ROUNDING.get(finding.verdict, ""),
        "suggested_values": " | ".join(finding.suggestions),
        "confidence": _CONFIDENCE[finding.severity.value],
        "attributed_to": " / ".join(_unique([p.speaker for p in (a, *finding.related) if p.speaker])),
        "finding_id": finding.id,
        "rule_help": f"numcheck rules show {finding.rule}",
        "note": "; ".join(finding.notes),
    }
    if b is not None:
        beside = locators[b.document]
        row |= {
            "doc_b": b.document,
            "section_b": section(beside, b.span.start),
            "para_b": beside.paragraph(b.span.start) or "",
            **_side(b, beside, "_b"),
        }
    return row


def _side(place: Place, locator: Locator, suffix: str) -> Row:
    sentence = locator.sentence(place.span).of(locator.document.text)
    return {
        f"text{suffix}": " ".join(sentence.split()),
        f"value{suffix}": place.text,
        f"source{suffix}": locator.document.who,
        f"as_of{suffix}": place.as_of,
    }


def _unique(names: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(names))
