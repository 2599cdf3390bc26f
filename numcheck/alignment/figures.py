"""Two figures compared: by their values, and where a date has no place on the calendar, by what is written of it."""

from __future__ import annotations

from dataclasses import dataclass

from numcheck.alignment.value_verdicts import Comparison
from numcheck.alignment.values import compare
from numcheck.model.calendar import Anchor, Grain, Moment
from numcheck.model.expressions import CalendarDate
from numcheck.model.figures import Figure
from numcheck.model.judgements import Verdict


@dataclass(frozen=True, slots=True)
class Written:
    """What is sure of a date: the fields that the text states, or that follow from the publication date."""

    year: int | None
    month: int | None
    day: int | None


def comparable(figure: Figure) -> bool:
    """Whether a figure can be compared at all: it has a value, or its date states a year, month or day."""
    return figure.value is not None or written(figure) is not None


def compare_figures(a: Figure, b: Figure) -> Comparison:
    """How two figures of one thing stand to each other.

    A date whose year is a guess, or that has no place for want of a publication date, is compared by its fields: the
    first that both state and that differs decides.
    """
    if a.value is not None and b.value is not None:
        found = compare(a.value, b.value)
        if found.verdict is not Verdict.DISJOINT or not (_guessed(a) or _guessed(b)):
            return found
    x, y = written(a), written(b)
    if x is None or y is None:
        return Comparison(None, working="one of the dates has no place on the calendar")
    for name in ("year", "month", "day"):
        p, q = getattr(x, name), getattr(y, name)
        if p is not None and q is not None and p != q:
            return Comparison(Verdict.DISJOINT, False, ("coarser-than-a-day",), f"the {name} differs")
    same = x == y and x.year is not None
    return Comparison(Verdict.AGREE if same else Verdict.LOOSELY, working="what is written of the dates agrees")


def written(figure: Figure) -> Written | None:
    """The sure fields of a date; None for amounts and for dates that state none ("Monday", "last week")."""
    if isinstance(figure.value, Moment) and not _guessed(figure):
        return _of_moment(figure.value)
    time = figure.mention.time
    body = time.body if time is not None else None
    if not isinstance(body, CalendarDate) or (body.year is None and body.month is None):
        return None
    return Written(body.year, body.month, body.day)


def _of_moment(moment: Moment) -> Written | None:
    first = moment.core.first
    match moment.grain:
        case Grain.DAY | Grain.DAYPART | Grain.HOUR | Grain.MINUTE:
            return Written(first.year, first.month, first.day)
        case Grain.MONTH:
            return Written(first.year, first.month, None)
        case Grain.YEAR:
            return Written(first.year, None, None)
        case _:
            return None


def _guessed(figure: Figure) -> bool:
    return isinstance(figure.value, Moment) and figure.value.anchor is Anchor.GUESS
