"""Counts of some beside others: "the father and six others" is seven, "the mayor, his driver and two guards" four."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from numcheck.alignment.figures import compare_figures
from numcheck.alignment.value_verdicts import Comparison
from numcheck.model.claims import Claim, Noted, Share
from numcheck.model.figures import Amount, Figure
from numcheck.model.judgements import Verdict
from numcheck.model.readings import AtLeast, Between, Exactly, Number


def with_others(a: Claim, b: Claim, comparison: Comparison, *, alone: bool) -> Comparison:
    """With those named beside them so many others make a whole: "the father and six others".

    Where each count stands `alone` in its sentence, N others are at least one more than N.
    """
    shares = {c.share.value if c.share else Share.WHOLE for c in (a, b)}
    if shares != {Share.OTHERS, Share.WHOLE}:
        return comparison
    if a.besides or b.besides:
        found = compare_figures(_with_besides(a), _with_besides(b))
        return replace(found, notes=(*found.notes, "others"))
    exact = all(isinstance(c.figure.value, Amount) and isinstance(c.figure.value.reading, Exactly) for c in (a, b))
    if alone and exact and comparison.verdict is Verdict.AGREE:
        return Comparison(Verdict.DISJOINT, False, ("others",), "so many others make at least one more")
    return comparison


def _with_besides(claim: Claim) -> Figure:
    """The figure of a claim with those added who are named beside the others."""
    value = claim.figure.value
    if not claim.besides or not isinstance(value, Amount) or not isinstance(value.reading, Exactly | AtLeast):
        return claim.figure
    number = value.reading.number
    total = Number(number.value + claim.besides, number.half)
    return replace(claim.figure, value=replace(value, reading=replace(value.reading, number=total)))


def with_those_beside(a: Claim, b: Claim, wider: Mapping[str, Sequence[str]]) -> Claim:
    """`a` with all who are coordinated with those it counts, where `b` counts people of a wider kind by itself."""
    if a.together is None or b.together is not None or a.subject is None or not isinstance(a.figure.value, Amount):
        return a
    whole = b.subject.value if b.subject is not None else "person"
    if whole == a.subject.value or whole not in wider:
        return a
    low, high = (Number(Fraction(n)) for n in a.together)
    total = replace(a.figure.value, reading=Exactly(low) if low == high else Between(low, high))
    subject = Noted(whole, a.subject.span)
    return replace(a, figure=replace(a.figure, value=total), subject=subject, kinds=(), nation=None)


def with_direction(a: Claim, b: Claim, comparison: Comparison) -> Comparison:
    """Two changes that go opposite ways cannot both be, whatever their size."""
    if a.direction is None or b.direction is None or a.direction is b.direction or comparison.verdict is None:
        return comparison
    if comparison.verdict is not Verdict.AGREE:
        return Comparison(None, working="one went up and the other down, by other amounts")
    return Comparison(
        Verdict.DISJOINT, False, ("direction-flipped",), f"the one {a.direction}, the other {b.direction}"
    )
