"""Plain text: paragraphs between blank lines, or one to a line."""

from __future__ import annotations

from numcheck.readers.blocks import Layout, paragraphs
from numcheck.readers.desk_notes import without_notes
from numcheck.readers.limits import Limits

SUFFIXES = (".txt", ".text")


def lay_out(text: str, limits: Limits = Limits()) -> list[Layout]:
    """The text as it stands, in paragraphs."""
    shown, source_map = without_notes(text)
    return [Layout(shown, paragraphs(shown, limits), source_map)]
