"""Whether two values of one thing can both be true (DESIGN §5).

Amounts are compared by their bounds in a common unit, dates by the days they allow. Nothing here knows what the
values are about: that two figures speak of the same thing is for the caller to judge.
"""

from __future__ import annotations

from fractions import Fraction

from numcheck.alignment import value_words as words
from numcheck.alignment.value_dates import compare_moments
from numcheck.alignment.value_slips import slips
from numcheck.alignment.value_verdicts import Comparison
from numcheck.model.bounds import Bounds, Interval
from numcheck.model.calendar import Moment
from numcheck.model.figures import Amount, Unit
from numcheck.model.judgements import Verdict
from numcheck.model.readings import AtLeast, AtMost, Between, LessThan, MoreThan, Number, Reading, Vague

__all__ = ["Comparison", "comparable_bounds", "compare", "flipped", "nominal"]

FAR_APART = 2
"""From which factor between soft bounds a tension is wide, and an interval is too wide to do more than tie loosely."""
SECONDS_IN_A_DAY = 86_400
MONTHS_IN_A_YEAR = 12
DAYS_IN_A_MONTH = (28, 31)
DAYS_IN_A_YEAR = (365, 366)
KILOGRAMS_IN_A_TON = (Fraction("907.18474"), Fraction("1016.0469088"))
"""The short ton of 2,000 pounds and the long ton of 2,240; the metric one lies between them."""
TIME, MONTH = "[time]", "[month]"
TON, MASS = "ton", "[mass]"
PERCENTS = frozenset({"percent", "percentage point"})


def compare(a: Amount | Moment, b: Amount | Moment) -> Comparison:
    """How two values of one thing stand to each other.

    The verdict is the same whichever comes first, and None where the two cannot be compared: an amount with a
    date, meters with kilograms, two currencies with two numbers. Notes name slips that would explain a difference
    ("swapped-digits") and what makes it unsure ("off-by-one-day", "coarser-than-a-day").
    """
    if isinstance(a, Amount) and isinstance(b, Amount):
        return _compare_amounts(a, b)
    if isinstance(a, Moment) and isinstance(b, Moment):
        return compare_moments(a, b)
    return Comparison(None, working="a date and an amount cannot be compared")


def _compare_amounts(a: Amount, b: Amount) -> Comparison:
    if a == b:
        verdict = Verdict.LOOSELY if isinstance(a.reading, Vague) else Verdict.AGREE
        return Comparison(verdict, working=f"both say {words.amount(a)}")
    if _other_unit(a, b):
        return _unit_changed(a, b)
    found = _in_common(a, b)
    if found is None:
        return Comparison(None, working=f"{words.amount(a)} and {words.amount(b)} are no measures of one thing")
    result = _compare_bounds(a, b, *found)
    if result.verdict is Verdict.DISJOINT and _dimension(a.unit) != "count" and a.unit != b.unit and _same_number(a, b):
        return _unit_changed(a, b)
    return result


def nominal(reading: Reading) -> Number | None:
    """The number that a reading is written with; None for a range and for a vague word."""
    return None if isinstance(reading, Between | Vague) else reading.number


def comparable_bounds(amount: Amount) -> tuple[str, Bounds]:
    """The dimension of an amount and its bounds in that dimension's base unit, months as the seconds they may last.

    What `compare` would find of two amounts of one dimension, their bounds tell by themselves.
    """
    dimension = _dimension(amount.unit)
    if dimension in (TIME, MONTH):
        return TIME, _in_seconds(amount)
    return dimension, _in_base(amount)


def flipped(a: Amount, b: Amount) -> bool:
    """Whether one says more and the other less than the same number, either strictly."""
    for low, high in ((a.reading, b.reading), (b.reading, a.reading)):
        match low, high:
            case (MoreThan(n), LessThan(m) | AtMost(m)) | (AtLeast(n), LessThan(m)):
                return n.value == m.value and a.unit == b.unit
    return False


