"""Places one time expression on the calendar: the day of publication, the verb's side and earlier dates decide."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final, assert_never

from numcheck.model.calendar import Anchor, DatePart, Days, Grain, Moment
from numcheck.model.expressions import (
    CalendarDate,
    DateRange,
    Era,
    Frequency,
    Length,
    NamedDay,
    Origin,
    PartOfDay,
    Period,
    Shift,
    TimeExpression,
    TimeOfDay,
    TimeUnit,
    Turn,
    VagueTime,
)
from numcheck.normalization import calendar_days as days
from numcheck.normalization.calendar_days import OutsideCalendar
from numcheck.normalization.calendar_named import named_day, nth_weekday
from numcheck.normalization.calendar_tense import UNTENSED, Side, Tense

JULIAN_UNTIL: Final = 1752
"""Britain and its colonies kept the Julian calendar until September 1752; weekdays before are not compared."""

NO_DATE: Final = "no publication date"
NO_CONTEXT: Final = "no earlier date to count from"


_EARLIEST, _LATEST = 10, 9990
"""Years of publication from which neighboring years, decades and centuries can be counted."""


class Unplaced(Exception):
    """Why an expression has no place on the calendar, in words for a report."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What a date may lean on: the day of publication, the verb's tense, the last date the text gave, its last period.

    `reference` is the last date, `day_named` the last that was one day (its words end at `day_end`), `quarter` the
    quarter whose results the text reports, `quarter_named` the last it named at all, `period` the quarter or year
    it spoke of last.
    """

    published: dt.date | None
    tense: Tense = UNTENSED
    reference: Moment | None = None
    day_named: Moment | None = None
    day_end: int = 0
    quarter: Moment | None = None
    quarter_named: Moment | None = None
    period: Moment | None = None

    def day(self) -> dt.date:
        """The day of publication; Unplaced without one."""
        if self.published is None:
            raise Unplaced(NO_DATE)
        if not _EARLIEST <= self.published.year <= _LATEST:
            raise Unplaced("a publication date too near the ends of the calendar")
        return self.published


def resolve(expression: TimeExpression, setting: Setting) -> Moment:
    """The moment an expression means.

    Raises:
        Unplaced: if it has none: a rate, a vague stretch, or nothing to lean on.
    """
    try:
        moment = _resolve(expression, setting)
        if expression.part is not None and not moment.impossible:
            moment = _narrowed(moment, expression.part)
    except OutsideCalendar as error:
        raise Unplaced(str(error)) from error
    return replace(moment, bound=expression.bound)


def _resolve(expression: TimeExpression, setting: Setting) -> Moment:
    body = expression.body
    match body:
        case CalendarDate():
            return _calendar_date(body, setting)
        case Period():
            return _period(body, setting)
        case Shift():
            return _shift(body, setting)
        case NamedDay():
            return _named(body, setting)
        case TimeOfDay():
            return _time_of_day(body, setting)
        case DateRange():
            return _range(body, setting)
        case VagueTime():
            return _vague(body, setting)
        case Length():
            raise Unplaced("a length of time, not a date")
        case Frequency():
            raise Unplaced("a rate of time, not a date")
        case _:
            assert_never(body)


def _narrowed(moment: Moment, part: DatePart) -> Moment:
    if len(moment.core) < 3:
        return replace(moment, part=part)
    core, support = days.part_of(moment.core, part)
    return replace(moment, core=core, support=support, part=part, edtf="")


def _exact(core: Days, grain: Grain, anchor: Anchor, timex: str) -> Moment:
    return Moment(core, core, grain, anchor, timex=timex)


def _on_day(day: dt.date, anchor: Anchor, weekday: int | None = None) -> Moment:
    value = day.isoformat()
    return Moment(days.one(day), days.one(day), Grain.DAY, anchor, timex=value, edtf=value, weekday=weekday)


# --- written dates


def _calendar_date(body: CalendarDate, setting: Setting) -> Moment:
    if body.before_christ:
        raise Unplaced("before the common era")
    if body.nth is not None:
        return _nth_weekday(body, setting)
    if body.month is None and body.day is not None:
        return _day_alone(body, setting)
    if body.month is None:
        return _weekday(body, setting) if body.weekday is not None else _year(body, setting)
    if body.day is None:
        return _month(body, setting)
    return _day(body, setting)


def _nth_weekday(body: CalendarDate, setting: Setting) -> Moment:
    assert body.month is not None and body.weekday is not None and body.nth is not None
    month = _month(replace(body, weekday=None, nth=None), setting)
    year = month.core.first.year
    day = nth_weekday(year, body.month, body.weekday, body.nth)
    return _on_day(day, month.anchor)


def _day_alone(body: CalendarDate, setting: Setting) -> Moment:
    """ "on the 15th": of the month of publication or its neighbor, whichever is nearer, on the verb's side."""
    assert body.day is not None
    here = setting.day()
    months = {Turn.LAST: (-1,), Turn.THIS: (0,), Turn.NEXT: (1,), None: (-1, 0, 1)}[body.turn]
    near = [days.moved_months(here.replace(day=1), k) for k in months]
    found = [d.replace(day=body.day) for d in near if _exists(d.year, d.month, body.day)]
    sided = [
        d for d in found if setting.tense.side is Side.UNKNOWN or (d - here).days * setting.tense.side >= 0
    ] or found
    if not sided:
        raise Unplaced(f"no month near publication has {body.day} days")
    return _on_day(min(sided, key=lambda d: abs((d - here).days)), Anchor.DOCUMENT)


