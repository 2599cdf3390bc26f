"""Intervals of true values, and their arithmetic.

An end may be open or closed and may be infinite (`None`). All numbers are exact fractions,
so a proof never hangs on a rounding of the machine's.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Interval:
    """The numbers between `low` and `high`; `None` is minus or plus infinity.

    Raises:
        ValueError: if low is above high.
    """

    low: Fraction | None
    high: Fraction | None
    low_open: bool = False
    high_open: bool = False

    def __post_init__(self) -> None:
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"an interval needs low <= high, not {self.low} > {self.high}")

    @classmethod
    def point(cls, value: Fraction) -> Interval:
        """The interval that holds one number."""
        return cls(value, value)

    @classmethod
    def around(cls, value: Fraction, half: Fraction) -> Interval:
        """value ± half, half-open as rounding is; the point itself for half = 0."""
        return cls(value - half, value + half, high_open=half > 0)

    def holds(self, value: Fraction) -> bool:
        """Whether `value` lies inside."""
        above = self.low is None or value > self.low or (value == self.low and not self.low_open)
        below = self.high is None or value < self.high or (value == self.high and not self.high_open)
        return above and below

    def meets(self, other: Interval) -> bool:
        """Whether the two share at least one number."""
        return not (self.below(other) or other.below(self))

    def below(self, other: Interval) -> bool:
        """Whether every number here is smaller than every number of `other`."""
        if self.high is None or other.low is None:
            return False
        return self.high < other.low or (self.high == other.low and (self.high_open or other.low_open))

    def within(self, other: Interval) -> bool:
        """Whether every number here lies in `other`."""
        low_ok = other.low is None or (
            self.low is not None
            and (self.low > other.low or (self.low == other.low and (self.low_open or not other.low_open)))
        )
        high_ok = other.high is None or (
            self.high is not None
            and (self.high < other.high or (self.high == other.high and (self.high_open or not other.high_open)))
        )
        return low_ok and high_ok

    def __add__(self, other: Interval) -> Interval:
        low = None if self.low is None or other.low is None else self.low + other.low
        high = None if self.high is None or other.high is None else self.high + other.high
        return Interval(low, high, self.low_open or other.low_open, self.high_open or other.high_open)

    def __neg__(self) -> Interval:
        return Interval(
            None if self.high is None else -self.high,
            None if self.low is None else -self.low,
            self.high_open,
            self.low_open,
        )

    def __sub__(self, other: Interval) -> Interval:
        return self + (-other)

    def scaled(self, factor: Fraction) -> Interval:
        """Every number times `factor`."""
        if factor < 0:
            return (-self).scaled(-factor)
        return Interval(
            None if self.low is None else self.low * factor,
            None if self.high is None else self.high * factor,
            self.low_open,
            self.high_open,
        )

    def __mul__(self, other: Interval) -> Interval:
        """Products of the two; ends that meet infinity stay open to it."""
        if self.low is None or self.high is None or other.low is None or other.high is None:
            return self._product_unbounded(other)
        ends = [
            (a * b, ao or bo)
            for a, ao in ((self.low, self.low_open), (self.high, self.high_open))
            for b, bo in ((other.low, other.low_open), (other.high, other.high_open))
        ]
        low, high = min(e[0] for e in ends), max(e[0] for e in ends)
        return Interval(low, high, all(o for v, o in ends if v == low), all(o for v, o in ends if v == high))

    def _product_unbounded(self, other: Interval) -> Interval:
        if self.low is not None and other.low is not None and self.low >= 0 and other.low >= 0:
            high = None if self.high is None or other.high is None else self.high * other.high
            return Interval(self.low * other.low, high, self.low_open or other.low_open, True)
        return Interval(None, None)

    def reciprocal(self) -> Interval:
        """1 / x for every x inside; everything, if zero is inside or at an end."""
        if self.low is not None and self.low > 0:
            high_open = self.low_open
            low = Fraction(0) if self.high is None else 1 / self.high
            return Interval(low, 1 / self.low, self.high is None or self.high_open, high_open)
        if self.high is not None and self.high < 0:
            return -((-self).reciprocal())
        return Interval(None, None)

    def __truediv__(self, other: Interval) -> Interval:
        return self * other.reciprocal()

    def hull(self, other: Interval) -> Interval:
        """The smallest interval that holds both."""
        low, low_open = _outer(self.low, self.low_open, other.low, other.low_open, low=True)
        high, high_open = _outer(self.high, self.high_open, other.high, other.high_open, low=False)
        return Interval(low, high, low_open, high_open)


def _outer(
    a: Fraction | None, a_open: bool, b: Fraction | None, b_open: bool, *, low: bool
) -> tuple[Fraction | None, bool]:
    if a is None or b is None:
        return None, False
    if a == b:
        return a, a_open and b_open
    return (a, a_open) if (a < b) == low else (b, b_open)


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a reading allows: `hard` by logic and rounding, `soft` as a reader takes it."""

    hard: Interval
    soft: Interval

    def scaled(self, factor: Fraction) -> Bounds:
        """Both intervals times `factor`: a change of unit."""
        return Bounds(self.hard.scaled(factor), self.soft.scaled(factor))
