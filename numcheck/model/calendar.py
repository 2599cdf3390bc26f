"""Dates and clock times on the calendar: intervals of days with grain, part, bound and anchor (DESIGN §5)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


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
    `weekday` (0 Monday .. 6 Sunday) and `written_day` are kept apart where a text writes both, so that a
    rule can compare them: `mismatch` tells that they disagree. `minutes` is the clock time from midnight
    in the text's own zone, `zone` the zone's name if written. `others` are further readings that the
    text allows (D/M against M/D, last or next Monday). `impossible` says why no such day exists ("June has
    30 days"); core and support are then the month. `half_known` is False where a clock time may be morning or afternoon.
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
