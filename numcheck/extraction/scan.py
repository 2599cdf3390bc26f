"""The scan: every number-like token of a text, whether or not anything can be made of it.

What no mention covers in the end is *unread*, and the coverage line says so; therefore the scan is wider
than any recognizer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from numcheck.extraction.numbers import ONES, TENS
from numcheck.extraction.patterns import any_case
from numcheck.model.spans import Span

_LARGE = ("hundred", "thousand", "million", "billion", "trillion", "dozen")
_WORDS = any_case([*ONES, *TENS, *_LARGE, *(f"{w}s" for w in _LARGE)])
_TOKEN = re.compile(
    r"\d[\d.,:/\u00a0]*(?<![.,:/])"
    rf"|(?<![\w'-])(?:{_WORDS}"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"|January|February|April|June|July|August|September|October|November|December|(?:March|May)(?= \d))(?!\w)"
    r"|[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞]"
)


LONGEST = 2000
"""Code points of the longest stretch that recognizers read at once; what they cost is linear only because of it."""
_BREAK = re.compile(r"\n|(?<![ap]\.m)[.!?][\"')]{0,2} (?=[A-Z\"'(])")


def stretches(text: str, part: Span) -> Iterator[Span]:
    """A part of a document in stretches of at most `LONGEST`, cut behind a sentence, else a word, else anywhere."""
    start = part.start
    while part.end - start > LONGEST:
        stop = start + LONGEST
        breaks = [m.end() for m in _BREAK.finditer(text, start + LONGEST // 2, stop)]
        blank = text.rfind(" ", start + 1, stop)
        cut = breaks[-1] if breaks else blank + 1 if blank > 0 else stop
        yield Span(start, cut)
        start = cut
    yield Span(start, part.end)


def tokens(text: str, start: int, end: int) -> Iterator[Span]:
    """The number-like tokens of `text[start:end]` (a plain copy), in order and apart."""
    for found in _TOKEN.finditer(text, start, end):
        yield Span(found.start(), found.end())