def _dimension(unit: Unit | None) -> str:
    return "count" if unit is None else unit.dimension


def _same_number(a: Amount, b: Amount) -> bool:
    x, y = nominal(a.reading), nominal(b.reading)
    if x is None or y is None:
        return a.reading == b.reading and not isinstance(a.reading, Vague)
    return x.value == y.value


def _other_unit(a: Amount, b: Amount) -> bool:
    """Whether the two write one number in units that cannot be converted, yet can be taken for each other."""
    x, y = _dimension(a.unit), _dimension(b.unit)
    if x == y or {x, y} == {TIME, MONTH} or not _same_number(a, b):
        return False
    classes = {_class(x), _class(y)}
    return len(classes) == 1 and "count" not in classes


def _class(dimension: str) -> str:
    """Money (by what it is paid per), percents, durations, counts or measures: what a slip of the unit stays within."""
    if dimension.startswith("currency "):
        return "money" + "".join(dimension.partition("/")[1:])
    if dimension in PERCENTS:
        return "percent"
    if dimension in (TIME, MONTH):
        return "duration"
    return "measure" if dimension.startswith("[") else dimension


def _unit_changed(a: Amount, b: Amount) -> Comparison:
    working = f"the number is the same, the unit is not: {words.amount(a)} and {words.amount(b)}"
    return Comparison(Verdict.UNIT_CHANGED, working=working)


def _in_common(a: Amount, b: Amount) -> tuple[Bounds, Bounds] | None:
    """Both bounds in one unit; None if there is none."""
    x, y = _dimension(a.unit), _dimension(b.unit)
    if x == y:
        return (a.bounds, b.bounds) if a.unit == b.unit else (_in_base(a), _in_base(b))
    if {x, y} == {TIME, MONTH}:
        return _in_seconds(a), _in_seconds(b)
    if {x, y} == {TON, MASS}:
        return _in_kilograms(a), _in_kilograms(b)
    return None


def _in_base(amount: Amount) -> Bounds:
    if amount.unit is None:
        return amount.bounds
    shift = Interval.point(amount.unit.offset)
    scaled = amount.bounds.scaled(amount.unit.factor)
    return Bounds(scaled.hard + shift, scaled.soft + shift)


def _in_kilograms(amount: Amount) -> Bounds:
    """Of a plain ton all that it may be, from the short one to the long."""
    if _dimension(amount.unit) == MASS:
        return _in_base(amount)
    short, long = (amount.bounds.scaled(kilograms) for kilograms in KILOGRAMS_IN_A_TON)
    return Bounds(short.hard.hull(long.hard), short.soft.hull(long.soft))


def _in_seconds(amount: Amount) -> Bounds:
    found = _in_base(amount)
    if _dimension(amount.unit) == TIME:
        return found
    return Bounds(_months_in_seconds(found.hard), _months_in_seconds(found.soft))


def _months_in_seconds(months: Interval) -> Interval:
    """The seconds that so many months may last: a month is 28 to 31 days, twelve of them 365 or 366."""
    low = None if months.low is None else _seconds(months.low, longest=months.low < 0)
    high = None if months.high is None else _seconds(months.high, longest=months.high >= 0)
    return Interval(low, high, months.low_open, months.high_open)


def _seconds(months: Fraction, *, longest: bool) -> Fraction:
    years, rest = divmod(abs(months), MONTHS_IN_A_YEAR)
    days = years * DAYS_IN_A_YEAR[longest] + rest * DAYS_IN_A_MONTH[longest]
    return days * SECONDS_IN_A_DAY * (-1 if months < 0 else 1)


