"""What rules out a pair of amounts and a pair of dates alike: other parties, another place."""

from __future__ import annotations

from numcheck.alignment.case import Case, differ, names
from numcheck.gazetteer.places import contains
from numcheck.model.claims import Claim
from numcheck.model.parties import meet


def other_parties(case: Case) -> str | None:
    """Whose verbs name different parties are of different parties: one bank's profit and another's.

    The parties must differ in what they do: Norland's aid to Sudmark is neither Westmark's nor the aid to Arland.
    """
    a, b = case.a, case.b
    x, y = names(a), names(b)
    if x and y and not meet(x, y) and not _named(x, b) and not _named(y, a):
        return _other(x, y)
    acting = [{p.value for p in c.agents} for c in (a, b)]
    others = [names(c) - who for c, who in zip((a, b), acting, strict=True)]
    for x, y in (acting, others):
        if x and y and not meet(x, y) and not _named(x, b) and not _named(y, a):
            return _other(x, y)
    return None


def _other(x: set[str], y: set[str]) -> str:
    return f"other parties: {', '.join(sorted(x))} / {', '.join(sorted(y))}"


def _named(found: set[str], claim: Claim) -> bool:
    """Whether the sentence of `claim` names one of `found`, in whatever part."""
    said = {p.value for p in claim.participants}
    return any(set(name.split()) <= said for name in found) or meet(found, names(claim))


def same_place(case: Case) -> str | None:
    """Two places rule a pair out unless one is known to lie in the other."""
    if not differ(case.a.place, case.b.place):
        return None
    assert case.a.place and case.b.place
    x, y = case.a.place.value, case.b.place.value
    if x in y or y in x or contains(x, y) or contains(y, x):
        return None
    return f"other place: {x} / {y}"
