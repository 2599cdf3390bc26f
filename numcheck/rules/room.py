"""How much room a written number leaves its true value, in the readings that a check may take.

*All* is what logic and rounding allow: "80,000" may stand for 76,000. *Plain* is how an editor does the sum: 80,000
is 80,000, give or take a hundredth. *Half* gives half of what rounding allows, *none* what is written.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from enum import StrEnum
from fractions import Fraction

from numcheck.model.bounds import Interval
from numcheck.model.claims import Claim
from numcheck.model.figures import Amount, Unit
from numcheck.model.readings import AtLeast, AtMost, Between, Exactly, LessThan, MoreThan, Nearly, Number, Reading
from numcheck.model.relations import Relation

_PERCENT = ("percent", "percentage point")
_PLAIN = Fraction(1, 100)
"""How far an editor lets a number with trailing zeros go."""
_SMALL = 1000
"""Below this a number is as exact as the finest one it is computed with: 4 percent beside 3.5 percent is 4.0."""


class Room(StrEnum):
    """How much of what rounding allows is given to the written values."""

    ALL = "all"
    PLAIN = "plain"
    HALF = "half"
    NONE = "none"


def values(relation: Relation, room: Room, computed: Collection[str] = ()) -> dict[str, tuple[Interval, ...]]:
    """The values of roles and numeric facts; those of the roles `computed` are as fine as they are written."""
    found: dict[str, tuple[Interval, ...]] = {}
    finest = _finest(relation, computed) if room is Room.PLAIN else {}
    for name, claims in relation.roles.items():
        amounts = [c.figure.value for c in claims]
        if all(isinstance(a, Amount) for a in amounts):
            kept = finest if name not in computed else {}
            found[name] = tuple(_interval(a, room, kept) for a in amounts if isinstance(a, Amount))
    for name, text in relation.facts.items():
        value = fact(text)
        if value is not None:
            found[name] = (value,)
    return found


def fact(text: str) -> Interval | None:
    """The number of a fact, "12", or its range, "83..84"; None for words."""
    low, _, high = text.partition("..")
    try:
        return Interval(Fraction(low), Fraction(high or low))
    except ValueError:
        return None


def is_percent(unit: Unit | None) -> bool:
    """Whether amounts in this unit are percents or points, which formulas take as fractions of one."""
    return unit is not None and unit.dimension in _PERCENT


def _interval(amount: Amount, room: Room, finest: dict[str, Fraction]) -> Interval:
    unit = amount.unit
    interval = _roomy(amount, room, finest)
    if unit is None:
        return interval
    if is_percent(unit):
        return interval.scaled(unit.factor / 100)
    return interval.scaled(unit.factor) + Interval.point(unit.offset)


def _roomy(amount: Amount, room: Room, finest: dict[str, Fraction]) -> Interval:
    hard, written = amount.bounds.hard, _written(amount.reading)
    match room:
        case Room.ALL:
            return hard
        case Room.NONE:
            return written
        case Room.HALF:
            return Interval(_midway(hard.low, written.low), _midway(hard.high, written.high))
        case Room.PLAIN:
            return _plain(amount, finest.get(_unit_key(amount)))


def _midway(a: Fraction | None, b: Fraction | None) -> Fraction | None:
    return None if a is None or b is None else (a + b) / 2


def _written(reading: Reading) -> Interval:
    """What stands in the text, without rounding: a point, the ends of a range, or what a hedge suggests."""
    match reading:
        case Exactly(n):
            return Interval.point(n.value)
        case Between(low, high):
            return Interval.point(low.value).hull(Interval.point(high.value))
        case _:
            return Amount(reading).bounds.soft


def _plain(amount: Amount, finest: Fraction | None) -> Interval:
    match amount.reading:
        case Exactly(n):
            half = _plain_half(n)
            return Interval.around(n.value, min(half, finest) if finest is not None and n.value < _SMALL else half)
        case Between(low, high):
            ends = (Interval.around(n.value, _plain_half(n)) for n in (low, high))
            return next(ends).hull(next(ends))
        case MoreThan(n) | AtLeast(n) | LessThan(n) | AtMost(n):
            return Amount(type(amount.reading)(replace(n, half=Fraction(0)))).bounds.hard
        case Nearly(n):
            return amount.bounds.soft.hull(Interval.around(n.value, _plain_half(n)))
        case _:
            return amount.bounds.hard


def _plain_half(n: Number) -> Fraction:
    """Trailing zeros leave a hundredth, or half of the scale word's unit; written decimals all that they do."""
    value = abs(n.value)
    if n.half < 1 or value.denominator != 1:
        return n.half
    scale = 1
    while value >= scale * 1000:
        scale *= 1000
    if scale >= 10**6:
        return n.half if value % scale else min(n.half, Fraction(scale, 2))
    return min(n.half, value * _PLAIN)


def _finest(relation: Relation, computed: Collection[str]) -> dict[str, Fraction]:
    """The smallest half-width among the bare numbers of each unit that the formula computes from."""
    found: dict[str, Fraction] = {}
    for name, claims in relation.roles.items():
        for claim in claims if name not in computed else ():
            amount = claim.figure.value
            if isinstance(amount, Amount) and isinstance(amount.reading, Exactly):
                half, key = _plain_half(amount.reading.number), _unit_key(amount)
                found[key] = min(found.get(key, half), half)
    return found


def _unit_key(amount: Amount) -> str:
    return amount.unit.name if amount.unit else ""


def unit_of(claim: Claim) -> Unit | None:
    """The unit of a claim's amount; None for bare numbers and dates."""
    return claim.figure.value.unit if isinstance(claim.figure.value, Amount) else None
