"""Places decades, centuries, seasons, weekends, quarters, halves and business years."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from numcheck.model.calendar import Anchor, Days, Grain, Moment
from numcheck.model.expressions import Origin, Period, TimeUnit, Turn
from numcheck.normalization import calendar_days as days
from numcheck.normalization.calendar_setting import Setting, aligned, exact
from numcheck.normalization.calendar_tense import Side


def place_period(body: Period, setting: Setting) -> Moment:
    """The moment of a numbered period, by its own year, the text's or the document's."""
    match body.unit:
        case TimeUnit.DECADE:
            assert body.year is not None
            year = body.year
            return replace(
                exact(days.decade_of(year), Grain.DECADE, Anchor.EXPLICIT, f"{year // 10:03d}"),
                edtf=f"{year // 10:03d}X",
            )
        case TimeUnit.CENTURY:
            assert body.index is not None
            span = days.century_of(body.index)
            wider = Days(days.date(max(1, span.first.year - 1), 1, 1), span.last)
            return Moment(
                span,
                wider,
                Grain.CENTURY,
                Anchor.EXPLICIT,
                timex=f"{body.index - 1:02d}",
                edtf=f"{body.index - 1:02d}XX",
            )
        case TimeUnit.SEASON:
            return _season(body, setting)
        case TimeUnit.YEAR:
            return _business_year(body, setting)
        case TimeUnit.WEEKEND:
            return _weekend(setting)
        case _:
            return _quarter(body, setting)


def _season(body: Period, setting: Setting) -> Moment:
    assert body.index is not None
    index = body.index
    anchor = Anchor.EXPLICIT if body.year is not None else Anchor.DOCUMENT
    if body.year is not None:
        year = body.year
    elif body.year_shift is not None:
        year = setting.day().year + body.year_shift
    else:
        year = _turned_season(index, body.turn, setting)
        anchor = Anchor.DOCUMENT if body.turn else Anchor.GUESS
    core = days.season_of(year, index)
    south = days.season_of(year, (index + 1) % 4 + 1)
    code = ("SP", "SU", "FA", "WI")[index - 1]
    return Moment(
        core,
        days.widened(core, 31),
        Grain.SEASON,
        anchor,
        timex=f"{year:04d}-{code}",
        edtf=f"{year:04d}-{20 + index}",
        others=(south,),
    )


def _turned_season(index: int, turn: Turn | None, setting: Setting) -> int:
    here = setting.day()
    years = [y for y in (here.year - 2, here.year - 1, here.year, here.year + 1)]
    spans = {y: days.season_of(y, index) for y in years}
    if turn is Turn.LAST:
        return max(y for y in years if spans[y].last < here)
    if turn is Turn.NEXT:
        return min(y for y in years if spans[y].first > here)
    if turn is None and setting.tense.side is Side.PAST:
        return max(y for y in years if spans[y].first <= here)
    if turn is None and setting.tense.side is Side.FUTURE:
        return min((y for y in years if spans[y].last >= here), default=here.year)
    return min(years, key=lambda y: (spans[y].distance(days.one(here)), y))


def _weekend(setting: Setting) -> Moment:
    """The last weekend that has begun, or the next to come where the verb says so."""
    here = setting.day()
    day = days.moved(here, 0 if here.weekday() >= 5 or setting.tense.side is Side.FUTURE else -7)
    return aligned(day, TimeUnit.WEEKEND, Anchor.DOCUMENT)


def _quarter(body: Period, setting: Setting) -> Moment:
    """A quarter or half; without a number or a year what the text spoke of before, or the nearest to publication."""
    grain = Grain.HALF if body.unit is TimeUnit.HALF else Grain.QUARTER
    index, year = body.index, body.year
    anchor = Anchor.EXPLICIT if index is not None and year is not None and not body.fiscal else Anchor.DOCUMENT
    known = setting.quarter
    if index is None and known is not None:
        index = (known.core.first.month + 2) // 3
        anchor = Anchor.CONTEXT
        if year is None:
            year = known.core.first.year if body.year_shift is None or body.origin is Origin.CONTEXT else None
            if year is not None and body.origin is Origin.CONTEXT:
                year += body.year_shift or 0
    if index is None:
        return _unnumbered(body, setting)
    if year is None and body.year_shift is not None:
        year = setting.day().year + body.year_shift
    if year is None:
        year = _nearest_part(body.unit, index, setting)
    core = days.half_of(year, index) if grain is Grain.HALF else days.quarter_of(year, index)
    letter = "H" if grain is Grain.HALF else "Q"
    support = days.widened(core, 366) if body.fiscal else core
    edtf = f"{year:04d}-{(39 if grain is Grain.HALF else 32) + index}"
    return Moment(core, support, grain, anchor, timex=f"{year:04d}-{letter}{index}", edtf="" if body.fiscal else edtf)


def _unnumbered(body: Period, setting: Setting) -> Moment:
    """ "the 1988 period" with no quarter before it is the year; "the quarter" the last one that has ended."""
    if body.year is not None:
        return exact(days.year_of(body.year), Grain.YEAR, Anchor.CONTEXT, f"{body.year:04d}")
    here = setting.day()
    last = days.moved_months(days.unit_of(here, TimeUnit.QUARTER).first, -3)
    return aligned(last, TimeUnit.QUARTER, Anchor.GUESS)


def _nearest_part(unit: TimeUnit, index: int, setting: Setting) -> int:
    """The year of the part that has begun last, or of the coming one where the verb says so or it is far nearer."""
    here = setting.day()
    span: Callable[[int, int], Days] = days.half_of if unit is TimeUnit.HALF else days.quarter_of
    begun = max(y for y in (here.year - 1, here.year) if span(y, index).first <= here)
    ahead, back = (span(begun + 1, index).first - here).days, (here - span(begun, index).last).days
    if back <= 0 or setting.tense.side is Side.PAST:
        return begun
    coming = ahead < back + 60 if setting.tense.side is Side.FUTURE else 3 * ahead < back
    return begun + 1 if coming else begun


def _business_year(body: Period, setting: Setting) -> Moment:
    if body.origin is Origin.CONTEXT and body.year_shift is not None:
        return year_earlier(setting, body.year_shift)
    year = body.year
    if year is None:
        year = setting.day().year + (body.year_shift or 0)
    core = days.year_of(year)
    support = days.widened(core, 366) if body.fiscal else core
    return Moment(core, support, Grain.YEAR, Anchor.EXPLICIT if body.year else Anchor.DOCUMENT, timex=f"{year:04d}")


def year_earlier(setting: Setting, years: int) -> Moment:
    """A year before the period the text speaks of: the same quarter in a report of results."""
    if setting.period is None:
        here = setting.day()
        year = here.year + years
        core = days.year_of(year)
        return Moment(core, days.widened(core, 183), Grain.YEAR, Anchor.GUESS, timex=f"{year:04d}")
    known = setting.period
    moved = days.moved_months(known.core.first, 12 * years)
    unit = {Grain.QUARTER: TimeUnit.QUARTER, Grain.HALF: TimeUnit.HALF}.get(known.grain, TimeUnit.YEAR)
    return aligned(moved, unit, Anchor.CONTEXT)
