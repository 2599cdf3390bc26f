"""What the ledger answers, as a table for the terminal, as JSON or as CSV."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from numcheck.cli import tables

if TYPE_CHECKING:
    from numcheck.ledger.query import Remembered, Step
    from numcheck.ledger.store import Statistics

_COLUMNS = ("day", "figure", "value", "source", "speaker", "sentence", "article", "published")
_Row = dict[str, str]


def listed(claims: Sequence[Remembered], total: int, form: str) -> str:
    """Claims, and how many there are in all."""
    rows = [_row(claim) for claim in claims]
    if form != "table":
        return tables.data(rows, list(rows[0]) if rows else _COLUMNS, form)
    lines = [*_table(rows), f"{total:,} claims" if total == len(rows) else f"{len(rows):,} of {total:,} claims"]
    return "\n".join(lines) + "\n"


def moved(steps: Sequence[Step], form: str) -> str:
    """The steps of a figure: each claim with its step, in the table the first and how many others agree."""
    if form != "table":
        rows = [{"step": str(k)} | _row(claim) for k, step in enumerate(steps, 1) for claim in step.claims]
        return tables.data(rows, list(rows[0]) if rows else _COLUMNS, form)
    rows = []
    for step in steps:
        first, more = _row(step.claims[0]), len(step.claims) - 1
        last = step.claims[-1].day
        said = f"; {more} more, to {last}" if more and last else ""
        arrow = "→ " if step.moved else ""
        rows.append(first | {"figure": arrow + first["figure"], "article": first["article"] + said})
    told = f"{sum(len(s.claims) for s in steps):,} dated claims of one figure; → marks where it moved"
    return "\n".join([*_table(rows), told]) + "\n"


def statistics(held: Statistics, file: Path) -> str:
    """What a ledger holds, a line each."""
    lines = [f"{file}: {held.articles:,} articles, {held.claims:,} claims, {held.size:,} bytes"]
    if held.first:
        lines.append(f"published {dt.date.fromordinal(held.first)} to {dt.date.fromordinal(held.last)}")
    if held.undated:
        lines.append(f"without a date: {held.undated:,}")
    lines += [f"source {name}: {count:,}" for name, count in held.sources]
    lines += [f"read by {name}: {count:,}" for name, count in held.readers]
    if held.aside:
        lines.append(f"set aside: {held.aside:,}")
    return "\n".join(lines) + "\n"


def _row(claim: Remembered) -> _Row:
    from numcheck.rules.wording import value_text

    speaker, published = claim.claim.speaker, claim.document.published
    return {
        "day": str(claim.day or ""),
        "figure": claim.stated,
        "value": value_text(claim.claim.figure),
        "source": claim.document.who,
        "speaker": speaker.value.name if speaker else "",
        "sentence": claim.text,
        "article": claim.document.name,
        "published": str(published.date) if published else "",
    }


def _table(rows: Sequence[_Row]) -> Iterator[str]:
    """A claim a line: day, figure, who, article; below it the sentence."""
    from numcheck.reporters.excerpts import columns, printable

    shown = ((row["day"] or "undated", row["figure"], _who(row), row["article"]) for row in rows)
    cells = [tuple(printable(text) for text in cell) for cell in shown]
    widths = [max((columns(cell[k]) for cell in cells), default=0) for k in range(3)]
    for row, cell in zip(rows, cells, strict=True):
        padded = (text + " " * (width - columns(text)) for text, width in zip(cell, widths, strict=False))
        yield "  ".join((*padded, cell[-1]))
        yield f"    {printable(row['sentence'])}"


def _who(row: _Row) -> str:
    return f"{row['speaker']} ({row['source']})" if row["speaker"] else row["source"]
