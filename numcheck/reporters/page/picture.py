"""Two written values as bars on one scale: what each allows, and whether they meet."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from numcheck.model.calendar import Moment
from numcheck.model.figures import Amount, Figure, Unit

WIDTH = 320
"""The picture's width, in its own units."""
_ROW, _MARGIN, _THIN = 34, 12, 3
_LARGEST = 10**15
"""Beyond this a scale says nothing, and floats no longer hold whole numbers."""

End = Fraction | None
Range = tuple[End, End]


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


def picture(values: Sequence[tuple[str, Figure | None]]) -> Picture | None:
    """The bars of two or more values that are amounts of one kind, or dates; None where no scale holds them."""
    if len(values) < 2:
        return None
    found = [_range(figure, values[0][1]) for _, figure in values]
    if any(one is None for one in found):
        return None
    ranges = [one for one in found if one is not None]
    ends = [end for ends, _ in ranges for end in ends if end is not None]
    if not ends or max(map(abs, ends)) > _LARGEST:
        return None
    low, high = float(min(ends)), float(max(ends))
    room = (high - low or abs(high) or 1) * 0.15
    low, high = low - room, high + room
    bars = []
    for k, ((text, _), ((start, end), words)) in enumerate(zip(values, ranges, strict=True)):
        left = _MARGIN if start is None else _x(float(start), low, high)
        right = WIDTH - _MARGIN if end is None else _x(float(end), low, high)
        width = max(right - left, _THIN)
        bars.append(Bar(" ".join(text.split()), words, left, round(width, 1), k * _ROW, start is None, end is None))
    apart = any(_apart(a, b) for k, (a, _) in enumerate(ranges) for b, _ in ranges[k + 1 :])
    told = "; ".join(f"{bar.text}: {bar.told}" for bar in bars)
    return Picture(tuple(bars), len(bars) * _ROW, told, apart)


def _x(value: float, low: float, high: float) -> float:
    return round(_MARGIN + (value - low) / (high - low) * (WIDTH - 2 * _MARGIN), 1)


def _apart(a: Range, b: Range) -> bool:
    """Whether one lies wholly below the other; bounds that only touch are apart, as rounding is half-open."""
    return _below(a, b) or _below(b, a)


def _below(a: Range, b: Range) -> bool:
    return a[1] is not None and b[0] is not None and a[1] <= b[0]


def _range(figure: Figure | None, first: Figure | None) -> tuple[Range, str] | None:
    """What a value allows, in the first one's unit, and that in words."""
    value, other = (figure.value if figure else None), (first.value if first else None)
    if isinstance(value, Amount) and isinstance(other, Amount) and _dimension(value.unit) == _dimension(other.unit):
        hard = value.bounds.hard
        ends = (_converted(hard.low, value.unit, other.unit), _converted(hard.high, value.unit, other.unit))
        return ends, _told(*ends, other.unit if value.unit != other.unit else None)
    if isinstance(value, Moment) and isinstance(other, Moment):
        days = value.support
        told = days.first.isoformat() if days.first == days.last else f"{days.first} to {days.last}"
        return (Fraction(days.first.toordinal()), Fraction(_next(days.last))), told
    return None


def _dimension(unit: Unit | None) -> str:
    return unit.dimension if unit else "count"


def _converted(end: End, unit: Unit | None, to: Unit | None) -> End:
    if end is None or unit is None or to is None or unit == to or not to.factor:
        return end
    return (end * unit.factor + unit.offset - to.offset) / to.factor


def _next(day: dt.date) -> int:
    return day.toordinal() + 1


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
    """Up to four decimals, thousands apart."""
    if abs(value) > _LARGEST:
        return "a very large number"
    return f"{float(value):,.4f}".rstrip("0").rstrip(".")
