"""Whether two figures in the same place of one sentence say the same.

Stricter than the comparison of values: the rest of the sentence is the same, so another number behind the same hedge
and a hedge that turns from "more than" to "less than" are changes, even where both could be true.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from enum import StrEnum

from numcheck.alignment import value_words as words
from numcheck.alignment.value_slips import slips
from numcheck.alignment.value_verdicts import Comparison
from numcheck.alignment.values import compare, nominal
from numcheck.model.calendar import DateBound
from numcheck.model.expressions import (
    CalendarDate,
    Frequency,
    NamedDay,
    Period,
    Shift,
    TimeBody,
    TimeExpression,
    TimeOfDay,
)
from numcheck.model.figures import Amount, Figure
from numcheck.model.judgements import Verdict
from numcheck.model.mentions import HedgeKind
from numcheck.model.readings import AtLeast, AtMost, Between, Exactly, LessThan, MoreThan, Nearly, Number, Vague

AS_WRITTEN = "as-written"
"""The note on two dates whose words differ in one sentence: however coarse or near, they are not the same date."""
UPWARD = (MoreThan, AtLeast)
DOWNWARD = (LessThan, AtMost, Nearly)
OVER: frozenset[StrEnum] = frozenset(
    {DateBound.SINCE, DateBound.AFTER, HedgeKind.MORE_THAN, HedgeKind.AT_LEAST},
)
UNDER: frozenset[StrEnum] = frozenset(
    {DateBound.UNTIL, DateBound.BY, DateBound.BEFORE, HedgeKind.LESS_THAN, HedgeKind.AT_MOST, HedgeKind.NEARLY},
)


def single(figure: Figure, k: int) -> Figure:
    """One number of a range, a score or a share as a figure of its own, at the whole mention's place."""
    value = figure.value
    if isinstance(value, Amount) and isinstance(value.reading, Between):
        end = (value.reading.low, value.reading.high)[k]
        return replace(figure, value=replace(value, reading=Exactly(end)))
    if len(figure.mention.numbers) > 1:
        return replace(figure, value=Amount(Exactly(Number(figure.mention.numbers[k].value))))
    return figure


def compare_slots(a: Figure, b: Figure, *, same_day: bool) -> Comparison:
    """How two figures in corresponding places stand to each other.

    `same_day` tells that both texts came out on one day, so that their weekdays mean the same.
    """
    if isinstance(a.value, Amount) and isinstance(b.value, Amount):
        return _compare_amounts(a, b, a.value, b.value)
    if _turned(a, b):
        return Comparison(Verdict.DISJOINT, False, ("bound-flipped",), "the same date, but the bound is turned round")
    if a.mention.time is not None and b.mention.time is not None:
        return _compare_times(a, b, a.mention.time, b.mention.time, same_day=same_day)
    if a.value is not None and b.value is not None:
        return compare(a.value, b.value)
    if a.value is None and b.value is None and a.mention.kind is b.mention.kind:
        return _compare_numbers(a, b)
    return Comparison(None, working="one of the two has no value")


def _turned(a: Figure, b: Figure) -> bool:
    """Whether two dates or lengths of time differ only in a bound that is turned round: "before May", "after May"."""
    x, y = a.mention.time, b.mention.time
    if x is None or y is None or x.body != y.body:
        return False
    hedges = {h.kind for h in (a.mention.hedge, b.mention.hedge) if h is not None}
    opposed = ({x.bound, y.bound}, hedges)
    return any(len(pair & OVER) == 1 and len(pair & UNDER) == 1 for pair in opposed)


def _compare_numbers(a: Figure, b: Figure) -> Comparison:
    """Ranks and scores, which have no value of their own, by their numbers as written."""
    p, q = ([n.value for n in f.mention.numbers] for f in (a, b))
    if not p or len(p) != len(q):
        return Comparison(None, working="one of the two has no value")
    if p == q:
        return Comparison(Verdict.AGREE, working=f"both say {'–'.join(map(words.number, p))}")
    said = [" ".join(map(words.number, numbers)) for numbers in (p, q)]
    notes = slips(*next(pair for pair in zip(p, q, strict=True) if pair[0] != pair[1]))
    return Comparison(Verdict.DISJOINT, False, notes, f"{said[0]} and {said[1]} cannot both be right")


