"""Places dates that count from another: yesterday, last week, two years ago, a year earlier."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from fractions import Fraction
from typing import Final

from numcheck.model.calendar import Anchor, Days, Grain, Moment
from numcheck.model.expressions import Era, Origin, Shift, TimeUnit
from numcheck.normalization import calendar_days as days
from numcheck.normalization.calendar_periods import year_earlier
from numcheck.normalization.calendar_setting import NO_CONTEXT, Setting, Unplaced, aligned, on_day


def place_shift(body: Shift, setting: Setting) -> Moment:
    """The moment so many units from publication or from the last date of the text."""
    origin, anchor = _origin(body, setting)
    if body.count is None:
        return _some_time(body, origin)
    if body.unit is TimeUnit.YEAR and not body.aligned and body.count == -1 and _results(setting):
        return year_earlier(setting, -1)
    if body.unit in _SMALL:
        return on_day(days.shifted(origin, body.unit, body.count), Anchor.GUESS)
    target = days.shifted(origin, body.unit, body.count)
    moment = aligned(target, body.unit, anchor)
    if body.aligned:
        wider = {TimeUnit.WEEK: 2, TimeUnit.YEAR: 0}.get(body.unit, 0)
        return replace(moment, support=days.widened(moment.core, wider))
    slack = _SLACK.get(body.unit, 0)
    return replace(moment, support=days.hull(days.widened(days.one(target), slack), moment.core))


_SMALL: Final = frozenset({TimeUnit.HOUR, TimeUnit.MINUTE, TimeUnit.SECOND})
_SLACK: Final = {
    TimeUnit.WEEK: 7, TimeUnit.WEEKEND: 7, TimeUnit.MONTH: 31, TimeUnit.QUARTER: 92, TimeUnit.YEAR: 366,
    TimeUnit.DECADE: 1830, TimeUnit.CENTURY: 18300,
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
    if body.sign > 0 and not body.aligned:
        raise Unplaced(NO_CONTEXT)
    return setting.day(), Anchor.GUESS


_REFERENCE_DAYS: Final = {
    TimeUnit.WEEK: 7, TimeUnit.MONTH: 31, TimeUnit.QUARTER: 92, TimeUnit.HALF: 184, TimeUnit.YEAR: 366,
    TimeUnit.DECADE: 3653, TimeUnit.CENTURY: 36525,
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
