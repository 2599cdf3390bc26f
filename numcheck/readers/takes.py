"""Takes of one story by one wire: the latest stands for it, the earlier ones are left out and named."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from numcheck.model.documents import Document, PartKind, Role

_WORD = re.compile(r"[^\W\d_]{4,}")
_ALIKE = 0.5
"""The share of the longer words of two headlines that they have in common, if they are of one story."""


def superseded(documents: Sequence[Document]) -> dict[str, str]:
    """The names of takes that a later one supersedes, each with the name of the latest; drafts are no takes.

    Takes are of one source and one story: by its slug or identifier, else by like headlines where one is marked
    as an update.
    """
    found: dict[str, str] = {}
    for k, older in enumerate(documents):
        later = [
            other
            for j, other in enumerate(documents)
            if j != k and _rank(other) > _rank(older) and _one_story(older, other)
        ]
        if later:
            found[older.name] = max(later, key=_rank).name
    return found


def _rank(document: Document) -> tuple[int, bool, dt.date]:
    published = document.published.date if document.published else dt.date.min
    return document.version or 0, document.corrected, published


def _one_story(a: Document, b: Document) -> bool:
    if Role.DRAFT in (a.role, b.role) or a.source is None or a.source != b.source:
        return False
    if a.version is None and b.version is None and not (a.corrected or b.corrected):
        return False
    if a.slug and b.slug:
        return a.slug == b.slug
    first, second = _headline(a), _headline(b)
    return bool(first | second) and len(first & second) > _ALIKE * len(first | second)


def _headline(document: Document) -> set[str]:
    part = next((p for p in document.parts if p.kind is PartKind.HEADLINE), None)
    return {w.lower() for w in _WORD.findall(part.span.of(document.text))} if part else set()
