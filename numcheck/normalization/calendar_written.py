"""Places dates that name a day, month, year or weekday."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Final

from numcheck.model.calendar import MONTHS, Anchor, Days, Grain, Moment
from numcheck.model.expressions import CalendarDate, Turn
from numcheck.normalization import calendar_days as days
from numcheck.normalization.calendar_named import nth_weekday
from numcheck.normalization.calendar_setting import SURE, Setting, Unplaced, exact, nearest_day, on_day, turned_day
from numcheck.normalization.calendar_tense import Side

JULIAN_UNTIL: Final = 1752
"""Britain and its colonies kept the Julian calendar until September 1752; weekdays before are not compared."""


def place_written(body: CalendarDate, setting: Setting) -> Moment:
    """The moment of a date by its fields, or of a weekday."""
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
    return on_day(day, month.anchor)


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
    return on_day(min(sided, key=lambda d: abs((d - here).days)), Anchor.DOCUMENT)


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
    return replace(exact(days.year_of(year), Grain.YEAR, anchor, f"{year:04d}"), edtf=f"{year:04d}")


def _month(body: CalendarDate, setting: Setting) -> Moment:
    assert body.month is not None
    year = _full_year(body, setting)
    anchor = Anchor.EXPLICIT if body.year is not None else Anchor.DOCUMENT
    if year is None:
        year = _turned_month(body.month, body.turn, setting)
        anchor = Anchor.DOCUMENT if body.turn else Anchor.GUESS
    value = f"{year:04d}-{body.month:02d}"
    moment = replace(exact(days.month_of(year, body.month), Grain.MONTH, anchor, value), edtf=value)
    return replace(moment, others=_other_months(body, year, setting)) if body.turn else moment


def _other_months(body: CalendarDate, year: int, setting: Setting) -> tuple[Days, ...]:
    """ "last May" in July and "next June" in May may also mean the one a year further off; "last May" in June the
    one just gone."""
    assert body.month is not None
    here = setting.day()
    away = (year - here.year) * 12 + body.month - here.month
    if body.turn is Turn.THIS:
        return ()
    if abs(away) > 12:
        return (days.month_of(year + 1, body.month),)
    return (days.month_of(year + (1 if away > 0 else -1), body.month),) if abs(away) <= _AMBIGUOUS else ()


_AMBIGUOUS: Final = 3
"""Within how many months "last May" and "next May" have two readings."""


def _turned_month(month: int, turn: Turn | None, setting: Setting) -> int:
    """The year of "last May", "next May", "this May", or of the May nearest publication.

    The month just gone would be "last month", so "last May" in June is the one before.
    """
    here = setting.day()
    if turn is Turn.LAST:
        return here.year if month < here.month - 1 else here.year - 1
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
    return _yearless(body, setting)


def _yearless(body: CalendarDate, setting: Setting) -> Moment:
    """A day of the year nearest publication, or of the year that its weekday asks for."""
    assert body.month is not None and body.day is not None
    here = setting.day()
    years = (here.year, here.year - 1, here.year + 1)
    near = [dt.date(y, body.month, body.day) for y in years if _exists(y, body.month, body.day)]
    if not near:
        return _written_day(body, here.year, Anchor.DOCUMENT)
    if body.turn is not None:
        return _written_day(body, turned_day(near, body.turn, here).year, Anchor.DOCUMENT)
    day = nearest_day(near, setting)
    if body.weekday is not None and day.weekday() != body.weekday:
        agreeing = [d for d in near if d.weekday() == body.weekday and abs((d - here).days) <= _FAR]
        if agreeing:
            day = min(agreeing, key=lambda d: abs((d - here).days))
        elif setting.year_named is not None and _weekday_in(setting.year_named, body) == body.weekday:
            return _written_day(body, setting.year_named, Anchor.CONTEXT)
    return _written_day(body, day.year, Anchor.DOCUMENT if abs((day - here).days) <= SURE else Anchor.GUESS)


def _weekday_in(year: int, body: CalendarDate) -> int | None:
    assert body.month is not None and body.day is not None
    return dt.date(year, body.month, body.day).weekday() if _exists(year, body.month, body.day) else None


_FAR: Final = 230
"""Days from publication within which a year-less date may take the year its weekday asks for."""


def _exists(year: int, month: int, day: int) -> bool:
    return 1 <= year <= 9999 and day <= days.days_in(year, month)


def _written_day(body: CalendarDate, year: int, anchor: Anchor) -> Moment:
    assert body.month is not None and body.day is not None
    last = body.last_day or body.day
    if not _exists(year, body.month, max(body.day, last)):
        month = days.month_of(year, body.month)
        name = MONTHS[body.month - 1] if body.month != 2 else f"February {year}"
        return Moment(month, month, Grain.DAY, anchor, weekday=body.weekday, impossible=f"{name} has {len(month)} days")
    day = days.date(year, body.month, body.day)
    if body.last_day is not None:
        span = Days(day, days.date(year, body.month, last))
        value = f"{span.first.isoformat()}/{span.last.isoformat()}"
        return replace(exact(span, Grain.DAY, anchor, span.first.isoformat()), edtf=value)
    moment = on_day(day, anchor)
    if body.weekday is not None:
        wrong = body.weekday != day.weekday() and day.year > JULIAN_UNTIL
        return replace(moment, weekday=body.weekday, mismatch=wrong)
    return moment


def _slashed(body: CalendarDate, setting: Setting) -> Moment:
    """M/D or D/M: as the document writes its other dates, as the desk says, or the one much nearer to publication, else
    M/D; the other reading is kept unless another slashed date or the desk tells the order. Where the desk says one and
    publication the other, the date is a guess."""
    assert body.month is not None and body.day is not None
    month_first = _day(replace(body, swapped=False), setting)
    day_first = _day(replace(body, swapped=False, month=body.day, day=body.month), setting)
    if setting.order.sure:
        return day_first if setting.order.day_first else month_first
    one, other = (day_first, month_first) if setting.order.day_first else (month_first, day_first)
    guess = not setting.order.told
    if setting.published is not None:
        here = days.one(setting.published)
        near, far = sorted((month_first, day_first), key=lambda m: m.core.distance(here))
        if near.core.distance(here) <= 10 and far.core.distance(here) > 40:
            if guess:
                return near
            guess = near is not one
    return replace(one, others=(other.core,), anchor=Anchor.GUESS) if guess else one


def _weekday(body: CalendarDate, setting: Setting) -> Moment:
    assert body.weekday is not None
    here = setting.day()
    if body.year_shift is not None and body.turn is not None:
        shift = {Turn.LAST: -7, Turn.THIS: 0, Turn.NEXT: 7}[body.turn]
        day = days.moved(days.week_of(here).first, shift + body.weekday)
        return on_day(day, Anchor.DOCUMENT, body.weekday)
    back = (here.weekday() - body.weekday) % 7
    ahead = (body.weekday - here.weekday()) % 7
    if body.turn is Turn.LAST:
        nearer = days.moved(here, -(back or 7))
        return replace(on_day(nearer, Anchor.DOCUMENT, body.weekday), others=(days.one(days.moved(nearer, -7)),))
    if body.turn is Turn.NEXT:
        nearer = days.moved(here, ahead or 7)
        return replace(on_day(nearer, Anchor.DOCUMENT, body.weekday), others=(days.one(days.moved(nearer, 7)),))
    if body.turn is Turn.THIS:
        return on_day(
            days.moved(here, -back if setting.tense.side is Side.PAST else ahead), Anchor.DOCUMENT, body.weekday
        )
    return on_day(
        days.moved(here, ahead if setting.tense.side is Side.FUTURE else -back), Anchor.DOCUMENT, body.weekday
    )
