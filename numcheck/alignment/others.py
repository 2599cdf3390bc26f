"""Counts of others: "the father and six others" is seven, "five other passengers" at least six with the driver."""

from __future__ import annotations

from dataclasses import replace

from numcheck.alignment.figures import compare_figures
from numcheck.alignment.value_verdicts import Comparison
from numcheck.model.claims import Claim, Share
from numcheck.model.figures import Amount, Figure
from numcheck.model.judgements import Verdict
from numcheck.model.readings import Exactly, Number


def with_others(a: Claim, b: Claim, comparison: Comparison) -> Comparison:
    """N others are at least N and one, and with those named beside them a whole: "the father and six others"."""
    shares = {c.share.value if c.share else Share.WHOLE for c in (a, b)}
    values = (a.figure.value, b.figure.value)
    if shares != {Share.OTHERS, Share.WHOLE} or not all(
        isinstance(v, Amount) and isinstance(v.reading, Exactly) for v in values
    ):
        return comparison
    if a.besides or b.besides:
        found = compare_figures(_with_besides(a), _with_besides(b))
        return replace(found, notes=(*found.notes, "others"))
    if comparison.verdict is Verdict.AGREE:
        return Comparison(Verdict.DISJOINT, False, ("others",), "so many others make at least one more")
    return comparison


def _with_besides(claim: Claim) -> Figure:
    """The figure of a claim with those added who are named beside the others."""
    value = claim.figure.value
    if not claim.besides or not isinstance(value, Amount) or not isinstance(value.reading, Exactly):
        return claim.figure
    number = value.reading.number
    total = Number(number.value + claim.besides, number.half)
    return replace(claim.figure, value=replace(value, reading=Exactly(total)))
