"""Made-up articles for the tests of the archive: a few texts read by the program, then set in other places and days."""

from __future__ import annotations

import datetime as dt
import json
import random
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from numcheck.alignment.families import kin_of
from numcheck.ledger.entry import Entry, entry_of
from numcheck.model.documents import DateOrigin, Document, Publication
from numcheck.pipeline import Article, read_document
from numcheck.rules.lexicon import load_lexicon

FIRST_DAY = dt.date(2031, 5, 5)
READER = "reader"
HOME = "Solvang"
"""The place of the texts as they are read; other places have as many letters, so that no span moves."""
TEMPLATES = (
    "At least {toll} people were killed in the flood at Solvang, the governor said.",
    "The flood has killed {toll} people in Solvang, police chief Ida Holm said.",
    "The council in Solvang paid ${toll} million for the dam, its treasurer said.",
    "The dam at Solvang opened in May {year} after {toll} months of work.",
)
TOLLS = (21, 34, 48, 67)


def document(name: str, template: int, day: int, toll: int) -> Document:
    """An article of a template, published so many days after FIRST_DAY."""
    text = TEMPLATES[template].format(toll=toll, year=1900 + toll)
    published = Publication(FIRST_DAY + dt.timedelta(days=day), DateOrigin.CALLER)
    return Document(name, text, source=f"Paper {name}", published=published)


def entry(article: Article) -> Entry:
    """The entry of an article read through."""
    return entry_of(article.document, article.claims, READER, kin_of(load_lexicon(())))


@cache
def read_entries() -> tuple[Entry, ...]:
    """A few articles that have been read by the program itself: every template with every figure."""
    texts = [document(f"{t}-{n}", t, t + n, toll) for t in range(len(TEMPLATES)) for n, toll in enumerate(TOLLS)]
    return tuple(entry(read_document(text)) for text in texts)


def made(count: int, *, places: int = 200, days: int = 2_000, seed: int = 7) -> Iterator[Entry]:
    """Entries as if so many articles had been read: places by Zipf's law, one article in twenty printed twice."""
    rng = random.Random(seed)
    names = [
        "".join(rng.choice("bdfghjklmnprstv") + rng.choice("aeiou") for _ in range(3)) + "m" for _ in range(places)
    ]
    weights = [1 / (k + 1) for k in range(places)]
    last: Entry | None = None
    for number in range(count):
        if last is None or rng.random() > 0.05:
            place = rng.choices(names, weights)[0]
            last = _moved(rng.choice(read_entries()), place, FIRST_DAY + dt.timedelta(days=rng.randrange(days)))
        yield _named(last, f"article-{number:06}")


def _moved(given: Entry, place: str, day: dt.date) -> Entry:
    """The article in another place, on another day."""
    text = given.document, given.claims
    document_json, claims_json = (t.replace(HOME, place.capitalize()).replace(HOME.lower(), place) for t in text)
    moved = replace(given, document=document_json, claims=claims_json).read_document()
    assert moved.published is not None
    moved = replace(moved, published=replace(moved.published, date=day))
    claims = replace(given, claims=claims_json).read_claims()
    return entry_of(moved, claims, READER, kin_of(load_lexicon(())))


def _named(given: Entry, name: str) -> Entry:
    plain = json.loads(given.document) | {"name": name, "source": f"Paper {name}"}
    return replace(given, name=name, source=f"Paper {name}", document=json.dumps(plain))
