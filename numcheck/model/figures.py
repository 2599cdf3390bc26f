"""A mention with its value: an amount with bounds and unit, or a moment on the calendar."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from numcheck.model.bounds import Bounds
from numcheck.model.calendar import Moment
from numcheck.model.mentions import Mention
from numcheck.model.readings import Reading, bounds


@dataclass(frozen=True, slots=True)
class Unit:
    """A canonical unit.

    `name` as a reader would say it in the singular ("mile per hour", "US dollar", "percent"), `symbol` the
    short form ("mph", "USD", "%"). Two units can be compared when their `dimension` is the same:
    "[length]", "[time]", "[month]", "currency USD", "percent", "percentage point", "count". An amount in
    this unit times `factor` plus `offset` is in the dimension's base unit (seconds for [time]; months for
    [month]).
    """

    name: str
    symbol: str
    dimension: str
    factor: Fraction = Fraction(1)
    offset: Fraction = Fraction(0)


@dataclass(frozen=True, slots=True)
class Amount:
    """A normalized quantity: what the number means, in its unit (None for bare numbers and counted things)."""

    reading: Reading
    unit: Unit | None = None

    @property
    def bounds(self) -> Bounds:
        """Hard and soft bounds in the amount's own unit."""
        return bounds(self.reading)


@dataclass(frozen=True, slots=True)
class Figure:
    """A mention and its value; None for names, labels and what could not be placed ("Monday" without a date)."""

    mention: Mention
    value: Amount | Moment | None = None
    unplaced: str = ""
    """Why there is no value, in words for a report."""
