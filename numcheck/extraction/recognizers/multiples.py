"""Multiples in words: "doubled", "twice as many", "sixfold", "halved"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from numcheck.extraction.hedging import hedge_before, hedges
from numcheck.extraction.numbers import SMALL_WORD_PATTERN, parse_number
from numcheck.extraction.patterns import holds
from numcheck.model.lexicon import Lexicon
from numcheck.model.mentions import Direction, Mention, MentionKind, WrittenNumber, WrittenUnit
from numcheck.model.spans import Span

PRIORITY = 35

_STEMS = {
    "doubl": Fraction(2),
    "tripl": Fraction(3),
    "trebl": Fraction(3),
    "quadrupl": Fraction(4),
    "quintupl": Fraction(5),
}
_VERB = re.compile(
    r"(?<![\w-])(?:(?P<stem>[dD]oubl|[tT]ripl|[tT]rebl|[qQ]uadrupl|[qQ]uintupl)(?:ed|ing|e the|es)"
    r"|(?P<half>[hH]alv(?:ed|ing|es))"
    r"|(?P<twice>[tT]wice(?= (?:as|the|that|this|its|their|his|her|what)\b)|[tT]hrice))(?![\w-])"
)
_VERB_STEMS = ("oubl", "ripl", "rebl", "drupl", "ntupl", "alv", "wice", "hrice")
_FOLD_STEMS = ("fold", *(f"{digit}x" for digit in range(10)))
_FOLD = re.compile(
    rf"(?<![\w.,-])(?P<n>{SMALL_WORD_PATTERN}|\d{{1,4}}(?:\.\d)?)(?i:[ -]?fold)(?!\w)"
    r"|(?<![\w.,])(?P<x>\d{1,4}(?:\.\d)?)x(?![\w])"
)


def recognize(text: str, start: int, end: int, lexicon: Lexicon) -> Iterator[Mention]:
    """The multiples inside `text[start:end]`."""
    known = hedges(lexicon)
    for found in _VERB.finditer(text, start, end) if holds(text, start, end, _VERB_STEMS) else ():
        value = Fraction(1, 2) if found["half"] else _STEMS.get((found["stem"] or "").lower(), Fraction(2))
        value = Fraction(3) if found[0].lower() == "thrice" else value
        span = Span(*found.span())
        hedge = hedge_before(text, span.start, start, known)
        whole = Span(hedge.span.start, span.end) if hedge else span
        direction = None if found["twice"] else Direction.DOWN if found["half"] else Direction.UP
        number = WrittenNumber(span, value, in_words=True)
        step = f"{found[0]!r} is {value} times"
        yield Mention(
            whole, MentionKind.MULTIPLE, "multiples", (number,), hedge, direction=direction, derivation=(step,)
        )
    for found in _FOLD.finditer(text, start, end) if holds(text, start, end, _FOLD_STEMS) else ():
        group = "n" if found["n"] else "x"
        read = parse_number(text, found.start(group), found.end(group))
        if read is None:
            continue
        span = Span(*found.span())
        hedge = hedge_before(text, span.start, start, known)
        whole = Span(hedge.span.start, span.end) if hedge else span
        unit = WrittenUnit("count", Span(found.end(group), found.end()))
        step = f"{found[0]!r} is {read.value} times"
        yield Mention(whole, MentionKind.MULTIPLE, "multiples", (read,), hedge, unit, derivation=(step,))
