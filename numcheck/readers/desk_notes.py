"""The desk's own comments in a plain text, `<!-- numcheck: … -->`: they are no part of the article."""

from __future__ import annotations

import re

from numcheck.model.documents import SourceMap
from numcheck.readers.pieces import Piece, joined

_NOTE = re.compile(r"<!--[ \t\n]*numcheck:[^<>]{0,2000}?-->")


def without_notes(text: str) -> tuple[str, SourceMap]:
    """The text without such comments, and the map back to the text with them."""
    pieces: list[Piece] = []
    at = 0
    for found in _NOTE.finditer(text):
        pieces.append(Piece(text[at : found.start()], at))
        at = found.end()
    return joined([*pieces, Piece(text[at:], at)])
