"""Every number of a text as a table: where it stands, what it was read as, and how."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from numcheck.model.bounds import Interval
from numcheck.model.calendar import Days, Moment
from numcheck.model.documents import Document
from numcheck.model.figures import Amount, Figure
from numcheck.model.lines import Locator
from numcheck.model.spans import Span
from numcheck.rules.wording import number, value_text

COLUMNS = (
    "document",
    "line",
    "column",
    "start",
    "end",
    "part",
    "text",
    "kind",
    "value",
    "unit",
    "noun",
    "low",
    "high",
    "recognizer",
    "note",
)
UNREAD = "unread"
"""The kind of a token that no recognizer made sense of."""

Row = dict[str, str | int]


def rows(document: Document, figures: Sequence[Figure], unread: Iterable[Span]) -> tuple[Row, ...]:
    """A row for each figure and each unread token, in the order of the text.

    `low` and `high` are the hard bounds of an amount, or the first and last day that a date allows; empty where
    there is none. `note` says why a number has no value, or is no claim.
    """
    locator = Locator(document)
    found = [_row(locator, f.mention.span) | _read(f, locator) for f in figures]
    found += [_row(locator, span) | {"kind": UNREAD} for span in unread]
    return tuple(sorted(found, key=lambda r: (r["start"], r["end"])))


def bounds_text(figure: Figure) -> tuple[str, str]:
    """The lowest and highest truth that the figure allows; empty for an open end or no value."""
    match figure.value:
        case Amount() as amount:
            return _ends(amount.bounds.hard)
        case Moment(support=Days(first, last)):
            return first.isoformat(), last.isoformat()
        case _:
            return "", ""


def _ends(interval: Interval) -> tuple[str, str]:
    return (
        "" if interval.low is None else number(interval.low),
        "" if interval.high is None else number(interval.high),
    )


def _row(locator: Locator, span: Span) -> Row:
    line, column = locator.line_column(span.start)
    part = locator.part(span.start)
    row: Row = dict.fromkeys(COLUMNS, "")
    return row | {
        "document": locator.document.name,
        "line": line,
        "column": column,
        "start": span.start,
        "end": span.end,
        "part": part.kind.value if part else "",
        "text": " ".join(span.of(locator.document.text).split()),
    }


def _read(figure: Figure, locator: Locator) -> Row:
    mention = figure.mention
    part = locator.part(mention.span.start)
    silent = f"no claim: {part.kind.value}" if part and not part.kind.speaks else ""
    low, high = bounds_text(figure)
    unit = figure.value.unit if isinstance(figure.value, Amount) else None
    return {
        "kind": mention.kind.value,
        "value": value_text(figure),
        "unit": unit.name if unit else "",
        "noun": mention.noun.phrase if mention.noun else "",
        "low": low,
        "high": high,
        "recognizer": mention.recognizer,
        "note": mention.reason or silent or figure.unplaced,
    }
