"""Mentions of numbers to amounts: reading and unit."""

from __future__ import annotations

from numcheck.model.expressions import Length
from numcheck.model.figures import Amount, Figure, Unit
from numcheck.model.mentions import Mention, MentionKind
from numcheck.normalization.hedges import reading
from numcheck.normalization.units import unit

_WITHOUT = {
    MentionKind.NAME: "a number in a name",
    MentionKind.LABEL: "a label, not a quantity",
    MentionKind.RANK: "a rank",
    MentionKind.SCORE: "a score",
}
_KIND_UNITS = {
    MentionKind.FRACTION: "fraction",
    MentionKind.MULTIPLE: "count",
    MentionKind.RATIO: "ratio",
    MentionKind.MAGNITUDE: "magnitude",
}


def amount(mention: Mention) -> Figure:
    """The figure of a mention that is no date or clock time."""
    if mention.kind in _WITHOUT:
        return Figure(mention, unplaced=mention.reason or _WITHOUT[mention.kind])
    if not mention.numbers:
        return Figure(mention, unplaced="no number is written")
    return Figure(mention, Amount(reading(mention), _unit(mention)))


def _unit(mention: Mention) -> Unit | None:
    if mention.unit is not None:
        return unit(mention.unit.name)
    if mention.time is not None and isinstance(mention.time.body, Length):
        return unit(mention.time.body.unit.value)
    named = _KIND_UNITS.get(mention.kind)
    if mention.kind is MentionKind.AGE:
        named = "year"
    return unit(named) if named else None
