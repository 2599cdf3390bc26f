"""One finding for a draft's figure, however many sources contradict it; a figure that moves, from step to step."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from numcheck.alignment.figures import compare_figures
from numcheck.model.claims import Claim
from numcheck.model.figures import Amount
from numcheck.model.judgements import Across, Disagreement, Verdict

Key = tuple[str, int, int]
MANY = 6
"""From how many figures of one thing on, only the steps between them are told."""
_GRAVITY = {Verdict.DISJOINT: 2, Verdict.UNIT_CHANGED: 2, Verdict.TENSION: 1}


def merged(disagreements: Sequence[Disagreement], rank_of: Callable[[Claim], int]) -> tuple[Disagreement, ...]:
    """The disagreements with those of one draft figure joined where the sources say the same.

    The source of the highest rank speaks for those that are joined, and comes first among those that are not.
    A tension is not told beside a contradiction of the same figure.
    """
    kept: list[Disagreement] = []
    of_draft: list[Disagreement] = []
    for found in disagreements:
        (of_draft if found.across is Across.DRAFT_SOURCE else kept).append(found)
    of_draft.sort(key=lambda d: -rank_of(d.b))
    return (*_joined_by_figure(of_draft), *kept)


def _joined_by_figure(disagreements: Sequence[Disagreement]) -> Sequence[Disagreement]:
    kept: list[Disagreement] = []
    for found in disagreements:
        rivals = [k for k in kept if _one_figure(k, found)]
        if any(_GRAVITY[r.verdict] > _GRAVITY[found.verdict] for r in rivals):
            continue
        kept = [k for k in kept if k not in rivals or _GRAVITY[k.verdict] == _GRAVITY[found.verdict]]
        same = next((r for r in rivals if r in kept and _says_the_same(r, found)), None)
        if same is None:
            kept.append(found)
        else:
            kept[kept.index(same)] = _joined(same, found)
    return kept


def steps(disagreements: Sequence[Disagreement], day_of: Callable[[Claim], dt.date | None]) -> tuple[Disagreement, ...]:
    """Of a figure that moves over many texts, the disagreements between neighbors in time, then in size.

    58 against 64 and 64 against 71 say all that 58 against 71 does. Up to MANY figures every pair is told; pairs with a
    draft always are.
    """
    beside: dict[Key, set[Key]] = defaultdict(set)
    ranks: dict[Key, tuple[dt.date, float]] = {}
    for d in disagreements:
        for mine, other in ((d.group_a, d.group_b), (d.group_b, d.group_a)):
            beside[mine[0].key].add(other[0].key)
            days = [day for c in mine if (day := day_of(c)) is not None]
            if days and isinstance(mine[0].figure.value, Amount):
                ranks[mine[0].key] = min(days), _size(mine[0].figure.value)
    return tuple(d for d in disagreements if not _spanned(d, beside, ranks))


def _spanned(d: Disagreement, beside: Mapping[Key, set[Key]], ranks: Mapping[Key, tuple[dt.date, float]]) -> bool:
    """Whether figures that disagree with both sides stand between them."""
    x, y = d.group_a[0].key, d.group_b[0].key
    if d.across is Across.DRAFT_SOURCE or x not in ranks or y not in ranks:
        return False
    shared = beside[x] & beside[y]
    first, last = sorted((ranks[x], ranks[y]))
    return len(shared) > MANY - 2 and any(first < ranks[k] < last for k in shared if k in ranks)


def _size(amount: Amount) -> float:
    """About how large an amount is, in its own unit."""
    ends = [e for e in (amount.bounds.soft.low, amount.bounds.soft.high) if e is not None]
    return float(sum(ends)) / len(ends) if ends else 0.0


def _one_figure(a: Disagreement, b: Disagreement) -> bool:
    return bool({c.key for c in a.group_a} & {c.key for c in b.group_a})


def _says_the_same(a: Disagreement, b: Disagreement) -> bool:
    """Whether the other sides agree, and stand to the draft in the same time and voice."""
    alike = (a.verdict, a.time, a.voices, a.course) == (b.verdict, b.time, b.voices, b.course)
    return alike and compare_figures(a.b.figure, b.b.figure).verdict is Verdict.AGREE


def _joined(a: Disagreement, b: Disagreement) -> Disagreement:
    known = {c.key for c in a.group_b}
    more = tuple(c for c in b.group_b if c.key not in known)
    return replace(a, group_b=(*a.group_b, *more), record=a.record if b.record else None)
