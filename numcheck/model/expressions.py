"""What a date, time or duration recognizer read, before it is placed on the calendar: a small closed sum."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import TypeAlias

from numcheck.model.calendar import DateBound, DatePart


class TimeUnit(StrEnum):
    """The units in which texts count time."""

    SECOND = "second"
    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WEEKEND = "weekend"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    HALF = "half"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    MILLENNIUM = "millennium"


class Turn(StrEnum):
    """Which of several like periods is meant, seen from the text: last May, this May, next May."""

    LAST = "last"
    THIS = "this"
    NEXT = "next"


class Origin(StrEnum):
    """From where a relative date counts."""

    DOCUMENT = "document"
    """From the day of publication: yesterday, last week, two years ago."""
    CONTEXT = "context"
    """From a date the text gave before: a year earlier, the following morning."""


class PartOfDay(StrEnum):
    """Parts of a day, by their TIMEX3 names."""

    MORNING = "MO"
    AFTERNOON = "AF"
    EVENING = "EV"
    NIGHT = "NI"


class Era(StrEnum):
    """What a word without a date points at, by its TIMEX3 name: now, recently, soon."""

    PRESENT = "PRESENT_REF"
    PAST = "PAST_REF"
    FUTURE = "FUTURE_REF"


@dataclass(frozen=True, slots=True)
class CalendarDate:
    """A date by its written fields; None is a field not written. `weekday` is 0 for Monday.

    `last_day` ends a span of days ("Nov. 4-5"). `turn` is the word before the name ("last May", "next
    Monday"), `year_shift` a year named from the document's ("June last year" is -1). `swapped` marks a
    slashed date that may be read D/M as well as M/D. `short_year` marks a year of two digits. `before_christ`
    marks B.C. `nth` counts the weekday in its month ("the first Tuesday in November"; -1 is the last).
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    last_day: int | None = None
    turn: Turn | None = None
    year_shift: int | None = None
    swapped: bool = False
    short_year: bool = False
    before_christ: bool = False
    nth: int | None = None


@dataclass(frozen=True, slots=True)
class Period:
    """A numbered period: "the third quarter of 1990", "the first half", "last summer", "the 1980s", "the 11th century".

    `unit` is QUARTER, HALF, SEASON, YEAR, DECADE or CENTURY. `index` counts from 1 (seasons: 1 spring .. 4 winter);
    None is the index the context gives ("the 1988 quarter"). For decades `year` is the first year ("1980"), for
    centuries `index` is the century. `origin` tells from where `turn` and `year_shift` count.
    """

    unit: TimeUnit
    index: int | None = None
    year: int | None = None
    year_shift: int | None = None
    turn: Turn | None = None
    fiscal: bool = False
    origin: Origin = Origin.DOCUMENT


@dataclass(frozen=True, slots=True)
class Shift:
    """So many units from the origin: yesterday (-1 day), last week (-1 week), "a year earlier", "two years ago".

    `count` is None where the text is vague ("several months ago"); `sign` then tells the side. `aligned` marks
    whole calendar units ("last month"), against a distance ("a month ago").
    """

    unit: TimeUnit
    count: Fraction | None
    sign: int
    origin: Origin = Origin.DOCUMENT
    aligned: bool = False
    fiscal: bool = False


@dataclass(frozen=True, slots=True)
class NamedDay:
    """A day by its name: Easter, Thanksgiving, Election Day. `key` is the class in the lexicon table `calendar`."""

    key: str
    year: int | None = None
    turn: Turn | None = None
    year_shift: int | None = None


@dataclass(frozen=True, slots=True)
class TimeOfDay:
    """A clock time (`minutes` from midnight) or a part of a day, on a written or understood day.

    `zone` is as written ("GMT", "EST"). `half_known` is False where "3 o'clock" may be morning or afternoon.
    """

    minutes: int | None = None
    part: PartOfDay | None = None
    zone: str | None = None
    day: CalendarDate | Shift | NamedDay | None = None
    half_known: bool = True


@dataclass(frozen=True, slots=True)
class DateRange:
    """From one date to another, written as one: "1985-87", "March to May 1998"."""

    first: CalendarDate
    last: CalendarDate


@dataclass(frozen=True, slots=True)
class VagueTime:
    """A word that points at the present, past or future without a date: now, recently, soon."""

    era: Era


@dataclass(frozen=True, slots=True)
class Then:
    """The last date the text gave: "until then", "since then"."""


@dataclass(frozen=True, slots=True)
class Length:
    """A stretch of time: "a week", "several months", "the past five years".

    `count` is None where the text is vague. `window` says where the stretch lies: LAST ends now, NEXT begins now.
    `index` numbers the parts of a year's results: "the first nine months" is 1.
    """

    unit: TimeUnit
    count: Fraction | None
    high: Fraction | None = None
    window: Turn | None = None
    index: int | None = None


@dataclass(frozen=True, slots=True)
class Frequency:
    """A rate of time: "every two weeks" is `every` 2 WEEK, "twice a day" has `times` 2, "every Monday" a weekday."""

    unit: TimeUnit
    every: Fraction = Fraction(1)
    times: Fraction | None = None
    weekday: int | None = None
    quantified: bool = True


TimeBody: TypeAlias = (
    CalendarDate | Period | Shift | NamedDay | TimeOfDay | DateRange | VagueTime | Then | Length | Frequency
)


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """What was read: the body, the part of it that is meant ("early March") and the text's bound ("since March").

    `half` is LAST for "earlier this year", up to publication, and NEXT for "later this year", from then on.
    """

    body: TimeBody
    part: DatePart | None = None
    bound: DateBound = DateBound.EXACT
    half: Turn | None = None
