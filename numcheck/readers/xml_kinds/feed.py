"""RSS and Atom with full text: a text for each item."""

from __future__ import annotations

from collections.abc import Iterator

from numcheck.model.documents import PartKind
from numcheck.readers.blocks import Layout
from numcheck.readers.drafts import Draft, laid_out, plain_prose
from numcheck.readers.limits import Limits
from numcheck.readers.native import native
from numcheck.readers.prose import html_prose, prose
from numcheck.readers.trees import Element

ROOTS = ("rss", "feed", "rdf")
_MEDIA = ("media", "itunes")


def lay_out(root: Element, limits: Limits = Limits()) -> Iterator[Layout]:
    """The items that have a text; a teaser alone counts as one where there is nothing more."""
    channel = root.first("channel") or root
    site = _child(channel, "title")
    language = _child(channel, "language")
    for item in (e for e in root.descendants() if e.name in ("item", "entry")):
        title = _child(item, "title")
        body = _body(item, limits)
        heading = _marked(title, PartKind.HEADLINE, limits) if title else []
        stated = native(
            title=" ".join(d.text for d in heading) or None,
            sources=[
                ("source", _named(item, "source")),
                ("dc:publisher", _named(item, "publisher")),
                ("title of the feed", site.text if site else None),
            ],
            dates=[(n, _named(item, n.lower())) for n in ("pubDate", "date", "published", "updated")],
            language=language.text if language else root.attributes.get("xml:lang"),
        )
        if body:
            yield laid_out([*heading, *body], stated)


def _body(item: Element, limits: Limits) -> list[Draft]:
    for name in ("encoded", "content", "description", "summary"):
        found = _child(item, name)
        if found and (drafts := _marked(found, PartKind.BODY, limits)):
            return drafts
    return []


def _marked(element: Element, kind: PartKind, limits: Limits) -> list[Draft]:
    """Escaped HTML, XHTML as elements, or text without either, which keeps its lines."""
    if any(element.elements()):
        return prose(element, kind)
    passage = element.passage()
    if kind is PartKind.BODY and "<" not in passage.text and "&" not in passage.text:
        return plain_prose(passage, kind)
    return html_prose(passage, kind, limits)


def _child(item: Element, name: str) -> Element | None:
    return next((e for e in item.elements() if e.name == name and e.prefix not in _MEDIA), None)


def _named(item: Element, name: str) -> str | None:
    found = _child(item, name)
    if found is None:
        return None
    title = found.first("title")
    return title.text if title else found.text
