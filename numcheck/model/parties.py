"""Names of those who take part, as claims carry them: folded words without titles, or a nation's key."""

from __future__ import annotations

from collections.abc import Collection


def one_name(x: str, y: str) -> bool:
    """Whether two names may be of one: the words of one are among the other's ("holm", "ida holm"), or its initials.

    "Ida Holm" and "Olaf Holm" are two.
    """
    if x == y:
        return True
    p, q = x.split(), y.split()
    if set(p) <= set(q) or set(q) <= set(p):
        return True
    short, long = (p, q) if len(p) < len(q) else (q, p)
    return len(short) == 1 and len(long) > 2 and short[0] == "".join(w[0] for w in long)


def meet(xs: Collection[str], ys: Collection[str]) -> bool:
    """Whether two sets of names have one in common."""
    return any(one_name(x, y) for x in xs for y in ys)
