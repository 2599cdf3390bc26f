"""Kinds of JSON records, one module each, joined by presence: `recognizes` a record, `lay_out` it.

The one with the highest `RANK` that recognizes a record reads it.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable, Iterator
from functools import cache
from types import ModuleType

from numcheck.readers.blocks import Layout
from numcheck.readers.decoding import NotForUsError, no_more_than
from numcheck.readers.json_kinds.record import NO_FIELDS, Fields, is_own
from numcheck.readers.json_kinds.record import lay_out as own_record
from numcheck.readers.json_values import Json
from numcheck.readers.limits import Limits

_WRAPPERS = (
    "@graph", "mainentity", "data", "response", "result", "results", "hits", "_source", "_items", "items", "item",
    "articles", "article", "posts", "entries", "stories", "docs", "documents", "content_elements", "newsitems",
)  # fmt: skip
"""Keys under which feeds, searches and collections hold their texts."""
_DEEPEST = 6
"""Wrappers inside one another."""


def layouts(records: Iterable[Json], limits: Limits, fields: Fields = NO_FIELDS) -> list[Layout]:
    """The texts of records that are texts; `fields` tell where a desk's own records keep theirs.

    Raises:
        NotForUsError: if none of them is.
    """
    found = no_more_than(limits, (layout for record in records for layout in _of_record(record, limits, fields, 0)))
    if not found:
        raise NotForUsError("the JSON holds no article that numcheck knows (ninjs, ANS, WordPress, or title and text)")
    return found


def _of_record(record: Json, limits: Limits, fields: Fields, depth: int) -> Iterator[Layout]:
    """The text that a record is, else those that it wraps: the answer of a search, a collection, a graph."""
    if isinstance(record, list):
        for item in record:
            yield from _of_record(item, limits, fields, depth)
    if not isinstance(record, dict) or depth > _DEEPEST:
        return
    if is_own(record, fields):
        yield own_record(record, limits, fields)
        return
    kind = next((k for k in _kinds() if k.recognizes(record)), None)
    if kind and (layout := kind.lay_out(record, limits)).blocks:
        yield layout
        return
    for name in _WRAPPERS:
        yield from _of_record(record.get(name, ""), limits, fields, depth + 1)


@cache
def _kinds() -> tuple[ModuleType, ...]:
    found = [importlib.import_module(f"{__name__}.{m.name}") for m in pkgutil.iter_modules(__path__)]
    return tuple(sorted(found, key=lambda module: -int(module.RANK)))
