"""A line of the text with a number marked under it, fit for a terminal."""

from __future__ import annotations

import unicodedata

from numcheck.model.lines import Locator
from numcheck.model.spans import Span

_ELLIPSIS = "…"


def excerpt(locator: Locator, span: Span, width: int) -> tuple[str, str]:
    """The sentence around `span`, cut to `width` columns with the span inside, and the marks that underline it."""
    sentence = locator.sentence(span)
    text = printable(sentence.of(locator.document.text))
    first, last = span.start - sentence.start, span.end - sentence.start
    start = 0
    if columns(text) > width and columns(text[:last]) >= width:
        start = _word_start(text, max(0, first - max(0, width - (last - first)) // 2), first)
    shown = (_ELLIPSIS if start else "") + text[start:]
    lead = len(_ELLIPSIS) if start else 0
    if columns(shown) > width:
        shown = _cut(shown, max(width - 1, 8)) + _ELLIPSIS
    indent = columns(shown[: lead + first - start])
    return shown, " " * indent + "^" * max(1, columns(shown[lead + first - start : lead + last - start]))


def printable(text: str) -> str:
    """The text on one line, character for character; control characters, which could speak to a terminal, as blanks."""
    return "".join(" " if unicodedata.category(c) in ("Cc", "Cf", "Zl", "Zp", "Cs") else c for c in text)


def columns(text: str) -> int:
    """How many columns a terminal gives the text: wide characters take two, combining ones none."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else unicodedata.combining(c) == 0 for c in text)


def _word_start(text: str, at: int, limit: int) -> int:
    blank = text.find(" ", at, limit)
    return blank + 1 if blank >= 0 else at


def _cut(text: str, length: int) -> str:
    """The first characters that fit into `length` columns, to the end of a word where one is near."""
    while columns(text[:length]) > length:
        length -= 1
    kept = text[:length]
    blank = kept.rfind(" ", max(0, length - 15))
    return kept[:blank] if blank > 0 and length < len(text) and not text[length].isspace() else kept
