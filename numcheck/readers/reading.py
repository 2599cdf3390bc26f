"""Bytes, or a text, to a document: the one way in for files, standard input and callers."""

from __future__ import annotations

import datetime as dt
import importlib
import pkgutil
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import PurePath
from types import ModuleType
from urllib.parse import urlsplit

from numcheck.model.documents import DateOrigin, Document, Publication, Role
from numcheck.model.lexicon import Lexicon
from numcheck.readers import formats
from numcheck.readers.blocks import Layout, Stated
from numcheck.readers.decoding import UnreadableError, decode, with_plain_newlines
from numcheck.readers.limits import Limits
from numcheck.readers.parts import Header, parts_of
from numcheck.readers.pieces import chained
from numcheck.readers.written_dates import PartialDate, address_date, file_name_date

_PLAIN = ".txt"
_MARKDOWN = ".md"
_OTHER_FORMATS = frozenset(
    ".csv .doc .docx .eml .epub .gif .htm .html .jpeg .jpg .json .jsonl .mhtml .odt .ods .pdf .png .ppt .pptx .rtf .svg"  # noqa: SIM905
    " .tsv .xhtml .xls .xlsx .xml .yaml .yml .zip".split()
)
"""Suffixes of formats with a structure of their own, which would mislead if they were read as plain text."""


@dataclass(frozen=True, slots=True)
class Card:
    """What an entry of a `sources.yaml`, or a caller, says of a text; None where it is silent."""

    source: str | None = None
    published: Publication | None = None
    role: Role | None = None
    title: str | None = None


def read_bytes(
    data: bytes,
    name: str,
    lexicon: Lexicon,
    *,
    limits: Limits = Limits(),
    card: Card = Card(),
    role: Role = Role.SOURCE,
) -> Document:
    """The document in a file's bytes.

    The format goes by the name's suffix; without one a text is Markdown if it opens with front matter, else plain.

    Raises:
        UnreadableError: with the reason in one line, for what is no text or no format that numcheck reads.
    """
    suffix = PurePath(name).suffix.lower()
    if suffix in _OTHER_FORMATS:
        raise UnreadableError(f"numcheck does not read {suffix} files; it reads {', '.join(sorted(suffixes()))}")
    decoded = decode(data, limits)
    if not suffix:
        suffix = _MARKDOWN if decoded.startswith(("---\n", "---\r\n")) else _PLAIN
    return read_text(decoded, name, lexicon, suffix=suffix, card=card, role=role)


def read_text(
    decoded: str, name: str, lexicon: Lexicon, *, suffix: str = _PLAIN, card: Card = Card(), role: Role = Role.SOURCE
) -> Document:
    """The document in a text: without markup, with its parts, its date and its source where they can be told."""
    plain, original, newlines = with_plain_newlines(decoded)
    module = suffixes().get(suffix, suffixes()[_PLAIN])
    layout: Layout = module.lay_out(plain)
    parts, header = parts_of(layout.text, layout.blocks, lexicon)
    own_role = card.role or role
    return Document(
        name=name,
        text=layout.text,
        source=card.source or layout.stated.source or _source(header),
        published=card.published or _published(layout.stated, header, name, own_role),
        role=own_role,
        title=card.title or layout.stated.title,
        parts=parts,
        original=None if layout.text == original else original,
        source_map=chained(layout.source_map, newlines, len(layout.text)),
    )


@cache
def suffixes() -> Mapping[str, ModuleType]:
    """The formats that are there, by file suffix."""
    found = (importlib.import_module(f"{formats.__name__}.{m.name}") for m in pkgutil.iter_modules(formats.__path__))
    return {suffix: module for module in found for suffix in module.SUFFIXES}


def _source(header: Header) -> str | None:
    if header.dateline and header.dateline.agency:
        return header.dateline.agency
    if header.credit:
        return header.credit
    host = urlsplit(header.address).hostname if header.address and "://" in header.address else None
    return host.removeprefix("www.") if host else None


def _published(stated: Stated, header: Header, name: str, role: Role) -> Publication | None:
    """The first hit, in the order of `DateOrigin`; a date without year takes it from the nearest dated place."""
    planned = stated.embargo if role is Role.DRAFT else None
    if own := planned or stated.date or stated.embargo:
        return Publication(own, DateOrigin.FRONT_MATTER)
    in_address = address_date(header.address) if header.address else None
    in_name = file_name_date(name)
    stamp = header.stamps[0] if header.stamps else None
    dated = next((d for d in (stamp, in_address, in_name) if d and d.year), None)
    tries: tuple[tuple[PartialDate | None, DateOrigin], ...] = (
        (header.dateline.date if header.dateline else None, DateOrigin.DATELINE),
        (stamp, DateOrigin.HEADER_LINE),
        (in_address, DateOrigin.ADDRESS),
        (in_name, DateOrigin.FILE_NAME),
    )
    for partial, origin in tries:
        if partial and (day := partial.near(dated)):
            return Publication(day, origin)
    return None


def dated(document: Document, day: dt.date, origin: DateOrigin) -> Document:
    """The document with that day of publication."""
    return replace(document, published=Publication(day, origin))
