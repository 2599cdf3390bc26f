"""HTML pages: the article chosen from among the furniture, and what the page says of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from numcheck.model.documents import PartKind
from numcheck.readers.blocks import Layout
from numcheck.readers.decoding import NotForUsError, UnreadableError
from numcheck.readers.drafts import Draft, laid_out, of_passage
from numcheck.readers.html_trees import html_tree
from numcheck.readers.json_values import Json, json_value, string
from numcheck.readers.limits import Limits
from numcheck.readers.native import native
from numcheck.readers.pieces import Piece
from numcheck.readers.prose import prose
from numcheck.readers.trees import Element

SUFFIXES = (".html", ".htm", ".xhtml")
_OPENING = re.compile(
    r"\s{0,1000}(?:<!--.{0,2000}?-->\s{0,100})?(?:<\?xml[^>]{0,200}>\s{0,100})?<(?:!doctype\s+html|html|head)[\s>]",
    re.IGNORECASE | re.DOTALL,
)
_ARTICLE_TYPES = frozenset(
    "article newsarticle reportagenewsarticle analysisnewsarticle backgroundnewsarticle opinionnewsarticle"  # noqa: SIM905
    " reviewnewsarticle liveblogposting blogposting report pressrelease".split()
)
_ASIDE = frozenset(("nav", "aside", "footer", "form", "dialog"))
_ASIDE_WORD = re.compile(
    r"(?:^|[\s_-])(?:related|newsletter|share|sharing|social|promo|comments?|sidebar|cookies?|advert(?:isement)?|ads?"
    r"|breadcrumbs?|recommended|most-read|tags|paywall|outbrain|taboola|skip-link|menu|toolbar)(?:$|[\s_-])",
    re.IGNORECASE,
)
_LEAD_WORD = re.compile(
    r"(?:^|[\s_-])(?:standfirst|dek|deck|subtitle|subheadline|summary|lede?)(?:$|[\s_-])", re.IGNORECASE
)
_LEAST = 25
"""Characters of a paragraph that counts for its container."""
_LEAD_LIMIT, _MENU_LINE = 600, 200
"""Characters of the longest standfirst, and of the longest paragraph that may be an entry of a menu."""
_PAGE_SHARE = 0.5
"""What holds more of the page's characters than this is the page, not something beside it."""
_LINK_SHARE = 0.6
"""A list or short paragraph with more of its characters than this in links is a menu."""


def recognizes(text: str) -> bool:
    """Whether a text is a page of HTML by its opening."""
    return _OPENING.match(text) is not None


def lay_out(text: str, limits: Limits = Limits()) -> list[Layout]:
    """The page's article.

    Raises:
        NotForUsError: if the page has no text.
    """
    page = html_tree(text, limits)
    survey = _Survey(page)
    chosen = _article(page, survey)
    drafts = prose(chosen, skipped=_furniture(chosen, survey))
    linked = next(_linked_data(page, limits), None)
    meta = _metadata(page)
    title = string(linked, "headline") or meta.get("og:title")
    drafts = [*_heading(page, drafts), *_leads(chosen, drafts, survey)]
    if not drafts:
        raise NotForUsError("the page holds no text of an article")
    html = page.first("html")
    stated = native(
        title=title or next((d.text for d in drafts if d.kind is PartKind.HEADLINE), None),
        sources=[
            ("JSON-LD publisher", string(linked, "publisher", "name") or string(linked, "publisher", 0, "name")),
            ("og:site_name", meta.get("og:site_name")),
            ("application-name", meta.get("application-name")),
        ],
        dates=[
            ("JSON-LD datePublished", string(linked, "datepublished")),
            ("article:published_time", meta.get("article:published_time")),
            *((name, meta.get(name)) for name in ("date", "pubdate", "dc.date", "dc.date.issued", "parsely-pub-date")),
            ("time", _time(page, chosen)),
            ("JSON-LD dateModified", string(linked, "datemodified")),
        ],
        language=string(linked, "inlanguage") or (html.attributes.get("lang") if html else None),
    )
    return [laid_out(drafts, stated)]


