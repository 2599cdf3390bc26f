"""Dates and clock times on the calendar: intervals of days with grain, part, bound and anchor (DESIGN §5)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
"""From Monday on, as `datetime` counts them."""


class Grain(StrEnum):
    """How fine a date is written."""

    MINUTE = "minute"
    HOUR = "hour"
    DAYPART = "part of day"
    DAY = "day"
    WEEKEND = "weekend"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    HALF = "half-year"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    VAGUE = "vague"


class DatePart(StrEnum):
    """Which part of the grain is meant: "early March", "mid-February", "late 1990s"."""

    EARLY = "early"
    MIDDLE = "middle"
    LATE = "late"


class DateBound(StrEnum):
    """What the text says of the date's edges."""

    EXACT = "exact"
    APPROXIMATE = "approximate"
    SINCE = "since"
    UNTIL = "until"
    BY = "by"
    BEFORE = "before"
    AFTER = "after"
    AS_SOON_AS = "as soon as"


class Anchor(StrEnum):
    """What a date hangs on. A guess never makes more than an info."""

    EXPLICIT = "explicit"
    DOCUMENT = "document's date"
    CONTEXT = "context"
    GUESS = "guess"


@dataclass(frozen=True, slots=True)
class Days:
    """The days from `first` to `last`, both inside.

    Raises:
        ValueError: if last is before first.
    """

    first: dt.date
    last: dt.date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"days run forward, not from {self.first} to {self.last}")

    def meets(self, other: Days) -> bool:
        """Whether the two share a day."""
        return self.first <= other.last and other.first <= self.last

    def contains(self, other: Days) -> bool:
        """Whether `other` lies wholly inside."""
        return self.first <= other.first and other.last <= self.last

    def distance(self, other: Days) -> int:
        """Days between the nearest ends; 0 if they meet, 1 for neighbors."""
        if self.meets(other):
            return 0
        return (other.first - self.last).days if self.last < other.first else (self.first - other.last).days

    def __len__(self) -> int:
        return (self.last - self.first).days + 1


@dataclass(frozen=True, slots=True)
class Moment:
    """A date or time placed on the calendar.

    `core` is what the words name ("mid-February": 11 to 20), `support` what they allow. `timex` is the
    TIMEX3 value ("1998-10-23", "1998-Q1", "1998-10-23T14:30"), `edtf` the EDTF form where it fits.
    `weekday` (0 Monday .. 6 Sunday) is the written one; `mismatch` tells that it isn't the day's own.
    `minutes` is the clock time from midnight in the text's own zone, `zone` the zone's name if written,
    `half_known` False where it may be morning or afternoon, `offset` how many minutes that zone's clock is
    ahead of Greenwich, where the zone is known. `others` are further readings that the text
    allows (D/M against M/D, last or next Monday). `impossible` says why no such day exists ("June has
    30 days"); core and support are then the month.
    """

    core: Days
    support: Days
    grain: Grain
    anchor: Anchor
    bound: DateBound = DateBound.EXACT
    part: DatePart | None = None
    timex: str = ""
    edtf: str = ""
    weekday: int | None = None
    mismatch: bool = False
    minutes: int | None = None
    zone: str | None = None
    others: tuple[Days, ...] = ()
    impossible: str = ""
    half_known: bool = True
    offset: int | None = None

    @property
    def allowed(self) -> Days:
        """The days on which the thing may lie: the support under the bound, within the years 1 to 9999."""
        first, last = self.support.first, self.support.last
        match self.bound:
            case DateBound.BY:
                return Days(dt.date.min, last)
            case DateBound.BEFORE:
                return Days(dt.date.min, first - _ONE_DAY if first > dt.date.min else first)
            case DateBound.AFTER | DateBound.AS_SOON_AS:
                return Days(first, dt.date.max)
            case DateBound.APPROXIMATE:
                return _widened(self.support, max(3, len(self.core) // 2))
            case _:
                return self.support

    @property
    def readings(self) -> tuple[Days, ...]:
        """All that the text allows: `allowed` and the other readings."""
        return (self.allowed, *self.others)

    def disjoint(self, other: Moment) -> bool:
        """Whether no reading of one shares a day with any reading of the other."""
        return not any(a.meets(b) for a in self.readings for b in other.readings)

    def contains(self, other: Moment) -> bool:
        """Whether every day the other allows is allowed here."""
        return all(any(a.contains(b) for a in self.readings) for b in other.readings)

    def refines(self, other: Moment) -> bool:
        """Whether this one says the same more finely: its core is a smaller part of what the other allows."""
        return other.allowed.contains(self.core) and len(self.core) < len(other.allowed)

    def distance(self, other: Moment) -> int:
        """Days between the nearest readings of the two; 0 if they share a day, 1 for neighbors."""
        return min(a.distance(b) for a in self.readings for b in other.readings)

    def only_if(self, other: Moment) -> str:
        """What would have to be so for two disjoint dates to agree; empty if nothing usual would do, or if they meet.

        Neighboring days may be one moment in two time zones, or the night between; a year-less date may belong to
        another year.
        """
        if not self.disjoint(other):
            return ""
        if self.distance(other) == 1 and _fine(self) and _fine(other):
            return "they name one moment in two time zones, or the night between two days"
        if Anchor.GUESS in (self.anchor, other.anchor):
            return "the year or month that the text leaves out is another"
        return ""


_ONE_DAY = dt.timedelta(days=1)


def _fine(moment: Moment) -> bool:
    return moment.grain in (Grain.DAY, Grain.DAYPART, Grain.HOUR, Grain.MINUTE)


def _widened(days: Days, by: int) -> Days:
    first = max(dt.date.min.toordinal(), days.first.toordinal() - by)
    last = min(dt.date.max.toordinal(), days.last.toordinal() + by)
    return Days(dt.date.fromordinal(first), dt.date.fromordinal(last))


def long_date(day: dt.date) -> str:
    """14 March 2031."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
