"""Front matter: the fields above a Markdown text, between `---` (YAML) or `+++` (TOML) lines.

Read line by line, since desks' front matter is often no valid YAML ("title: Storm: 40 hurt") and only a few plain
fields matter here; what spans several lines or nests is left alone.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass

from numcheck.model.spans import Span
from numcheck.readers.written_dates import stamp_date

_FIELD = re.compile(r"(?P<key>[A-Za-z][\w -]{0,40}?)[ \t]*[:=][ \t]+(?P<value>\S.*?)[ \t]*$", re.MULTILINE)
_TITLES = ("title", "headline")
_STANDFIRSTS = ("standfirst", "dek", "subtitle", "description")
_SOURCES = ("source", "publisher", "outlet")
_DATES = ("date", "published", "publication_date", "pubdate", "publish_date")
_EMBARGOES = ("embargo", "embargoed_until", "embargoeduntil")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The fields, by key in lower case, as spans of the text; and where the text proper begins."""

    fields: Mapping[str, Span]
    end: int

    def first(self, names: tuple[str, ...]) -> Span | None:
        """The value of the first of these fields that is there."""
        return next((self.fields[n] for n in names if n in self.fields), None)

    @property
    def title(self) -> Span | None:
        """The headline."""
        return self.first(_TITLES)

    @property
    def standfirst(self) -> Span | None:
        """The line under the headline."""
        return self.first(_STANDFIRSTS)

    @property
    def source(self) -> Span | None:
        """Who publishes."""
        return self.first(_SOURCES)

    def date(self, text: str) -> dt.date | None:
        """The day of publication in the outlet's own zone."""
        return self._day(text, _DATES)

    def embargo(self, text: str) -> dt.date | None:
        """The day before which the text must not appear."""
        return self._day(text, _EMBARGOES)

    def _day(self, text: str, names: tuple[str, ...]) -> dt.date | None:
        span = self.first(names)
        partial = stamp_date(span.of(text)) if span else None
        return partial.full() if partial else None


def front_matter(text: str) -> FrontMatter:
    """The front matter at the start of a text; no fields and end 0 if there is none."""
    fence = text[:4]
    if fence not in ("---\n", "+++\n"):
        return FrontMatter({}, 0)
    close = re.compile(rf"^(?:{re.escape(fence[:3])}|\.\.\.)[ \t]*(?:\n|\Z)", re.MULTILINE).search(text, 4)
    if close is None:
        return FrontMatter({}, 0)
    fields: dict[str, Span] = {}
    for found in _FIELD.finditer(text, 4, close.start()):
        key = found["key"].strip().lower().replace(" ", "_").replace("-", "_")
        if (
            found.start() == text.rfind("\n", 0, found.start()) + 1
            and key not in fields
            and found["value"][0] not in "|>[{&*"
        ):
            fields[key] = _unquoted(text, Span(*found.span("value")))
    return FrontMatter(fields, close.end())


def _unquoted(text: str, span: Span) -> Span:
    value = span.of(text)
    quote = value[0]
    if quote in "\"'" and len(value) > 1:
        end = value.find(quote, 1)
        return Span(span.start + 1, span.start + (end if end > 0 else len(value)))
    comment = value.find(" #")
    return Span(span.start, span.start + len(value[:comment].rstrip())) if comment > 0 else span
