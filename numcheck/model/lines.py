"""Line, column and paragraph of offsets in a document, looked up in tables made once."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import accumulate

from numcheck.model.documents import Document, Part, PartKind
from numcheck.model.spans import Span

_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]{0,2}\s+(?=[\"'“‘(\[]?[A-Z0-9])|\n")
_SENTENCE_REACH = 600
"""Characters to either side in which a sentence's ends are looked for."""


@dataclass(frozen=True, slots=True)
class Locator:
    """Where offsets of one document stand in the original file, as an editor would say it."""

    document: Document
    _lines: tuple[int, ...] = field(init=False, repr=False)
    _paragraphs: tuple[int, ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        original = self.document.text if self.document.original is None else self.document.original
        object.__setattr__(self, "_lines", (0, *(m.end() for m in re.finditer("\n", original))))
        counted = (part.kind is PartKind.BODY for part in self.document.parts)
        object.__setattr__(self, "_paragraphs", tuple(accumulate(counted, initial=0)))

    def line_column(self, offset: int) -> tuple[int, int]:
        """Line and column, both from 1, of a text offset in the original file."""
        at = self.document.source_map.origin(offset)
        line = bisect_right(self._lines, at)
        return line, at - self._lines[line - 1] + 1

    def place(self, offset: int) -> str:
        """A text offset as editors and logs make a link of it: "drafts/jobs.md:14:31"; in a workbook the cell."""
        cells = self.document.cells
        k = bisect_right(cells, self.document.source_map.origin(offset), key=lambda cell: cell[0])
        if k:
            return cells[k - 1][1]
        line, column = self.line_column(offset)
        return f"{self.document.name}:{line}:{column}"

    def paragraph(self, offset: int) -> int | None:
        """The number, from 1, of the body's paragraph at `offset`; None in headlines, captions, tables and furniture.

        A dateline belongs to the paragraph that it opens.
        """
        k = bisect_right(self.document.parts, offset, key=lambda p: p.span.start)
        kind = self.document.parts[k - 1].kind if k else PartKind.BODY
        if kind is PartKind.DATELINE:
            return self._paragraphs[k] + 1
        return max(1, self._paragraphs[k]) if kind is PartKind.BODY else None

    def part(self, offset: int) -> Part | None:
        """The part that holds `offset`."""
        return self.document.part_at(offset)

    def sentence(self, span: Span) -> Span:
        """The sentence around `span`, by punctuation alone, inside its part: for showing, not for reading."""
        part = self.part(span.start)
        whole = part.span if part else Span(0, len(self.document.text))
        low, high = max(whole.start, span.start - _SENTENCE_REACH), min(whole.end, span.end + _SENTENCE_REACH)
        text = self.document.text
        ends = [m.end() for m in _SENTENCE_END.finditer(text, low, span.start) if m.end() <= span.start]
        after = _SENTENCE_END.search(text, max(low, span.end - 1), high)
        start, end = ends[-1] if ends else low, max(span.end, after.end() if after else high)
        shown = text[start:end]
        return Span(start + len(shown) - len(shown.lstrip()), max(span.end, start + len(shown.rstrip())))
