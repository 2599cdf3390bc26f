"""What rules a pair of dates out. A gate gives its reason, or None to let the pair pass."""

from __future__ import annotations

from numcheck.alignment.case import TWICE, Case, names
from numcheck.model.calendar import DateBound, Moment
from numcheck.model.claims import Modality
from numcheck.model.parties import meet

FURTHER = 0.1
"""Overlap that it takes where an event is not the nearest that one of the two dates may date."""
NAMELESS = 0.35
"""Overlap from which two sentences without any name tell of one event: "the orchestra was founded"."""
AGAIN = 14
"""Days after which an event that may happen twice is taken to have done so."""


def same_event(case: Case) -> str | None:
    """Dates need one event; a date of nothing named is compared with none."""
    a, b = case.a, case.b
    if a.measure is None or b.measure is None:
        return "the date of a saying, or of nothing named"
    if a.measure.value == b.measure.value or case.kin(a.measure.value, b.measure.value, "event_kin"):
        return None
    if a.events & b.events:
        far = case.shared < FURTHER
        return "the date of one event and of another beside it, in sentences that share little" if far else None
    return f"other event: {a.measure.value} / {b.measure.value}"


def other_event(case: Case) -> str | None:
    """Events that both texts name and that no class holds together."""
    return None if case.a.measure is None or case.b.measure is None else same_event(case)


def same_parties(case: Case) -> str | None:
    """Events are one only if they share a party by name, and none where both name theirs and share none."""
    x, y = names(case.a), names(case.b)
    if meet(x, y):
        return None
    if x and y:
        return f"other parties: {', '.join(sorted(x))} / {', '.join(sorted(y))}"
    if not case.a.participants and not case.b.participants and case.shared >= NAMELESS:
        return None
    shared = {p.value for p in case.a.participants} & {p.value for p in case.b.participants}
    once = case.a.measure is not None and case.a.measure.value in case.lexicon.words("measure_traits", "once")
    return None if shared and (once or case.shared >= TWICE) else "no party in common"


_STARTS, _ENDS = (DateBound.SINCE, DateBound.AFTER), (DateBound.UNTIL, DateBound.BEFORE, DateBound.BY)


def same_end(case: Case) -> str | None:
    """The start of a time is not set against its end: "since 2010", "until 2018"."""
    bounds = [v.bound for c in (case.a, case.b) if isinstance(v := c.figure.value, Moment)]
    if any(x in _STARTS for x in bounds) and any(x in _ENDS for x in bounds):
        return "the start of a time against its end"
    return None


def not_again(case: Case) -> str | None:
    """In texts of different days two distant dates of what may happen twice, a visit or a charge, are two events."""
    x, y = case.a.figure.value, case.b.figure.value
    if not case.other_days:
        return None
    if not (isinstance(x, Moment) and isinstance(y, Moment)) or once(case):
        return None
    if (
        case.a.mood is not Modality.ACTUAL
        or case.b.mood is not Modality.ACTUAL
        or x.support.distance(y.support) <= AGAIN
    ):
        return None
    return "it may have happened twice"


def once(case: Case) -> bool:
    """Whether the event happens once to those who share it: a birth, an accession, a death."""
    once = ("death", *case.lexicon.words("measure_traits", "once"))
    return any(c.measure is not None and c.measure.value in once for c in (case.a, case.b))
