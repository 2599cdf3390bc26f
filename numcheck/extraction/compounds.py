"""Compounds: an amount that a smaller unit continues, "5 feet 11 inches", "two hours and 20 minutes"."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

from numcheck.extraction.amounts import Amount
from numcheck.extraction.numbers import parse_number
from numcheck.extraction.single_amounts import read_single
from numcheck.extraction.vocabulary import Vocabulary
from numcheck.model.mentions import MentionKind, WrittenNumber
from numcheck.model.spans import Span

_COMPOUND = re.compile(r"(?:,? and |, ?| |)")
_SMALLER = {
    ("foot", "inch"): Fraction(1, 12),
    ("hour", "minute"): Fraction(1, 60),
    ("minute", "second"): Fraction(1, 60),
    ("year", "month"): Fraction(1, 12),
    ("week", "day"): Fraction(1, 7),
    ("day", "hour"): Fraction(1, 24),
    ("pound-mass", "ounce"): Fraction(1, 16),
    ("stone", "pound-mass"): Fraction(1, 14),
    ("USD", "cent"): Fraction(1, 100),
    ("EUR", "cent"): Fraction(1, 100),
    ("AUD", "cent"): Fraction(1, 100),
    ("CAD", "cent"): Fraction(1, 100),
    ("GBP", "penny"): Fraction(1, 100),
    ("MYR", "sen"): Fraction(1, 100),
    ("pound-mass", "penny"): Fraction(1, 100),
}
_HEIGHT = re.compile(r"(?:(?<=-foot)-|(?<=\d'))(?P<n>\d|1[01])(?![\w.-])\"?")
"""The inches of "5-foot-9" and of 5'9."""
_LOOSE_COINS = re.compile(r" (?:and )?(?P<n>\d\d)(?=[.,;]?(?:\s|$))(?! ?[a-z%$])")


def read_compound(text: str, first: Amount, stop: int, words: Vocabulary) -> Amount:
    """The amount with a smaller unit that continues it: "5 feet 11 inches", "two hours and 20 minutes"."""
    if first.unit is None or first.aged:
        return first
    if first.unit.name == "foot" and (height := _HEIGHT.match(text, first.span.end, stop)):
        inches = WrittenNumber(Span(*height.span("n")), Fraction(int(height["n"])))
        return _joined(first, inches, _SMALLER[("foot", "inch")], height.end(), False)
    joint = _COMPOUND.match(text, first.span.end, stop)
    following = parse_number(text, joint.end(), stop) if joint else None
    if following is not None:
        second = read_single(text, following, following.span.start, stop, words)
        if second.unit is not None and (worth := _SMALLER.get((first.unit.name, second.unit.name))):
            whole = _joined(first, second.numbers[0], worth, second.span.end, second.aged)
            return whole if second.unit.name == "second" else _compound_rest(text, whole, second, stop, words)
    if first.unit.kind is MentionKind.MONEY and not first.unit.prefixed and " per " not in first.unit.name:
        loose = _LOOSE_COINS.match(text, first.span.end, stop)
        if loose:
            coins = WrittenNumber(Span(*loose.span("n")), Fraction(int(loose["n"])))
            return _joined(first, coins, Fraction(1, 100), loose.end(), False)
    return first


def _compound_rest(text: str, whole: Amount, second: Amount, stop: int, words: Vocabulary) -> Amount:
    """A third part of a compound: "two hours, 20 minutes and 5 seconds"."""
    rest = read_compound(text, second, stop, words)
    if rest.span == second.span or whole.unit is None or second.unit is None:
        return whole
    worth = _SMALLER[(whole.unit.name, second.unit.name)]
    more = replace(rest.numbers[0], value=rest.numbers[0].value - second.numbers[0].value)
    return _joined(whole, more, worth, rest.span.end, rest.aged)


def _joined(first: Amount, second: WrittenNumber, worth: Fraction, end: int, aged: bool) -> Amount:
    number = first.numbers[0]
    value = number.value + second.value * worth
    whole = WrittenNumber(Span(number.span.start, second.span.end), value, (second.place or Fraction(1)) * worth)
    step = f"{float(number.value):.12g} {first.unit.name if first.unit else ''} and {second.value} times {worth} of one"
    unit = first.unit
    if unit is not None and unit.name == "pound-mass" and worth == Fraction(1, 100):
        unit = replace(unit, name="GBP", kind=MentionKind.MONEY)
    if unit is not None and aged:
        unit = replace(unit, kind=MentionKind.AGE)
    return Amount(Span(first.span.start, end), (whole,), unit, aged, (step,))
