"""Whether two dates or clock times can be the same (DESIGN §5).

Dates conflict only if the days they allow are disjoint; a date that holds the other refines it. Notes tell rules
what makes a conflict unsure: "off-by-one-day", "coarser-than-a-day", "guess".
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from fractions import Fraction

from numcheck.alignment import value_words as words
from numcheck.alignment.value_slips import slips
from numcheck.alignment.value_verdicts import Comparison
from numcheck.model.calendar import Anchor, DateBound, Days, Grain, Moment
from numcheck.model.judgements import Verdict

FINE = frozenset({Grain.MINUTE, Grain.HOUR, Grain.DAYPART, Grain.DAY})
"""Grains of a day or finer."""
BACKWARD = frozenset({DateBound.UNTIL, DateBound.BY, DateBound.BEFORE})
"""Bounds that hold on all days up to the date."""
FORWARD = frozenset({DateBound.SINCE, DateBound.AFTER, DateBound.AS_SOON_AS})
"""Bounds that hold on all days from the date."""
EDGES = frozenset({DateBound.EXACT, DateBound.APPROXIMATE, DateBound.SINCE, DateBound.UNTIL})
"""Bounds whose date is itself claimed ("since 1993"); a deadline ("by Friday") may be met sooner."""
APPROXIMATE_MINUTES = 30
"""How far "about 3 p.m." reaches either way."""
DAYS_IN_A_WEEK = 7


def compare_moments(a: Moment, b: Moment) -> Comparison:
    """How two dates of one event stand to each other."""
    if Grain.VAGUE in (a.grain, b.grain):
        return Comparison(Verdict.LOOSELY, working=f"{words.moment(a)} and {words.moment(b)}: one names no date")
    if _same_bound(a, b):
        return _compare_days(a, b)
    if _ray(a).meets(_ray(b)):
        verdict = Verdict.AGREE if a.support.meets(b.support) else Verdict.LOOSELY
        return Comparison(verdict, working=f"{words.moment(a)} and {words.moment(b)} can both be true")
    return Comparison(Verdict.DISJOINT, False, _notes(a, b), _cannot(a, b))


def _same_bound(a: Moment, b: Moment) -> bool:
    """Whether both dates are claimed in the same way: both plain, or both "since" and so on."""
    plain = (DateBound.EXACT, DateBound.APPROXIMATE)
    return a.bound == b.bound or (a.bound in plain and b.bound in plain)


def _compare_days(a: Moment, b: Moment) -> Comparison:
    if a.support.meets(b.support):
        return _compare_clocks(a, b)
    for x in (a.support, *a.others):
        for y in (b.support, *b.others):
            if x.meets(y):
                working = f"{words.moment(a)} and {words.moment(b)} can be read as the same date"
                return Comparison(Verdict.LOOSELY, working=working)
    verdict = Verdict.DISJOINT if a.bound in EDGES else Verdict.TENSION
    return Comparison(verdict, False, _notes(a, b), _cannot(a, b))


def _compare_clocks(a: Moment, b: Moment) -> Comparison:
    """Two moments whose days meet: their clock times decide, where both are written for the same day."""
    if a.minutes is None or b.minutes is None or a.zone != b.zone or a.core != b.core or len(a.core) > 1:
        return _refined(a, b)
    allowed = APPROXIMATE_MINUTES if DateBound.APPROXIMATE in (a.bound, b.bound) else 0
    apart = abs(a.minutes - b.minutes)
    if apart <= allowed:
        return Comparison(Verdict.AGREE, working=f"both say {words.moment(a)}")
    notes = (*(("half-day",) if apart == 12 * 60 else ()), "clock")
    if Anchor.GUESS in (a.anchor, b.anchor):
        notes += ("guess",)
    return Comparison(Verdict.DISJOINT, False, notes, f"{words.moment(a)} and {words.moment(b)} cannot both be right")


def _refined(a: Moment, b: Moment) -> Comparison:
    if a.core == b.core:
        return Comparison(Verdict.AGREE, working=f"both say {words.moment(a)}")
    for inner, outer in ((a, b), (b, a)):
        if outer.support.contains(inner.support):
            return Comparison(Verdict.AGREE, working=f"{words.moment(inner)} lies within {words.moment(outer)}")
    return Comparison(Verdict.LOOSELY, working=f"{words.moment(a)} and {words.moment(b)} overlap")


def _ray(moment: Moment) -> Days:
    """The days on which the statement may hold: a bound opens one side of the support."""
    if moment.bound in BACKWARD:
        return Days(dt.date.min, moment.support.last)
    if moment.bound in FORWARD:
        return Days(moment.support.first, dt.date.max)
    return moment.support


def _cannot(a: Moment, b: Moment) -> str:
    apart = a.support.distance(b.support)
    later = "later" if a.support.last < b.support.first else "earlier"
    gap = f"; the second is {apart} day{'' if apart == 1 else 's'} {later}"
    return f"{words.moment(a)} and {words.moment(b)} are different dates{gap}"


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two disjoint dates, with what their difference is made of."""

    a: Moment
    b: Moment

    @property
    def fine(self) -> bool:
        return self.a.grain in FINE and self.b.grain in FINE

    @property
    def starts(self) -> tuple[dt.date, dt.date]:
        return self.a.core.first, self.b.core.first

    @property
    def same_day_of_year(self) -> bool:
        (p, q) = self.starts
        return self.a.grain == self.b.grain and (p.month, p.day) == (q.month, q.day)

    @property
    def same_month(self) -> bool:
        (p, q) = self.starts
        return self.fine and (p.year, p.month) == (q.year, q.month)


def _notes(a: Moment, b: Moment) -> tuple[str, ...]:
    pair = _Pair(a, b)
    p, q = pair.starts
    apart = a.support.distance(b.support)
    named = a.weekday is not None and b.weekday is not None and a.weekday != b.weekday
    found = [
        ("off-by-one-day", pair.fine and apart == 1),
        ("weekday", pair.fine and named and apart < DAYS_IN_A_WEEK),
        ("off-by-one-week", pair.fine and apart == DAYS_IN_A_WEEK),
        ("off-by-one-year", pair.same_day_of_year and abs(p.year - q.year) == 1),
        ("other-month", pair.fine and p.year == q.year and p.day == q.day and p.month != q.month),
        ("coarser-than-a-day", not pair.fine),
        ("guess", Anchor.GUESS in (a.anchor, b.anchor)),
    ]
    return (*_number_slips(pair), *(name for name, there in found if there))


def _number_slips(pair: _Pair) -> tuple[str, ...]:
    """Slips in the one number by which two dates differ: the year, or the day of the month."""
    p, q = pair.starts
    if pair.same_day_of_year:
        from_to = (p.year, q.year)
    elif pair.same_month:
        from_to = (p.day, q.day)
    else:
        return ()
    kept = {"swapped-digits", "lost-digit", "factor-10", "teen-ty", "one-digit"}
    return tuple(name for name in slips(Fraction(from_to[0]), Fraction(from_to[1])) if name in kept)