def _compare_amounts(a: Figure, b: Figure, x: Amount, y: Amount) -> Comparison:
    if _other_noun(a, b):
        return Comparison(None, working="another thing is counted")
    found = compare(x, y)
    if found.verdict is None:
        return _unit_lost(x, y) or found
    if a.mention.direction and b.mention.direction and a.mention.direction != b.mention.direction:
        working = f"{words.amount(x)} {a.mention.direction} against {words.amount(y)} {b.mention.direction}"
        return Comparison(Verdict.DISJOINT, True, ("direction-flipped",), working)
    if found.verdict is Verdict.UNIT_CHANGED:
        return found
    return _flipped(x, y) or _fractions(a, b, x, y) or _same_hedge(x, y, found) or found


def _other_noun(a: Figure, b: Figure) -> bool:
    """Whether the two count things with different nouns, both written out."""
    x, y = a.mention.noun, b.mention.noun
    if x is None or y is None or x.elided or y.elided:
        return False
    return x.head.lower() != y.head.lower() and x.phrase.lower() != y.phrase.lower()


def _unit_lost(x: Amount, y: Amount) -> Comparison | None:
    """The same number with a unit on one side and another sort of unit, or none, on the other.

    A rate that is left out ("$16 a share", "$16") is understood from the sentence.
    """
    p, q = nominal(x.reading), nominal(y.reading)
    if p is None or q is None or p.value != q.value:
        return None
    if x.unit is None or y.unit is None:
        return Comparison(None, working="the number is the same, but one has no unit")
    short, long = sorted((x.unit.dimension, y.unit.dimension), key=len)
    if long.startswith(short + "/"):
        return Comparison(Verdict.LOOSELY, working=f"{words.amount(x)} and {words.amount(y)}: one leaves out the rate")
    working = f"the number is the same, the unit is not: {words.amount(x)} and {words.amount(y)}"
    return Comparison(Verdict.UNIT_CHANGED, working=working)


def _flipped(x: Amount, y: Amount) -> Comparison | None:
    """A bound turned round: "more than 10,000" made "less than 10,000"."""
    turned = any(isinstance(p, UPWARD) and isinstance(q, DOWNWARD) for p, q in _both_ways(x, y))
    if not turned or not _bare(x, y).agrees:
        return None
    working = f"{words.amount(x)} against {words.amount(y)}: the bound is turned round"
    return Comparison(Verdict.DISJOINT, True, ("bound-flipped",), working)


def _fractions(a: Figure, b: Figure, x: Amount, y: Amount) -> Comparison | None:
    """Two numbers written with different vulgar fractions ("6 3/8", "6 1/2"): neither is a rounding of the other."""
    p, q = a.mention.numbers, b.mention.numbers
    if len(p) != 1 or len(q) != 1 or p[0].value == q[0].value or x.unit != y.unit:
        return None
    if any(n.place is not None or n.value.denominator == 1 for n in (p[0], q[0])):
        return None
    return compare(*(replace(v, reading=Exactly(Number(n.value))) for v, n in ((x, p[0]), (y, q[0]))))


def _both_ways(x: Amount, y: Amount) -> Iterator[tuple[object, object]]:
    yield x.reading, y.reading
    yield y.reading, x.reading


def _bare(x: Amount, y: Amount) -> Comparison:
    """The two compared without their hedges; None as verdict where one is no single number."""
    p, q = nominal(x.reading), nominal(y.reading)
    if p is None or q is None:
        return Comparison(None)
    return compare(replace(x, reading=Exactly(p)), replace(y, reading=Exactly(q)))


