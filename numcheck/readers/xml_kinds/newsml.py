"""NewsML-G2: news items, alone or in a message, with XHTML, HTML or NITF inside."""

from __future__ import annotations

from collections.abc import Iterator

from numcheck.model.documents import PartKind
from numcheck.readers.blocks import Layout
from numcheck.readers.drafts import Draft, laid_out, of_passage, plain_prose
from numcheck.readers.limits import Limits
from numcheck.readers.native import Named, native
from numcheck.readers.prose import html_prose, prose
from numcheck.readers.trees import Element
from numcheck.readers.xml_kinds import nitf

_DATES = ("versionCreated", "contentModified", "contentCreated", "firstCreated")
ROOTS = (
    "newsitem", "newsmessage", "contentset", "contentmeta", "packageitem", "conceptitem", "knowledgeitem",
    "planningitem", "catalogitem",
)  # fmt: skip
"""Items of other kinds hold no text of an article, which is then said."""


def lay_out(root: Element, limits: Limits = Limits()) -> Iterator[Layout]:
    """The text items; pictures and packages have no text of their own."""
    items = [root] if root.name == "newsitem" else list(root.all("newsitem"))
    for item in items or [root]:
        if "text" in _attribute(item, "itemclass", "qcode", default="text"):
            yield _item(item, limits)


def _item(item: Element, limits: Limits) -> Layout:
    body = list(_body(item, limits))
    heading = item.first("contentmeta", "headline")
    drafts: list[Draft] = []
    if body and heading and not any(d.kind is PartKind.HEADLINE for d in body):
        drafts = of_passage(heading.passage(), PartKind.HEADLINE)
    title = heading or item.first("hl1") or item.first("h1")
    inner = item.first("nitf")
    stated = native(
        title=title.text if title else None,
        sources=[*_sources(item), *(nitf.sources(inner) if inner else [])],
        dates=[*((n, _text(item, n.lower())) for n in _DATES), *(nitf.dates(inner) if inner else [])],
        planned=[("embargoed", _text(item, "embargoed"))],
        language=_attribute(item, "language", "tag") or item.attributes.get("xml:lang"),
        version=item.attributes.get("version"),
        story=item.attributes.get("guid"),
        corrected="correction" in _attribute(item, "signal", "qcode"),
    )
    return laid_out([*drafts, *body], stated)


def _body(item: Element, limits: Limits) -> Iterator[Draft]:
    content = item if item.name == "contentset" else item.first("contentset")
    for inline in content.elements() if content else ():
        kind = inline.attributes.get("contenttype", "")
        drafts: list[Draft] = []
        if inline.name == "inlinexml":
            inner = inline.first("nitf")
            drafts = nitf.article(inner) if inner else prose(inline)
        elif inline.name == "inlinedata":
            value = inline.passage()
            drafts = html_prose(value, limits=limits) if "html" in kind else plain_prose(value)
        if drafts:
            yield from drafts
            return


def _sources(item: Element) -> list[Named]:
    """The provider, by name or else by its code ("nprov:TT"), before those it names."""
    provider = item.first("itemmeta", "provider")
    code = provider.attributes.get("qcode", "").rpartition(":")[2] if provider else None
    return [
        ("provider", (provider.text or code) if provider else None),
        ("infoSource", _text(item, "infosource")),
        ("creditline", _text(item, "creditline")),
        ("copyrightHolder", _text(item, "copyrightholder")),
        ("creator", _text(item, "creator")),
    ]


def _text(item: Element, name: str) -> str | None:
    found = item.first(name)
    return found.text if found else None


def _attribute(item: Element, name: str, attribute: str, default: str = "") -> str:
    found = item.first(name)
    return found.attributes.get(attribute, default) if found else default
