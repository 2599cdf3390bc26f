"""What a date may lean on, and what all placing shares: a day, a calendar unit, the nearest of several years."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Final

from numcheck.model.calendar import Anchor, Days, Grain, Moment
from numcheck.model.expressions import TimeUnit, Turn
from numcheck.normalization import calendar_days as days
from numcheck.normalization.calendar_tense import UNTENSED, Side, Tense

NO_DATE: Final = "no publication date"
NO_CONTEXT: Final = "no earlier date in the text to count from"


_EARLIEST, _LATEST = 10, 9990
"""Years of publication from which neighboring years, decades and centuries can be counted."""


class Unplaced(Exception):
    """Why an expression has no place on the calendar, in words for a report."""


@dataclass(frozen=True, slots=True)
class Order:
    """How a document orders its dates; `sure` if a slashed date of its own tells ("25/12/2031"), `told` if the desk
    does and nothing in the document speaks against it."""

    day_first: bool = False
    sure: bool = False
    told: bool = False


UNORDERED: Final = Order()


@dataclass(frozen=True, slots=True)
class Setting:
    """What a date may lean on: the day of publication, the verb's tense, the last date the text gave, its last period.

    `reference` is the last date, `day_named` the last that was one day (its words end at `day_end`), `quarter` the
    quarter whose results the text reports, `quarter_named` the last it named at all, `period` the quarter or year
    it spoke of last, `year_named` the last year it wrote out, `order` how it writes days and months.
    """

    published: dt.date | None
    tense: Tense = UNTENSED
    reference: Moment | None = None
    day_named: Moment | None = None
    day_end: int = 0
    quarter: Moment | None = None
    quarter_named: Moment | None = None
    period: Moment | None = None
    year_named: int | None = None
    order: Order = UNORDERED

    def day(self) -> dt.date:
        """The day of publication; Unplaced without one."""
        if self.published is None:
            raise Unplaced(NO_DATE)
        if not _EARLIEST <= self.published.year <= _LATEST:
            raise Unplaced("a publication date too near the ends of the calendar")
        return self.published


def exact(core: Days, grain: Grain, anchor: Anchor, timex: str) -> Moment:
    """A moment that allows the days it names and no others."""
    return Moment(core, core, grain, anchor, timex=timex)


def on_day(day: dt.date, anchor: Anchor, weekday: int | None = None) -> Moment:
    """One day; `weekday` is the written one."""
    value = day.isoformat()
    return Moment(days.one(day), days.one(day), Grain.DAY, anchor, timex=value, edtf=value, weekday=weekday)


def aligned(day: dt.date, unit: TimeUnit, anchor: Anchor) -> Moment:
    """The calendar unit that holds a day."""
    grain, value = _GRAINS[unit](day)
    edtf = value if unit in (TimeUnit.DAY, TimeUnit.MONTH, TimeUnit.YEAR) else ""
    return replace(exact(days.unit_of(day, unit), grain, anchor, value), edtf=edtf)


def _week_value(day: dt.date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


_GRAINS: Final[dict[TimeUnit, Callable[[dt.date], tuple[Grain, str]]]] = {
    TimeUnit.DAY: lambda d: (Grain.DAY, d.isoformat()),
    TimeUnit.WEEKEND: lambda d: (Grain.WEEKEND, _week_value(d) + "-WE"),
    TimeUnit.WEEK: lambda d: (Grain.WEEK, _week_value(d)),
    TimeUnit.MONTH: lambda d: (Grain.MONTH, f"{d.year:04d}-{d.month:02d}"),
    TimeUnit.QUARTER: lambda d: (Grain.QUARTER, f"{d.year:04d}-Q{(d.month + 2) // 3}"),
    TimeUnit.HALF: lambda d: (Grain.HALF, f"{d.year:04d}-H{1 if d.month <= 6 else 2}"),
    TimeUnit.YEAR: lambda d: (Grain.YEAR, f"{d.year:04d}"),
    TimeUnit.DECADE: lambda d: (Grain.DECADE, f"{d.year // 10:03d}"),
    TimeUnit.CENTURY: lambda d: (Grain.CENTURY, f"{(d.year - 1) // 100:02d}"),
    TimeUnit.MILLENNIUM: lambda d: (Grain.CENTURY, f"{(d.year - 1) // 100:02d}"),
}


def turned_day(candidates: list[dt.date], turn: Turn, here: dt.date) -> dt.date:
    """ "last Oct. 23", "next Easter", "this Christmas", of the same day in neighboring years."""
    if turn is Turn.LAST:
        return max((d for d in candidates if d < here), default=min(candidates))
    if turn is Turn.NEXT:
        return min((d for d in candidates if d > here), default=max(candidates))
    return next((d for d in candidates if d.year == here.year), candidates[0])


def nearest_day(candidates: Iterable[dt.date], setting: Setting) -> dt.date:
    """The day nearest publication; on the verb's side, if the verb is close or that day is not twice as far."""
    here, side = setting.day(), setting.tense.side
    first, *more = sorted(candidates, key=lambda d: (abs((d - here).days), d))
    if (first - here).days * side >= -_OFF_SIDE[side]:
        return first
    right = next((d for d in more if (d - here).days * side > 0), None)
    if right is None or not (setting.tense.close or abs((right - here).days) < 2 * abs((first - here).days)):
        return first
    return right


_OFF_SIDE: Final = {Side.PAST: 60, Side.UNKNOWN: 0, Side.FUTURE: 7}
"""How many days a year-less date may lie on the other side than its verb says: plans are told in the past tense."""
SURE: Final = 125
"""Days from publication beyond which the year of a year-less date is a guess."""
