"""A text as a format lays it out: blocks in order, and what the format itself knows of it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from numcheck.model.documents import DateOrigin, PartKind, SourceMap
from numcheck.model.spans import Span
from numcheck.readers.decoding import too_many_blocks
from numcheck.readers.limits import Limits
from numcheck.readers.written_dates import is_stamp

PART_LIMIT = 10_000
"""The longest block, in characters: a text without line breaks is cut after a sentence near there."""
_WRAP = range(50, 121)
"""The widths at which people break lines by hand; longer lines are paragraphs of their own."""
_SENTENCE_END = re.compile(r"[.!?…:;][\"'”’)\]]?$")
_BULLET = re.compile(r"(?:[-*•‣–—▪]|\d{1,2}[.)])\s")
_ADDRESS = re.compile(r"<?(?:https?://|www\.)\S{3,2000}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading or line.

    `run` numbers the stretches that no blank line divides; `kind` is what the format says.
    """

    span: Span
    run: int
    kind: PartKind | None = None


@dataclass(frozen=True, slots=True)
class Stated:
    """What a text's own fields say of it (front matter, a format's header); None where they are silent.

    `date_field` and `source_field` name the fields that were used, `origin` what kind of fields they are. `credit` is a
    source to take if the article's own dateline names none. `language` is the tag of the language it says it is in,
    `story` what its takes have in common.
    """

    title: str | None = None
    source: str | None = None
    date: dt.date | None = None
    embargo: dt.date | None = None
    origin: DateOrigin = DateOrigin.FRONT_MATTER
    date_field: str | None = None
    embargo_field: str | None = None
    source_field: str | None = None
    credit: str | None = None
    credit_field: str | None = None
    language: str | None = None
    version: int | None = None
    corrected: bool = False
    story: str | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """A text without its markup, the map back to what was handed in, its blocks, and its header fields.

    `original` is what lines are counted in where that is not what was handed in: a packed file has none of its own.
    """

    text: str
    blocks: tuple[Block, ...]
    source_map: SourceMap = SourceMap()
    stated: Stated = Stated()
    original: str | None = None


def is_address(line: str) -> bool:
    """Whether a line is the address of a web page and nothing else."""
    return _ADDRESS.fullmatch(line.strip()) is not None


def paragraphs(text: str, limits: Limits = Limits()) -> tuple[Block, ...]:
    """The blocks of a text without markup: a line each, or several lines where they were broken by hand.

    Raises:
        UnreadableError: for more lines than any article has.
    """
    return tuple(
        Block(cut, k)
        for k, lines in enumerate(_runs(text, limits))
        for span in _joined(text, lines)
        for cut in bounded(text, span)
    )


def bounded(text: str, span: Span) -> Iterator[Span]:
    """The span in cuts no longer than the limit, each ending after a sentence or at least a word where it can."""
    start = span.start
    while span.end - start > PART_LIMIT:
        window = text[start : start + PART_LIMIT]
        cut = max(window.rfind(mark) for mark in (". ", "! ", "? "))
        cut = cut if cut > 0 else window.rfind(" ")
        end = start + (cut + 1 if cut > 0 else PART_LIMIT)
        yield Span(start, end)
        start = end
    yield Span(start, span.end)


def _runs(text: str, limits: Limits) -> Iterator[list[Span]]:
    """Lines without their margins, grouped where no blank line divides them."""
    run: list[Span] = []
    at = lines = 0
    for line in text.split("\n"):
        bare = line.strip()
        if bare:
            lines += 1
            if lines > limits.blocks:
                raise too_many_blocks(limits)
            start = at + line.index(bare)
            run.append(Span(start, start + len(bare)))
        elif run:
            yield run
            run = []
        at += len(line) + 1
    if run:
        yield run


def _joined(text: str, lines: list[Span]) -> Iterator[Span]:
    """The paragraphs of one run of lines."""
    ends = [bool(_SENTENCE_END.search(line.of(text))) for line in lines[:-1] if len(line) >= _WRAP.start]
    width = max(len(line) for line in lines) if sum(ends) < len(ends) / 2 else 0
    current = lines[0]
    for before, line in pairwise(lines):
        if _continues(before.of(text), line.of(text), width):
            current = Span(current.start, line.end)
        else:
            yield current
            current = line
    yield current


def _continues(before: str, line: str, width: int) -> bool:
    """Whether a line goes on with the sentence or paragraph of the line before it.

    Lines broken by hand are filled to `width`: the next word would not have fitted.
    """
    if is_stamp(before) or is_stamp(line) or is_address(before) or is_address(line) or _BULLET.match(line):
        return False
    if width in _WRAP and len(before) + 1 + len(line.split(None, 1)[0]) > width:
        return True
    return len(before) >= 30 and line[0].islower() and not _SENTENCE_END.search(before)
