"""Parts of a unit: "half an hour", "a quarter of a mile", "half a percentage point", "quarter-mile"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from numcheck.extraction.hedging import hedge_before, hedges
from numcheck.extraction.vocabulary import vocabulary
from numcheck.model.lexicon import Lexicon
from numcheck.model.mentions import Mention, MentionKind, WrittenNumber, WrittenUnit
from numcheck.model.spans import Span

PRIORITY = 25

_PART = re.compile(
    r"(?<![\w-])(?:(?:[aA]n? |[oO]ne[ -])?(?P<part>[hH]alf|[qQ]uarter|[tT]hird)"
    r"|(?P<more>[tT]hree[ -]quarters|[tT]wo[ -]thirds))"
    r"(?:(?: of)? an? |-an?-|-| )(?P<unit>[a-z]+(?: [a-z]+)?)(?![\w])"
)
_WORTH = {"half": Fraction(1, 2), "quarter": Fraction(1, 4), "third": Fraction(1, 3)}
_MORE = {"three quarters": Fraction(3, 4), "two thirds": Fraction(2, 3)}
_KINDS = (MentionKind.DURATION, MentionKind.MEASURE, MentionKind.POINTS, MentionKind.MONEY)


def recognize(text: str, start: int, end: int, lexicon: Lexicon) -> Iterator[Mention]:
    """The parts of a unit inside `text[start:end]`."""
    words, known = vocabulary(lexicon).words, hedges(lexicon)
    for found in _PART.finditer(text, start, end):
        unit_start, unit_end = found.span("unit")
        vocable = words.get(found["unit"])
        if vocable is None and " " in found["unit"]:
            unit_end = unit_start + found["unit"].index(" ")
            vocable = words.get(text[unit_start:unit_end])
        if vocable is None or vocable.kind not in _KINDS or not _singular(text, found, unit_end):
            continue
        value = _WORTH[found["part"].lower()] if found["part"] else _MORE[found["more"].lower().replace("-", " ")]
        number = WrittenNumber(Span(found.start(), unit_start), value, in_words=True)
        span = Span(found.start(), unit_end)
        hedge = hedge_before(text, span.start, start, known)
        yield Mention(
            span=Span(hedge.span.start, span.end) if hedge else span,
            kind=vocable.kind,
            recognizer="halves",
            numbers=(number,),
            hedge=hedge,
            unit=WrittenUnit(vocable.name, Span(unit_start, unit_end)),
            derivation=(f"{value} of a {vocable.name}",),
        )


def _singular(text: str, found: re.Match[str], end: int) -> bool:
    """Whether the unit is named once ("half an hour"), and "half" is no part of a compound ("first half minute")."""
    return text[end - 1] != "s" or found["unit"].endswith(("celsius", "hertz"))