def _compare_bounds(a: Amount, b: Amount, x: Bounds, y: Bounds) -> Comparison:
    vague = isinstance(a.reading, Vague) or isinstance(b.reading, Vague)
    if flipped(a, b):
        verdict = Verdict.TENSION if x.hard.meets(y.hard) else Verdict.DISJOINT
        working = f"{words.amount(a)} against {words.amount(b)}: the same number from above and from below"
        return Comparison(verdict, True, ("bound-flipped",), working)
    if not x.hard.meets(y.hard):
        wide = _factor_apart(x.hard, y.hard)
        verdict = Verdict.TENSION if vague else Verdict.DISJOINT
        return Comparison(verdict, wide, _slips(a, b), _cannot(a, b))
    if not x.soft.meets(y.soft):
        wide = _factor_apart(x.soft, y.soft)
        return Comparison(Verdict.TENSION, wide, _slips(a, b), _strain(a, b))
    loose = vague or _much_wider(x.soft, y.soft) or _much_wider(y.soft, x.soft)
    return Comparison(Verdict.LOOSELY if loose else Verdict.AGREE, working=_together(a, b, x, y))


def _factor_apart(x: Interval, y: Interval) -> bool:
    """Whether the gap between two disjoint intervals is at least a factor FAR_APART, either way from zero."""
    lower, upper = (x, y) if x.below(y) else (y, x)
    if lower.high is None or upper.low is None:
        return False
    if upper.low > 0:
        return upper.low >= FAR_APART * lower.high
    return lower.high < 0 and lower.high <= FAR_APART * upper.low


def _much_wider(x: Interval, y: Interval) -> bool:
    """Whether `x` holds `y` but also numbers a factor FAR_APART away from one another, and `y` does not."""
    return _spread(x) and not _spread(y)


def _spread(x: Interval) -> bool:
    if x.low is None or x.high is None:
        return True
    small, large = sorted((abs(x.low), abs(x.high)))
    return x.low != x.high and (x.low * x.high <= 0 or large > FAR_APART * small)


def _slips(a: Amount, b: Amount) -> tuple[str, ...]:
    """Slips between the written numbers; only in one unit, since a slip is made on what is written."""
    if a.unit != b.unit:
        return ()
    if isinstance(a.reading, Between) and isinstance(b.reading, Between):
        ends = ((a.reading.low, b.reading.low), (a.reading.high, b.reading.high))
        changed = [(p.value, q.value) for p, q in ends if p != q]
        return slips(*changed[0]) if len(changed) == 1 else ()
    x, y = nominal(a.reading), nominal(b.reading)
    return slips(x.value, y.value) if x is not None and y is not None else ()


def _cannot(a: Amount, b: Amount) -> str:
    return f"{_meant(a)} and {_meant(b)} cannot both be true{_gap(a, b)}"


def _meant(amount: Amount) -> str:
    """The amount, with the true values it stands for unless it stands for itself alone."""
    hard = amount.bounds.hard
    return words.amount(amount) if hard.low == hard.high else f"{words.amount(amount)} ({words.interval(hard)})"


def _gap(a: Amount, b: Amount) -> str:
    """By how much the second number is larger or smaller; empty where that says nothing."""
    x, y = nominal(a.reading), nominal(b.reading)
    if x is None or y is None or a.unit != b.unit or x.value == y.value:
        return ""
    unit = "" if a.unit is None else f" {words.unit_name(a.unit, abs(y.value - x.value))}"
    way = "larger" if y.value > x.value else "smaller"
    return f"; the second is {way} by {words.number(abs(y.value - x.value))}{unit}"


def _strain(a: Amount, b: Amount) -> str:
    taken = f"a reader takes them as {words.interval(a.bounds.soft)} and {words.interval(b.bounds.soft)}"
    if a.unit != b.unit:
        taken = "a reader takes them to be apart"
    return f"{words.amount(a)} and {words.amount(b)} can both be true, but {taken}"


def _together(a: Amount, b: Amount, x: Bounds, y: Bounds) -> str:
    for inner, outer, p, q in ((a, b, x, y), (b, a, y, x)):
        if p.hard.within(q.hard):
            return f"{words.amount(inner)} lies within {_meant(outer)}"
    return f"{_meant(a)} and {_meant(b)} can both be true"
