"""Ages by decades: "in his 30s", "their early twenties", "late 50s"; each a range of years."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from numcheck.extraction.numbers import TENS
from numcheck.extraction.patterns import holds
from numcheck.model.lexicon import Lexicon
from numcheck.model.mentions import Mention, MentionKind, WrittenNumber, WrittenUnit
from numcheck.model.spans import Span

PRIORITY = 15

_WORDS = {"teens": 10, **{word[:-1] + "ies": value for word, value in TENS.items()}}
_DECADE = re.compile(
    r"(?<!\w)(?:his|her|their|my|your|our|its)[ -](?P<part>early |mid[ -]|late )?"
    rf"(?P<decade>(?P<tens>[1-9])0'?s|{'|'.join(_WORDS)})(?!\w)"
)
_PARTS = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}
"""The years that "early", "mid" and "late" leave of ten."""


def recognize(text: str, start: int, end: int, lexicon: Lexicon) -> Iterator[Mention]:
    """The ages by decades inside `text[start:end]`."""
    for found in _DECADE.finditer(text, start, end) if holds(text, start, end, ("0s", "0's", "ties", "teens")) else ():
        decade = int(found["tens"]) * 10 if found["tens"] else _WORDS[found["decade"]]
        low, high = _PARTS[found["part"].rstrip(" -")] if found["part"] else (0, 9)
        low = max(low, 3) if decade == 10 else low
        span = Span(*found.span("decade"))
        numbers = tuple(WrittenNumber(span, Fraction(decade + years), in_words=True) for years in (low, high))
        whole = Span(found.start("part") if found["part"] else span.start, span.end)
        step = f"{whole.of(text)!r} is {decade + low} to {decade + high} years of age"
        yield Mention(
            whole, MentionKind.AGE, "age_decades", numbers, unit=WrittenUnit("year", span), derivation=(step,)
        )
