"""Two written values as bars on one scale: what each allows, and whether they meet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from numcheck.model.bounds import Interval
from numcheck.model.calendar import Moment
from numcheck.model.figures import Amount, Figure, Unit
from numcheck.model.findings import Finding
from numcheck.model.judgements import DISAGREE

WIDTH = 320
"""The picture's width, in its own units."""
MARGIN = 12
"""What stays free on its left and right."""
_THIN = 3
_LARGEST = 10**15
"""Beyond this a scale says nothing, and floats no longer hold whole numbers."""

End = Fraction | None


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a range lies on a scale. `open` ends run on beyond it."""

    x: float
    width: float
    open_left: bool
    open_right: bool

    @property
    def middle(self) -> float:
        """Where a dot for it stands."""
        return round(self.x + self.width / 2, 1)


@dataclass(frozen=True, slots=True)
class Bar:
    """One value: its words, the ends in words, and where its bar lies."""

    text: str
    told: str
    mark: Mark


@dataclass(frozen=True, slots=True)
class Picture:
    """The bars, and the picture in words for those who do not see it."""

    bars: tuple[Bar, ...]
    told: str
    apart: bool


def picture(finding: Finding, values: Sequence[tuple[str, Figure | None]]) -> Picture | None:
    """The bars of what a finding sets against each other: its ranges, else the `values` of its sides.

    None where the sides are no two values of one thing (a total and one of its parts), where all are exact, so that
    the numbers say it as well, and where no scale holds them.
    """
    if finding.ranges:
        return _drawn([(r.text, r.interval, "") for r in finding.ranges])
    if finding.verdict not in DISAGREE or len(values) < 2:
        return None
    found = [(text, in_unit_of(figure, values[0][1])) for text, figure in values]
    return _drawn([(text, *one) for text, one in found if one is not None]) if all(one for _, one in found) else None


def marks(ranges: Sequence[Interval], width: int = WIDTH) -> tuple[Mark, ...] | None:
    """Ranges on one scale; None if no scale holds them."""
    finite = [end for allowed in ranges for end in (allowed.low, allowed.high) if end is not None]
    if not finite or max(map(abs, finite)) > _LARGEST:
        return None
    low, high = float(min(finite)), float(max(finite))
    room = (high - low or abs(high) or 1) * 0.15
    low, high = low - room, high + room

    def x(value: Fraction) -> float:
        return round(MARGIN + (float(value) - low) / (high - low) * (width - 2 * MARGIN), 1)

    found = []
    for allowed in ranges:
        left = MARGIN if allowed.low is None else x(allowed.low)
        right = width - MARGIN if allowed.high is None else x(allowed.high)
        long = round(max(right - left, _THIN), 1)
        found.append(Mark(left, long, allowed.low is None, allowed.high is None))
    return tuple(found)


def _drawn(values: Sequence[tuple[str, Interval, str]]) -> Picture | None:
    """Bars of texts with what they allow, and that in words where it is not the numbers themselves."""
    ranges = [allowed for _, allowed, _ in values]
    drawn = marks(ranges)
    if drawn is None or all(allowed.low == allowed.high for allowed in ranges):
        return None
    bars = tuple(
        Bar(" ".join(text.split()), words or _told(allowed.low, allowed.high, None), mark)
        for (text, allowed, words), mark in zip(values, drawn, strict=True)
    )
    apart = any(not a.meets(b) for k, a in enumerate(ranges) for b in ranges[k + 1 :])
    return Picture(bars, "; ".join(f"{bar.text}: {bar.told}" for bar in bars), apart)


def in_unit_of(figure: Figure | None, first: Figure | None) -> tuple[Interval, str] | None:
    """What a value allows, in the first one's unit, and that in words."""
    value, other = (figure.value if figure else None), (first.value if first else None)
    if isinstance(value, Amount) and isinstance(other, Amount) and _dimension(value.unit) == _dimension(other.unit):
        allowed = _converted(value.bounds.hard, value.unit, other.unit)
        return allowed, _told(allowed.low, allowed.high, other.unit if value.unit != other.unit else None)
    if isinstance(value, Moment) and isinstance(other, Moment):
        first_day, last_day = value.support.first, value.support.last
        told = f"{first_day}" if first_day == last_day else f"{first_day} to {last_day}"
        return Interval(Fraction(first_day.toordinal()), Fraction(last_day.toordinal() + 1), high_open=True), told
    return None


def _dimension(unit: Unit | None) -> str:
    return unit.dimension if unit else "count"


def _converted(interval: Interval, unit: Unit | None, to: Unit | None) -> Interval:
    if unit is None or to is None or unit == to or not to.factor:
        return interval
    return (interval.scaled(unit.factor) + Interval.point(unit.offset - to.offset)).scaled(1 / to.factor)


def _told(low: End, high: End, unit: Unit | None) -> str:
    """The ends in words; a unit only where it is not that of the words themselves."""
    named = f" {unit.symbol}" if unit else ""
    if low is None or high is None:
        end = high if low is None else low
        if end is None:
            return "any value"
        return f"{'up to' if low is None else 'from'} {_number(end)}{named}"
    return f"{_number(low)}{named}" if low == high else f"{_number(low)} to {_number(high)}{named}"


def _number(value: Fraction) -> str:
    """As it is if four decimals hold it, else four figures; thousands apart."""
    if abs(value) > _LARGEST:
        return "a very large number"
    if 10_000 % value.denominator and abs(value) < 1000:
        return f"{float(value):.4g}"
    return f"{float(value):,.4f}".rstrip("0").rstrip(".")