def _full_year(body: CalendarDate, setting: Setting) -> int | None:
    """The written year, two digits taken to the century nearest publication, or the shifted one."""
    if body.year is not None:
        if not body.short_year:
            return body.year
        if setting.published is None:
            return body.year + (1900 if body.year > 50 else 2000)
        here = setting.published.year
        century = here - here % 100
        return min((century + k + body.year for k in (-100, 0, 100)), key=lambda y: (abs(y - here - 10), y))
    if body.year_shift is not None and body.weekday is None:
        return setting.day().year + body.year_shift
    return None


def _year(body: CalendarDate, setting: Setting) -> Moment:
    year = _full_year(body, setting)
    if year is None:
        raise Unplaced("no year")
    anchor = Anchor.GUESS if body.short_year else Anchor.EXPLICIT
    return replace(_exact(days.year_of(year), Grain.YEAR, anchor, f"{year:04d}"), edtf=f"{year:04d}")


def _month(body: CalendarDate, setting: Setting) -> Moment:
    assert body.month is not None
    year = _full_year(body, setting)
    anchor = Anchor.EXPLICIT if body.year is not None else Anchor.DOCUMENT
    if year is None:
        year = _turned_month(body.month, body.turn, setting)
        anchor = Anchor.DOCUMENT if body.turn else Anchor.GUESS
    value = f"{year:04d}-{body.month:02d}"
    return replace(_exact(days.month_of(year, body.month), Grain.MONTH, anchor, value), edtf=value)


def _turned_month(month: int, turn: Turn | None, setting: Setting) -> int:
    """The year of "last May", "next May", "this May", or of the May nearest publication."""
    here = setting.day()
    if turn is Turn.LAST:
        return here.year if month < here.month else here.year - 1
    if turn is Turn.NEXT:
        return here.year if month > here.month else here.year + 1
    if turn is Turn.THIS:
        return here.year
    return _nearest_month(month, setting)


def _nearest_month(month: int, setting: Setting) -> int:
    """Within six months of publication; where the verb says a side, up to ten months on that side."""
    here = setting.day()
    away = (month - here.month) % 12
    ahead, back = here.year + (here.month + away > 12), here.year - (month > here.month)
    if away == 0:
        return here.year
    if setting.tense.side is Side.FUTURE:
        return ahead if away <= 9 else back
    if setting.tense.side is Side.PAST:
        return back if away >= (2 if setting.tense.close else 3) else ahead
    return ahead if away < 6 else back


def _day(body: CalendarDate, setting: Setting) -> Moment:
    assert body.month is not None and body.day is not None
    if body.swapped:
        return _slashed(body, setting)
    year = _full_year(body, setting)
    if year is not None:
        anchor = Anchor.EXPLICIT if body.year is not None else Anchor.DOCUMENT
        return _written_day(body, year, anchor)
    here = setting.day()
    candidates = {
        y: dt.date(y, body.month, body.day)
        for y in (here.year, here.year - 1, here.year + 1)
        if _exists(y, body.month, body.day)
    }
    if not candidates:
        return _written_day(body, here.year, Anchor.DOCUMENT)
    if body.turn is not None:
        return _written_day(body, _turned_day(list(candidates.values()), body.turn, here).year, Anchor.DOCUMENT)
    day = _nearest(candidates.values(), setting)
    if body.weekday is not None:
        agreeing = [d for d in candidates.values() if d.weekday() == body.weekday and abs((d - here).days) <= _FAR]
        day = min(agreeing, key=lambda d: abs((d - here).days), default=day)
    return _written_day(body, day.year, Anchor.DOCUMENT if abs((day - here).days) <= _SURE else Anchor.GUESS)


