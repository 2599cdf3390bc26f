"""ninjs 1.x to 3.x, IPTC's news in JSON; keys of any case, since agencies write both."""

from __future__ import annotations

import re
from collections.abc import Iterator

from numcheck.model.documents import PartKind
from numcheck.readers.blocks import Layout
from numcheck.readers.drafts import Draft, carried, laid_out, of_passage, plain_prose
from numcheck.readers.json_values import Json, items, member, passage, string
from numcheck.readers.limits import Limits
from numcheck.readers.native import holder, host, native
from numcheck.readers.pieces import Passage
from numcheck.readers.prose import html_prose, prose
from numcheck.readers.xml_kinds.nitf import article
from numcheck.readers.xml_trees import xml_tree

RANK = 3
_MARKS = ("versioncreated", "body_text", "body_xhtml", "body_html", "bodies", "description_text", "pubstatus")
_HEADLINES = ("main", "headline", "hedline", "title", "", "long", "medium")
_LEADS = ("lead", "summary", "abstract", "text", "")
_NOT_BODIES = ("summary", "teaser", "abstract", "caption", "lead", "headline", "short", "extract")
"""Roles of bodies that are no whole text; they count where there is no other."""
_MARKED = re.compile(r"<(?:p|br|div|h[1-6]|ul|table)\b", re.IGNORECASE)


def recognizes(record: dict[str, Json]) -> bool:
    """Whether a record is ninjs."""
    return ("uri" in record and any(m in record for m in _MARKS)) or "versioncreated" in record


def lay_out(record: dict[str, Json], limits: Limits = Limits()) -> Layout:
    """Headline, lead, body and captions, with what the record says of itself."""
    title = passage(record, "headline") or _by_role(record, "headlines", _HEADLINES) or passage(record, "title")
    body = list(_body(record, limits))
    drafts = [*of_passage(title, PartKind.HEADLINE)] if not any(d.kind is PartKind.HEADLINE for d in body) else []
    lead = _lead(record)
    if lead and not _repeats(lead, body):
        drafts += of_passage(lead, PartKind.STANDFIRST)
    stated = native(
        title=title.text.strip() if title else None,
        sources=(
            ("infoSources", string(record, "infosources", 0, "name")),
            ("infosource", string(record, "infosource", 0, "name")),
            ("provider", string(record, "provider", "name") or string(record, "provider")),
            ("source", string(record, "source", "name") or string(record, "source")),
            ("copyrightHolder", string(record, "copyrightholder")),
        ),
        credits=(
            ("copyrightNotice", holder(string(record, "copyrightnotice"))),
            ("uri", host(string(record, "uri"))),
            ("by", string(record, "by")),
            ("byline", string(record, "byline")),
        ),
        dates=tuple((n, string(record, n.lower())) for n in ("versionCreated", "firstCreated", "contentCreated")),
        planned=(("embargoedUntil", string(record, "embargoeduntil")), ("embargoed", string(record, "embargoed"))),
        language=string(record, "language"),
        version=string(record, "version"),
        story=string(record, "uri") or string(record, "guid"),
    )
    return laid_out([*drafts, *body, *_captions(record)], stated)


def _by_role(record: dict[str, Json], key: str, roles: tuple[str, ...]) -> Passage | None:
    """The value whose role comes first in `roles`; of other roles the first that has one."""
    given = items(record.get(key))
    found = {(string(item, "role") or "").lower(): passage(item, "value") for item in reversed(given)}
    values = (*(found.get(role) for role in roles), *(passage(item, "value") for item in given))
    return next((value for value in values if value), None)


def _lead(record: dict[str, Json]) -> Passage | None:
    return passage(record, "description_text") or _by_role(record, "descriptions", _LEADS)


def _repeats(lead: Passage, body: list[Draft]) -> bool:
    opening = " ".join(lead.text.split())[:80]
    return any(opening in " ".join(d.text.split()) for d in body)


def _body(record: dict[str, Json], limits: Limits) -> Iterator[Draft]:
    """The best body there is: marked-up ones before plain ones, since they tell paragraphs and tables apart."""
    for key in ("body_xhtml", "body_html", "body_sportsml"):
        if drafts := html_prose(passage(record, key), limits=limits):
            yield from drafts
            return
    if drafts := _bodied("nitf", passage(record, "body_nitf"), limits):
        yield from drafts
        return
    bodies = [(_written(b), b) for b in items(record.get("bodies"))]
    whole = [(w, b) for w, b in bodies if (string(b, "role") or "").lower() not in _NOT_BODIES]
    for mark in ("nitf", "html", ""):
        for written, body in whole or bodies:
            if mark in written and (drafts := _bodied(written, passage(body, "value"), limits)):
                yield from drafts
                return
    yield from plain_prose(passage(record, "body_text"))


def _written(body: Json) -> str:
    """The type of a body, in lower case; one that names none but has tags is HTML."""
    named = (string(body, "contenttype") or "").lower()
    return named or ("html" if _MARKED.search(string(body, "value") or "") else "")


def _bodied(written: str, value: Passage | None, limits: Limits) -> list[Draft]:
    if value is None:
        return []
    if "nitf" in written:
        return carried(article(xml_tree(value.text, limits)), value.source_map)
    if "xml" in written and "html" not in written:
        return carried(prose(xml_tree(value.text, limits)), value.source_map)
    return html_prose(value, limits=limits) if "html" in written else plain_prose(value)


def _captions(record: dict[str, Json]) -> Iterator[Draft]:
    found = record.get("associations")
    linked = list(found.values()) if isinstance(found, dict) else items(found)
    for item in linked:
        if member(item, "type") is not None and string(item, "type") in ("picture", "photo", "video", "graphic"):
            yield from of_passage(_lead(item) if isinstance(item, dict) else None, PartKind.CAPTION)
