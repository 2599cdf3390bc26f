"""What rules out a pair of amounts and a pair of dates alike: other parties, another place."""

from __future__ import annotations

from numcheck.alignment.case import Case, differ, names
from numcheck.gazetteer.places import contains


def other_parties(case: Case) -> str | None:
    """Two amounts whose verbs name different parties are of different parties: one bank's profit and another's."""
    x, y = names(case.a), names(case.b)
    if x and y and not x & y:
        return f"other parties: {', '.join(sorted(x))} / {', '.join(sorted(y))}"
    return None


def same_place(case: Case) -> str | None:
    """Two places rule a pair out unless one is known to lie in the other."""
    if not differ(case.a.place, case.b.place):
        return None
    assert case.a.place and case.b.place
    x, y = case.a.place.value, case.b.place.value
    if x in y or y in x or contains(x, y) or contains(y, x):
        return None
    return f"other place: {x} / {y}"
