"""Small sums that explain a difference: 214 in one town and nine in the next are the 223 in both."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from numcheck.alignment.families import family
from numcheck.model.claims import Claim
from numcheck.model.figures import Amount
from numcheck.model.judgements import DISAGREE, Judgement
from numcheck.model.readings import Exactly

MOST = 12
"""Of how many like claims of one text sums are formed at most; beyond, chance would explain anything."""


class Sums:
    """The like claims of each text: of one family and measure."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        self._like: dict[tuple[str, str, str], list[Claim]] = defaultdict(list)
        for claim in claims:
            kind = family(claim)
            if kind in ("count", "money") and claim.measure is not None and isinstance(claim.figure.value, Amount):
                self._like[claim.document, kind, claim.measure.value].append(claim)

    def weigh(self, judgement: Judgement) -> Judgement:
        """The judgement; no longer compared where a sum explains its difference."""
        if judgement.verdict not in DISAGREE:
            return judgement
        for part, total in ((judgement.a, judgement.b), (judgement.b, judgement.a)):
            if self._explains(part, total):
                reason = "with another figure of its text it makes the sum"
                return replace(judgement, compared=False, verdict=None, reasons=(*judgement.reasons, reason))
        return judgement

    def _explains(self, part: Claim, total: Claim) -> bool:
        kind = family(part)
        if kind is None or part.measure is None or part.document == total.document:
            return False
        like = self._like.get((part.document, kind, part.measure.value), [])
        return len(like) <= MOST and any(o.key != part.key and _adds_up(part, o, total) for o in like)


def _adds_up(a: Claim, b: Claim, total: Claim) -> bool:
    """Whether two figures make a third; of hedged ones nothing is proven."""
    values = [c.figure.value for c in (a, b, total)]
    x, y, z = (v if isinstance(v, Amount) and isinstance(v.reading, Exactly) else None for v in values)
    if x is None or y is None or z is None or x.unit != y.unit or x.unit != z.unit:
        return False
    return (x.bounds.hard + y.bounds.hard).meets(z.bounds.hard)
