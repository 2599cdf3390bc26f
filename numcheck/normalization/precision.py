"""How exactly a number is written: the half-width of DESIGN §5."""

from __future__ import annotations

from fractions import Fraction

from numcheck.model.mentions import MentionKind, WrittenNumber

CAP = Fraction(5, 100)
"""The most that trailing zeros may loosen a whole figure, of its value. Tried on real pairs: the cap lost no agreement
and kept money conflicts that zeros alone would hide."""
EXACT_COUNT = 100
"""Counted things below this are taken at their word."""
FRACTION_SLACK = Fraction(2, 100)
"""How far "a third" or "half" may be off: two hundredths of the whole."""
_PLACED = (
    MentionKind.PERCENT,
    MentionKind.POINTS,
    MentionKind.AGE,
    MentionKind.DURATION,
    MentionKind.MEASURE,
    MentionKind.MAGNITUDE,
)


def half_width(number: WrittenNumber, kind: MentionKind) -> Fraction:
    """Half of the last place that `number` states, as a mention of `kind`; 0 where it is taken exactly."""
    value = abs(number.value)
    if kind is MentionKind.FRACTION:
        return FRACTION_SLACK
    if number.place is not None:
        return number.place / 2
    if value.denominator != 1:
        return Fraction(0) if number.in_words or kind is MentionKind.MONEY else Fraction(1, 2 * value.denominator)
    if kind in _PLACED and value < 100_000:
        return Fraction(1, 2)
    if (value < EXACT_COUNT and kind is not MentionKind.MONEY) or (number.in_words and value < 1_000_000):
        return Fraction(0)
    return min(_last_nonzero_place(value.numerator) / 2, value * CAP)


def _last_nonzero_place(value: int) -> Fraction:
    place = 1
    while value and value % (place * 10) == 0:
        place *= 10
    return Fraction(place)
