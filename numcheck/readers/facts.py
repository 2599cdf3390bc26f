"""Tables of facts (CSV, workbooks) as sources: every row a claim, its columns subject, measure, value and the rest.

A row is shown as a sentence, "Norhaven bridge, cost: £48 million.", of which only the value is a figure; it leads back
to the row's value cell. Rows of one source and one day are one document.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath

from numcheck.model.documents import DateOrigin, Document, Part, PartKind, Publication, Role, SourceMap
from numcheck.model.facts import Fact
from numcheck.model.spans import Span
from numcheck.readers.decoding import NotForUsError, decode, with_plain_newlines
from numcheck.readers.fact_units import FactError, Figures, written
from numcheck.readers.limits import Limits
from numcheck.readers.pieces import Piece, chained, joined
from numcheck.readers.reading import Card
from numcheck.readers.tables import DELIMITERS, TABLE_SUFFIXES, Cell, Row, csv_rows
from numcheck.readers.workbooks import is_workbook, sheets
from numcheck.readers.written_dates import field_date, file_name_date

RANK = 2
"""How far a table of facts is trusted: above a work of reference, whose rank is 1, and wires."""
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "subject": ("subject", "entity", "item", "topic", "what", "who"),
    "measure": ("measure", "metric", "indicator", "quantity", "variable"),
    "value": ("value", "figure", "number", "amount"),
    "unit": ("unit", "units", "unit of measure"),
    "as-of": ("as of", "asof", "as at", "date", "day", "as of date"),
    "source": ("source", "sources", "publisher", "according to", "origin"),
}
"""The columns and the headers that name them, in any case, with spaces, hyphens or underscores."""
NEEDED = ("subject", "measure", "value")
_HEADER_WITHIN = 10
"""Rows, among the first of which the headers are looked for: a title may stand above."""


@dataclass(frozen=True, slots=True)
class Facts:
    """The documents of a table, one for each source and day; a line for each row that was not read; what to tell."""

    documents: tuple[Document, ...]
    faults: tuple[str, ...] = ()
    told: tuple[str, ...] = ()


def is_table(data: bytes, name: str, limits: Limits) -> bool:
    """Whether a file is a table: by its suffix, as a workbook, or by a first line that has all the columns needed."""
    if PurePath(name).suffix.lower() in TABLE_SUFFIXES or is_workbook(data):
        return True
    line = data[:2_000].lstrip(b"\xef\xbb\xbf").partition(b"\n")[0].decode("utf-8", "replace")
    line = line.strip("\r\n").replace('"', "")
    return any(_columns(row) for d in DELIMITERS if d in line for row in csv_rows(line, d, limits))


def read_facts(
    data: bytes,
    name: str,
    figures: Figures,
    *,
    limits: Limits = Limits(),
    card: Card = Card(),
    role: Role = Role.SOURCE,
) -> Facts:
    """The facts in a file's bytes.

    Raises:
        NotForUsError: for a table without the columns that are needed.
        UnreadableError: with the reason in one line, for what is no table.
    """
    if is_workbook(data) or PurePath(name).suffix.lower() == ".xlsx":
        tables = [_Table(s.name, s.rows, s.original, SourceMap()) for s in sheets(data, limits)]
    else:
        plain, original, newlines = with_plain_newlines(decode(data, limits))
        tables = [_Table("", _rows(plain, limits), original, newlines)]
    headed = [(t, found) for t in tables if (found := t.header) is not None]
    if not headed:
        raise NotForUsError(
            f"the table is no table of facts: it has no columns {', '.join(NEEDED[:-1])} and {NEEDED[-1]}"
        )
    reading = _Reading(name, figures, card, role)
    for k, (table, (start, columns)) in enumerate(headed):
        reading.table(table, start, columns, labelled=bool(table.sheet), k=k)
    return Facts(reading.documents(), tuple(reading.faults), tuple(reading.told))


@dataclass(frozen=True, slots=True)
class _Table:
    """The rows of a sheet (named) or of a CSV file, and the text that their places are counted in."""

    sheet: str
    rows: tuple[Row, ...]
    original: str
    source_map: SourceMap

    @property
    def header(self) -> tuple[int, Mapping[str, int]] | None:
        """Which row holds the headers, and which column is which; None if there is none."""
        for k, row in enumerate(self.rows[:_HEADER_WITHIN]):
            if columns := _columns(row):
                return k, columns
        return None


def _rows(plain: str, limits: Limits) -> tuple[Row, ...]:
    """The rows of a CSV file, by the delimiter that tells its headers apart."""
    head = "\n".join(plain.split("\n", _HEADER_WITHIN)[:_HEADER_WITHIN])
    for delimiter in DELIMITERS:
        if delimiter in head:
            rows = tuple(csv_rows(plain, delimiter, limits))
            if any(_columns(row) for row in rows[:_HEADER_WITHIN]):
                return rows
    return ()


def _columns(row: Row) -> Mapping[str, int]:
    """Which column is which; empty if one that is needed is not there."""
    headers = [re.sub(r"[\W_]+", " ", c.value.text).strip().lower() for c in row.cells]
    found: dict[str, int] = {}
    for column, names in COLUMNS.items():
        place = next((headers.index(n) for n in names if n in headers), None)
        if place is not None:
            found[column] = place
    return found if all(column in found for column in NEEDED) else {}


@dataclass(slots=True)
class _Group:
    """The rows of one source and one day in one table, put in a row."""

    table: _Table
    source: str | None
    as_of: dt.date | None
    pieces: list[Piece] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    cells: list[tuple[int, str]] = field(default_factory=list)
    length: int = 0

    def add(self, pieces: Sequence[Piece]) -> Span:
        """Puts some pieces behind the text so far, and says where they stand."""
        self.pieces += pieces
        start = self.length
        self.length += sum(len(p.text) for p in pieces)
        return Span(start, self.length)


@dataclass(slots=True)
class _Reading:
    """Rows to groups, and groups to documents."""

    name: str
    figures: Figures
    card: Card
    role: Role
    groups: dict[tuple[int, str, dt.date | None], _Group] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)

    def table(self, table: _Table, start: int, columns: Mapping[str, int], *, labelled: bool, k: int) -> None:
        """Reads the rows below the headers of one table."""
        taken = set(columns.values())
        more = [c.value.text for n, c in enumerate(table.rows[start].cells) if n not in taken and c.value.text]
        if more:
            self.told.append(f"{self._called(table)}: columns not read: {', '.join(more)}")
        for row in table.rows[start + 1 :]:
            if row.blank:
                continue
            cells = {c: row.cells[n] for c, n in columns.items() if n < len(row.cells)}
            try:
                self._fact(table, cells, k, labelled=labelled)
            except FactError as error:
                cell = cells.get(error.column)
                where = cell.name if cell and labelled else f"row {row.number}, column {error.column}"
                self.faults.append(f"{f'{table.sheet}!' if labelled else ''}{where}: {error}")

    def documents(self) -> tuple[Document, ...]:
        """A document for each source and day of each table, numbered if there are several."""
        several = len(self.groups) > 1
        return tuple(
            self._document(group, f"{self.name}#{n}" if several else self.name)
            for n, group in enumerate(self.groups.values(), 1)
        )

    def _called(self, table: _Table) -> str:
        return f"{self.name}, {table.sheet}" if table.sheet else self.name

    def _fact(self, table: _Table, cells: Mapping[str, Cell], k: int, *, labelled: bool) -> None:
        for column in NEEDED:
            cell = cells.get(column)
            if cell is None or not cell.value.text:
                raise FactError(
                    column, (cell.fault if cell else "") or f"a {column} is expected, and the cell is empty"
                )
        as_of = _day(cells.get("as-of"))
        value, origin = cells["value"].value.text, cells["value"].value.source_map.origins[0]
        subject, measure = (" ".join(cells[c].value.text.split()) for c in ("subject", "measure"))
        opening = f"{subject}, {measure}: "
        unit = " ".join(cells["unit"].value.text.split()) if "unit" in cells else ""
        before, after = written(opening, value, unit, self.figures)
        source = cells["source"].value.text if "source" in cells else ""
        group = self.groups.setdefault((k, source, as_of), _Group(table, source or None, as_of))
        gap = [Piece("\n\n", origin)] if group.length else []
        group.add(gap)
        first = group.add([Piece(opening, origin)])
        last = cells["value"].value.source_map.origin(len(value) - 1)
        stated = group.add(
            [
                *(Piece(c, origin) for c in before),
                *cells["value"].value.pieces(Span(0, len(value))),
                *(Piece(c, last) for c in after),
            ]
        )
        end = group.add([Piece(".", last)])
        group.facts.append(
            Fact(
                Span(first.start, end.end),
                Span(first.start, first.start + len(subject)),
                Span(first.start + len(subject) + 2, first.end - 2),
                stated,
            )
        )
        if labelled:
            group.cells.append((origin, f"{self._called(table)}!{cells['value'].name}"))

    def _document(self, group: _Group, name: str) -> Document:
        text, source_map = joined(group.pieces)
        original = group.table.original
        return Document(
            name=name,
            text=text,
            source=group.source or self.card.source,
            published=self._published(group.as_of),
            role=self.card.role or self.role,
            title=self.card.title,
            parts=tuple(Part(f.sentence, PartKind.TABLE_CELL) for f in group.facts),
            original=original,
            source_map=chained(source_map, group.table.source_map, len(text)),
            source_found="column source"
            if group.source
            else DateOrigin.SOURCES_FILE.value
            if self.card.source
            else None,
            rank=RANK if self.card.rank is None else self.card.rank,
            facts=tuple(group.facts),
            cells=tuple(group.cells),
        )

    def _published(self, as_of: dt.date | None) -> Publication | None:
        """The day of the rows; where they name none, that of the whole table."""
        if as_of is not None:
            return Publication(as_of, DateOrigin.NATIVE_FIELD, "column as-of")
        in_name = file_name_date(self.name)
        day = in_name.full() if in_name else None
        return self.card.published or (Publication(day, DateOrigin.FILE_NAME) if day else None)


def _day(cell: Cell | None) -> dt.date | None:
    if cell is None or not (cell.value.text or cell.fault):
        return None
    day = field_date(cell.value.text)
    if day is None:
        raise FactError("as-of", cell.fault or f"{cell.value.text!r} is no day; 2031-05-06 is expected")
    return day
