"""Word documents (`.docx`): the text as it stands with all tracked changes accepted.

Insertions are read; deletions, struck and hidden text, comments and field codes are not. A place is a paragraph and a
character: lines are counted as Word's paragraphs, headings, cells and those in boxes included, in the order of the
file; footnotes follow.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from numcheck.model.documents import PartKind
from numcheck.readers.blocks import Layout
from numcheck.readers.drafts import Draft, laid_out
from numcheck.readers.limits import Limits
from numcheck.readers.native import native
from numcheck.readers.pieces import Piece
from numcheck.readers.trees import Element
from numcheck.readers.word_archives import MARK
from numcheck.readers.word_paragraphs import Paragraph, word_text

SUFFIXES = (".docx",)
_LINE = re.compile(r"[^\n]+")
_HEADLINE_STYLES = ("title", "heading1", "headline")
_LEAD_STYLES = ("subtitle", "heading2", "heading3", "heading4", "standfirst")


def recognizes_packed(data: bytes) -> bool:
    """Whether a file is a zip archive, which Word documents are."""
    return data.startswith(MARK)


def lay_out_packed(data: bytes, limits: Limits = Limits()) -> list[Layout]:
    """The text of a Word document.

    Raises:
        UnreadableError: for an archive that is broken, no Word document, or far larger unpacked.
    """
    drafts: list[Draft] = []
    at, title = 0, None
    found = word_text(data, limits).paragraphs
    for paragraph in found:
        text = paragraph.text
        styled = _styled(paragraph.element, paragraph.kind, titled=title is not None)
        title = title or (text.strip() or None if styled is PartKind.HEADLINE else None)
        drafts += [Draft(0, styled, [piece]) for piece in _lines(text, at)]
        at += len(text) + 1
    layout = laid_out(drafts if title else _free_opening(drafts), native(title=title))
    return [Layout(layout.text, layout.blocks, layout.source_map, layout.stated, counted(found))]


def counted(paragraphs: tuple[Paragraph, ...]) -> str:
    """The text in which a Word document's places are counted: a line for each paragraph, whatever breaks it has."""
    return "\n".join(p.text.replace("\n", "\u2028") for p in paragraphs)


def _free_opening(drafts: list[Draft]) -> list[Draft]:
    """Without styles the first paragraphs may be headline and byline: their kind is left to what they say."""
    return [Draft(d.run, None if d.kind is PartKind.BODY else d.kind, d.pieces) for d in drafts]


def _lines(text: str, at: int) -> Iterator[Piece]:
    """The lines of a paragraph that begins at `at`, each without its margins."""
    for found in _LINE.finditer(text):
        bare = found.group().strip()
        if bare:
            yield Piece(bare, at + found.start() + found.group().index(bare))


def _styled(paragraph: Element, kind: PartKind, *, titled: bool) -> PartKind:
    style = paragraph.first("ppr", "pstyle")
    name = (style.attributes.get("w:val", "") if style else "").lower().replace(" ", "")
    if kind is not PartKind.BODY:
        return kind
    if name in _HEADLINE_STYLES:
        return PartKind.STANDFIRST if titled else PartKind.HEADLINE
    if name == "caption":
        return PartKind.CAPTION
    return PartKind.STANDFIRST if name in _LEAD_STYLES else kind
