"""Blocks to parts: what is headline, dateline, body, caption, metadata or furniture; and what the header says.

The header ends with the first paragraph of prose. Before it, a line that is only a date, an address, a byline or a
wire's own note is metadata; the first short line that is no sentence is the headline.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from numcheck.model.documents import Part, PartKind
from numcheck.model.lexicon import Lexicon
from numcheck.model.spans import Span
from numcheck.readers.blocks import Block, is_address
from numcheck.readers.captions import is_caption
from numcheck.readers.datelines import Dateline, dateline
from numcheck.readers.furniture import furniture
from numcheck.readers.wires import Habit, header_line, headline_mark, is_end
from numcheck.readers.written_dates import PartialDate, is_stamp, stamp_date

_BYLINE = re.compile(r"(?:by|from|words by|reporting by|edited by|story by)\s[^\d]{3,90}", re.IGNORECASE)
_CREDIT = re.compile(r"(?:source|publisher|outlet)\s?:\s?(?P<source>[^\n]{2,80})", re.IGNORECASE)
_NO_HEADLINE_END = (".", ",", ";", ":")
_HEADLINE_LIMIT = 170
_STANDFIRST_LIMIT = 250
_QUOTES = "\"'“”‘’«»"


@dataclass(slots=True)
class Header:
    """What the lines above the article say, gathered as they are met."""

    stamps: list[PartialDate] = field(default_factory=list)
    address: str | None = None
    credit: str | None = None
    dateline: Dateline | None = None
    version: int | None = None
    corrected: bool = False
    slug: str | None = None


def parts_of(text: str, blocks: Sequence[Block], lexicon: Lexicon) -> tuple[tuple[Part, ...], Header]:
    """The parts of a laid-out text in order, and its header."""
    shown = [b.span.of(text) for b in blocks]
    fixed = _fixed(blocks, shown, lexicon)
    header = Header()
    reader = _Reader(lexicon, header, last=max((k for k, f in enumerate(fixed) if not f), default=-1))
    parts = [
        part
        for k, block in enumerate(blocks)
        for part in ([Part(block.span, PartKind.BOILERPLATE)] if fixed[k] else reader.read(block, shown[k], k))
    ]
    return tuple(parts), header


def _fixed(blocks: Sequence[Block], shown: Sequence[str], lexicon: Lexicon) -> list[bool]:
    """Which blocks are furniture; the cells of a table never, nor do they make their neighbors so."""
    cells = [b.kind is PartKind.TABLE_CELL for b in blocks]
    runs = [-1 - k if cells[k] else b.run for k, b in enumerate(blocks)]
    return [f and not c for f, c in zip(furniture(shown, runs, lexicon), cells, strict=True)]


@dataclass(slots=True)
class _Reader:
    """Goes down the page; `above` holds until the first prose, `last` is the last block that is no furniture."""

    lexicon: Lexicon
    header: Header
    last: int
    above: bool = True
    headed: bool = False

    def read(self, block: Block, shown: str, k: int) -> Iterator[Part]:
        opening = dateline(shown) if block.kind in (None, PartKind.BODY) else None
        if opening and self.above and header_line(shown) is None:
            yield from self._dateline(block.span, opening)
            return
        kind = self._kind(block, shown, k)
        mark = headline_mark(shown) if kind is PartKind.HEADLINE else None
        cut = block.span.start + (mark.end if mark else 0)
        if mark:
            self._note(mark)
            yield Part(Span(block.span.start, cut), PartKind.METADATA)
        yield Part(Span(cut, block.span.end), kind)

    def _note(self, habit: Habit) -> None:
        """Takes down what the wire says of this take."""
        header = self.header
        header.version = header.version if header.version is not None else habit.version
        header.corrected = header.corrected or habit.corrected
        header.slug = header.slug or habit.slug

    def _dateline(self, span: Span, opening: Dateline) -> Iterator[Part]:
        self.header.dateline = self.header.dateline or opening
        self.above = False
        cut = min(span.start + opening.end, span.end)
        yield Part(Span(span.start, cut), PartKind.DATELINE)
        if cut < span.end:
            yield Part(Span(cut, span.end), PartKind.BODY)

    def _kind(self, block: Block, shown: str, k: int) -> PartKind:
        if block.kind not in (None, PartKind.BODY):
            assert block.kind is not None
            self.headed = self.headed or block.kind is PartKind.HEADLINE
            return block.kind
        shown = shown.strip("^<")  # what some wires set around headlines and bylines
        if self._is_metadata(shown, k):
            return PartKind.METADATA
        if is_caption(shown, self.lexicon):
            return PartKind.CAPTION
        if self.above and block.kind is None and k < self.last:
            if not self.headed and _is_heading(shown, _HEADLINE_LIMIT):
                self.headed = True
                return PartKind.HEADLINE
            if self.headed and _is_heading(shown, _STANDFIRST_LIMIT):
                return PartKind.STANDFIRST
        self.above = False
        return PartKind.BODY

    def _is_metadata(self, shown: str, k: int) -> bool:
        if is_address(shown):
            if self.above:
                self.header.address = self.header.address or shown.strip("<> ")
            return True
        if is_stamp(shown):
            if self.above and (date := stamp_date(shown)):
                self.header.stamps.append(date)
            return self.above or k == self.last or ":" in shown
        if (self.above or k == self.last) and (credit := _CREDIT.fullmatch(shown)):
            self.header.credit = self.header.credit or credit["source"].strip()
            return True
        if not self.above:
            return is_end(shown)
        if habit := header_line(shown):
            self._note(habit)
            return True
        is_byline = _BYLINE.fullmatch(shown) is not None and not shown.endswith(".")
        return is_byline and _named(shown)


def _named(byline: str) -> bool:
    """Whether the words after "By" are names: all but small words begin with a capital."""
    words = [
        w
        for w in byline.split()[1:]
        if w not in ("and", "in", "for", "of", "the", "de", "van", "von", "by", "with", "at")
    ]
    return bool(words) and all(w[0].isupper() or not w[0].isalpha() for w in words)


def _is_heading(shown: str, limit: int) -> bool:
    return (
        len(shown) <= limit
        and "\n" not in shown
        and len(shown.split()) > 1
        and not shown.rstrip(_QUOTES).endswith(_NO_HEADLINE_END)
    )