def _same_hedge(x: Amount, y: Amount, found: Comparison) -> Comparison | None:
    """Two numbers behind one hedge: the hedge excuses nothing."""
    if type(x.reading) is not type(y.reading) or isinstance(x.reading, Exactly):
        return None
    if isinstance(x.reading, Between) and isinstance(y.reading, Between):
        return _same_range(x, y, x.reading, y.reading)
    if isinstance(x.reading, Vague):
        return replace(found, verdict=Verdict.TENSION, notes=("number-changed",)) if x != y else None
    bare = _bare(x, y)
    return replace(bare, notes=(*bare.notes, "number-changed")) if bare.conflicts else None


def _same_range(x: Amount, y: Amount, p: Between, q: Between) -> Comparison | None:
    """Two ranges end by end: one that reaches further is not the same range."""
    ends = ((p.low, q.low), (p.high, q.high))
    pairs = ((replace(x, reading=Exactly(m)), replace(y, reading=Exactly(n))) for m, n in ends)
    changed = [c for c in (compare(*pair) for pair in pairs) if c.conflicts]
    return replace(changed[0], notes=(*changed[0].notes, "number-changed")) if changed else None


def _compare_times(a: Figure, b: Figure, x: TimeExpression, y: TimeExpression, *, same_day: bool) -> Comparison:
    written = _compare_written(x, y)
    placed = compare(a.value, b.value) if a.value is not None and b.value is not None else None
    if written is not None and written.agrees:
        if same_day or (placed is not None and placed.agrees):
            return placed if placed is not None and placed.agrees else written
        return Comparison(None, working="the same words, published on different days")
    if written is not None and same_day:
        return _as_written(written, placed)
    if placed is not None and placed.conflicts and type(x.body) is type(y.body) and not _differing(x.body, y.body):
        return Comparison(None, working="one leaves out what would place it: the year, or the day")
    return placed or Comparison(None, working="one of the two dates could not be placed")


def _as_written(written: Comparison, placed: Comparison | None) -> Comparison:
    """Two dates that are written differently, with what their places on the calendar tell of the difference."""
    if placed is None or not placed.conflicts:
        return written
    return replace(placed, verdict=Verdict.DISJOINT, notes=_joined(placed.notes, written.notes))


def _joined(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[str, ...]:
    return (*first, *(note for note in second if note not in first))


TELLING: dict[type, tuple[str, ...]] = {
    CalendarDate: ("weekday", "day", "last_day", "month", "year", "turn", "year_shift"),
    Shift: ("count", "unit", "sign"),
    Period: ("index", "year", "year_shift", "turn"),
    NamedDay: ("key",),
    TimeOfDay: ("minutes", "part"),
    Frequency: ("every", "times", "weekday"),
}
"""The fields of a written date that say when it is."""


def _compare_written(x: TimeExpression, y: TimeExpression) -> Comparison | None:
    """Two dates by their written fields alone; None where only their place on the calendar can tell.

    Two fields that differ may still mean one time ("a year ago", "12 months ago"), except in a full date.
    """
    if x == y:
        return Comparison(Verdict.AGREE, working="the date is written the same")
    differing = _differing(x.body, y.body)
    if not differing or (len(differing) > 1 and not isinstance(x.body, CalendarDate | TimeOfDay)):
        return None
    working = f"another {' and '.join(differing)} is written"
    return Comparison(Verdict.DISJOINT, False, (*differing, AS_WRITTEN), working)


def _differing(x: TimeBody, y: TimeBody) -> tuple[str, ...]:
    """The telling fields that both bodies write and write differently; none for two sorts of date."""
    if type(x) is not type(y):
        return ()
    found = tuple(name for name in TELLING.get(type(x), ()) if _differ(x, y, name))
    if isinstance(x, TimeOfDay) and isinstance(y, TimeOfDay) and x.day is not None and y.day is not None:
        found += _differing(x.day, y.day)
    return found


def _differ(x: TimeBody, y: TimeBody, name: str) -> bool:
    p, q = getattr(x, name), getattr(y, name)
    return p is not None and q is not None and p != q