@dataclass(slots=True)
class _Survey:
    """What two walks down the page find out: parents, characters and those of links, and what stands aside.

    An element that holds most of the page's text stands aside of nothing, whatever its class says.
    """

    page: Element
    parent: dict[int, Element] = field(default_factory=dict)
    length: dict[int, int] = field(default_factory=dict)
    linked: dict[int, int] = field(default_factory=dict)
    apart: set[int] = field(default_factory=set)
    aside: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._count(self.page)
        self._set_aside(self.page, aside=False)

    def _count(self, element: Element) -> None:
        length = linked = 0
        for child in element.children:
            if isinstance(child, Piece):
                length += len(child.text.strip()) if element.name != "script" else 0
                continue
            self.parent[id(child)] = element
            self._count(child)
            length += self.length[id(child)]
            linked += self.length[id(child)] if child.name == "a" else self.linked[id(child)]
        self.length[id(element)], self.linked[id(element)] = length, linked

    def _set_aside(self, element: Element, *, aside: bool) -> None:
        """Marks what stands apart, and all inside it."""
        most = _PAGE_SHARE * self.length[id(self.page)]
        for child in element.elements():
            if self.length[id(child)] < most and _is_aside(child):
                self.apart.add(id(child))
            beside = aside or id(child) in self.apart
            if beside:
                self.aside.add(id(child))
            self._set_aside(child, aside=beside)

    def above(self, element: Element) -> Iterator[Element]:
        """The elements around one, the nearest first."""
        here = self.parent.get(id(element))
        while here is not None:
            yield here
            here = self.parent.get(id(here))

    def is_menu(self, element: Element) -> bool:
        """Whether most of it is links."""
        length = self.length[id(element)]
        return self.linked[id(element)] > _LINK_SHARE * length and (element.name != "p" or length < _MENU_LINE)


def _article(page: Element, survey: _Survey) -> Element:
    """The element that holds the article: around the densest paragraphs, the nearest that says so of itself."""
    scores: dict[int, float] = {}
    elements: dict[int, Element] = {}
    for paragraph in page.all("p"):
        length = survey.length[id(paragraph)]
        if length < _LEAST or id(paragraph) in survey.aside:
            continue
        for element, share in zip(survey.above(paragraph), (1.0, 0.5, 0.25), strict=False):
            elements[id(element)] = element
            scores[id(element)] = scores.get(id(element), 0.0) + share * length
    if not scores:
        return page.first("article") or page.first("main") or page.first("body") or page
    best = elements[max(scores, key=lambda key: scores[key])]
    around = (best, *survey.above(best))
    whole = next((e for e in around if e.name == "article"), None)
    named = (e for e in around if e.name == "main" or e.attributes.get("itemprop") == "articleBody")
    return whole or next(named, best)


def _is_aside(element: Element) -> bool:
    names = f"{element.attributes.get('class', '')} {element.attributes.get('id', '')}"
    role = element.attributes.get("role", "")
    return (
        element.name in _ASIDE
        or role in ("navigation", "complementary", "contentinfo", "banner", "search")
        or (element.name not in ("html", "body", "article", "main", "p") and _ASIDE_WORD.search(names) is not None)
    )


def _furniture(chosen: Element, survey: _Survey) -> Iterator[Element]:
    """What stands in the article's element and is not of it: menus, asides, times, articles inside it."""
    for element in chosen.descendants():
        apart = id(element) in survey.apart or element.name in ("time", "article")
        if apart or (element.name in ("ul", "ol", "p") and survey.is_menu(element)):
            yield element


def _heading(page: Element, drafts: list[Draft]) -> list[Draft]:
    """The page's headline where the article has none of its own."""
    if any(d.kind is PartKind.HEADLINE for d in drafts):
        return []
    heading = page.first("h1")
    if heading and heading.text:
        return [d for d in prose(heading, PartKind.HEADLINE)][:1]
    title = page.first("title")
    return of_passage(title.passage(), PartKind.HEADLINE) if title and drafts else []


def _leads(chosen: Element, drafts: list[Draft], survey: _Survey) -> Iterator[Draft]:
    """The blocks, those that the page calls a standfirst marked as such."""
    starts = {
        piece.origin
        for e in chosen.descendants()
        if e.name in ("p", "div", "section")
        and _LEAD_WORD.search(e.attributes.get("class", ""))
        and survey.length[id(e)] < _LEAD_LIMIT
        for piece in e.pieces()
    }
    for draft in drafts:
        if draft.kind is PartKind.BODY and draft.pieces[0].origin in starts:
            draft.kind = PartKind.STANDFIRST
        yield draft


def _time(page: Element, chosen: Element) -> str | None:
    """The first machine-readable time in the article, else on the page."""
    times = (*chosen.all("time"), *page.all("time"))
    return next((t.attributes["datetime"] for t in times if t.attributes.get("datetime")), None)


def _metadata(page: Element) -> dict[str, str]:
    found: dict[str, str] = {}
    for meta in page.all("meta"):
        name = meta.attributes.get("property") or meta.attributes.get("name") or ""
        found.setdefault(name.lower(), meta.attributes.get("content", ""))
    return found


def _linked_data(page: Element, limits: Limits) -> Iterator[Json]:
    """The records of JSON-LD that are articles; broken ones are passed over."""
    for script in page.all("script"):
        if script.attributes.get("type", "").lower() == "application/ld+json":
            try:
                yield from _articles([json_value(script.passage().text, limits)])
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
            graph = value.get("@graph")
            yield from _articles(graph if isinstance(graph, list) else [])
