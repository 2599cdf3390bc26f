"""Mentions to figures: amounts with bounds and units, moments on the calendar."""

from __future__ import annotations

from collections.abc import Sequence

from numcheck.annotation.syntax import Syntax
from numcheck.model.conventions import PLAIN_ENGLISH, Conventions
from numcheck.model.documents import Document
from numcheck.model.figures import Figure
from numcheck.model.mentions import Mention, MentionKind
from numcheck.normalization.amounts import amount
from numcheck.normalization.calendar import place_all

__all__ = ["normalize"]


def normalize(
    mentions: Sequence[Mention],
    document: Document,
    syntax: Syntax | None = None,
    conventions: Conventions = PLAIN_ENGLISH,
) -> tuple[Figure, ...]:
    """One figure for each mention, in order. `syntax` tells the tense by which a bare weekday is placed."""
    placed = place_all(mentions, document, syntax, conventions)
    return tuple(
        figure if figure.value is not None or _is_time(mention) else amount(mention)
        for mention, figure in zip(mentions, placed, strict=True)
    )


def _is_time(mention: Mention) -> bool:
    """A date, clock time or rate of time, or a stretch of time without a number."""
    times = (MentionKind.DATE, MentionKind.TIME, MentionKind.FREQUENCY)
    return mention.kind in times or (mention.time is not None and not mention.numbers)
