"""The tickmark sheet: every number once, its counts those of the coverage line, nothing left unsaid."""

from __future__ import annotations

import csv
import io
from collections import Counter

import numcheck
from numcheck.model.findings import Report, Status
from numcheck.model.tick_rows import COLUMNS, tick_rows
from numcheck.reporters import Style, reporter

DRAFT = """=Storm takes 48 lives in Colvane

The storm killed 48 people and cut 40 miles of cable. Call 0800 55512 or write to desk 7b.

The 3rd storm of the year, Zephyr 9, left 12 people hurt."""
SOURCE = "The storm in Colvane killed 48 people and left 21 people hurt."


def checked() -> Report:
    return numcheck.check(numcheck.document(DRAFT, name="draft"), [numcheck.document(SOURCE, name="wire")])


def test_the_sheet_and_the_coverage_line_agree() -> None:
    report = checked()
    assert Counter(r["status"] for r in tick_rows(report)) == {s.value: n for s, n in report.coverage.items()}


def test_every_number_has_a_reason_and_its_place() -> None:
    for row in tick_rows(checked()):
        assert row["reason"]
        assert DRAFT[int(row["start"]) : int(row["end"])].split() == str(row["text"]).split()


def test_what_agrees_and_what_does_not_is_told_apart() -> None:
    found = {str(r["text"]): r["status"] for r in tick_rows(checked())}
    assert found["48 people"] == Status.TIED
    assert found["12 people"] == Status.CONFLICT


def test_a_token_that_nobody_reads_is_listed() -> None:
    report = numcheck.check(numcheck.document("The code was 0x7q and six died.", name="draft"), [])
    unread = [t.text for t in report.ticked if t.status is Status.UNREAD]
    assert len(unread) == report.coverage[Status.UNREAD] > 0


def test_as_csv_with_guarded_cells() -> None:
    text = reporter("claims").render(checked(), Style())
    rows = list(csv.DictReader(io.StringIO(text)))
    assert tuple(rows[0]) == COLUMNS
    assert all(not cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row.values())
