"""Rows of a result in the formats that the listing commands share: a table for the terminal, JSON or CSV."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from numcheck.cli import output

FORMATS = ("table", "json", "csv")


def data(rows: Sequence[Mapping[str, object]], columns: Sequence[str], form: str) -> str:
    """Rows as `json`, an object each with all that it holds, or as `csv` with these columns."""
    if form == "json":
        return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"
    from pandas import DataFrame

    from numcheck.reporters.cells import csv_text

    return csv_text(DataFrame(rows, columns=list(columns)))


def write(text: str, form: str, file: Path | None) -> bool:
    """Writes a result, CSV as spreadsheets take it; False, with a line on standard error, if that cannot be done."""
    return output.write(text, file, "utf-8-sig" if form == "csv" else "utf-8")
