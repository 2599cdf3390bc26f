"""Sentences printed word for word in several texts: one statement, judged once, however many texts carry it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from numcheck.model.claims import Claim
from numcheck.model.documents import Document, Role
from numcheck.model.judgements import Judgement, Verdict

CERTAIN = 2.0
"""The score of two claims that are one sentence: above all that is only alike."""


@dataclass(frozen=True)
class Folded:
    """The claims to judge, and those that only repeat one of them, each with the claim it repeats."""

    kept: tuple[Claim, ...]
    repeated: tuple[tuple[Claim, Claim], ...]

    def judgements(self) -> Iterator[Judgement]:
        """What is to be said of the repeated ones: they agree with their first printing."""
        for copy, first in self.repeated:
            reasons = ("the same sentence, published on the same day",)
            yield Judgement(copy, first, compared=True, verdict=Verdict.AGREE, reasons=reasons, score=CERTAIN)


def fold(claims: Sequence[Claim], documents: Mapping[str, Document]) -> Folded:
    """Sets aside what other texts of the same day print word for word; a draft's own claims are never set aside."""
    first: dict[tuple[object, str, int, int], Claim] = {}
    kept, repeated = [], []
    for claim in claims:
        document = documents[claim.document]
        if document.role is Role.DRAFT:
            kept.append(claim)
            continue
        earlier = first.setdefault(_printed(claim, document), claim)
        if earlier.document == claim.document:
            kept.append(claim)
        else:
            repeated.append((claim, earlier))
    return Folded(tuple(kept), tuple(repeated))


def _printed(claim: Claim, document: Document) -> tuple[object, str, int, int]:
    """The sentence as printed, the day it was, and the claim's place in it."""
    start = claim.sentence.start
    day = document.published.date if document.published else None
    return day, claim.sentence.of(document.text), claim.span.start - start, claim.span.end - start
