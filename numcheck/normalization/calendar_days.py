"""Days of the civil calendar: months, quarters, weeks, seasons, decades as spans of days, and the parts of a span.

All dates are proleptic Gregorian. Every function raises `OutsideCalendar` for days before year 1 or after 9999.
"""

from __future__ import annotations

import calendar
import datetime as dt
from fractions import Fraction
from typing import Final

from numcheck.model.calendar import DatePart, Days
from numcheck.model.expressions import TimeUnit


class OutsideCalendar(Exception):
    """A date that the calendar of years 1 to 9999 does not hold."""


def date(year: int, month: int, day: int) -> dt.date:
    """A day; OutsideCalendar if there is no such day."""
    try:
        return dt.date(year, month, day)
    except ValueError as error:
        raise OutsideCalendar(f"there is no day {year}-{month}-{day}") from error


def moved(day: dt.date, days: int) -> dt.date:
    """`day` so many days later."""
    try:
        return day + dt.timedelta(days)
    except OverflowError as error:
        raise OutsideCalendar("the date is outside the years 1 to 9999") from error


def moved_months(day: dt.date, months: int) -> dt.date:
    """The same day of the month so many months later, or that month's last day."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    if not 1 <= year <= 9999:
        raise OutsideCalendar("the date is outside the years 1 to 9999")
    return date(year, month + 1, min(day.day, days_in(year, month + 1)))


def days_in(year: int, month: int) -> int:
    """How many days a month has."""
    return calendar.monthrange(year, month)[1]


def one(day: dt.date) -> Days:
    """The span of one day."""
    return Days(day, day)


def year_of(year: int) -> Days:
    """A calendar year."""
    return Days(date(year, 1, 1), date(year, 12, 31))


def month_of(year: int, month: int) -> Days:
    """A calendar month."""
    return Days(date(year, month, 1), date(year, month, days_in(year, month)))


def quarter_of(year: int, quarter: int) -> Days:
    """A calendar quarter, 1 to 4."""
    return Days(date(year, 3 * quarter - 2, 1), month_of(year, 3 * quarter).last)


def half_of(year: int, half: int) -> Days:
    """The first or second half of a year."""
    return Days(date(year, 6 * half - 5, 1), month_of(year, 6 * half).last)


def week_of(day: dt.date) -> Days:
    """The week, Monday to Sunday, that holds a day."""
    first = moved(day, -day.weekday())
    return Days(first, moved(first, 6))


def weekend_of(day: dt.date) -> Days:
    """The Saturday and Sunday of the week that holds a day."""
    first = moved(day, 5 - day.weekday())
    return Days(first, moved(first, 1))


def season_of(year: int, season: int) -> Days:
    """A northern season, 1 spring .. 4 winter, by the meteorologists' months; winter begins in December."""
    if season == 4:
        return Days(date(year, 12, 1), month_of(year + 1, 2).last)
    return Days(date(year, 3 * season, 1), month_of(year, 3 * season + 2).last)


def decade_of(year: int) -> Days:
    """The decade that begins with a year (1990)."""
    return Days(date(max(1, year), 1, 1), date(year + 9, 12, 31))


def century_of(index: int) -> Days:
    """The 20th century as most people count it, 1901 to 2000."""
    return Days(date(100 * index - 99, 1, 1), date(100 * index, 12, 31))


def unit_of(day: dt.date, unit: TimeUnit) -> Days:
    """The calendar unit that holds a day."""
    match unit:
        case TimeUnit.WEEK:
            return week_of(day)
        case TimeUnit.WEEKEND:
            return weekend_of(day)
        case TimeUnit.MONTH:
            return month_of(day.year, day.month)
        case TimeUnit.QUARTER:
            return quarter_of(day.year, (day.month + 2) // 3)
        case TimeUnit.HALF:
            return half_of(day.year, 1 if day.month <= 6 else 2)
        case TimeUnit.YEAR:
            return year_of(day.year)
        case TimeUnit.DECADE:
            return decade_of(day.year - day.year % 10)
        case TimeUnit.CENTURY | TimeUnit.MILLENNIUM:
            return century_of((day.year + 99) // 100)
        case _:
            return one(day)


_MONTHS: Final = {
    TimeUnit.MONTH: 1, TimeUnit.QUARTER: 3, TimeUnit.HALF: 6, TimeUnit.YEAR: 12, TimeUnit.SEASON: 12,
    TimeUnit.DECADE: 120, TimeUnit.CENTURY: 1200, TimeUnit.MILLENNIUM: 12000,
}  # fmt: skip


def shifted(day: dt.date, unit: TimeUnit, count: Fraction) -> dt.date:
    """`day` moved by a count of units; fractions of months and of days are cut off; hours and less do not move it."""
    if unit in _MONTHS:
        return moved_months(day, int(count * _MONTHS[unit]))
    if unit in (TimeUnit.WEEK, TimeUnit.WEEKEND):
        return moved(day, int(count * 7))
    return moved(day, int(count)) if unit is TimeUnit.DAY else moved(day, int(count * _DAY_SHARE[unit]))


_DAY_SHARE: Final = {
    TimeUnit.HOUR: Fraction(1, 24),
    TimeUnit.MINUTE: Fraction(1, 1440),
    TimeUnit.SECOND: Fraction(1, 86400),
}


def widened(days: Days, by: int) -> Days:
    """`days` with `by` more on each side, within the calendar."""
    first = max(1, days.first.toordinal() - by)
    last = min(dt.date.max.toordinal(), days.last.toordinal() + by)
    return Days(dt.date.fromordinal(first), dt.date.fromordinal(last))


def hull(one_span: Days, other: Days) -> Days:
    """The smallest span that holds both."""
    return Days(min(one_span.first, other.first), max(one_span.last, other.last))


def part_of(days: Days, part: DatePart) -> tuple[Days, Days]:
    """The core and the support of "early", "mid" and "late": a third, and a half or the middle two thirds.

    For a month the core of "mid" is 11 to 20.
    """
    length = len(days)
    third = max(1, length // 3)

    def span(low: int, high: int) -> Days:
        return Days(moved(days.first, low), moved(days.first, max(low, high - 1)))

    match part:
        case DatePart.EARLY:
            return span(0, third), span(0, max(third, -(-length // 2)))
        case DatePart.MIDDLE:
            return span(third, 2 * third), span(length // 6, max(2 * third, length - length // 6))
        case DatePart.LATE:
            return span(2 * third, length), span(min(2 * third, length // 2), length)
