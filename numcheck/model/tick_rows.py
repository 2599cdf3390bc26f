"""The tickmark sheet: one row a number of the text, with how it was read, its status and the reason (DESIGN §1)."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from numcheck.model.calendar import Days, Moment
from numcheck.model.desk_rows import SECTIONS
from numcheck.model.figures import Amount, Figure
from numcheck.model.lines import Locator

if TYPE_CHECKING:
    from numcheck.model.findings import Report, Ticked

COLUMNS = (
    "status",
    "text",
    "kind",
    "low",
    "high",
    "unit",
    "noun",
    "reason",
    "doc",
    "section",
    "para",
    "line",
    "column",
    "start",
    "end",
)
Row = dict[str, str | int | float]


def tick_rows(report: Report) -> tuple[Row, ...]:
    """A row for each ticked number, in the order of the texts; their statuses count up to the coverage line.

    `low` and `high` are the ends of what the number allows, in its unit, or the first and last day of a date; empty
    where there is no end or no value.
    """
    locators = {d.name: Locator(d) for d in report.documents}
    return tuple(_row(t, locators[t.document]) for t in report.ticked)


def _row(ticked: Ticked, locator: Locator) -> Row:
    line, column = locator.line_column(ticked.span.start)
    part = locator.document.part_at(ticked.span.start)
    low, high = _ends(ticked.figure)
    return {
        "status": ticked.status.value,
        "text": " ".join(ticked.text.split()),
        "kind": ticked.figure.mention.kind.value if ticked.figure else "unread",
        "low": low,
        "high": high,
        "unit": _unit(ticked.figure),
        "noun": _noun(ticked.figure),
        "reason": ticked.reason,
        "doc": ticked.document,
        "section": SECTIONS.get(part.kind, "body") if part else "body",
        "para": locator.paragraph(ticked.span.start) or "",
        "line": line,
        "column": column,
        "start": ticked.span.start,
        "end": ticked.span.end,
    }


def _ends(figure: Figure | None) -> tuple[str | float, str | float]:
    match figure.value if figure else None:
        case Amount() as amount:
            hard = amount.bounds.hard
            return _end(hard.low), _end(hard.high)
        case Moment(support=Days(first, last)):
            return first.isoformat(), last.isoformat()
        case _:
            return "", ""


def _end(value: Fraction | None) -> str | float:
    return "" if value is None else float(value)


def _unit(figure: Figure | None) -> str:
    value = figure.value if figure else None
    return value.unit.name if isinstance(value, Amount) and value.unit else ""


def _noun(figure: Figure | None) -> str:
    return figure.mention.noun.phrase if figure and figure.mention.noun else ""
