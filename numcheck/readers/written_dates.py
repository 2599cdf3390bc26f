"""Dates that name a text's publication: on a header line, in an address, in a file name, in a dateline.

A closed little grammar of its own, apart from the dates of running text: here a line is a date and nothing else,
and what is ambiguous (05/06/2031) or has no year is never guessed.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_YEAR = r"(?:1[89]|20)\d\d"
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_CLOCK = (
    r"(?:[\sT,|@·•–-]+(?:at\s+)?\d{1,2}[:.h]\d\d(?:[:.]\d\d(?:[.,]\d{1,6})?)?\s?(?:[ap]\.?m\.?)?"
    r"\s*(?:Z|[+-]\d\d:?\d\d|\(?[A-Z]{2,5}\)?)?)?"
)
_LABEL = (
    r"(?:(?:first\s+|last\s+)?(?:published|updated|posted|modified|filed|date|created|issued)(?:\s+(?:on|at))?"
    r"\s*[:|-]?\s*)?"
)

_WRITTEN = (
    rf"(?P<y1>{_YEAR})(?P<sep>[-/.]?)(?P<m1>0[1-9]|1[0-2])(?P=sep)(?P<d1>0[1-9]|[12]\d|3[01])"
    rf"|(?P<n2>{_MONTH})\s+(?P<d2>{_DAY})(?:,?\s+(?P<y2>{_YEAR}))?"
    rf"|(?P<d3>{_DAY})\s+(?:of\s+)?(?P<n3>{_MONTH})(?:,?\s+(?P<y3>{_YEAR}))?"
    rf"|(?P<a4>\d{{1,2}})(?P<s4>[/.-])(?P<b4>\d{{1,2}})(?P=s4)(?P<y4>{_YEAR})"
)
_STAMP = re.compile(rf"\W{{0,3}}{_LABEL}{_WEEKDAY}(?:{_WRITTEN}){_CLOCK}\W{{0,3}}", re.IGNORECASE)
_AGO = re.compile(rf"{_LABEL}\d{{1,3}}\s+(?:minutes?|mins?|hours?|hrs?|days?|weeks?)\s+ago\.?", re.IGNORECASE)
_DATELINE_DATE = re.compile(rf"{_WEEKDAY}(?:{_WRITTEN})", re.IGNORECASE)
_IN_NAME = re.compile(
    rf"(?<![0-9A-Za-z])(?P<y>{_YEAR})(?P<sep>[-_./]?)(?P<m>0[1-9]|1[0-2])(?P=sep)(?P<d>0[1-9]|[12]\d|3[01])(?![0-9A-Za-z])"
)
_IN_ADDRESS = re.compile(
    rf"(?<![0-9A-Za-z])(?P<y>{_YEAR})[-/](?P<m>0?[1-9]|1[0-2]|{_MONTH})(?:[-/](?P<d>0?[1-9]|[12]\d|3[01]))?(?![0-9A-Za-z])",
    re.IGNORECASE,
)
_FIELD = re.compile(rf"(?P<y>{_YEAR})(?P<sep>-?)(?P<m>0[1-9]|1[0-2])(?P=sep)(?P<d>0[1-9]|[12]\d|3[01])(?![0-9])")


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A calendar date of which the year or the day may be missing."""

    year: int | None
    month: int
    day: int | None

    def full(self) -> dt.date | None:
        """The day it names; None if it is incomplete or on no calendar."""
        if self.year is None or self.day is None:
            return None
        return _date(self.year, self.month, self.day)

    def near(self, other: PartialDate | None) -> dt.date | None:
        """The day it names, with the year nearest to `other` if it has none itself."""
        if self.year is not None or self.day is None or other is None or other.year is None:
            return self.full()
        about = dt.date(other.year, other.month, min(other.day or 15, 28))
        days = (_date(about.year + k, self.month, self.day) for k in (-1, 0, 1))
        return min((d for d in days if d), key=lambda d: abs((d - about).days), default=None)


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def is_stamp(line: str) -> bool:
    """Whether a line is a date stamp and nothing else, with or without a time or a label ("Updated: …")."""
    return bool(len(line) <= 100 and (_STAMP.fullmatch(line.strip()) or _AGO.fullmatch(line.strip())))


def stamp_date(line: str) -> PartialDate | None:
    """The date of a line that is a date stamp; None for any other line and for an ambiguous one."""
    found = _STAMP.fullmatch(line.strip()) if len(line) <= 100 else None
    return _written(found) if found else None


def field_date(value: str | None) -> dt.date | None:
    """The day in a format's own date field, in the zone in which it is written.

    ISO 8601 long or short ("2031-05-06T10:30:00Z", "20310506T103000+0200"), RFC 822 ("Tue, 06 May 2031 10:30:00 GMT").
    """
    if not value:
        return None
    found = _FIELD.match(value.strip())
    if found:
        return _date(int(found["y"]), int(found["m"]), int(found["d"]))
    partial = stamp_date(value)
    return partial.full() if partial else None


def dateline_date(text: str) -> PartialDate | None:
    """The date between the commas of a dateline: "April 25", "25 Apr 2031"."""
    found = _DATELINE_DATE.fullmatch(text.strip())
    return _written(found) if found else None


def address_date(address: str) -> PartialDate | None:
    """The date in the path of an article's address: /2031/05/06/, /2031/may/06/, /20310506/."""
    path = address.split("://", 1)[-1].partition("/")[2]
    return _dashed(path) or _parted(path)


def file_name_date(name: str) -> PartialDate | None:
    """The date in a file's name: 2031-05-06, 20310506."""
    return _dashed(name.replace("\\", "/").rsplit("/", 1)[-1].replace("_", "-"))


def _dashed(text: str) -> PartialDate | None:
    found = _IN_NAME.search(text)
    return PartialDate(int(found["y"]), int(found["m"]), int(found["d"])) if found else None


def _parted(path: str) -> PartialDate | None:
    for found in _IN_ADDRESS.finditer(path):
        month = int(found["m"]) if found["m"].isdigit() else _month(found["m"])
        if month:
            return PartialDate(int(found["y"]), month, int(found["d"]) if found["d"] else None)
    return None


def _month(name: str) -> int:
    return _MONTHS.index(name[:3].lower()) + 1 if name[:3].lower() in _MONTHS else 0


def _written(found: re.Match[str]) -> PartialDate | None:
    if found["y1"]:
        return PartialDate(int(found["y1"]), int(found["m1"]), int(found["d1"]))
    for n in ("2", "3"):
        if found["n" + n]:
            year = found["y" + n]
            return PartialDate(
                int(year) if year else None, _month(found["n" + n]), int(re.sub(r"\D", "", found["d" + n]))
            )
    first, second, year = int(found["a4"]), int(found["b4"]), int(found["y4"])
    if first > 12 >= second or first == second:
        return PartialDate(year, second, first)
    if second > 12 >= first:
        return PartialDate(year, first, second)
    return None