def _turned_day(candidates: list[dt.date], turn: Turn, here: dt.date) -> dt.date:
    """ "last Oct. 23", "next Easter", "this Christmas", of the same day in neighboring years."""
    if turn is Turn.LAST:
        return max((d for d in candidates if d < here), default=min(candidates))
    if turn is Turn.NEXT:
        return min((d for d in candidates if d > here), default=max(candidates))
    return next((d for d in candidates if d.year == here.year), candidates[0])


def _nearest(candidates: Iterable[dt.date], setting: Setting) -> dt.date:
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
_FAR: Final = 230
"""Days from publication within which a year-less date may take the year its weekday asks for."""
_SURE: Final = 125
"""Days from publication beyond which the year of a year-less date is a guess."""


def _exists(year: int, month: int, day: int) -> bool:
    return 1 <= year <= 9999 and day <= days.days_in(year, month)


def _written_day(body: CalendarDate, year: int, anchor: Anchor) -> Moment:
    assert body.month is not None and body.day is not None
    last = body.last_day or body.day
    if not _exists(year, body.month, max(body.day, last)):
        month = days.month_of(year, body.month)
        name = days.MONTH_NAMES[body.month - 1] if body.month != 2 else f"February {year}"
        return Moment(month, month, Grain.DAY, anchor, weekday=body.weekday, impossible=f"{name} has {len(month)} days")
    day = days.date(year, body.month, body.day)
    if body.last_day is not None:
        span = Days(day, days.date(year, body.month, last))
        value = f"{span.first.isoformat()}/{span.last.isoformat()}"
        return replace(_exact(span, Grain.DAY, anchor, span.first.isoformat()), edtf=value)
    moment = _on_day(day, anchor)
    if body.weekday is not None:
        wrong = body.weekday != day.weekday() and day.year > JULIAN_UNTIL
        return replace(moment, weekday=body.weekday, mismatch=wrong)
    return moment


def _slashed(body: CalendarDate, setting: Setting) -> Moment:
    """M/D or D/M: the one nearer to publication if it is much nearer, else M/D with the other kept."""
    assert body.month is not None and body.day is not None
    first = _day(replace(body, swapped=False), setting)
    second = _day(replace(body, swapped=False, month=body.day, day=body.month), setting)
    if setting.published is not None:
        here = days.one(setting.published)
        near, far = sorted((first, second), key=lambda m: m.core.distance(here))
        if near.core.distance(here) <= 10 and far.core.distance(here) > 40:
            return near
    return replace(first, others=(second.core,), anchor=Anchor.GUESS, support=first.core)


# --- weekdays


def _weekday(body: CalendarDate, setting: Setting) -> Moment:
    assert body.weekday is not None
    here = setting.day()
    if body.year_shift is not None and body.turn is not None:
        shift = {Turn.LAST: -7, Turn.THIS: 0, Turn.NEXT: 7}[body.turn]
        day = days.moved(days.week_of(here).first, shift + body.weekday)
        return _on_day(day, Anchor.DOCUMENT, body.weekday)
    back = (here.weekday() - body.weekday) % 7
    ahead = (body.weekday - here.weekday()) % 7
    if body.turn is Turn.LAST:
        nearer = days.moved(here, -(back or 7))
        return replace(_on_day(nearer, Anchor.DOCUMENT, body.weekday), others=(days.one(days.moved(nearer, -7)),))
    if body.turn is Turn.NEXT:
        nearer = days.moved(here, ahead or 7)
        return replace(_on_day(nearer, Anchor.DOCUMENT, body.weekday), others=(days.one(days.moved(nearer, 7)),))
    if body.turn is Turn.THIS:
        return _on_day(
            days.moved(here, -back if setting.tense.side is Side.PAST else ahead), Anchor.DOCUMENT, body.weekday
        )
    return _on_day(
        days.moved(here, ahead if setting.tense.side is Side.FUTURE else -back), Anchor.DOCUMENT, body.weekday
    )


# --- periods


