"""A text with what is known of it: name, source, publication date, role, parts."""

from __future__ import annotations

import bisect
import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from numcheck.model.facts import Fact
from numcheck.model.spans import Span


class Role(StrEnum):
    """What a document is in a comparison."""

    DRAFT = "draft"
    SOURCE = "source"
    REFERENCE = "reference"

    @property
    def usual_rank(self) -> int:
        """The rank of a document of which nobody says another: a work of reference outranks a source."""
        return 1 if self is Role.REFERENCE else 0


class DateOrigin(StrEnum):
    """How a publication date was found, in the order in which the ways are tried."""

    OPTION = "--pub-date"
    SOURCES_FILE = "sources.yaml"
    SETTINGS = "settings"
    FRONT_MATTER = "front matter"
    NATIVE_FIELD = "native field"
    DATELINE = "dateline"
    HEADER_LINE = "header line"
    ADDRESS = "address of the article"
    FILE_NAME = "file name"
    CALLER = "caller"
    STORY = "story's date"


@dataclass(frozen=True, slots=True)
class Publication:
    """The day a text was published, in its outlet's own zone, and how that was found.

    `field` names the native field it stood in ("versionCreated").
    """

    date: dt.date
    origin: DateOrigin
    field: str | None = None

    @property
    def how(self) -> str:
        """How the day was found, for a person: the native field's own name, else the kind of place."""
        return self.field or self.origin.value


class PartKind(StrEnum):
    """What a stretch of a document's text is."""

    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    DATELINE = "dateline"
    BODY = "body"
    CAPTION = "caption"
    TABLE_CELL = "table cell"
    FOOTNOTE = "footnote"
    METADATA = "metadata"
    BOILERPLATE = "boilerplate"

    @property
    def speaks(self) -> bool:
        """Whether its numbers can be claims of the article."""
        return self not in (PartKind.METADATA, PartKind.BOILERPLATE, PartKind.DATELINE)


@dataclass(frozen=True, slots=True)
class Part:
    """One block of the text: a headline, a paragraph, a caption."""

    span: Span
    kind: PartKind


@dataclass(frozen=True, slots=True)
class SourceMap:
    """Where each stretch of a document's text stands in the original file.

    `starts` are offsets into the text, ascending, the first 0; `origins` the offsets (code
    points of the decoded file) at which those stretches begin. Inside a stretch the two run
    in step.
    """

    starts: tuple[int, ...] = (0,)
    origins: tuple[int, ...] = (0,)

    def origin(self, offset: int) -> int:
        """The offset in the original file of a text offset."""
        k = bisect.bisect_right(self.starts, offset) - 1
        return self.origins[k] + offset - self.starts[k]


@dataclass(frozen=True, slots=True)
class Document:
    """One text to read. `name` is unique in a comparison; `parts` are ordered and do not overlap.

    `original` is the decoded file when it differs from `text`; `source_map` leads from `text`
    into it. `source_found` says where the source was found ("provider", "dateline"). `version` ranks the takes of one
    wire story, and a higher one supersedes a lower; `corrected` if the wire says that it corrects an earlier one.
    `rank` says how far the desk trusts a source: where two differ, the one of higher rank is the record.
    `facts` are the rows of a table of facts, which is read by its columns and not as prose; `cells` are the places of a
    workbook, each an offset in `original` and its name from there on ("facts.xlsx, Sheet1!C4").
    """

    name: str
    text: str
    source: str | None = None
    published: Publication | None = None
    role: Role = Role.SOURCE
    title: str | None = None
    parts: tuple[Part, ...] = ()
    original: str | None = None
    source_map: SourceMap = SourceMap()
    source_found: str | None = None
    version: int | None = None
    corrected: bool = False
    slug: str | None = None
    rank: int = 0
    facts: tuple[Fact, ...] = ()
    cells: tuple[tuple[int, str], ...] = ()

    @property
    def who(self) -> str:
        """How a report names the document: its source, else its name."""
        return self.source or self.name

    def part_at(self, offset: int) -> Part | None:
        """The part that holds a text offset, if any."""
        k = bisect.bisect_right(self.parts, offset, key=lambda p: p.span.start) - 1
        if k >= 0 and offset < self.parts[k].span.end:
            return self.parts[k]
        return None

    def line_column(self, offset: int) -> tuple[int, int]:
        """Line and column, both from 1, of a text offset in the original file."""
        text = self.text if self.original is None else self.original
        at = self.source_map.origin(offset)
        return text.count("\n", 0, at) + 1, at - (text.rfind("\n", 0, at) + 1) + 1


def named(documents: Iterable[Document], name: str) -> Document:
    """The document of that name.

    Raises:
        KeyError: if there is none.
    """
    for document in documents:
        if document.name == name:
            return document
    raise KeyError(name)
