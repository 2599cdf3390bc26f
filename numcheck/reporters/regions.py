"""Places as the formats of other tools want them: lines and columns of the original file, in each tool's own units."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import quote

from numcheck.model.documents import Document
from numcheck.model.findings import Finding, Place, Report
from numcheck.model.lines import Locator
from numcheck.model.spans import Span

Locators = dict[str, Locator]
"""The line tables of a report's documents, by document name."""


@dataclass(frozen=True, slots=True)
class Region:
    """Lines and columns from 1 in the original file; columns in code points, the end exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


def locators(report: Report) -> Locators:
    """The line tables of all documents of a report."""
    return {document.name: Locator(document) for document in report.documents}


def region(locator: Locator, span: Span) -> Region:
    """Where a span stands in the file; markup that closes behind its last character is not part of it."""
    line, column = locator.line_column(span.start)
    last = max(span.start, span.end - 1)
    end_line, end_column = locator.line_column(last)
    return Region(line, column, end_line, end_column + (span.end > span.start))


def byte_column(document: Document, line: int, column: int) -> int:
    """A column in code points as one in UTF-8 bytes, both from 1."""
    original = document.text if document.original is None else document.original
    start = 0
    for found in re.finditer("\n", original):
        if line == 1:
            break
        line, start = line - 1, found.end()
    return len(original[start : start + column - 1].encode("utf-8", "surrogatepass")) + 1


def where(place: Place, at: Locators) -> str:
    """ "drafts/jobs.md:14:31": what editors and logs make a link of."""
    return at[place.document].place(place.span.start)


def who(place: Place, at: Locators) -> str:
    """Who states a place: the source of its document, and the speaker where one is named."""
    named = at[place.document].document.who
    return f"{named}, said by {place.speaker}" if place.speaker else named


_TEXT_OF_FILE = re.compile(r"#\d+\Z")


def file_of(name: str) -> str:
    """The file of a document's name: "feed.xml" of "feed.xml#2", the second text of a file that holds several."""
    return _TEXT_OF_FILE.sub("", name)


def uri(name: str) -> str:
    """A document's file as a reference that no consumer has to guess at: percent-encoded, absolute paths as file:."""
    quoted = quote(file_of(name), safe="/~")
    return f"file://{quoted}" if PurePosixPath(name).is_absolute() else quoted


def worst_first(report: Report) -> tuple[Finding, ...]:
    """The findings by severity, and in the report's order within one."""
    return tuple(sorted(report.findings, key=lambda f: -f.severity.rank))
