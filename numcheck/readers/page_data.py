"""What a page of HTML says of itself: JSON-LD, metadata, microdata, times."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from numcheck.readers.blocks import Stated
from numcheck.readers.decoding import UnreadableError
from numcheck.readers.json_values import Json, items, json_value, member, string
from numcheck.readers.limits import Limits
from numcheck.readers.native import native
from numcheck.readers.trees import Element

_ARTICLE_TYPES = frozenset(
    "article newsarticle reportagenewsarticle analysisnewsarticle backgroundnewsarticle opinionnewsarticle"  # noqa: SIM905
    " reviewnewsarticle liveblogposting blogposting report pressrelease".split()
)
_DATE_NAMES = (
    "date", "pubdate", "dc.date", "dc.date.issued", "dcterms.date", "dcterms.created", "parsely-pub-date",
    "sailthru.date", "publishdate", "publish-date", "publication_date", "article.published",
    "og:article:published_time", "datepublished",
)  # fmt: skip
"""Names of a page's metadata that give the day of publication, microdata last."""
_SITE = re.compile(r"\s[|–—-]\s(?P<site>[^|–—]{2,40})$")


class PageData:
    """The page's metadata and the first article of its JSON-LD."""

    def __init__(self, page: Element, limits: Limits) -> None:
        self.values = list(_linked_data(page, limits))
        self.linked = next(_articles(self.values), None)
        self.meta = _metadata(page)

    @property
    def is_live(self) -> bool:
        """Whether the page is a live blog."""
        return (string(self.linked, "@type") or "").lower() == "liveblogposting"

    def stated(self, heading: str | None, page: Element, chosen: Element) -> Stated:
        """Title, source, day and language; `heading` is the headline as the article shows it."""
        linked, meta, html = self.linked, self.meta, page.first("html")
        publisher = _publisher(linked, self.values)
        title = string(linked, "headline") or meta.get("og:title") or heading
        return native(
            title=_bare(title, meta.get("og:site_name") or publisher),
            sources=[
                ("JSON-LD publisher", publisher),
                ("og:site_name", meta.get("og:site_name")),
                ("application-name", meta.get("application-name")),
                ("itemprop publisher", _microdata(page, "publisher")),
            ],
            dates=[
                ("JSON-LD datePublished", string(linked, "datepublished")),
                ("article:published_time", meta.get("article:published_time")),
                *((name, meta.get(name)) for name in _DATE_NAMES),
                ("time", _time(page, chosen)),
                ("JSON-LD dateModified", string(linked, "datemodified")),
            ],
            language=string(linked, "inlanguage") or (html.attributes.get("lang") if html else None),
        )


def _bare(title: str | None, site: str | None) -> str | None:
    """A title without the site's name behind it."""
    found = _SITE.search(title) if title and site else None
    return title[: found.start()] if title and found and found["site"].strip() == site else title


def _time(page: Element, chosen: Element) -> str | None:
    """The first machine-readable time in the article, else on the page."""
    times = (*chosen.all("time"), *page.all("time"))
    return next((t.attributes["datetime"] for t in times if t.attributes.get("datetime")), None)


def _metadata(page: Element) -> dict[str, str]:
    found: dict[str, str] = {}
    for meta in page.all("meta"):
        given = meta.attributes
        name = given.get("property") or given.get("name") or given.get("itemprop") or ""
        found.setdefault(name.lower(), meta.attributes.get("content", ""))
    return found


def _publisher(linked: Json | None, values: Iterable[Json]) -> str | None:
    """Whose an article is, by the publisher's name, or that of the record to which its `@id` leads."""
    own = member(linked, "publisher")
    own = own[0] if isinstance(own, list) and own else own
    name, number = string(own, "name") or string(own), string(own, "@id")
    others = (v for value in values for v in (value, *items(member(value, "@graph")), *items(value)))
    return name or next((string(v, "name") for v in others if number and string(v, "@id") == number), None)


def _microdata(page: Element, name: str) -> str | None:
    """The name of what an element's `itemprop` says it is."""
    found = next((e for e in page.descendants() if e.attributes.get("itemprop") == name), None)
    inner = next((e for e in found.descendants() if e.attributes.get("itemprop") == "name"), found) if found else None
    return (inner.attributes.get("content") or inner.text or None) if inner else None


def _linked_data(page: Element, limits: Limits) -> Iterator[Json]:
    """The values of JSON-LD; broken ones are passed over."""
    for script in page.all("script"):
        if script.attributes.get("type", "").lower() == "application/ld+json":
            try:
                yield json_value(script.passage().text, limits)
            except UnreadableError:
                continue


def _articles(values: Iterable[Json]) -> Iterator[Json]:
    for value in values:
        if isinstance(value, list):
            yield from _articles(value)
        elif isinstance(value, dict):
            types = value.get("@type")
            named = types if isinstance(types, list) else [types]
            if any(string(t) and str(string(t)).lower() in _ARTICLE_TYPES for t in named):
                yield value
            inner = value.get("mainentity")
            yield from _articles([*items(value.get("@graph")), *([inner] if isinstance(inner, dict) else items(inner))])
