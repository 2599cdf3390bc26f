"""The report for a terminal."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from report_builder import document, place, report

from numcheck.model.documents import Role
from numcheck.model.findings import Report, Status
from numcheck.model.lines import Locator
from numcheck.model.spans import Span
from numcheck.reporters import Style
from numcheck.reporters.coverage import coverage_line
from numcheck.reporters.excerpts import columns, excerpt
from numcheck.reporters.formats.text import render


def test_a_finding_shows_both_places_its_working_and_its_question() -> None:
    page = render(report(), Style())
    assert page.startswith("error sources/misquoted: The draft has $48 million")
    assert "draft.md:3:44, paragraph 1 (said by Mayor Ida Holm)" in page
    assert "wire/a.txt:1:17, paragraph 1 (Harbor Wire)" in page
    assert "working 48 and 84" in page
    assert "ask     What did Holm say?" in page


def test_the_numbers_are_marked_under_their_sentences() -> None:
    lines = render(report(), Style()).splitlines()
    for words in ("$48 million", "$84 million"):
        k = next(k for k, line in enumerate(lines) if line.startswith("    | ") and words in line)
        marks = lines[k + 1]
        assert lines[k][marks.index("^") : marks.rindex("^") + 1] == words


def test_it_ends_with_what_was_not_read_and_the_coverage_line() -> None:
    tail = render(report(), Style()).splitlines()[-3:]
    assert tail[0] == "skipped: wire/a.txt has no publication date"
    assert tail[1] == "not read: missing.txt: no such file or directory"
    assert tail[2] == "4 numbers: 1 tied, 1 in conflict, 1 unmatched, 1 unread"


def test_how_each_text_was_dated_is_said() -> None:
    page = render(report(), Style())
    assert "read draft draft.md: 2031-05-06 by --pub-date" in page
    assert "read source wire/a.txt (Harbor Wire): no publication date" in page


@pytest.mark.parametrize("width", [40, 60, 100])
def test_no_line_is_wider_than_the_page(width: int) -> None:
    *lines, coverage = render(report(), Style(width)).splitlines()
    assert coverage == coverage_line(report())  # in one piece, to be searched for
    for line in lines:
        assert columns(line) <= width or " " not in line.strip()


def test_colors_only_if_asked_for() -> None:
    assert "\x1b" not in render(report(), Style())
    colored = render(report(), Style(color=True))
    assert "\x1b[1;31merror\x1b[0m" in colored
    assert re.sub(r"\x1b\[[\d;]*m", "", colored) == render(report(), Style())


def test_a_text_cannot_speak_to_the_terminal() -> None:
    evil = document("a\x1b[2J.txt", "It cost \x1b[31m$48 million\u202e, he said.", Role.DRAFT, "S\x07")
    finding = replace(report().findings[0], primary=place(evil, "$48 million"), related=(), message="\x1b]0;x\x07")
    page = render(Report((evil,), (finding,), ()), Style())
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f\u202e]", page)


def test_nothing_found_and_nothing_read_are_told_apart() -> None:
    assert render(replace(report(), findings=()), Style()).startswith("No conflicts found.")
    assert render(Report((), (), ()), Style()).startswith("Nothing could be read.")


def test_coverage_counts_every_status_and_leaves_out_what_there_is_none_of() -> None:
    ticked = report().ticked[0]
    every = Report((), (), tuple(replace(ticked, status=status) for status in Status))
    assert coverage_line(every) == (
        "7 numbers: 1 tied, 1 in conflict, 1 disputed, 1 unmatched, 1 unchecked, 1 settled, 1 unread"
    )
    assert coverage_line(replace(every, ticked=every.ticked[:1])) == "1 number: 1 tied"
    assert coverage_line(Report((), (), ())) == "0 numbers"


TEXTS = st.text(alphabet="ab 1.\u0301広\t", max_size=300)
NUMBERS = st.text(alphabet="1广,", min_size=1, max_size=30)


@given(TEXTS, NUMBERS, TEXTS, st.integers(40, 120))
def test_the_marks_always_stand_under_the_number(before: str, number: str, after: str, width: int) -> None:
    text = f"{before}{number}{after}"
    span = Span(len(before), len(before) + len(number))
    line, marks = excerpt(Locator(document("a.txt", text, Role.DRAFT, None)), span, width)
    indent = len(marks) - len(marks.lstrip())
    starts = [k for k in range(len(line) + 1) if columns(line[:k]) == indent]
    assert columns(line) <= width
    assert any(line[k:].startswith(number) for k in starts) or line.endswith("…")
    assert len(marks.strip()) <= columns(number)
