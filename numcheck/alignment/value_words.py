"""Values in a newsroom's words, for the line of working: "more than 10,000", "15 miles", "2 to 5 March 2031"."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

from numcheck.model.bounds import Interval
from numcheck.model.calendar import MONTHS, WEEKDAYS, DateBound, Days, Moment, long_date
from numcheck.model.figures import Amount, Unit
from numcheck.model.readings import Between, Reading, Vague, in_words

DECIMALS = 4
"""To how many decimals a working line writes a number that is not whole."""
INVARIANT = ("percent", "hertz", "yen", "yuan", "renminbi", "baht", "won", "rand", "celsius", "fahrenheit", "kelvin")
"""Unit names that stay the same in the plural."""
IRREGULAR = {"foot": "feet", "inch": "inches", "century": "centuries", "krona": "kronor", "krone": "kroner"}
"""Plurals of unit names that do not just add an s."""


def number(value: Fraction) -> str:
    """A number with thousands separators: 110,000, 1.25, 0.3333."""
    if value.denominator == 1:
        return f"{value.numerator:,}"
    text = f"{float(round(value, DECIMALS)):,.{DECIMALS}f}".rstrip("0")
    return text.removesuffix(".")


def unit_name(unit: Unit, value: Fraction | None = None) -> str:
    """A unit's name as it follows a number, in the plural unless that number is one."""
    if value == 1 or unit.name.split()[-1] in INVARIANT:
        return unit.name
    head, per, rest = unit.name.partition(" per ")
    words = head.split(" ")
    words[-1] = IRREGULAR.get(words[-1], words[-1] if words[-1].endswith("s") else words[-1] + "s")
    return " ".join(words) + per + rest


def amount(value: Amount) -> str:
    """An amount as an editor would say it: "more than 10,000", "about 3 miles", "1.2 to 1.4 percent"."""
    text, last = reading(value.reading)
    return text if value.unit is None or not value.unit.name else f"{text} {unit_name(value.unit, last)}"


def reading(read: Reading) -> tuple[str, Fraction | None]:
    """A reading in words, and the number that decides between singular and plural."""
    return in_words(read, number, loosely="a loose"), None if isinstance(read, Between | Vague) else read.number.value


def interval(span: Interval) -> str:
    """An interval in words: "107,500–112,500", "9,500 and up", "up to 20"."""
    if span.low is None or span.high is None:
        if span.low is not None:
            return f"{number(span.low)} and up"
        return "anything" if span.high is None else f"up to {number(span.high)}"
    if span.low == span.high:
        return number(span.low)
    return f"{number(span.low)}–{number(span.high)}"


def day(date: dt.date) -> str:
    """A day in full: "Tuesday, 8 February 2022"."""
    return f"{WEEKDAYS[date.weekday()]}, {long_date(date)}"


def days(span: Days) -> str:
    """A stretch of days: one day in full, a month or a year by its name, else its ends."""
    first, last = span.first, span.last
    if first == last:
        return day(first)
    after = last + dt.timedelta(days=1) if last < dt.date.max else last
    if first.day == 1 and after.day == 1:
        if first.month == 1 and after.month == 1 and after.year == first.year + 1:
            return str(first.year)
        if (after.year * 12 + after.month) - (first.year * 12 + first.month) == 1:
            return f"{MONTHS[first.month - 1]} {first.year}"
    return f"{long_date(first)} to {long_date(last)}"


def moment(value: Moment) -> str:
    """A date in words, with its bound and its clock time: "since 1993", "Monday, 7 February 2022, 14:30"."""
    bound = "" if value.bound is DateBound.EXACT else f"{_BOUNDS[value.bound]} "
    clock = "" if value.minutes is None else f", {value.minutes // 60:02}:{value.minutes % 60:02}"
    return f"{bound}{days(value.core)}{clock}"


_BOUNDS = {
    DateBound.APPROXIMATE: "about",
    DateBound.SINCE: "since",
    DateBound.UNTIL: "until",
    DateBound.BY: "by",
    DateBound.BEFORE: "before",
    DateBound.AFTER: "after",
    DateBound.AS_SOON_AS: "as soon as",
}
