"""Arc XP's ANS: a story as a tree of content elements."""

from __future__ import annotations

from collections.abc import Iterator

from numcheck.model.documents import PartKind
from numcheck.readers.blocks import Layout
from numcheck.readers.drafts import Draft, laid_out
from numcheck.readers.json_values import Json, items, member, passage, string
from numcheck.readers.limits import Limits
from numcheck.readers.native import holder, host, native
from numcheck.readers.prose import html_prose

RANK = 2
_DEPRECATED = "(deprecated)"


def recognizes(record: dict[str, Json]) -> bool:
    """Whether a record is ANS."""
    return isinstance(record.get("content_elements"), list) or string(record, "headlines", "basic") is not None


def lay_out(record: dict[str, Json], limits: Limits = Limits()) -> Layout:
    """Headline, subheadline, elements and captions, with what the story says of itself."""
    title = passage(record, "headlines", "basic")
    lead = passage(record, "subheadlines", "basic") or passage(record, "description", "basic")
    drafts = html_prose(title, PartKind.HEADLINE, limits)
    if lead and title and lead.text.strip() != title.text.strip():
        drafts += html_prose(lead, PartKind.STANDFIRST, limits)
    promoted = member(record, "promo_items", "basic")
    if string(promoted, "type") == "image":
        drafts += _element(promoted, limits, 1)
    drafts += _elements(record.get("content_elements"), limits, depth=0)
    names = (
        ("distributor", "distributor", "name"),
        ("source", "source", "name"),
        ("credits", "credits", "by", 0, "org"),
        ("owner", "owner", "name"),
    )
    stated = native(
        title=title.text.strip() if title else None,
        sources=[(field, _named(string(record, *path))) for field, *path in names],
        credits=[
            ("copyright", holder(string(record, "copyright"))),
            ("canonical_url", host(string(record, "canonical_url"))),
        ],
        dates=[
            (n, string(record, n)) for n in ("display_date", "publish_date", "first_publish_date", "last_updated_date")
        ],
        planned=[
            ("planning.scheduling", string(record, "planning", "scheduling", "planned_publish_date")),
            ("display_date", string(record, "display_date")),
        ],
        language=string(record, "language"),
        corrected=any(string(c, "correction_type") == "correction" for c in items(record.get("corrections"))),
    )
    return laid_out(drafts, stated)


def _named(name: str | None) -> str | None:
    return None if name == _DEPRECATED else name


def _elements(value: Json | None, limits: Limits, depth: int) -> Iterator[Draft]:
    for element in items(value):
        if depth < limits.depth:
            yield from _element(element, limits, depth + 1)


def _element(element: Json | None, limits: Limits, depth: int) -> Iterator[Draft]:
    match string(element, "type"):
        case "text" | "blockquote" | "raw_text":
            yield from html_prose(passage(element, "content"), limits=limits)
        case "header":
            yield from html_prose(passage(element, "content"), PartKind.STANDFIRST, limits)
        case "list":
            yield from _elements(member(element, "items"), limits, depth)
        case "quote" | "element_group":
            yield from _elements(member(element, "content_elements"), limits, depth)
        case "image" | "video":
            yield from html_prose(passage(element, "caption"), PartKind.CAPTION, limits)
        case "gallery":
            yield from html_prose(passage(element, "caption"), PartKind.CAPTION, limits)
            yield from _elements(member(element, "content_elements"), limits, depth)
        case "table":
            for row in [member(element, "header"), *items(member(element, "rows"))]:
                for cell in items(member(row, "cells")) or items(row):
                    yield from html_prose(passage(cell, "content"), PartKind.TABLE_CELL, limits)
