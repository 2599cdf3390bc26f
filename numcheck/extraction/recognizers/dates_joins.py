"""Brings together what stands side by side: a clock time and its day, a season and its year, a night and its date."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from numcheck.extraction.recognizers.dates_relative import PARTS_OF_DAY
from numcheck.extraction.recognizers.dates_rule import Reading
from numcheck.extraction.recognizers.dates_words import compiled
from numcheck.model.expressions import (
    CalendarDate,
    NamedDay,
    Origin,
    Period,
    Shift,
    TimeBody,
    TimeExpression,
    TimeOfDay,
    TimeUnit,
)
from numcheck.model.mentions import MentionKind

_GAP: Final = 6
"""The longest gap between two readings that may be one, in characters: ", on "."""
_ON: Final = compiled(r"\)?,? (?:on )?\Z")
_AT: Final = compiled(r",? (?:at |by )?\Z")
_OF: Final = compiled(r"(?:,|,? (?:of|in))? \Z")
_APPOSED: Final = compiled(r",? \Z")
_PART_OF: Final = compiled(r"(?<![\w-])(?:the )?(?P<part>morning|afternoon|evening|night) of (?:the )?\Z")


def joined(text: str, readings: list[Reading]) -> list[Reading]:
    """The readings in text order, neighbors made one where they are: "10 p.m. Wednesday", "Friday at noon"."""
    out: list[Reading] = []
    for reading in readings:
        reading = _with_part_of_day(text, reading)
        pair = _pair(text, out[-1], reading) if out else None
        if pair is None:
            out.append(reading)
        else:
            out[-1] = pair
            _share_day(text, out)
    return out


def _with_part_of_day(text: str, reading: Reading) -> Reading:
    """ "the night of Aug. 20"."""
    body = reading.time.body
    if not isinstance(body, (CalendarDate, NamedDay)) or not _is_day(body):
        return reading
    found = _PART_OF.search(text, max(0, reading.start - 24), reading.start)
    if not found:
        return reading
    time = TimeExpression(TimeOfDay(part=PARTS_OF_DAY[found["part"].lower()], day=body))
    return replace(reading, start=found.start(), time=time, kind=MentionKind.TIME)


def _share_day(text: str, out: list[Reading]) -> None:
    """ "10:45 a.m. (0745 GMT) Friday": the day belongs to both clock times."""
    if len(out) < 2 or text[out[-2].end : out[-1].start] != " (":
        return
    before, last = out[-2].time.body, out[-1].time.body
    if isinstance(before, TimeOfDay) and before.day is None and isinstance(last, TimeOfDay):
        out[-2] = replace(out[-2], time=replace(out[-2].time, body=replace(before, day=last.day)))


def _pair(text: str, left: Reading, right: Reading) -> Reading | None:
    gap = text[left.end : right.start]
    if len(gap) > _GAP:
        return None
    first, second = left.time.body, right.time.body
    dated = _with_year(first, second, gap)
    if dated is not None:
        return replace(left, end=right.end, time=replace(left.time, body=dated))
    if isinstance(first, NamedDay) and first.year is None and _is_full_day(second) and _APPOSED.match(gap):
        return replace(right, start=left.start)
    if isinstance(first, TimeOfDay) and first.day is None and _is_day(second) and _ON.match(gap):
        assert isinstance(second, (CalendarDate, Shift, NamedDay))
        return replace(left, end=right.end, time=replace(left.time, body=replace(first, day=second)))
    if isinstance(second, TimeOfDay) and second.day is None and _is_day(first) and _AT.match(gap):
        assert isinstance(first, (CalendarDate, Shift, NamedDay))
        return replace(right, start=left.start, time=replace(right.time, body=replace(second, day=first)))
    return None


def _with_year(first: TimeBody, second: TimeBody, gap: str) -> TimeBody | None:
    """ "the winter of nineteen ninety-four", "Easter of last year"."""
    if not isinstance(first, (CalendarDate, Period, NamedDay)) or not _OF.match(gap):
        return None
    yearless = first.year is None and first.year_shift is None and first.turn is None
    if not yearless or (isinstance(first, CalendarDate) and first.month is None):
        return None
    match second:
        case CalendarDate(year=int(year), month=None, short_year=short):
            century = (1900 if year >= 30 else 2000) if short else 0
            return replace(first, year=century + year)
        case Shift(unit=TimeUnit.YEAR, aligned=True, origin=Origin.DOCUMENT, sign=sign) if gap.strip():
            return replace(first, year_shift=sign)
        case _:
            return None


def _is_full_day(body: TimeBody) -> bool:
    return isinstance(body, CalendarDate) and body.month is not None and body.day is not None


def _is_day(body: TimeBody) -> bool:
    if isinstance(body, CalendarDate):
        return (body.day is not None or body.weekday is not None) and body.last_day is None
    return isinstance(body, NamedDay) or (isinstance(body, Shift) and body.unit is TimeUnit.DAY)
