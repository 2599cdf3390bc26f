"""The one door to trafilatura, which knows the pages of many houses and says which of a page's words are the article.

It is handed the page as numcheck's own reader understands it, without scripts, styles and addresses: so it sees no more
than a page of news has, and what it costs is bounded. It neither fetches nor writes anything.
"""

from __future__ import annotations

import html
import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from numcheck.readers.html_trees import VOID
from numcheck.readers.pieces import Piece
from numcheck.readers.trees import Element

_LONGEST, _MOST_ELEMENTS = 400_000, 10_000
"""Characters and elements of a page that is handed over; few pages of news have half of that."""
_LEAST = 25
"""Words of the shortest find that counts."""
_ROW = 5
"""Words in a row by which a passage is known again."""
_SHARE = 0.5
_TOLD = ("class", "id", "role", "itemprop", "style", "hidden", "aria-hidden")
_LEFT_OUT = frozenset(("script", "style", "template", "svg", "iframe", "noscript", "link", "meta"))
_WORD = re.compile(r"\w+")


@dataclass(slots=True)
class Kept:
    """The words that an extractor took for the article, in rows of one to five."""

    words: list[str]
    _rows: dict[int, set[tuple[str, ...]]] = field(default_factory=dict)

    def has(self, passage: str) -> bool:
        """Whether a passage is among them: half of its rows of words at least."""
        words = _words(passage)
        length = min(_ROW, len(words))
        if not length:
            return False
        rows = list(_in_rows(words, length))
        if length not in self._rows:
            self._rows[length] = set(_in_rows(self.words, length))
        known = self._rows[length]
        return sum(row in known for row in rows) >= _SHARE * len(rows)


def article_words(page: Element) -> Kept | None:
    """What of a page is its article; None if that is next to nothing, or the page is larger than any of news."""
    written = _written(page)
    if written is None:
        return None
    import trafilatura  # only a page of HTML needs it, and it takes a fifth of a second

    logging.getLogger("trafilatura").addHandler(logging.NullHandler())  # else it tells the terminal of empty pages
    try:
        text = trafilatura.extract(
            written, output_format="txt", include_comments=False, favor_precision=True, deduplicate=False
        )
    except (ArithmeticError, LookupError, RuntimeError, TypeError, ValueError):
        return None  # what it cannot read, the rules of this package do
    words = _words(text or "")
    return Kept(words) if len(words) >= _LEAST else None


def _words(text: str) -> list[str]:
    return _WORD.findall(text.replace("\u00ad", "").lower())


def _in_rows(words: list[str], length: int) -> Iterator[tuple[str, ...]]:
    return zip(*(words[k:] for k in range(length)), strict=False)


def _written(page: Element) -> str | None:
    """The page as HTML again: what can be seen, and the names that tell what is what; None if it is too large."""
    written: list[str] = []
    size = elements = 0
    rows: list[tuple[str, Iterator[Element | Piece]]] = [("", iter(page.children))]
    while rows:
        name, row = rows[-1]
        child = next(row, None)
        if child is None:
            rows.pop()
            written.append(f"</{name}>" if name else "")
        elif isinstance(child, Piece):
            written.append(html.escape(child.text, quote=False))
        elif child.name not in _LEFT_OUT:
            written.append(_opening(child))
            rows.append(("" if child.name in VOID else child.name, iter(child.children)))
            elements += 1
        size += len(written[-1]) if written else 0
        if size > _LONGEST or elements > _MOST_ELEMENTS:
            return None
    return "".join(written)


def _opening(element: Element) -> str:
    told = (f' {key}="{html.escape(element.attributes[key])}"' for key in _TOLD if key in element.attributes)
    return f"<{element.name}{''.join(told)}>"
