"""Settles rival mentions once, by one total order.

Of two mentions that share a character the first in this order stays:

1. names and labels, since what stands in a name is no quantity;
2. dates and clock times, which hold numbers ("two years ago");
3. the longer span;
4. the smaller `PRIORITY` of the recognizer;
5. the earlier span, then the recognizer's name, so that the order is total.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterable
from dataclasses import replace

from numcheck.model.mentions import Mention, MentionKind
from numcheck.model.spans import cover

_TIMES = (MentionKind.DATE, MentionKind.TIME, MentionKind.DURATION, MentionKind.FREQUENCY)
_CLASS = {MentionKind.NAME: 0, MentionKind.LABEL: 0, MentionKind.DATE: 1, MentionKind.TIME: 1}


def settle(rivals: Iterable[tuple[int, Mention]]) -> tuple[Mention, ...]:
    """The mentions that stay of `rivals` (priority, mention), in the text's order, no two sharing a character."""
    starts: list[int] = []
    kept: list[Mention] = []
    for _, mention in sorted(rivals, key=lambda r: _rank(*r)):
        k = bisect.bisect_right(starts, mention.span.start)
        before_ok = k == 0 or kept[k - 1].span.end <= mention.span.start
        after_ok = k == len(kept) or kept[k].span.start >= mention.span.end
        if before_ok and after_ok:
            starts.insert(k, mention.span.start)
            kept.insert(k, mention)
        else:
            _lend(kept, k, mention)
    return tuple(kept)


def _lend(kept: list[Mention], k: int, loser: Mention) -> None:
    """A date or stretch of time without numbers of its own takes over those of a duration that it holds.

    So "the past five years" and "two years ago" still state a number and a unit.
    """
    if loser.kind is not MentionKind.DURATION or not loser.numbers:
        return
    for at in (k - 1, k):
        if 0 <= at < len(kept) and kept[at].kind in _TIMES and len(kept[at].numbers) <= len(loser.numbers):
            holder = kept[at]
            written = cover(n.span for n in loser.numbers)
            if holder.span.contains(written) and all(written.contains(n.span) for n in holder.numbers):
                kept[at] = replace(holder, numbers=loser.numbers, unit=loser.unit, hedge=holder.hedge or loser.hedge)


def _rank(priority: int, mention: Mention) -> tuple[int, int, int, int, str, str]:
    length = -len(mention.span)
    return (_CLASS.get(mention.kind, 2), length, priority, mention.span.start, mention.recognizer, mention.kind)
