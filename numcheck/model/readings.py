"""The closed sum of what a written number means, and the bounds each meaning allows (DESIGN §5)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache
from math import ceil, floor
from typing import assert_never

from numcheck.model.bounds import Bounds, Interval

ABOUT = Fraction(1, 10)
"""How far "about" reaches: a tenth either way (DESIGN §5)."""
NEARLY = Fraction(8, 10)
"""How low the truth may be where a text says "nearly N" (DESIGN §5)."""
VAGUE_REACH = 2
"""How far beyond its usual end a vague word may reach: "tens of thousands" for 110,000."""
SOFT_REACH = Fraction(5, 4)
"""How far above N a reader takes "more than N" to go (DESIGN §5)."""


@dataclass(frozen=True, slots=True)
class Number:
    """A written number: its value and the half-width of its last meaningful place."""

    value: Fraction
    half: Fraction = Fraction(0)

    def interval(self) -> Interval:
        """The true values that round to this number."""
        return Interval.around(self.value, self.half)


@dataclass(frozen=True, slots=True)
class Exactly:
    """The bare number."""

    number: Number


@dataclass(frozen=True, slots=True)
class About:
    """about, around, roughly, some N."""

    number: Number


@dataclass(frozen=True, slots=True)
class Nearly:
    """nearly, almost, just under N."""

    number: Number


@dataclass(frozen=True, slots=True)
class MoreThan:
    """more than, over N."""

    number: Number


@dataclass(frozen=True, slots=True)
class AtLeast:
    """at least N, N or more."""

    number: Number


@dataclass(frozen=True, slots=True)
class LessThan:
    """less than, under, below N."""

    number: Number


@dataclass(frozen=True, slots=True)
class AtMost:
    """up to, at most N."""

    number: Number


@dataclass(frozen=True, slots=True)
class Between:
    """between N and M, N to M, N-M. `low` and `high` as written, which may fall."""

    low: Number
    high: Number


@dataclass(frozen=True, slots=True)
class Vague:
    """dozens, several, tens of thousands: a wide range that only ties loosely."""

    low: Fraction
    high: Fraction


Reading = Exactly | About | Nearly | MoreThan | AtLeast | LessThan | AtMost | Between | Vague


@lru_cache(maxsize=8192)
def bounds(reading: Reading) -> Bounds:
    """The hard and soft intervals of a reading, in the unit in which it was written."""
    match reading:
        case Exactly(n):
            return Bounds(n.interval(), n.interval())
        case About(n):
            near = Interval.around(n.value, max(n.half, abs(n.value) * ABOUT))
            return Bounds(near, near)
        case Nearly(n):
            return _mirrored(n, _nearly)
        case MoreThan(n):
            return _strict(_mirrored(n, _above), n)
        case AtLeast(n):
            return _mirrored(n, _above)
        case LessThan(n):
            return _strict(_mirrored(n, _under), n)
        case AtMost(n):
            return _mirrored(n, _under)
        case Between(low, high):
            ends = low.interval().hull(high.interval())
            return Bounds(ends, ends)
        case Vague(low, high):
            wide = Interval(low, high * VAGUE_REACH)
            return Bounds(wide, wide)
        case _:
            assert_never(reading)


def in_words(reading: Reading, number: Callable[[Fraction], str], loosely: str = "some") -> str:
    """A reading with its hedge, its numbers written by `number`: "about 300", "at least 7", "20 to 30"."""
    match reading:
        case Exactly(n):
            return number(n.value)
        case About(n):
            return f"about {number(n.value)}"
        case Nearly(n):
            return f"nearly {number(n.value)}"
        case MoreThan(n):
            return f"more than {number(n.value)}"
        case AtLeast(n):
            return f"at least {number(n.value)}"
        case LessThan(n):
            return f"less than {number(n.value)}"
        case AtMost(n):
            return f"at most {number(n.value)}"
        case Between(low, high):
            return f"{number(low.value)} to {number(high.value)}"
        case Vague(low, high):
            return f"{loosely} {number(low)} to {number(high)}"
        case _:
            assert_never(reading)


def _mirrored(n: Number, rule: Callable[[Fraction, Fraction], Bounds]) -> Bounds:
    """`rule` for a positive number; for a negative one its mirror image ("nearly -5" is above -5)."""
    if n.value >= 0:
        return rule(n.value, n.half)
    found = rule(-n.value, n.half)
    return Bounds(-found.hard, -found.soft)


def _nearly(value: Fraction, half: Fraction) -> Bounds:
    hard = Interval(value * NEARLY, value + half, low_open=True, high_open=True)
    soft = Interval(value * Fraction(9, 10), value, low_open=True, high_open=True)
    return Bounds(hard, soft) if value else Bounds(Interval.around(value, half), Interval.around(value, half))


def _above(value: Fraction, half: Fraction) -> Bounds:
    reach = max(value * SOFT_REACH, Fraction(floor(value) + 1))
    return Bounds(Interval(value - half, None), Interval(value - half, reach))


def _under(value: Fraction, half: Fraction) -> Bounds:
    reach = min(value * Fraction(3, 4), max(Fraction(0), Fraction(ceil(value) - 1)))
    return Bounds(Interval(Fraction(0), value + half), Interval(reach, value + half))


def _strict(found: Bounds, n: Number) -> Bounds:
    """`found` without the number itself, where it is written exactly: "more than six" excludes six."""
    if n.half:
        return found
    return Bounds(_without(found.hard, n.value), _without(found.soft, n.value))


def _without(interval: Interval, value: Fraction) -> Interval:
    return replace(
        interval,
        low_open=interval.low_open or interval.low == value,
        high_open=interval.high_open or interval.high == value,
    )
