"""Articles of our own for the ledger's tests: read through once, then varied without the language model."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import lru_cache

from numcheck.alignment.families import kin_of
from numcheck.ledger.entry import Entry, entry_of
from numcheck.model.documents import Document
from numcheck.pipeline import Article, read_document
from numcheck.readers.reading import read_bytes
from numcheck.rules.lexicon import load_lexicon

READER = "tests"
TOLL = (
    "---\ndate: 2031-05-06\nsource: Agency\n---\nThe quake killed 214 people in Varrow, the health ministry of Norland"
    " said on Tuesday. Some 3,300 were injured. Rescue work began at 6:30 a.m. and will cost $48.2 million until"
    " mid-June. About two-thirds of the town has no water; the river rose by 1.3 meters to 4.2 meters.\n"
)


@lru_cache(maxsize=16)
def article(text: str = TOLL, name: str = "a.md") -> Article:
    """A text read through."""
    (document,) = read_bytes(text.encode(), name, load_lexicon())
    return read_document(document)


def entry(text: str = TOLL, name: str = "a.md") -> Entry:
    """A text as the ledger keeps it."""
    return of(article(text, name))


def of(read: Article) -> Entry:
    """An article as the ledger keeps it."""
    return entry_of(read.document, read.claims, READER, kin_of(load_lexicon()))


def named(number: int, base: Entry | None = None) -> Entry:
    """An entry of its own name and content, made of another without reading a text."""
    base = base or entry()
    plain = json.loads(base.document)
    name = f"{number:05}.md"
    document = json.dumps(plain | {"name": name, "title": f"Take {number}"}, ensure_ascii=False)
    return replace(base, name=name, digest=f"{number:064x}", document=document)


def document(text: str = TOLL, name: str = "a.md") -> Document:
    """A text with what is known of it."""
    return article(text, name).document
