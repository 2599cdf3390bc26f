"""A document's sentences as rows of words and slots, so that two can be laid side by side.

A slot stands where the text writes a number (`NUMBER`) or a date (`DATE`), whatever is written there: two sentences
that differ in their figures alone have the same row.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from numcheck.annotation.sentences import sentences
from numcheck.model.calendar import Moment
from numcheck.model.documents import Document
from numcheck.model.figures import Figure
from numcheck.model.mentions import MentionKind
from numcheck.model.spans import Span

NUMBER = "#"
DATE = "@"
DATES = frozenset({MentionKind.DATE, MentionKind.TIME})
_ONES = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen
"""
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
NUMBER_WORDS = {w: n for n, w in enumerate(_ONES.split())} | {w: 10 * n for n, w in enumerate(_TENS.split(), 2)}
"""Number words that are read even where no recognizer did."""

_TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+(?:[.,:/]\d+)*|[%$£€¥]")


@dataclass(frozen=True, slots=True)
class Item:
    """A word, or a slot with the figure that fills it (None for a number that no recognizer read).

    `number` tells which of a figure's numbers stands here: a range or a score fills two slots.
    """

    key: str
    span: Span
    figure: Figure | None = None
    number: int = 0

    @property
    def is_slot(self) -> bool:
        """Whether a number or date stands here."""
        return self.key in (NUMBER, DATE)


@dataclass(frozen=True)
class Line:
    """One sentence: its span, its row of items, and where it comes in the document, 0 for the first."""

    document: Document
    span: Span
    items: tuple[Item, ...]
    place: int

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The row by which sentences are compared."""
        return tuple(item.key for item in self.items)

    @cached_property
    def words(self) -> frozenset[str]:
        """The words without the slots."""
        return frozenset(self.keys) - {NUMBER, DATE}

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """The figures that fill the slots; a range or a score comes twice."""
        return tuple(item.figure for item in self.items if item.figure is not None)

    @cached_property
    def text(self) -> str:
        """The sentence as written."""
        return self.span.of(self.document.text)

    @cached_property
    def filled(self) -> Counter[str]:
        """What the slots hold, as written."""
        return Counter(item.span.of(self.document.text).lower() for item in self.items if item.is_slot)

    @cached_property
    def names(self) -> frozenset[str]:
        """Words with a capital that do not open the sentence, in lower case; single letters left out."""
        text = self.document.text
        return frozenset(
            item.key
            for item in self.items[1:]
            if not item.is_slot and len(item.key) > 1 and text[item.span.start].isupper()
        )


def lines(document: Document, figures: Sequence[Figure]) -> tuple[Line, ...]:
    """The sentences of a document that write a number or a date, with its figures in their slots."""
    spans = sentences(document)
    items = _Items(document.text, figures)
    found = []
    for place, span in enumerate(spans):
        row = tuple(items.within(span))
        if any(item.is_slot for item in row):
            found.append(Line(document, span, row, place))
    return tuple(found)


class _Items:
    """Reads the items of ascending stretches of one text."""

    def __init__(self, text: str, figures: Sequence[Figure]) -> None:
        self._text = text
        self._cores = _cores(figures)
        self._next = 0

    def within(self, span: Span) -> Iterator[Item]:
        """The items of `span`; stretches are asked for in their order."""
        at = span.start
        while self._next < len(self._cores):
            core = self._cores[self._next]
            if core.span.start >= span.end:
                break
            self._next += 1
            if core.span.start >= at:
                yield from self._read(at, core.span.start)
                yield core
                at = core.span.end
        yield from self._read(at, span.end)

    def _read(self, start: int, end: int) -> Iterator[Item]:
        for found in _TOKEN.finditer(self._text, start, end):
            key = found[0].lower()
            yield Item(NUMBER if key[0].isdigit() or key in NUMBER_WORDS else key, Span(found.start(), found.end()))


def _cores(figures: Iterable[Figure]) -> list[Item]:
    """The stretches that hold the figures' numbers or dates, ascending and apart."""
    found: list[Item] = []
    cores = (core for figure in figures if figure.mention.kind.claims for core in _slots(figure))
    for core in sorted(cores, key=lambda c: c.span):
        if not found or core.span.start >= found[-1].span.end:
            found.append(core)
    return found


def _slots(figure: Figure) -> Iterator[Item]:
    """The numbers alone where there are any, so that hedge, unit and noun are compared as words; else the mention."""
    mention = figure.mention
    if _is_date(figure):
        yield Item(DATE, mention.span, figure)
    elif not mention.numbers:
        yield Item(NUMBER, mention.span, figure)
    else:
        for k, number in enumerate(mention.numbers):
            yield Item(NUMBER, number.span, figure, k)


def _is_date(figure: Figure) -> bool:
    return isinstance(figure.value, Moment) or figure.mention.kind in DATES
