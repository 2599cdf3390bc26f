"""Vague numbers: "dozens of", "tens of thousands", "hundreds of millions", "several hundred"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from numcheck.extraction.numbers import SCALES
from numcheck.extraction.patterns import any_case, holds
from numcheck.extraction.vocabulary import vocabulary
from numcheck.model.lexicon import Lexicon
from numcheck.model.mentions import Hedge, HedgeKind, Mention, MentionKind, WrittenNumber, WrittenUnit
from numcheck.model.spans import Span

PRIORITY = 40

_BASE = {
    "tens": 10,
    "dozens": 12,
    "scores": 20,
    "hundreds": 100,
    "thousands": 1_000,
    "millions": 10**6,
    "billions": 10**9,
}
_BASE |= {"trillions": 10**12}
_SCALE = "|".join(s for s in SCALES if len(s) > 4 and not s.endswith("s"))
_TENS = any_case(["tens", "dozens", "hundreds", "thousands", "scores"])
_BIG = any_case(["millions", "billions", "trillions"])
_PLURAL = re.compile(
    rf"(?<![\w-])(?:(?P<tens>{_TENS})(?: of (?P<of>(?i:dozens|hundreds|thousands|millions|billions|trillions)))?"
    rf"|(?P<big>{_BIG}))(?! or\b)(?:(?= of\b)|(?=[.,;:)]?(?:\s|$)))"
)
_SEVERAL = re.compile(
    r"(?<![\w-])(?P<how>[sS]everal|[aA] few|[fF]ew|[mM]any|[aA] couple(?: of)?) "
    rf"(?i:(?P<scale>{_SCALE}|dozen))(?![\w-])"
)
_RANGES = {
    "several": (2, 10),
    "a few": (2, 10),
    "few": (2, 10),
    "many": (2, 10),
    "a couple": (2, 3),
    "a couple of": (2, 3),
}
_OF_UNIT = re.compile(r" of (?P<unit>[\w]+)|[ -](?P<plain>[a-z]+)")


_STEMS = (
    "ens ",
    "ozen",
    "undred",
    "housand",
    "cores",
    "illion",
    "lakh",
    "crore",
    "OZENS",
    "HOUSANDS",
    "UNDREDS",
    "ILLIONS",
)
"""What a text must hold for its vague numbers to be looked for."""


def recognize(text: str, start: int, end: int, lexicon: Lexicon) -> Iterator[Mention]:
    """The vague numbers inside `text[start:end]`, each with the range its words allow."""
    if not holds(text, start, end, _STEMS):
        return
    for found in _PLURAL.finditer(text, start, end):
        base = _BASE[(found["tens"] or found["big"]).lower()]
        factor = _BASE[found["of"].lower()] if found["of"] else 1
        if base == 20 and not text.startswith(" of ", found.end()):
            continue
        yield _vague(text, Span(*found.span()), Fraction(base * factor), Fraction(base * factor * 10), end, lexicon)
    for found in _SEVERAL.finditer(text, start, end):
        scale = SCALES.get(found["scale"].lower(), 12)
        low, high = _RANGES[found["how"].lower()]
        yield _vague(text, Span(*found.span()), Fraction(low * scale), Fraction(high * scale), end, lexicon)


def _vague(text: str, span: Span, low: Fraction, high: Fraction, end: int, lexicon: Lexicon) -> Mention:
    numbers = (WrittenNumber(span, low, in_words=True), WrittenNumber(span, high, in_words=True))
    hedge = Hedge(HedgeKind.VAGUE, span)
    follower = _OF_UNIT.match(text, span.end, end)
    word = (follower["unit"] or follower["plain"]) if follower else ""
    vocable = vocabulary(lexicon).words.get(word.lower()) if word else None
    step = f"{span.of(text)!r} is anything from {low} to {high}"
    if follower and vocable and vocable.kind is not MentionKind.MULTIPLE:
        group = "unit" if follower["unit"] else "plain"
        unit = WrittenUnit(vocable.name, Span(*follower.span(group)))
        return Mention(
            Span(span.start, follower.end()), vocable.kind, "vague", numbers, hedge, unit, derivation=(step,)
        )
    return Mention(span, MentionKind.COUNT, "vague", numbers, hedge, derivation=(step,))
