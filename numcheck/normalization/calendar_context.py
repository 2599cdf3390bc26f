"""What one date of a text tells of the next: the last day, the quarter reported, periods that end on a day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from numcheck.model.calendar import Anchor, Days, Grain, Moment
from numcheck.model.expressions import CalendarDate, Length, Origin, Period, Shift, TimeExpression, TimeUnit
from numcheck.model.figures import Figure
from numcheck.model.mentions import Mention
from numcheck.normalization.calendar_days import moved, moved_months, quarter_of, year_of
from numcheck.normalization.calendar_setting import Order, Setting

_SLASHED: Final = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-]\d{2,4}\Z")
_DAY_FIRST: Final = re.compile(r"(?:[A-Z][a-z]+,? )?\d{1,2}(?:st|nd|rd|th)? (?:of )?[A-Z]")
_MONTH_FIRST: Final = re.compile(r"(?:[A-Z][a-z]+\.?,? )?[A-Z][a-z]+\.? \d{1,2}\b")


def order_of(mentions: Sequence[Mention], text: str, usual: bool | None = None) -> Order:
    """How a document writes its dates: a slashed one that can be read but one way is sure, others vote.

    `usual` is whether the desk's texts put the day first; it holds where the votes are not against it.
    """
    votes = 0
    for mention in mentions:
        body = mention.time.body if mention.time else None
        if not isinstance(body, CalendarDate) or body.day is None or body.swapped:
            continue
        written = mention.span.of(text)
        slashed = _SLASHED.match(written)
        if slashed and int(slashed[1]) != int(slashed[2]):
            return Order(int(slashed[1]) > 12, True)
        votes += bool(_DAY_FIRST.match(written)) - bool(_MONTH_FIRST.match(written))
    if usual is not None and (votes >= 0 if usual else votes <= 0):
        return Order(usual, told=True)
    return Order(votes > 0)


def apposed(before: Figure, figure: Figure, text: str) -> Figure:
    """ "the year-ago quarter, the second quarter ended": the second names the first, and is of its year."""
    first, second, body = before.value, figure.value, figure.mention.time and figure.mention.time.body
    if not (isinstance(first, Moment) and isinstance(second, Moment) and isinstance(body, Period)):
        return figure
    if (
        first.grain is not Grain.QUARTER
        or second.grain is not Grain.QUARTER
        or body.index is None
        or body.year is not None
    ):
        return figure
    if text[before.mention.span.end : figure.mention.span.start] != ", ":
        return figure
    year = first.core.first.year
    core = quarter_of(year, body.index)
    return replace(
        figure,
        value=replace(second, core=core, support=core, anchor=first.anchor, timex=f"{year:04d}-Q{body.index}", edtf=""),
    )


_ENDED: Final = re.compile(r"[ \n](?:that[ \n])?(?:ended|ending|ends|to|through)[ \n](?:on[ \n])?\Z")
_LENGTHS: Final = {TimeUnit.QUARTER: 3, TimeUnit.HALF: 6, TimeUnit.YEAR: 12}
"""In months."""


def ended(period: Figure, end: Figure, text: str) -> Figure:
    """ "the quarter ended July 31", "the year ending June 30, 1998": the months up to that day."""
    time, moment, last = period.mention.time, period.value, end.value
    if time is None or not isinstance(moment, Moment) or not isinstance(last, Moment) or last.grain is not Grain.DAY:
        return period
    if not isinstance(time.body, (Period, Shift)) or last.impossible or time.part is not None:
        return period
    months = _LENGTHS.get(time.body.unit)
    if months is None or not _ENDED.match(text[period.mention.span.end : end.mention.span.start][:16]):
        return period
    day = last.core.first
    core = Days(moved_months(moved(day, 1), -months), day)
    middle = moved(day, -15 * months)
    if isinstance(time.body, Period) and time.body.index is not None:
        return replace(period, value=replace(moment, core=core, support=core, anchor=last.anchor, edtf=""))
    value = f"{middle.year:04d}-Q{(middle.month + 2) // 3}" if months == 3 else f"{day.year:04d}"
    return replace(period, value=replace(moment, core=core, support=core, anchor=last.anchor, timex=value, edtf=""))


def after(setting: Setting, figure: Figure) -> Setting:
    """What the text has said once this figure is read."""
    moment, time = figure.value, figure.mention.time
    if time is None:
        return setting
    if isinstance(time.body, Length) and time.body.index is not None and setting.quarter is not None:
        year = setting.quarter.core.first.year
        return replace(setting, period=replace(setting.quarter, core=year_of(year), grain=Grain.YEAR))
    if not isinstance(moment, Moment) or moment.grain is Grain.VAGUE or moment.impossible:
        return setting
    if not _compares(time):
        setting = replace(setting, reference=moment)
    if moment.anchor is Anchor.EXPLICIT and moment.core.first.year == moment.core.last.year:
        setting = replace(setting, year_named=moment.core.first.year)
    if moment.grain in _DAY_GRAINS and len(moment.core) == 1:
        setting = replace(setting, day_named=moment, day_end=figure.mention.span.end)
    if moment.grain is Grain.QUARTER:
        setting = replace(setting, quarter_named=moment)
    if isinstance(time.body, Period) and time.body.unit is TimeUnit.QUARTER:
        return _reported(setting, time.body, moment)
    if isinstance(time.body, Shift) and time.body.unit is TimeUnit.YEAR and time.body.sign == 0:
        return replace(setting, period=moment)
    return setting


def _compares(time: TimeExpression) -> bool:
    """ "a year earlier", "the previous quarter": what a text compares with; the next date does not count from it."""
    match time.body:
        case Shift(unit=TimeUnit.YEAR, aligned=False, count=count):
            return count == -1
        case Shift(unit=TimeUnit.YEAR | TimeUnit.QUARTER, origin=Origin.CONTEXT, sign=sign):
            return sign < 0
        case Period(origin=Origin.CONTEXT, year_shift=shift):
            return shift is not None and shift < 0
        case _:
            return False


_DAY_GRAINS: Final = frozenset({Grain.DAY, Grain.DAYPART, Grain.HOUR, Grain.MINUTE})


def _reported(setting: Setting, body: Period, moment: Moment) -> Setting:
    """The quarter a report is about: the latest that is over, not the one it is compared with or looks forward to."""
    if body.year is not None or body.year_shift or moment.grain is not Grain.QUARTER:
        return setting
    known = setting.quarter
    over = setting.published is None or moment.core.last < setting.published
    if known is None or (over and moment.core.first >= known.core.first):
        return replace(setting, quarter=moment, period=moment)
    return replace(setting, period=known)
