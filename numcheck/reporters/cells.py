"""Tables as CSV that a spreadsheet opens without running anything."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pandas import DataFrame

_RUNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What makes a spreadsheet take a cell for a formula, full-width forms included."""


def csv_text(frame: DataFrame) -> str:
    """The table with CRLF line ends; text that begins like a formula gets an apostrophe before it."""
    return str(frame.map(guarded).to_csv(index=False, lineterminator="\r\n", quoting=csv.QUOTE_MINIMAL))


def guarded(cell: object) -> object:
    """A cell that no spreadsheet runs; numbers stay numbers."""
    if isinstance(cell, str):
        cell = "".join(" " if c < " " and c not in "\t\r\n" else c for c in cell)
        if cell.lstrip(" ").startswith(_RUNS):
            return "'" + cell
    return cell