def _period(body: Period, setting: Setting) -> Moment:
    match body.unit:
        case TimeUnit.DECADE:
            assert body.year is not None
            year = body.year
            return replace(
                _exact(days.decade_of(year), Grain.DECADE, Anchor.EXPLICIT, f"{year // 10:03d}"),
                edtf=f"{year // 10:03d}X",
            )
        case TimeUnit.CENTURY:
            assert body.index is not None
            span = days.century_of(body.index)
            wider = Days(days.date(max(1, span.first.year - 1), 1, 1), span.last)
            return Moment(
                span,
                wider,
                Grain.CENTURY,
                Anchor.EXPLICIT,
                timex=f"{body.index - 1:02d}",
                edtf=f"{body.index - 1:02d}XX",
            )
        case TimeUnit.SEASON:
            return _season(body, setting)
        case TimeUnit.YEAR:
            return _business_year(body, setting)
        case TimeUnit.WEEKEND:
            return _weekend(setting)
        case _:
            return _quarter(body, setting)


def _season(body: Period, setting: Setting) -> Moment:
    assert body.index is not None
    index = body.index
    anchor = Anchor.EXPLICIT if body.year is not None else Anchor.DOCUMENT
    if body.year is not None:
        year = body.year
    elif body.year_shift is not None:
        year = setting.day().year + body.year_shift
    else:
        year = _turned_season(index, body.turn, setting)
        anchor = Anchor.DOCUMENT if body.turn else Anchor.GUESS
    core = days.season_of(year, index)
    south = days.season_of(year, (index + 1) % 4 + 1)
    code = ("SP", "SU", "FA", "WI")[index - 1]
    return Moment(
        core,
        days.widened(core, 31),
        Grain.SEASON,
        anchor,
        timex=f"{year:04d}-{code}",
        edtf=f"{year:04d}-{20 + index}",
        others=(south,),
    )


def _turned_season(index: int, turn: Turn | None, setting: Setting) -> int:
    here = setting.day()
    years = [y for y in (here.year - 2, here.year - 1, here.year, here.year + 1)]
    spans = {y: days.season_of(y, index) for y in years}
    if turn is Turn.LAST:
        return max(y for y in years if spans[y].last < here)
    if turn is Turn.NEXT:
        return min(y for y in years if spans[y].first > here)
    if turn is None and setting.tense.side is Side.PAST:
        return max(y for y in years if spans[y].first <= here)
    if turn is None and setting.tense.side is Side.FUTURE:
        return min((y for y in years if spans[y].last >= here), default=here.year)
    return min(years, key=lambda y: (spans[y].distance(days.one(here)), y))


def _weekend(setting: Setting) -> Moment:
    """The last weekend that has begun, or the next to come where the verb says so."""
    here = setting.day()
    day = days.moved(here, 0 if here.weekday() >= 5 or setting.tense.side is Side.FUTURE else -7)
    return _aligned(day, TimeUnit.WEEKEND, Anchor.DOCUMENT)


def _quarter(body: Period, setting: Setting) -> Moment:
    """A quarter or half; without a number or a year what the text spoke of before, or the nearest to publication."""
    grain = Grain.HALF if body.unit is TimeUnit.HALF else Grain.QUARTER
    index, year = body.index, body.year
    anchor = Anchor.EXPLICIT if index is not None and year is not None and not body.fiscal else Anchor.DOCUMENT
    known = setting.quarter
    if index is None and known is not None:
        index = (known.core.first.month + 2) // 3
        anchor = Anchor.CONTEXT
        if year is None:
            year = known.core.first.year if body.year_shift is None or body.origin is Origin.CONTEXT else None
            if year is not None and body.origin is Origin.CONTEXT:
                year += body.year_shift or 0
    if index is None:
        return _unnumbered(body, setting)
    if year is None and body.year_shift is not None:
        year = setting.day().year + body.year_shift
    if year is None:
        year = _nearest_part(body.unit, index, setting)
    core = days.half_of(year, index) if grain is Grain.HALF else days.quarter_of(year, index)
    letter = "H" if grain is Grain.HALF else "Q"
    support = days.widened(core, 366) if body.fiscal else core
    edtf = f"{year:04d}-{(39 if grain is Grain.HALF else 32) + index}"
    return Moment(core, support, grain, anchor, timex=f"{year:04d}-{letter}{index}", edtf="" if body.fiscal else edtf)


