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

from numcheck.model.mentions import Mention, MentionKind

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
    return tuple(kept)


def _rank(priority: int, mention: Mention) -> tuple[int, int, int, int, str, str]:
    length = -len(mention.span)
    return (_CLASS.get(mention.kind, 2), length, priority, mention.span.start, mention.recognizer, mention.kind)
