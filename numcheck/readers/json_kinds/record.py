"""A plain record of a text: headline and body under the names that exports and scrapers give them, or a desk's own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from numcheck.model.documents import PartKind
from numcheck.readers.blocks import Layout
from numcheck.readers.drafts import laid_out, of_passage, plain_prose
from numcheck.readers.json_values import Json, passage, string
from numcheck.readers.limits import Limits
from numcheck.readers.native import native
from numcheck.readers.pieces import Passage
from numcheck.readers.prose import html_prose

RANK = 0
Fields = Mapping[str, tuple[str, ...]]
"""Where a desk's own records keep `headline`, `standfirst`, `body`, `date`, `source` and `language`: keys, in any case,
or paths such as "story.text", the first that is there."""
NO_FIELDS: Fields = {}
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


def is_own(record: dict[str, Json], fields: Fields) -> bool:
    """Whether a record has a body where the desk says that its records have it."""
    return _first(record, (), fields.get("body", ())) is not None


def lay_out(record: dict[str, Json], limits: Limits = Limits(), fields: Fields = NO_FIELDS) -> Layout:
    """Headline, lead and body; a body with tags is HTML. `fields` come before the usual names."""
    title = _first(record, TITLES, fields.get("headline", ()))
    body = _first(record, BODIES, fields.get("body", ()))
    lead = _first(record, LEADS, fields.get("standfirst", ()))
    marked = body is not None and ("<p" in body.text or "<br" in body.text)
    drafts = of_passage(title, PartKind.HEADLINE) + of_passage(lead, PartKind.STANDFIRST)
    drafts += html_prose(body, limits=limits) if marked else plain_prose(body, PartKind.BODY if title else None)
    stated = native(
        title=title.text.strip() if title else None,
        sources=[
            *_own(record, fields, "source"),
            *((n, string(record, n) or string(record, n, "name")) for n in SOURCES),
        ],
        dates=[*_own(record, fields, "date"), *((n, string(record, n)) for n in DATES)],
        planned=[("embargo", string(record, "embargo"))],
        language=next((v for _, v in _own(record, fields, "language") if v), None)
        or string(record, "language")
        or string(record, "lang"),
    )
    return laid_out(drafts, stated)


def _first(record: dict[str, Json], names: tuple[str, ...], own: tuple[str, ...] = ()) -> Passage | None:
    paths = (*(_path(name) for name in own), *((name,) for name in names))
    return next((found for path in paths if (found := passage(record, *path))), None)


def _own(record: dict[str, Json], fields: Fields, name: str) -> Iterator[tuple[str, str | None]]:
    return ((key, string(record, *_path(key))) for key in fields.get(name, ()))


def _path(key: str) -> tuple[str | int, ...]:
    """The steps of a path; a number is a place in an array."""
    return tuple(int(step) if step.isdecimal() else step for step in key.lower().split("."))