def _unnumbered(body: Period, setting: Setting) -> Moment:
    """ "the 1988 period" with no quarter before it is the year; "the quarter" the last one that has ended."""
    if body.year is not None:
        return _exact(days.year_of(body.year), Grain.YEAR, Anchor.CONTEXT, f"{body.year:04d}")
    here = setting.day()
    last = days.moved_months(days.unit_of(here, TimeUnit.QUARTER).first, -3)
    return _aligned(last, TimeUnit.QUARTER, Anchor.GUESS)


def _nearest_part(unit: TimeUnit, index: int, setting: Setting) -> int:
    here = setting.day()
    span: Callable[[int, int], Days] = days.half_of if unit is TimeUnit.HALF else days.quarter_of
    years = [y for y in (here.year - 1, here.year, here.year + 1)]
    begun = max(y for y in years if span(y, index).first <= here)
    if setting.tense.side is Side.FUTURE and begun + 1 in years and span(begun, index).last < here:
        ahead, back = (span(begun + 1, index).first - here).days, (here - span(begun, index).last).days
        return begun + 1 if ahead < back + 60 else begun
    return begun


def _business_year(body: Period, setting: Setting) -> Moment:
    if body.origin is Origin.CONTEXT and body.year_shift is not None:
        return _year_earlier(setting, body.year_shift)
    year = body.year
    if year is None:
        year = setting.day().year + (body.year_shift or 0)
    core = days.year_of(year)
    support = days.widened(core, 366) if body.fiscal else core
    return Moment(core, support, Grain.YEAR, Anchor.EXPLICIT if body.year else Anchor.DOCUMENT, timex=f"{year:04d}")


def _year_earlier(setting: Setting, years: int) -> Moment:
    """A year before the period the text speaks of: the same quarter in a report of results."""
    if setting.period is None:
        here = setting.day()
        year = here.year + years
        core = days.year_of(year)
        return Moment(core, days.widened(core, 183), Grain.YEAR, Anchor.GUESS, timex=f"{year:04d}")
    known = setting.period
    moved = days.moved_months(known.core.first, 12 * years)
    unit = {Grain.QUARTER: TimeUnit.QUARTER, Grain.HALF: TimeUnit.HALF}.get(known.grain, TimeUnit.YEAR)
    return _aligned(moved, unit, Anchor.CONTEXT)


# --- relative dates


def _shift(body: Shift, setting: Setting) -> Moment:
    origin, anchor = _origin(body, setting)
    if body.count is None:
        return _some_time(body, origin)
    if body.unit is TimeUnit.YEAR and not body.aligned and body.count == -1 and _results(setting):
        return _year_earlier(setting, -1)
    if body.unit in _SMALL:
        return _on_day(days.shifted(origin, body.unit, body.count), Anchor.GUESS)
    target = days.shifted(origin, body.unit, body.count)
    moment = _aligned(target, body.unit, anchor)
    if body.aligned:
        wider = {TimeUnit.WEEK: 2, TimeUnit.YEAR: 0}.get(body.unit, 0)
        return replace(moment, support=days.widened(moment.core, wider))
    slack = _SLACK.get(body.unit, 0)
    return replace(moment, support=days.hull(days.widened(days.one(target), slack), moment.core))


_SMALL: Final = frozenset({TimeUnit.HOUR, TimeUnit.MINUTE, TimeUnit.SECOND})
_SLACK: Final = {
    TimeUnit.WEEK: 7, TimeUnit.WEEKEND: 7, TimeUnit.MONTH: 31, TimeUnit.QUARTER: 92, TimeUnit.YEAR: 366,
    TimeUnit.DECADE: 1830,
    TimeUnit.CENTURY: 18300,
}  # fmt: skip
"""How far the truth may lie from "N units ago", in days, about half a unit and more either way."""


def _origin(body: Shift, setting: Setting) -> tuple[dt.date, Anchor]:
    if body.origin is Origin.DOCUMENT:
        return setting.day(), Anchor.DOCUMENT
    known = setting.day_named if body.unit is TimeUnit.DAY and body.aligned else setting.reference
    if body.unit is TimeUnit.QUARTER and body.aligned and setting.quarter_named is not None:
        known = setting.quarter_named
    if known is not None and (len(known.core) <= _REFERENCE_DAYS.get(body.unit, 31) or body.sign == 0):
        core = known.core
        return (core.last if body.sign > 0 else core.first), Anchor.CONTEXT
    return setting.day(), Anchor.GUESS


