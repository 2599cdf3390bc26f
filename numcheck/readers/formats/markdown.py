"""Markdown: front matter, headings, lists, quotes, tables; the text is what a reader sees, mapped to the file.

Two steps, each with its map: lines to blocks (heading signs, list marks, fences and comments fall away), then inline
marks (emphasis, link targets, tags, entities). So no number of an address, a comment or a list mark is read as a claim.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from itertools import islice

from numcheck.model.documents import PartKind, SourceMap
from numcheck.model.spans import Span
from numcheck.readers.blocks import Block, Layout, Stated, bounded
from numcheck.readers.decoding import too_many_blocks, too_many_elements
from numcheck.readers.drafts import Draft, assembled
from numcheck.readers.front_matter import FrontMatter, front_matter
from numcheck.readers.limits import Limits
from numcheck.readers.pieces import Piece, chained, joined

SUFFIXES = (".md", ".markdown", ".mdown")

_HIDDEN = "\x00"
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_FENCE = re.compile(r"^ {0,3}(?P<fence>`{3,}|~{3,}).*?(?:^ {0,3}(?P=fence)[`~]*[ \t]*$|\Z)", re.DOTALL | re.MULTILINE)
_HEADING = re.compile(r" {0,3}(?P<level>#{1,6})[ \t]+(?P<text>\S.*)")
_UNDERLINE = re.compile(r" {0,3}(?:=+|-{2,})[ \t]*")
_RULE = re.compile(r"[ \t]*(?:[*_-][ \t]*){3,200}")
_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+(?=\S)")
_QUOTE = re.compile(r" {0,3}>[ \t]?")
_FOOTNOTE = re.compile(r" {0,3}\[\^[^\]\s]{1,60}\]:[ \t]*")
_LINK_TARGET = re.compile(r" {0,3}\[[^\]\^][^\]]{0,200}\]:[ \t]*\S+.*")
_ONLY_IMAGE = re.compile(r"!\[[^\]]{0,1000}\]\([^()\n]{0,2000}\)\s*")
_TARGET = r"\([^()\n]{0,2000}(?:\([^()\n]{0,500}\)[^()\n]{0,500})?\)"
_INLINE = re.compile(
    rf"(?P<hidden>{_HIDDEN}+)"
    r"|\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|(?P<footnote>\[\^[^\]\s]{1,60}\])"
    rf"|!?\[(?P<label>[^\[\]]{{0,1000}})\](?:{_TARGET}|\[[^\[\]]{{0,100}}\])"
    r"|(?P<line_break><br[ \t]?/?>)"
    r"|(?P<tag><https?://[^<>\s]{1,2000}>|</?[A-Za-z][^<>]{0,1000}>)"
    r"|(?P<entity>&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z]{2,31});)"
    r"|(?P<struck>~~[^~\n]{1,1000}~~)"
    r"|(?P<code>`+)"
    r"|(?P<emphasis>\*{1,3}|(?<![^\W_])_{1,3}|_{1,3}(?![^\W_]))"
)


def lay_out(text: str, limits: Limits = Limits()) -> list[Layout]:
    """The text a reader sees, with what the front matter states.

    Raises:
        UnreadableError: for more blocks or marks than any article has.
    """
    fields = front_matter(text)
    masked = _masked(text, fields.end)
    drafts = [*_fielded(text, fields), *_Lines(masked, fields.end, limits).read()]
    if sum(d.kind is PartKind.HEADLINE for d in drafts) > 1:
        drafts = [d for k, d in enumerate(drafts) if k or d.kind is not PartKind.HEADLINE]
    middle, blocks, outer = assembled(drafts)
    shown, blocks, inner = _without_marks(middle, blocks, limits)
    stated = Stated(
        title=fields.title.of(text) if fields.title else None,
        source=fields.source.of(text) if fields.source else None,
        date=fields.date(text),
        embargo=fields.embargo(text),
        source_field="front matter" if fields.source else None,
    )
    return [Layout(shown, blocks, chained(inner, outer, len(shown)), stated)]


def _masked(text: str, start: int) -> str:
    """The text with comments and code blocks hidden, character for character."""
    body = text[start:].replace(_HIDDEN, " ")
    for pattern in (_FENCE, _COMMENT):
        body = pattern.sub(lambda m: re.sub(r"[^\n]", _HIDDEN, m.group()), body)
    return text[:start] + body


def _fielded(text: str, fields: FrontMatter) -> Iterator[Draft]:
    """Headline and standfirst of the front matter, which readers see though they stand apart from the text."""
    for span, kind in ((fields.title, PartKind.HEADLINE), (fields.standfirst, PartKind.STANDFIRST)):
        if span and len(span):
            yield Draft(-1, kind, [Piece(span.of(text), span.start)])


class _Lines:
    """Goes down the lines of a Markdown text and gathers its blocks."""

    def __init__(self, text: str, start: int, limits: Limits) -> None:
        self.text, self.at, self.limits = text, start, limits
        self.drafts: list[Draft] = []
        self.open: Draft | None = None
        self.run = 0
        self.titled = False

    def read(self) -> list[Draft]:
        """The blocks in order."""
        for line in self.text[self.at :].split("\n"):
            self._line(line)
            self.at += len(line) + 1
            if len(self.drafts) > self.limits.blocks:
                raise too_many_blocks(self.limits)
        return self.drafts

    def _line(self, line: str) -> None:
        quoted = _QUOTE.match(line)
        shift = quoted.end() if quoted else 0
        line = line[shift:]
        if not line.strip(" \t" + _HIDDEN):
            self._close(line)
        elif heading := _HEADING.fullmatch(line):
            self._heading(heading, shift)
        elif self.open and self.open.kind is None and _UNDERLINE.fullmatch(line):
            self._raise(level=1 if "=" in line else 2)
        elif _RULE.fullmatch(line) or _LINK_TARGET.fullmatch(line):
            self.open = None
        elif line.lstrip().startswith("|"):
            self._cells(line, shift)
        elif note := _FOOTNOTE.match(line):
            self._start(PartKind.FOOTNOTE, line, shift, note.end())
        elif self._opens_item(line):
            mark = _ITEM.match(line)
            assert mark is not None
            self._start(PartKind.BODY, line, shift, mark.end())
        else:
            self._prose(line, shift)

    def _close(self, line: str) -> None:
        self.open = None
        self.run += _HIDDEN not in line

    def _start(self, kind: PartKind | None, line: str, shift: int, skip: int) -> None:
        self.open = Draft(self.run, kind)
        self.drafts.append(self.open)
        self._add(line, shift, skip)

    def _add(self, line: str, shift: int, skip: int) -> None:
        assert self.open is not None
        bare = line[skip:].strip()
        begin = self.at + shift + skip + line[skip:].index(bare)
        if self.open.pieces:
            self.open.pieces.append(Piece("\n", begin - 1))
        self.open.pieces.append(Piece(bare, begin))

    def _heading(self, found: re.Match[str], shift: int) -> None:
        bare = found["text"].rstrip("# \t") or found["text"]
        begin = self.at + shift + found.start("text")
        self.drafts.append(Draft(self.run, self._heading_kind(len(found["level"])), [Piece(bare, begin)]))
        self.open = None
        self.run += 1

    def _heading_kind(self, level: int) -> PartKind:
        first = not self.titled and level <= 2 and all(d.kind is not None for d in self.drafts)
        self.titled = self.titled or first
        return PartKind.HEADLINE if first else PartKind.STANDFIRST

    def _raise(self, level: int) -> None:
        """Makes the open paragraph a heading: the line under it says so."""
        draft = self.drafts.pop()
        draft.kind = self._heading_kind(level)
        self.drafts.append(draft)
        self.open = None
        self.run += 1

    def _cells(self, line: str, shift: int) -> None:
        self.open = None
        if not line.strip("|:- \t"):
            return
        for cell in re.finditer(r"[^|]+", line):
            bare = cell.group().strip()
            if bare:
                begin = self.at + shift + cell.start() + cell.group().index(bare)
                self.drafts.append(Draft(self.run, PartKind.TABLE_CELL, [Piece(bare, begin)]))

    def _opens_item(self, line: str) -> bool:
        mark = _ITEM.match(line)
        if mark is None:
            return False
        in_prose = self.open is not None and self.open.kind is None
        return not (in_prose and mark.group().strip()[0].isdigit() and mark.group().strip()[:-1] != "1")

    def _prose(self, line: str, shift: int) -> None:
        if self.open:
            self._add(line, shift, 0)
        else:
            self._start(PartKind.CAPTION if _ONLY_IMAGE.fullmatch(line.strip()) else None, line, shift, 0)


def _without_marks(text: str, blocks: tuple[Block, ...], limits: Limits) -> tuple[str, tuple[Block, ...], SourceMap]:
    """The text without inline marks, its blocks (those that have something left), and the map to the text with them."""
    pieces: list[Piece] = []
    kept: list[Block] = []
    at = end = 0
    for block in blocks:
        shown = list(islice(_shown(text, block.span), limits.nodes + 1))
        length = sum(len(p.text) for p in shown)
        if "".join(p.text for p in shown).strip():
            gap = text[end : block.span.start] if kept else ""
            pieces += [Piece(gap, end), *shown]
            span = Span(at + len(gap), at + len(gap) + length)
            at, end = span.end, block.span.end
            kept.append(Block(span, block.run, block.kind))
        if len(pieces) > limits.nodes:
            raise too_many_elements(limits)
    shown_text, source_map = joined(pieces)
    cut = (Block(c, b.run, b.kind) for b in kept for c in bounded(shown_text, b.span))
    return shown_text, tuple(cut), source_map


def _shown(text: str, span: Span) -> Iterator[Piece]:
    """What a reader sees of a stretch of Markdown."""
    at = span.start
    for found in _INLINE.finditer(text, span.start, span.end):
        if found["emphasis"] and _is_sign(text, found):
            continue
        yield Piece(text[at : found.start()], at)
        if found["label"]:
            yield from _shown(text, Span(*found.span("label")))
        else:
            yield _replacement(found)
        at = found.end()
    yield Piece(text[at : span.end], at)


def _is_sign(text: str, found: re.Match[str]) -> bool:
    """Whether an asterisk or underscore is a sign of its own: a blank or a digit on either side."""
    before = text[found.start() - 1 : found.start()]
    after = text[found.end() : found.end() + 1]
    return (before in ("", " ", "\n") and after in ("", " ", "\n")) or (before.isdigit() and after.isdigit())


def _replacement(found: re.Match[str]) -> Piece:
    if found["escaped"]:
        return Piece(found["escaped"], found.start("escaped"))
    if found["entity"]:
        return Piece(html.unescape(found["entity"]), found.start())
    return Piece("\n" if found["line_break"] else "", found.start())
