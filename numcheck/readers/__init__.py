"""Bytes to documents; one file a format, joined by presence.

A format is a module of `numcheck.readers.formats` with `SUFFIXES` and `lay_out`; nothing else lists it.
"""

from __future__ import annotations

from numcheck.model.documents import DateOrigin, Document, Publication, Role
from numcheck.model.lexicon import Lexicon
from numcheck.readers.reading import Card, read_text


def from_text(
    text: str,
    lexicon: Lexicon,
    *,
    name: str = "text",
    source: str | None = None,
    published: Publication | None = None,
    role: Role = Role.SOURCE,
) -> Document:
    """The document in a string, laid out as a plain text file is; what the caller states wins over the text."""
    card = Card(source=source, published=published, source_by=DateOrigin.CALLER)
    return read_text(text, name, lexicon, card=card, role=role)
