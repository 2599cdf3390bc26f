"""Tables as rows of cells with places: what a CSV file and a workbook have in common."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from numcheck.model.spans import Span
from numcheck.readers.decoding import UnreadableError
from numcheck.readers.limits import Limits
from numcheck.readers.pieces import Passage, Piece

_QUOTED = re.compile(r'"((?:[^"]|"")*+)"')
DELIMITERS = ",;\t|"
TABLE_SUFFIXES = (".csv", ".tsv", ".xlsx")
"""Of files that are read as tables of facts, apart from the formats of texts."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its text with the map into the file, what a person calls it ("C4"), and why it has no value, if so."""

    value: Passage
    name: str
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its number in the file, from 1, and its cells."""

    number: int
    cells: tuple[Cell, ...]

    @property
    def blank(self) -> bool:
        """Whether nothing stands in it."""
        return not any(c.value.text or c.fault for c in self.cells)


def csv_rows(text: str, delimiter: str, limits: Limits) -> Iterator[Row]:
    """The rows of a table in text; a row's number is the line on which it begins.

    Raises:
        UnreadableError: for a quotation mark without end, and for more cells than any table of a desk has.
    """
    bare = re.compile(rf"[^{re.escape(delimiter)}\n]*+")
    at, line, count = 0, 1, 0
    while at < len(text):
        cells: list[Cell] = []
        start = at
        while True:
            value, at = _cell(text, at, bare, line)
            cells.append(Cell(value, f"column {len(cells) + 1}"))
            count += 1
            if count > limits.nodes:
                raise too_many(limits)
            if at >= len(text) or text[at] == "\n":
                break
            at += 1
        at += 1
        yield Row(line, tuple(cells))
        line += text.count("\n", start, at)


def _cell(text: str, at: int, bare: re.Pattern[str], line: int) -> tuple[Passage, int]:
    """The cell that begins at an offset, without its margins and marks, and where it ends."""
    rest = bare.match(text, at)
    assert rest is not None
    if not rest.group().lstrip(" ").startswith('"'):
        return _trimmed(rest.group(), at), rest.end()
    start = at + len(rest.group()) - len(rest.group().lstrip(" "))
    quoted = _QUOTED.match(text, start)
    if quoted is None:
        raise UnreadableError(f"the table has a quotation mark without end, line {line}")
    behind = bare.match(text, quoted.end())
    assert behind is not None
    return Passage.of(_unquoted(text, Span(*quoted.span(1)))), behind.end()


def _unquoted(text: str, inside: Span) -> Iterator[Piece]:
    """What stands between quotation marks, a doubled one read as one."""
    at = inside.start
    for found in re.finditer('""', inside.of(text)):
        cut = inside.start + found.start() + 1
        yield Piece(text[at:cut], at)
        at = cut + 1
    yield Piece(text[at : inside.end], at)


def _trimmed(written: str, at: int) -> Passage:
    bare = written.strip()
    return Passage.of([Piece(bare, at + written.index(bare))])


def too_many(limits: Limits) -> UnreadableError:
    """The refusal of a table that is too large."""
    return UnreadableError(f"the table has more than {limits.nodes:,} cells; it is no table of facts")
