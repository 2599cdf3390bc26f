"""Plain text: paragraphs between blank lines, or one to a line."""

from __future__ import annotations

from numcheck.readers.blocks import Layout, paragraphs

SUFFIXES = (".txt", ".text")


def lay_out(text: str) -> Layout:
    """The text as it stands, in paragraphs."""
    return Layout(text, paragraphs(text))
