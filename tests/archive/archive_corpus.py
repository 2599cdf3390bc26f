"""Made-up articles for the tests of the archive: a few templates read through once, their figures then varied."""

from __future__ import annotations

import datetime as dt
import random
from functools import cache

from numcheck.alignment.families import kin_of
from numcheck.ledger.entry import Entry, entry_of
from numcheck.model.documents import DateOrigin, Document, Publication
from numcheck.pipeline import Article, read_document
from numcheck.rules.lexicon import load_lexicon

FIRST_DAY = dt.date(2031, 5, 5)
READER = "reader"
TEMPLATES = (
    "At least {toll} people were killed in the flood at Solvang, the governor said.\n\n"
    "The council of Solvang spent ${cost} million on the dam in the north.",
    "The flood has killed {toll} people in Solvang, police chief Ida Holm said on Monday.\n\n"
    "Some {toll} villagers had fled by night.",
    "The council in Solvang paid ${cost} million for the dam, its treasurer said.\n\n"
    "The dam in Solvang is {cost} meters high.",
)


def document(name: str, template: int, day: int, toll: int, cost: int) -> Document:
    """An article of a template, published so many days after FIRST_DAY."""
    text = TEMPLATES[template].format(toll=toll, cost=cost)
    published = Publication(FIRST_DAY + dt.timedelta(days=day), DateOrigin.CALLER)
    return Document(name, text, source=f"Paper {name}", published=published)


def entry(article: Article) -> Entry:
    """The entry of an article read through."""
    return entry_of(article.document, article.claims, READER, kin_of(load_lexicon(())))


@cache
def read_entries() -> tuple[Entry, ...]:
    """A few articles that have been read by the program itself."""
    rng = random.Random(3)
    texts = [
        document(f"a{n}", n % len(TEMPLATES), rng.randrange(20), rng.randrange(20, 40), rng.randrange(20, 40))
        for n in range(12)
    ]
    return tuple(entry(read_document(text)) for text in texts)
