"""Claims of one text that the text itself ties together; one linker a file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from numcheck.annotation.syntax import Syntax
from numcheck.model.claims import Claim
from numcheck.model.documents import Document
from numcheck.model.lexicon import Lexicon
from numcheck.model.relations import Relation
from numcheck.model.spans import Span
from numcheck.relations import (
    ages,
    change,
    conversion,
    lists,
    order,
    product,
    ranges,
    rate,
    score,
    share,
    spans_of_time,
    sums,
    zones,
)
from numcheck.relations.frames import KINDS, Frame, frame_over

__all__ = ["link"]

_OF_SENTENCES = (change, share, sums, conversion, rate, product, score, ranges, lists)
_LONGEST = 2000
"""A sentence with more characters is none that a person wrote; nothing is linked in it."""
_NEAR = 150
"""Two sentences with at most so many characters between them are read together: a short one may stand between."""


def link(claims: Sequence[Claim], document: Document, syntax: Syntax, lexicon: Lexicon) -> tuple[Relation, ...]:
    """The relations among the claims of one document, in the order of the text."""
    ordered = sorted((c for c in claims if c.figure.mention.kind in KINDS), key=lambda c: c.span)
    spans = [s.span for s in syntax.sentences]
    found = [
        r
        for frame in _frames(spans, ordered, document)
        for linker in _OF_SENTENCES
        for r in linker.link(frame, lexicon)
    ]
    for frame in _frames(_pairs(spans, document), ordered, document):
        found.extend(ages.link(frame, lexicon, document))
        found.extend(spans_of_time.link(frame, lexicon, document))
        found.extend(zones.link(frame, lexicon, document))
        found.extend(order.link(frame, lexicon))
    found.extend(conversion.rates(found))
    return tuple(sorted(_once(found), key=lambda r: (r.cue, r.kind)))


def _frames(spans: Sequence[Span], claims: Sequence[Claim], document: Document) -> Iterator[Frame]:
    """A frame for each stretch with claims."""
    for span in spans:
        if len(span) > _LONGEST:
            continue
        frame = frame_over(document, span, claims)
        if frame.slots:
            yield frame


def _pairs(spans: Sequence[Span], document: Document) -> list[Span]:
    """Each sentence with the next one of its paragraph."""
    found = []
    for k, span in enumerate(spans):
        after = spans[k + 1] if k + 1 < len(spans) else span
        together = after.start - span.end <= _NEAR and document.part_at(span.start) == document.part_at(after.start)
        found.append(Span(span.start, after.end) if together else span)
    return found


def _once(relations: Sequence[Relation]) -> Iterator[Relation]:
    """The relations without those that two overlapping stretches both gave."""
    seen: set[object] = set()
    for relation in relations:
        spans = tuple(sorted((name, c.span) for name, claims in relation.roles.items() for c in claims))
        key = (relation.kind, relation.facts.get("form", ""), spans)
        if key not in seen:
            seen.add(key)
            yield relation
