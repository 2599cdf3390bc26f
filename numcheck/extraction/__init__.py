"""Documents to mentions: every number, duration and date, and what was read there."""

from __future__ import annotations

from collections.abc import Iterator

from numcheck.extraction.counted import attach_syntax
from numcheck.extraction.overlap import settle
from numcheck.extraction.plain import plain
from numcheck.extraction.recognizers import Recognizer, recognizers
from numcheck.extraction.scan import stretches, tokens
from numcheck.model.conventions import PLAIN_ENGLISH, Conventions
from numcheck.model.documents import Document
from numcheck.model.lexicon import Lexicon
from numcheck.model.mentions import Extraction, Mention
from numcheck.model.spans import Span

__all__ = ["attach_syntax", "extract"]


def extract(document: Document, lexicon: Lexicon, conventions: Conventions = PLAIN_ENGLISH) -> Extraction:
    """Every mention of a document, by regular expressions alone, part by part; no two share a character.

    `conventions` tell whether 1.234,5 is a number. The offsets are those of the document's text.
    """
    text = plain(document.text, conventions)
    parts = [p.span for p in document.parts] or [Span(0, len(text))]
    blocks = [block for part in parts for block in stretches(text, part)]
    joined = recognizers()
    rivals = (found for block in blocks for found in _read(text, block, lexicon, joined))
    seen = tuple(token for block in blocks for token in tokens(text, block.start, block.end))
    return Extraction(settle(rivals), seen)


def _read(text: str, block: Span, lexicon: Lexicon, joined: tuple[Recognizer, ...]) -> Iterator[tuple[int, Mention]]:
    for recognizer in joined:
        for mention in recognizer.recognize(text, block.start, block.end, lexicon):
            yield recognizer.PRIORITY, mention
