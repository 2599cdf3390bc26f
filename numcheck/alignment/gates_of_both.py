"""What rules out a pair of amounts and a pair of dates alike: other parties, another place."""

from __future__ import annotations

from numcheck.alignment.case import Case, differ, names
from numcheck.alignment.families import family
from numcheck.alignment.figures import compare_figures
from numcheck.gazetteer.places import contains
from numcheck.model.claims import Claim, Modality
from numcheck.model.judgements import Verdict
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


def said_beside(case: Case) -> str | None:
    """The number of one that also stands beside the other, for what may be the same, is where the two texts agree.

    "Of the 46 on board 18 died" says the 18 of the other text; that 46 are not 18 is no news. A number that the text
    itself withdraws ("253, down from an earlier 359") is no agreement.
    """
    for one, other in ((case.a, case.b), (case.b, case.a)):
        for near in case.bench.beside.get((one.document, one.sentence), ()):
            alike = near.key != one.key and family(near) == family(other) and not _classes_differ(near, other, case)
            if (
                alike
                and near.mood is not Modality.WITHDRAWN
                and compare_figures(near.figure, other.figure).verdict is Verdict.AGREE
            ):
                return "the same number stands beside it"
    return None


def _classes_differ(near: Claim, other: Claim, case: Case) -> bool:
    return case.known(near) and case.known(other) and differ(near.measure, other.measure)


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