_REFERENCE_DAYS: Final = {
    TimeUnit.WEEK: 7, TimeUnit.MONTH: 31, TimeUnit.QUARTER: 92, TimeUnit.HALF: 184, TimeUnit.YEAR: 366,
    TimeUnit.DECADE: 3653,
    TimeUnit.CENTURY: 36525,
}  # fmt: skip
"""How long a date may be, in days, for a date in this unit to count from it."""


def _results(setting: Setting) -> bool:
    return setting.period is not None and setting.period.grain is Grain.QUARTER


def _some_time(body: Shift, origin: dt.date) -> Moment:
    """ "several months ago": two to twenty units away on a known side."""
    near, far = (days.shifted(origin, body.unit, Fraction(body.sign * k)) for k in (2, 20))
    span = Days(min(near, far), max(near, far))
    value = Era.PAST.value if body.sign < 0 else Era.FUTURE.value
    return Moment(span, days.hull(span, days.one(origin)), Grain.VAGUE, Anchor.GUESS, timex=value)


def _aligned(day: dt.date, unit: TimeUnit, anchor: Anchor) -> Moment:
    """The calendar unit that holds a day."""
    grain, value = _GRAINS[unit](day)
    edtf = value if unit in (TimeUnit.DAY, TimeUnit.MONTH, TimeUnit.YEAR) else ""
    return replace(_exact(days.unit_of(day, unit), grain, anchor, value), edtf=edtf)


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


# --- named days, clock times, ranges, vague words


def _named(body: NamedDay, setting: Setting) -> Moment:
    if body.year is not None:
        return _on_day(named_day(body.key, body.year), Anchor.EXPLICIT)
    here = setting.day()
    if body.year_shift is not None:
        return _on_day(named_day(body.key, here.year + body.year_shift), Anchor.DOCUMENT)
    near = [named_day(body.key, y) for y in (here.year - 1, here.year, here.year + 1)]
    if body.turn is not None:
        return _on_day(_turned_day(near, body.turn, here), Anchor.DOCUMENT)
    day = _nearest(near, setting)
    return _on_day(day, Anchor.DOCUMENT if abs((day - here).days) <= _SURE else Anchor.GUESS)


def _time_of_day(body: TimeOfDay, setting: Setting) -> Moment:
    day = _day_of_time(body, setting)
    if body.minutes is not None:
        grain = Grain.MINUTE if body.minutes % 60 else Grain.HOUR
        value = f"{day.core.first.isoformat()}T{body.minutes // 60:02d}:{body.minutes % 60:02d}"
    else:
        grain, value = Grain.DAYPART, f"{day.core.first.isoformat()}T{(body.part or PartOfDay.NIGHT).value}"
    return replace(
        day, grain=grain, timex=value, edtf="", minutes=body.minutes, zone=body.zone, half_known=body.half_known
    )


def _day_of_time(body: TimeOfDay, setting: Setting) -> Moment:
    match body.day:
        case CalendarDate():
            return _calendar_date(body.day, setting)
        case Shift():
            return _shift(body.day, setting)
        case NamedDay():
            return _named(body.day, setting)
        case None:
            known = setting.day_named
            if known is not None:
                return _on_day(known.core.first, Anchor.CONTEXT)
            return _on_day(setting.day(), Anchor.GUESS)
        case _:
            assert_never(body.day)


def _range(body: DateRange, setting: Setting) -> Moment:
    first, last = _calendar_date(body.first, setting), _calendar_date(body.last, setting)
    if last.core.last < first.core.first:
        raise Unplaced("the range runs backward")
    span = Days(first.core.first, last.core.last)
    anchor = first.anchor if first.anchor is last.anchor else Anchor.GUESS
    return Moment(
        span, span, first.grain, anchor, timex=f"{first.timex}/{last.timex}", edtf=f"{first.timex}/{last.timex}"
    )


_REACH: Final = {Era.PRESENT: (-30, 30), Era.PAST: (-3660, 0), Era.FUTURE: (0, 3660)}
"""How far now, recently and soon may lie from publication, in days."""


def _vague(body: VagueTime, setting: Setting) -> Moment:
    here = setting.day()
    low, high = _REACH[body.era]
    span = Days(days.moved(here, low), days.moved(here, high))
    return Moment(days.one(here), span, Grain.VAGUE, Anchor.GUESS, timex=body.era.value)
