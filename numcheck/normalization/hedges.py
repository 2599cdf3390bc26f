"""Numbers and hedges to readings: the closed sum of what a written number means."""

from __future__ import annotations

from typing import assert_never

from numcheck.model.mentions import HedgeKind, Mention, MentionKind
from numcheck.model.readings import (
    About,
    AtLeast,
    AtMost,
    Between,
    Exactly,
    LessThan,
    MoreThan,
    Nearly,
    Number,
    Reading,
    Vague,
)
from numcheck.normalization.precision import half_width


def reading(mention: Mention) -> Reading:
    """What the numbers of a mention mean; a range ignores all hedges but a vague one.

    Raises:
        ValueError: if the mention has no number.
    """
    if not mention.numbers:
        raise ValueError(f"no number in {mention.kind} at {mention.span}")
    kind = mention.hedge.kind if mention.hedge else None
    numbers = tuple(Number(n.value, half_width(n, mention.kind)) for n in mention.numbers)
    if len(numbers) == 2 and mention.kind is not MentionKind.SCORE:
        low, high = sorted(n.value for n in mention.numbers)
        return Vague(low, high) if kind is HedgeKind.VAGUE else Between(numbers[0], numbers[1])
    return hedged(numbers[0], kind)


def hedged(number: Number, kind: HedgeKind | None) -> Reading:
    """One number under a hedge."""
    match kind:
        case None:
            return Exactly(number)
        case HedgeKind.ABOUT:
            return About(number)
        case HedgeKind.NEARLY:
            return Nearly(number)
        case HedgeKind.MORE_THAN:
            return MoreThan(number)
        case HedgeKind.AT_LEAST:
            return AtLeast(number)
        case HedgeKind.LESS_THAN:
            return LessThan(number)
        case HedgeKind.AT_MOST:
            return AtMost(number)
        case HedgeKind.VAGUE:
            return Vague(min(number.value, number.value * 10), max(number.value, number.value * 10))
        case _:
            assert_never(kind)
