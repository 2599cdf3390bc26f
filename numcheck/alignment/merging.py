"""One finding for a draft's figure, however many sources contradict it in one way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from numcheck.alignment.figures import compare_figures
from numcheck.model.judgements import Across, Disagreement, Verdict

_GRAVITY = {Verdict.DISJOINT: 2, Verdict.UNIT_CHANGED: 2, Verdict.TENSION: 1}


def merged(disagreements: Sequence[Disagreement]) -> tuple[Disagreement, ...]:
    """The disagreements with those of one draft figure joined where the sources say the same.

    A tension is not told beside a contradiction of the same figure.
    """
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
    return tuple(kept)


def _one_figure(a: Disagreement, b: Disagreement) -> bool:
    both_of_draft = a.across is b.across is Across.DRAFT_SOURCE
    return both_of_draft and bool({c.key for c in a.group_a} & {c.key for c in b.group_a})


def _says_the_same(a: Disagreement, b: Disagreement) -> bool:
    """Whether the other sides agree, and stand to the draft in the same time and voice."""
    alike = (a.verdict, a.time, a.voices, a.course) == (b.verdict, b.time, b.voices, b.course)
    return alike and compare_figures(a.b.figure, b.b.figure).verdict is Verdict.AGREE


def _joined(a: Disagreement, b: Disagreement) -> Disagreement:
    known = {c.key for c in a.group_b}
    return replace(a, group_b=(*a.group_b, *(c for c in b.group_b if c.key not in known)))
