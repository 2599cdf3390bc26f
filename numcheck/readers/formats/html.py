"""HTML pages: the article chosen from among the furniture, and what the page says of it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate

from numcheck.model.documents import PartKind
from numcheck.readers.blocks import Layout
from numcheck.readers.decoding import NotForUsError, too_many_blocks
from numcheck.readers.drafts import Draft, laid_out, of_passage
from numcheck.readers.extractor import Kept, article_words
from numcheck.readers.html_trees import html_tree
from numcheck.readers.limits import Limits
from numcheck.readers.page_data import PageData
from numcheck.readers.pieces import Piece
from numcheck.readers.prose import prose
from numcheck.readers.trees import Element

SUFFIXES = (".html", ".htm", ".xhtml")
_OPENING = re.compile(
    r"\s{0,1000}(?:<!--.{0,2000}?-->\s{0,100})?(?:<\?xml[^>]{0,200}>\s{0,100})?<(?:!doctype\s+html|html|head)[\s>]",
    re.IGNORECASE | re.DOTALL,
)
_ASIDE = frozenset(
    "nav aside footer form dialog amp-sidebar amp-ad amp-embed amp-consent amp-social-share amp-sticky-ad"  # noqa: SIM905
    " amp-user-notification amp-lightbox amp-accordion".split()
)
_ASIDE_WORD = re.compile(
    r"(?:^|[\s_-])(?:related|newsletter|share|sharing|social|promo|comments?|sidebar|cookies?|advert(?:isement)?|ads?"
    r"|(?:site-|page-)?footer|copyright|breadcrumbs?|recommended|most-read|tags|paywall|outbrain|taboola|skip-link|menu|toolbar)(?:$|[\s_-])",
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
_HELD_SHARE = 0.85
"""What holds this share of the characters that an extractor kept holds the article; the rest is a stray or two."""
_LINK_SHARE = 0.6
"""A list or short paragraph with more of its characters than this in links is a menu."""


def recognizes(text: str) -> bool:
    """Whether a text is a page of HTML by its opening."""
    return _OPENING.match(text) is not None


def lay_out(text: str, limits: Limits = Limits()) -> list[Layout]:
    """The page's article.

    Raises:
        NotForUsError: if the page has no text.
        UnreadableError: if it nests too deep or has more elements or blocks than any article.
    """
    page = html_tree(text, limits)
    survey = _Survey(page)
    data = PageData(page, limits)
    kept = article_words(page)
    holder = _holder(page, survey, kept) if kept else None
    chosen = _article(page, survey, holder or _densest(page, survey), live=data.is_live)
    drafts = list(_leads(chosen, prose(chosen, skipped=_furniture(chosen, survey)), survey))
    if kept and holder:
        drafts = list(_picked(drafts, kept))
    drafts = [*_heading(page, drafts), *_above(page, chosen, drafts, survey), *drafts]
    if len(drafts) > limits.blocks:
        raise too_many_blocks(limits)
    if not drafts:
        raise NotForUsError("the page holds no text of an article")
    heading = next((d.text for d in drafts if d.kind is PartKind.HEADLINE), None)
    return [laid_out(drafts, data.stated(heading, page, chosen))]


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


def _holder(page: Element, survey: _Survey, kept: Kept) -> Element | None:
    """The innermost element that holds nearly all of what the extractor kept; None if that is next to nothing."""
    beside = [e for e in page.descendants() if id(e) in survey.apart]
    found = [d for d in prose(page, skipped=beside) if d.kind is PartKind.BODY and kept.has(d.text)]
    starts = [d.pieces[0].origin for d in found]
    sums = [0, *accumulate(len(d.text) for d in found)]
    if sums[-1] < _LEAST:
        return None

    def held(element: Element) -> int:
        first, last = _reach(element)
        return sums[bisect_right(starts, last)] - sums[bisect_left(starts, first)]

    here = page
    while inner := next((e for e in here.elements() if held(e) >= _HELD_SHARE * sums[-1]), None):
        here = inner
    return here if here is not page else None


def _reach(element: Element) -> tuple[int, int]:
    """The places of the first and the last piece of an element's text."""
    places = [p.origin for p in element.pieces()]
    return (places[0], places[-1]) if places else (1, 0)


def _densest(page: Element, survey: _Survey) -> Element | None:
    """The element with the densest paragraphs."""
    scores: dict[int, float] = {}
    elements: dict[int, Element] = {}
    for paragraph in page.all("p"):
        length = survey.length[id(paragraph)]
        if length < _LEAST or id(paragraph) in survey.aside:
            continue
        for element, share in zip(survey.above(paragraph), (1.0, 0.5, 0.25), strict=False):
            elements[id(element)] = element
            scores[id(element)] = scores.get(id(element), 0.0) + share * length
    return elements[max(scores, key=lambda key: scores[key])] if scores else None


def _article(page: Element, survey: _Survey, best: Element | None, *, live: bool) -> Element:
    """The element that holds the article: around the `best` paragraphs, the nearest that says so of itself.

    The posts of a `live` page are articles each; what holds most of the page's text is then the article.
    """
    if best is None:
        return page.first("article") or page.first("main") or page.first("body") or page
    around = (best, *survey.above(best))
    if live:
        return next((e for e in around if survey.length[id(e)] > _PAGE_SHARE * survey.length[id(page)]), page)
    whole = next((e for e in around if e.name == "article"), None)
    named = (e for e in around if e.name == "main" or e.attributes.get("itemprop") == "articleBody")
    return whole or next(named, best)


def _picked(drafts: list[Draft], kept: Kept) -> Iterator[Draft]:
    """The blocks without the paragraphs that the extractor passed over.

    It passes over captions and standfirsts, and cells are too short to be known again: of these the element decides.
    """
    for draft in drafts:
        if draft.kind is not PartKind.BODY or kept.has(draft.text):
            yield draft


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
    inner = sum(survey.length[id(e)] for e in chosen.all("article"))
    beside = ("time", "article") if inner < _PAGE_SHARE * survey.length[id(chosen)] else ("time",)
    for element in chosen.descendants():
        apart = id(element) in survey.apart or element.name in beside
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


def _above(page: Element, chosen: Element, drafts: list[Draft], survey: _Survey) -> list[Draft]:
    """The standfirst of a page whose headline stands above the article's element, where it says that it is one."""
    if any(d.kind is PartKind.HEADLINE for d in drafts):
        return []
    inside = {id(e) for e in chosen.descendants()} | {id(chosen), *(id(e) for e in survey.above(chosen))}
    for element in page.descendants():
        if element.name in ("p", "div", "h2") and _LEAD_WORD.search(element.attributes.get("class", "")):
            known = id(element) in inside or id(element) in survey.aside
            if not known and 0 < survey.length[id(element)] < _LEAD_LIMIT:
                return prose(element, PartKind.STANDFIRST)[:1]
    return []


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
