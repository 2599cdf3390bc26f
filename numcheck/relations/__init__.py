"""Claims of one text that the text itself ties together; one linker a file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from numcheck.annotation.syntax import Syntax
from numcheck.model.claims import Claim
from numcheck.model.documents import Document
from numcheck.model.lexicon import Lexicon
from numcheck.model.relations import Relation
from numcheck.relations import change
from numcheck.relations.frames import KINDS, Frame, frame_over

__all__ = ["link"]


def link(claims: Sequence[Claim], document: Document, syntax: Syntax, lexicon: Lexicon) -> tuple[Relation, ...]:
    """The relations among the claims of one document, in the order of the text."""
    ordered = sorted((c for c in claims if c.figure.mention.kind in KINDS), key=lambda c: c.span)
    found = tuple(r for frame in _sentences(ordered, document, syntax) for r in _of_sentence(frame, lexicon))
    return tuple(sorted(found, key=lambda r: (r.cue, r.kind)))


def _of_sentence(frame: Frame, lexicon: Lexicon) -> Iterator[Relation]:
    yield from change.link(frame, lexicon)


def _sentences(claims: Sequence[Claim], document: Document, syntax: Syntax) -> Iterator[Frame]:
    """A frame for each sentence with claims."""
    for sentence in syntax.sentences:
        frame = frame_over(document, sentence.span, claims)
        if frame.slots:
            yield frame
