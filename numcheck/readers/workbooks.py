"""Workbooks (`.xlsx`) as rows of cells: the one door to openpyxl, behind the limits of archives.

A workbook has no lines: a sheet is laid out as one line a row, cells between tabs, and places are named after cells.
Formulas count with the value that is stored beside them.
"""

from __future__ import annotations

import datetime as dt
import io
import warnings
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from numcheck.readers.decoding import UnreadableError
from numcheck.readers.limits import Limits
from numcheck.readers.pieces import Passage, Piece
from numcheck.readers.tables import Cell, Row, too_many
from numcheck.readers.word_archives import MARK, opened, part

_BOOK = "xl/workbook.xml"
_WHAT = "workbook"
_DECLARING = (b"<!DOCTYPE", b"<!ENTITY")
_NO_VALUE = "a formula without a stored value; open the workbook and save it"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its name, its rows, and the text in which its places are counted."""

    name: str
    rows: tuple[Row, ...]
    original: str


def is_workbook(data: bytes) -> bool:
    """Whether a file is a zip archive that holds a workbook."""
    if not data.startswith(MARK):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _BOOK in archive.namelist()
    except (zipfile.BadZipFile, ValueError, OSError):
        return False


def sheets(data: bytes, limits: Limits = Limits()) -> list[Sheet]:
    """The sheets of a workbook, in its order.

    Raises:
        UnreadableError: if it is damaged, far larger unpacked, declares entities, or has too many cells.
    """
    _guard(data, limits)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl tells of styles and charts that it does not know
        try:
            return list(_sheets(data, limits))
        except UnreadableError:
            raise
        except Exception as error:  # openpyxl raises whatever a broken part leads to
            raise UnreadableError(f"the {_WHAT} is damaged or cut off") from error


def _guard(data: bytes, limits: Limits) -> None:
    """Unpacks every part once within the limits, before a library does so without any."""
    left = limits.unpacked_bytes
    with opened(data, _WHAT) as archive:
        for entry in archive.infolist():
            if not entry.filename.endswith((".xml", ".rels", ".vml")):
                continue
            content = part(archive, entry, limits, _WHAT)
            left -= len(content)
            if left < 0:
                raise UnreadableError(f"the {_WHAT} is far larger unpacked than any table of facts; it is not read")
            if any(mark in content or mark.decode().encode("utf-16-le") in content for mark in _DECLARING):
                raise UnreadableError(f"the {_WHAT} declares entities of its own, which numcheck does not expand")


def _sheets(data: bytes, limits: Limits) -> Iterator[Sheet]:
    from openpyxl import load_workbook

    values = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    written = load_workbook(io.BytesIO(data), read_only=True)
    left = limits.nodes
    for sheet, formulas in zip(values.worksheets, written.worksheets, strict=True):
        sheet.reset_dimensions()
        formulas.reset_dimensions()
        rows: list[Row] = []
        lines: list[str] = []
        at = 0
        for number, (row, other) in enumerate(zip_longest(sheet.iter_rows(), formulas.iter_rows(), fillvalue=()), 1):
            left -= 1 + len(row)
            if left < 0:
                raise too_many(limits)
            cells, line = _row(row, other, number, at)
            rows.append(Row(number, cells))
            lines.append(line)
            at += len(line) + 1
        yield Sheet(sheet.title, tuple(rows), "\n".join(lines))


def _row(row: tuple[Any, ...], formulas: tuple[Any, ...], number: int, at: int) -> tuple[tuple[Cell, ...], str]:
    from openpyxl.utils import get_column_letter

    cells: list[Cell] = []
    texts: list[str] = []
    for k, cell in enumerate(row):
        text = _shown(cell.value, getattr(cell, "number_format", "") or "")
        formula = formulas[k].value if k < len(formulas) else None
        fault = _NO_VALUE if cell.value is None and isinstance(formula, str) and formula.startswith("=") else ""
        cells.append(Cell(Passage.of([Piece(text, at)]), f"{get_column_letter(k + 1)}{number}", fault))
        texts.append(text)
        at += len(text) + 1
    return tuple(cells), "\t".join(texts)


def _shown(value: object, form: str) -> str:
    """A cell as it reads: percents with their sign, days as 2031-05-06, whole numbers without a point."""
    match value:
        case None:
            return ""
        case bool():
            return str(value).upper()
        case dt.datetime():
            return value.date().isoformat()
        case dt.date():
            return value.isoformat()
        case int() | float():
            percent = "%" in form
            decimals = form.partition("%")[0].partition(".")[2]
            number = round(value * 100, 10) if percent else value
            fixed = decimals.count("0") if decimals and set(decimals) <= set("0#") else None
            text = (
                f"{number:.{fixed}f}" if fixed else f"{number:.15g}" if "e" not in f"{number:.15g}" else f"{number:f}"
            )
            return f"{text}%" if percent else text
        case _:
            return " ".join(str(value).split())
