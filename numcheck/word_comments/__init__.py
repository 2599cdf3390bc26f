"""Findings as comments in the Word document that they are about; its text, marks and other parts stay as they are.

The document is edited as text: what is not added to is not written anew, so nothing of it is lost on the way.
"""

from __future__ import annotations

import datetime as dt

from numcheck.model.documents import Document
from numcheck.model.findings import Report
from numcheck.readers.decoding import UnreadableError
from numcheck.readers.formats.docx import counted
from numcheck.readers.limits import Limits
from numcheck.readers.word_paragraphs import WordText, word_text
from numcheck.word_comments.anchors import Anchor, anchor, with_markers
from numcheck.word_comments.parts import Comment, Package
from numcheck.word_comments.wording import Remark, remarks

__all__ = ["commented"]


def commented(
    data: bytes, document: Document, report: Report, day: dt.date | None = None, limits: Limits = Limits()
) -> bytes:
    """The Word document with a comment for each place in it that an open finding names, in the order of the text.

    `data` are the bytes that `document` was read from; `day` dates the comments, which have no date without it. The
    same input gives the same bytes.

    Raises:
        UnreadableError: if the bytes are no longer those that were read, or of a form that cannot be added to.
    """
    word = word_text(data, limits)
    if counted(word.paragraphs) != (document.text if document.original is None else document.original):
        raise UnreadableError("the Word document has changed since it was read")
    package = Package(data, word, limits)
    found = sorted(((_anchor(word, document, r), r) for r in remarks(report, document)), key=lambda pair: pair[0].start)
    first = package.next_id
    placed = [(first + k, a) for k, (a, _) in enumerate(found)]
    comments = [Comment(first + k, (*r.lines, *((a.note,) if a.note else ()))) for k, (a, r) in enumerate(found)]
    return package.with_comments(with_markers(word, placed), comments, day)


def _anchor(word: WordText, document: Document, remark: Remark) -> Anchor:
    """Where a remark hangs: its line among the counted ones is the paragraph, its column the character."""
    original = document.text if document.original is None else document.original
    start = document.source_map.origin(remark.span.start)
    end = document.source_map.origin(remark.span.end - 1) + 1
    line = original.rfind("\n", 0, start) + 1
    reach = original.find("\n", start)
    paragraph = word.paragraphs[original.count("\n", 0, start)]
    return anchor(word, paragraph, start - line, min(end, len(original) if reach < 0 else reach) - line)
