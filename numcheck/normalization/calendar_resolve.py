"""Places one time expression on the calendar: the day of publication, the verb and earlier dates decide."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Final, assert_never

from numcheck.model.calendar import Anchor, DateBound, DatePart, Days, Grain, Moment
from numcheck.model.expressions import (
    CalendarDate,
    DateRange,
    Era,
    Frequency,
    Length,
    NamedDay,
    PartOfDay,
    Period,
    Shift,
    Then,
    TimeExpression,
    TimeOfDay,
    Turn,
    VagueTime,
)
from numcheck.normalization import calendar_days as days
from numcheck.normalization.calendar_days import OutsideCalendar
from numcheck.normalization.calendar_named import named_day
from numcheck.normalization.calendar_periods import place_period
from numcheck.normalization.calendar_relative import place_shift
from numcheck.normalization.calendar_setting import NO_CONTEXT, SURE, Setting, Unplaced, nearest_day, on_day, turned_day
from numcheck.normalization.calendar_written import place_written
from numcheck.normalization.calendar_zones import offset


def resolve(expression: TimeExpression, setting: Setting) -> Moment:
    """The moment an expression means.

    Raises:
        Unplaced: if it has none: a rate, a vague stretch, or nothing to lean on.
    """
    try:
        moment = _resolve(expression, setting)
        if expression.part is not None and not moment.impossible:
            moment = _narrowed(moment, expression.part)
        if expression.half is not None and setting.published is not None:
            moment = _halved(moment, expression.half, setting.published)
    except OutsideCalendar as error:
        raise Unplaced(str(error)) from error
    return replace(moment, bound=expression.bound, edtf=_edtf(moment, expression.bound))


def _halved(moment: Moment, half: Turn, here: dt.date) -> Moment:
    """The days of "earlier this year" up to publication, of "later this year" from it; all, if it lies outside."""
    core = moment.core
    if not core.first <= here <= core.last:
        return moment
    core = Days(core.first, here) if half is Turn.LAST else Days(here, core.last)
    return replace(moment, core=core, support=core, edtf="")


def _edtf(moment: Moment, bound: DateBound) -> str:
    """The EDTF form (ISO 8601-2): "2031-03~" about then, "2031-03?" guessed, "2031-03/.." since then."""
    form = moment.edtf
    if not form or "/" in form:
        return form
    marks = (bound is DateBound.APPROXIMATE, moment.anchor is Anchor.GUESS)
    form += {(True, True): "%", (True, False): "~", (False, True): "?", (False, False): ""}[marks]
    if bound is DateBound.SINCE:
        return f"{form}/.."
    return f"../{form}" if bound in (DateBound.UNTIL, DateBound.BY) else form


def _resolve(expression: TimeExpression, setting: Setting) -> Moment:
    body = expression.body
    match body:
        case CalendarDate():
            return place_written(body, setting)
        case Period():
            return place_period(body, setting)
        case Shift():
            return place_shift(body, setting)
        case NamedDay():
            return _named(body, setting)
        case TimeOfDay():
            return _time_of_day(body, setting)
        case DateRange():
            return _range(body, setting)
        case VagueTime():
            return _vague(body, setting)
        case Then():
            return _then(setting)
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


def _named(body: NamedDay, setting: Setting) -> Moment:
    if body.year is not None:
        return on_day(named_day(body.key, body.year), Anchor.EXPLICIT)
    here = setting.day()
    if body.year_shift is not None:
        return on_day(named_day(body.key, here.year + body.year_shift), Anchor.DOCUMENT)
    near = [named_day(body.key, y) for y in (here.year - 1, here.year, here.year + 1)]
    if body.turn is not None:
        return on_day(turned_day(near, body.turn, here), Anchor.DOCUMENT)
    day = nearest_day(near, setting)
    return on_day(day, Anchor.DOCUMENT if abs((day - here).days) <= SURE else Anchor.GUESS)


def _time_of_day(body: TimeOfDay, setting: Setting) -> Moment:
    day = _day_of_time(body, setting)
    if day.impossible:
        return day
    date = day.core.first
    if body.minutes is None:
        part = (body.part or PartOfDay.NIGHT).value
        return replace(day, grain=Grain.DAYPART, timex=f"{date.isoformat()}T{part}", edtf="")
    return replace(
        day,
        grain=Grain.MINUTE if body.minutes % 60 else Grain.HOUR,
        timex=f"{date.isoformat()}T{body.minutes // 60:02d}:{body.minutes % 60:02d}",
        edtf="",
        minutes=body.minutes,
        zone=body.zone,
        half_known=body.half_known,
        offset=offset(body.zone, date, body.minutes) if body.zone else None,
    )


def _day_of_time(body: TimeOfDay, setting: Setting) -> Moment:
    match body.day:
        case CalendarDate():
            return place_written(body.day, setting)
        case Shift():
            return place_shift(body.day, setting)
        case NamedDay():
            return _named(body.day, setting)
        case None:
            known = setting.day_named
            if known is not None:
                return on_day(known.core.first, Anchor.CONTEXT)
            return on_day(setting.day(), Anchor.GUESS)
        case _:
            assert_never(body.day)


def _range(body: DateRange, setting: Setting) -> Moment:
    first, last = place_written(body.first, setting), place_written(body.last, setting)
    if last.core.last < first.core.first:
        raise Unplaced("the range runs backward")
    span = Days(first.core.first, last.core.last)
    anchor = first.anchor if first.anchor is last.anchor else Anchor.GUESS
    return Moment(
        span, span, first.grain, anchor, timex=f"{first.timex}/{last.timex}", edtf=f"{first.timex}/{last.timex}"
    )


def _then(setting: Setting) -> Moment:
    if setting.reference is None:
        raise Unplaced(NO_CONTEXT)
    return replace(setting.reference, anchor=Anchor.CONTEXT)


_REACH: Final = {Era.PRESENT: (-30, 30), Era.PAST: (-3660, 0), Era.FUTURE: (0, 3660)}
"""How far now, recently and soon may lie from publication, in days."""


def _vague(body: VagueTime, setting: Setting) -> Moment:
    here = setting.day()
    low, high = _REACH[body.era]
    span = Days(days.moved(here, low), days.moved(here, high))
    return Moment(days.one(here), span, Grain.VAGUE, Anchor.GUESS, timex=body.era.value)
