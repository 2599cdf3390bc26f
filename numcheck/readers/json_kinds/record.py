"""A plain record of a text: headline and body under the names that exports and scrapers give them."""

from __future__ import annotations

from numcheck.model.documents import PartKind
from numcheck.readers.blocks import Layout
from numcheck.readers.drafts import laid_out, of_passage, plain_prose
from numcheck.readers.json_values import Json, passage, string
from numcheck.readers.limits import Limits
from numcheck.readers.native import native
from numcheck.readers.pieces import Passage
from numcheck.readers.prose import html_prose

RANK = 0
TITLES = ("headline", "title")
LEADS = ("standfirst", "dek", "subtitle", "summary")
BODIES = ("body", "text", "content", "article", "article_body", "articlebody")
SOURCES = ("source", "publisher", "outlet", "agency", "site", "domain")
DATES = (
    "date",
    "published",
    "published_at",
    "publication_date",
    "pub_date",
    "datepublished",
    "publish_date",
    "created",
)


def recognizes(record: dict[str, Json]) -> bool:
    """Whether a record has a body."""
    return any(string(record, name) for name in BODIES)


def lay_out(record: dict[str, Json], limits: Limits = Limits()) -> Layout:
    """Headline, lead and body; a body with tags is HTML."""
    title = _first(record, TITLES)
    body = _first(record, BODIES)
    marked = body is not None and ("<p" in body.text or "<br" in body.text)
    drafts = of_passage(title, PartKind.HEADLINE) + of_passage(_first(record, LEADS), PartKind.STANDFIRST)
    drafts += html_prose(body, limits=limits) if marked else plain_prose(body, PartKind.BODY if title else None)
    stated = native(
        title=title.text.strip() if title else None,
        sources=[(n, string(record, n) or string(record, n, "name")) for n in SOURCES],
        dates=[(n, string(record, n)) for n in DATES],
        planned=[("embargo", string(record, "embargo"))],
        language=string(record, "language") or string(record, "lang"),
    )
    return laid_out(drafts, stated)


def _first(record: dict[str, Json], names: tuple[str, ...]) -> Passage | None:
    return next((found for name in names if (found := passage(record, name))), None)
