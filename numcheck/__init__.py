"""numcheck reads a draft and its sources and says which numeric claims cannot all be true.

The two verbs: `check(draft, sources)` compares texts and returns a `Report`; `extract(text)` returns every
number, duration and date of one text, and how it was read.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

from numcheck.model.documents import DateOrigin, Document, Publication, Role

if TYPE_CHECKING:
    from numcheck.model.findings import Report
    from numcheck.pipeline import Article, Settings

__all__ = ["Document", "Role", "check", "document", "extract"]
__version__ = "0.1.0"


def document(
    text: str,
    *,
    name: str = "text",
    source: str | None = None,
    published: dt.date | None = None,
    role: Role = Role.SOURCE,
) -> Document:
    """A document from a string, split into headline, paragraphs and furniture as a text file is."""
    from numcheck.readers import from_text
    from numcheck.rules.lexicon import load_lexicon

    found = Publication(published, DateOrigin.CALLER) if published else None
    return from_text(text, load_lexicon(), name=name, source=source, published=found, role=role)


def check(
    draft: Document | str | None, sources: Sequence[Document | str] = (), *, settings: Settings | None = None
) -> Report:
    """Compares a draft with its sources, or, without a draft, the sources with one another.

    Strings become documents without source or date, named "draft", "source 1", "source 2", ...

    Raises:
        numcheck.annotation.spacy_model.ModelError: if the language model is missing or altered.
        ValueError: if two documents have one name.
    """
    from dataclasses import replace

    from numcheck.pipeline import Settings, check_documents

    given = [
        document(s, name=f"source {n}")
        if isinstance(s, str)
        else (s if s.role is Role.REFERENCE else replace(s, role=Role.SOURCE))
        for n, s in enumerate(sources, 1)
    ]
    if draft is not None:
        first = document(draft, name="draft") if isinstance(draft, str) else draft
        given.insert(0, replace(first, role=Role.DRAFT))
    return check_documents(given, settings or Settings())


def extract(text: Document | str, *, published: dt.date | None = None, settings: Settings | None = None) -> Article:
    """Reads one text: figures, claims and relations, with the tokens that nobody could read.

    Raises:
        numcheck.annotation.spacy_model.ModelError: if the language model is missing or altered.
    """
    from numcheck.pipeline import Settings, read_document

    given = document(text, published=published) if isinstance(text, str) else text
    return read_document(given, settings or Settings())
