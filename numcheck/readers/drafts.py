"""Blocks as a reader of a format meets them, each made of pieces of the file; put in a row they are the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from numcheck.model.documents import PartKind, SourceMap
from numcheck.model.spans import Span
from numcheck.readers.blocks import Block, Layout, Stated, bounded, paragraphs
from numcheck.readers.pieces import Passage, Piece, joined, through


@dataclass(slots=True)
class Draft:
    """A block in the making. `run` numbers the stretches that no blank line divides."""

    run: int
    kind: PartKind | None = None
    pieces: list[Piece] = field(default_factory=list)

    @property
    def text(self) -> str:
        """What a reader sees of it."""
        return "".join(p.text for p in self.pieces)


def assembled(drafts: Sequence[Draft]) -> tuple[str, tuple[Block, ...], SourceMap]:
    """The blocks in a row, a blank line between runs and a newline inside; a gap belongs to the block before it."""
    pieces: list[Piece] = []
    blocks: list[Block] = []
    at = 0
    for k, draft in enumerate(drafts):
        if k:
            gap = "\n" if draft.run == drafts[k - 1].run else "\n\n"
            last = pieces[-1]
            pieces.append(Piece(gap, last.origin + len(last.text)))
            at += len(gap)
        length = sum(len(p.text) for p in draft.pieces)
        blocks.append(Block(Span(at, at + length), draft.run, draft.kind))
        pieces += draft.pieces
        at += length
    text, source_map = joined(pieces)
    return text, tuple(blocks), source_map


def laid_out(drafts: Iterable[Draft], stated: Stated) -> Layout:
    """The layout of blocks that stand each for itself; empty ones fall away, long ones are cut."""
    kept = [Draft(k, d.kind, d.pieces) for k, d in enumerate(d for d in drafts if d.text.strip())]
    text, blocks, source_map = assembled(kept)
    cut = tuple(Block(c, b.run, b.kind) for b in blocks for c in bounded(text, b.span))
    return Layout(text, cut, source_map, stated)


def carried(drafts: Iterable[Draft], source_map: SourceMap) -> list[Draft]:
    """The blocks with their pieces led on through a further map: out of a string of the file into the file."""
    return [Draft(d.run, d.kind, list(through(d.pieces, source_map))) for d in drafts]


def of_passage(passage: Passage | None, kind: PartKind | None) -> list[Draft]:
    """A passage without markup as one block; none if it is absent or blank."""
    if passage is None or not passage.text.strip():
        return []
    bare = passage.text.strip()
    start = passage.text.index(bare)
    return [Draft(0, kind, list(passage.pieces(Span(start, start + len(bare)))))]


def plain_prose(passage: Passage | None, kind: PartKind | None = PartKind.BODY) -> list[Draft]:
    """The paragraphs of a passage without markup."""
    if passage is None:
        return []
    unix = Passage.of(_lines(passage))
    return [Draft(0, kind, list(unix.pieces(block.span))) for block in paragraphs(unix.text)]


def _lines(passage: Passage) -> Iterator[Piece]:
    """The passage with `\n` alone for a newline."""
    at = 0
    for found in re.finditer(r"\r\n?", passage.text):
        yield from passage.pieces(Span(at, found.start()))
        yield Piece("\n", passage.source_map.origin(found.start()))
        at = found.end()
    yield from passage.pieces(Span(at, len(passage.text)))
