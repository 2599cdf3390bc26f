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
LARGEST = 10**15
"""Beyond this a scale says nothing, and floats no longer hold whole numbers."""
_ROW, _THIN = 34, 3

End = Fraction | None


@dataclass(frozen=True, slots=True)
class Bar:
    """One value: its words, the ends in words, and where the bar lies. `open` ends run on beyond the picture."""

    text: str
    told: str
    x: float
    width: float
    y: int
    open_left: bool
    open_right: bool


@dataclass(frozen=True, slots=True)
class Picture:
    """The bars, and the picture in words for those who do not see it."""

    bars: tuple[Bar, ...]
    height: int
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


def _drawn(values: Sequence[tuple[str, Interval, str]]) -> Picture | None:
    """Bars of texts with what they allow, and that in words where it is not the numbers themselves."""
    ranges = [allowed for _, allowed, _ in values]
    finite = [end for allowed in ranges for end in (allowed.low, allowed.high) if end is not None]
    exact = all(allowed.low == allowed.high for allowed in ranges)
    if not finite or exact or max(map(abs, finite)) > LARGEST:
        return None
    low, high = float(min(finite)), float(max(finite))
    room = (high - low or abs(high) or 1) * 0.15
    low, high = low - room, high + room
    bars = []
    for k, (text, allowed, words) in enumerate(values):
        start, end = allowed.low, allowed.high
        left = MARGIN if start is None else _x(float(start), low, high)
        right = WIDTH - MARGIN if end is None else _x(float(end), low, high)
        width = round(max(right - left, _THIN), 1)
        shown = " ".join(text.split())
        bars.append(Bar(shown, words or _told(start, end, None), left, width, k * _ROW, start is None, end is None))
    apart = any(not a.meets(b) for k, a in enumerate(ranges) for b in ranges[k + 1 :])
    told = "; ".join(f"{bar.text}: {bar.told}" for bar in bars)
    return Picture(tuple(bars), len(bars) * _ROW, told, apart)


def _x(value: float, low: float, high: float) -> float:
    return round(MARGIN + (value - low) / (high - low) * (WIDTH - 2 * MARGIN), 1)


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
    if abs(value) > LARGEST:
        return "a very large number"
    if 10_000 % value.denominator and abs(value) < 1000:
        return f"{float(value):.4g}"
    return f"{float(value):,.4f}".rstrip("0").rstrip(".")
