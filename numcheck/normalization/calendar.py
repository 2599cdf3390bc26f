"""Places the dates of a document on the calendar, in order, and says their TIMEX3 values.

In: a document's mentions, the document with its day of publication, its syntax if it was parsed. Out: a figure
a mention, with a `Moment`, or with the reason why there is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction
from typing import Final

from numcheck.annotation.syntax import Syntax
from numcheck.model.calendar import DateBound, Days, Grain, Moment
from numcheck.model.documents import Document
from numcheck.model.expressions import (
    CalendarDate,
    Frequency,
    Length,
    NamedDay,
    Period,
    Shift,
    TimeExpression,
    TimeOfDay,
    TimeUnit,
)
from numcheck.model.figures import Figure
from numcheck.model.mentions import Mention, MentionKind
from numcheck.normalization.calendar_days import moved, moved_months, quarter_of, year_of
from numcheck.normalization.calendar_resolve import Setting, Unplaced, resolve
from numcheck.normalization.calendar_tense import UNTENSED, Side, Tense, same_sentence, tense_at

_PLACED: Final = frozenset({MentionKind.DATE, MentionKind.TIME})


def place_all(mentions: Iterable[Mention], document: Document, syntax: Syntax | None = None) -> tuple[Figure, ...]:
    """A figure for each mention, in order; later dates may lean on earlier ones ("the following morning").

    Mentions that are no dates come back without a value.
    """
    published = document.published.date if document.published else None
    setting = Setting(published)
    out: list[Figure] = []
    for mention in mentions:
        figure = _place(mention, document.text, replace(setting, tense=UNTENSED), syntax)
        if out:
            figure = _apposed(out[-1], figure, document.text)
            out[-1] = _ended(out[-1], figure, document.text)
        out.append(figure)
        setting = _after(setting, figure)
    return tuple(out)


def _apposed(before: Figure, figure: Figure, text: str) -> Figure:
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


def _ended(period: Figure, end: Figure, text: str) -> Figure:
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


def place(mention: Mention, document: Document, syntax: Syntax | None = None) -> Figure:
    """One mention on its own: nothing before it in the text is known."""
    return place_all((mention,), document, syntax)[0]


def _place(mention: Mention, text: str, setting: Setting, syntax: Syntax | None) -> Figure:
    if mention.time is None or mention.kind not in _PLACED:
        return Figure(mention, unplaced="not a date")
    if _bare_clock(mention.time) and not same_sentence(text, setting.day_end, mention.span.start):
        setting = replace(setting, day_named=None)
    if _needs_side(mention.time):
        setting = replace(setting, tense=_tense(mention.time, tense_at(text, mention.span, syntax)))
    try:
        return Figure(mention, resolve(mention.time, setting))
    except Unplaced as reason:
        return Figure(mention, unplaced=str(reason))


def _bare_clock(time: TimeExpression) -> bool:
    """A clock time without a day: it takes one only from its own sentence."""
    return isinstance(time.body, TimeOfDay) and time.body.day is None


def _tense(time: TimeExpression, verb: Tense) -> Tense:
    """The verb's tense, corrected by the bound: "since Monday" is past; "by Friday" lies ahead of its verb."""
    if isinstance(time.body, CalendarDate) and time.body.last_day is not None:
        return verb
    if time.bound is DateBound.SINCE and verb.side is Side.UNKNOWN:
        return Tense(Side.PAST)
    if time.bound in (DateBound.BY, DateBound.UNTIL, DateBound.AS_SOON_AS):
        month = isinstance(time.body, CalendarDate) and time.body.month is not None
        if month and verb.side is Side.PAST:
            return UNTENSED
        return Tense(Side.FUTURE) if verb.side is Side.UNKNOWN else verb
    return verb


def _needs_side(time: TimeExpression) -> bool:
    """Whether the verb's tense can turn the date: weekdays, months and periods without a year."""
    body = getattr(time.body, "day", None) if hasattr(time.body, "minutes") else time.body
    if isinstance(body, CalendarDate):
        return body.year is None
    return isinstance(body, (Period, NamedDay)) and body.year is None


def _after(setting: Setting, figure: Figure) -> Setting:
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
    """ "a year earlier" in a comparison: the next date does not count from it."""
    body = time.body
    return isinstance(body, Shift) and body.unit is TimeUnit.YEAR and not body.aligned and body.count == -1


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


_LETTERS: Final = {
    TimeUnit.SECOND: "TS", TimeUnit.MINUTE: "TM", TimeUnit.HOUR: "TH", TimeUnit.DAY: "D", TimeUnit.WEEKEND: "WE",
    TimeUnit.WEEK: "W",
    TimeUnit.MONTH: "M", TimeUnit.QUARTER: "Q", TimeUnit.HALF: "H", TimeUnit.SEASON: "S", TimeUnit.YEAR: "Y",
    TimeUnit.DECADE: "E",
    TimeUnit.CENTURY: "C", TimeUnit.MILLENNIUM: "L",
}  # fmt: skip


def timex(figure: Figure) -> tuple[str, str] | None:
    """The TIMEX3 type and value of a figure; None for what is no time expression or has no place on the calendar."""
    mention = figure.mention
    if isinstance(figure.value, Moment):
        return (
            ("TIME" if mention.kind is MentionKind.TIME else "DATE", figure.value.timex) if figure.value.timex else None
        )
    if mention.kind is MentionKind.DURATION:
        value = _duration(mention)
        return ("DURATION", value) if value else None
    if mention.kind is MentionKind.FREQUENCY and mention.time is not None and isinstance(mention.time.body, Frequency):
        return "SET", _frequency(mention.time.body)
    return None


def _duration(mention: Mention) -> str | None:
    if mention.time is not None and isinstance(mention.time.body, Length):
        return period_value(mention.time.body.unit, mention.time.body.count)
    if mention.unit is None or not mention.numbers:
        return None
    try:
        unit = TimeUnit(mention.unit.name)
    except ValueError:
        return None
    return period_value(unit, mention.numbers[0].value)


def period_value(unit: TimeUnit, count: Fraction | None) -> str:
    """A length of time as TIMEX3 writes it: "P3D", "PT2H", "P2.5Y", "PXM" where the count is vague."""
    if count is not None and count.denominator > 1 and unit in _FINER and count < 1:
        unit, count = _FINER[unit][0], count * _FINER[unit][1]
    letter = _LETTERS[unit]
    number = "X" if count is None else _decimal(count)
    return f"PT{number}{letter[1]}" if letter.startswith("T") else f"P{number}{letter}"


_FINER: Final = {
    TimeUnit.HOUR: (TimeUnit.MINUTE, 60),
    TimeUnit.DAY: (TimeUnit.HOUR, 24),
    TimeUnit.YEAR: (TimeUnit.MONTH, 12),
    TimeUnit.DECADE: (TimeUnit.YEAR, 10),
    TimeUnit.CENTURY: (TimeUnit.YEAR, 100),
}
"""Into what a half of a unit is written: "half an hour" is PT30M."""


def _decimal(count: Fraction) -> str:
    if count.denominator == 1:
        return str(count.numerator)
    return f"{float(count):.4g}"


def _frequency(body: Frequency) -> str:
    if body.weekday is not None:
        return f"XXXX-WXX-{body.weekday + 1}"
    return period_value(body.unit, body.every)
