"""Mentions to figures: amounts with bounds and units, moments on the calendar."""

from __future__ import annotations

from collections.abc import Sequence

from numcheck.annotation.syntax import Syntax
from numcheck.model.documents import Document
from numcheck.model.figures import Figure
from numcheck.model.mentions import Mention, MentionKind
from numcheck.normalization.amounts import amount

__all__ = ["normalize"]


def normalize(mentions: Sequence[Mention], document: Document, syntax: Syntax | None = None) -> tuple[Figure, ...]:
    """One figure for each mention, in order. `syntax` tells the tense by which a bare weekday is placed."""
    figures: list[Figure] = []
    for mention in mentions:
        if mention.kind in (MentionKind.DATE, MentionKind.TIME) or (mention.time is not None and not mention.numbers):
            figures.append(Figure(mention, unplaced="dates are not placed yet"))
        else:
            figures.append(amount(mention))
    return tuple(figures)
