"""Bytes, or a text, to a document: the one way in for files, standard input and callers."""

from __future__ import annotations

import datetime as dt
import importlib
import pkgutil
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import PurePath
from types import ModuleType
from urllib.parse import urlsplit

from numcheck.model.documents import DateOrigin, Document, Publication, Role, SourceMap
from numcheck.model.lexicon import Lexicon
from numcheck.readers import formats
from numcheck.readers.blocks import Layout, Stated
from numcheck.readers.decoding import (
    NotForUsError,
    UnreadableError,
    decode,
    too_large,
    too_many_blocks,
    with_plain_newlines,
)
from numcheck.readers.formats import json
from numcheck.readers.json_kinds.record import NO_FIELDS, Fields
from numcheck.readers.language import other_language
from numcheck.readers.limits import Limits
from numcheck.readers.parts import Header, parts_of
from numcheck.readers.pieces import chained
from numcheck.readers.tables import TABLE_SUFFIXES
from numcheck.readers.written_dates import PartialDate, address_date, file_name_date

_FIXED_SPACE = re.compile(r"(?<![0-9]){0}|{0}(?![0-9])".replace("{0}", "[\u00a0\u2000-\u200a\u202f\u205f\u3000]"))
"""Spaces that keep words on one line or are of another width; between digits they group thousands, and stay."""
_PLAIN = ".txt"
_MARKDOWN = ".md"
_OTHER_FORMATS = frozenset(
    ".csv .doc .eml .epub .gif .jpeg .jpg .mhtml .odt .ods .pdf .png .ppt .pptx .rtf .svg"  # noqa: SIM905
    " .tsv .xls .xlsx .yaml .yml .zip".split()
)
"""Suffixes of formats with a structure of their own, which would mislead if they were read as plain text."""


@dataclass(frozen=True, slots=True)
class Card:
    """What an entry of a `sources.yaml`, the settings or a caller say of a text; None where they are silent.

    `source_by` tells who names the source.
    """

    source: str | None = None
    published: Publication | None = None
    role: Role | None = None
    title: str | None = None
    rank: int | None = None
    source_by: DateOrigin = DateOrigin.SOURCES_FILE

    def over(self, base: Card) -> Card:
        """This card, with what `base` says where this one is silent."""
        return Card(
            source=self.source or base.source,
            published=self.published or base.published,
            role=self.role or base.role,
            title=self.title or base.title,
            rank=base.rank if self.rank is None else self.rank,
            source_by=self.source_by if self.source else base.source_by,
        )


def read_bytes(
    data: bytes,
    name: str,
    lexicon: Lexicon,
    *,
    limits: Limits = Limits(),
    card: Card = Card(),
    role: Role = Role.SOURCE,
    fields: Fields = NO_FIELDS,
) -> tuple[Document, ...]:
    """The documents in a file's bytes, in their order: more than one in a feed, a message or JSON Lines.

    The format goes by the content where that is plain (JSON, XML, HTML, Word), else by the name's suffix; without one a
    text is Markdown if it opens with front matter, else plain. Of several documents those that are not English are left
    out, unless none is left. `fields` tell where a desk's own JSON records keep what.

    Raises:
        NotForUsError: for a text in another language, and for a file of JSON or XML that holds no article.
        UnreadableError: with the reason in one line, for what is no text or no format that numcheck reads.
    """
    suffix = PurePath(name).suffix.lower()
    if suffix in _OTHER_FORMATS:
        known = ", ".join(sorted((*suffixes(), *TABLE_SUFFIXES)))
        raise UnreadableError(f"numcheck does not read {suffix} files; it reads {known}")
    whole = _Whole(name, lexicon, limits, card, role)
    if len(data) > limits.file_bytes:
        raise too_large(len(data), limits)
    packed = next(
        (m for m in set(suffixes().values()) if hasattr(m, "recognizes_packed") and m.recognizes_packed(data)), None
    )
    if packed or hasattr(suffixes().get(suffix), "lay_out_packed"):
        return whole.documents((packed or suffixes()[suffix]).lay_out_packed(data, limits), "", SourceMap())
    decoded = decode(data, limits)
    plain, original, newlines = with_plain_newlines(decoded)
    if not suffix:
        suffix = _MARKDOWN if plain.startswith("---\n") else _PLAIN
    module = next((m for m in _having("recognizes") if m.recognizes(plain)), suffixes().get(suffix, suffixes()[_PLAIN]))
    layouts = module.lay_out(plain, limits, fields) if module is json else module.lay_out(plain, limits)
    return whole.documents(layouts, original, newlines)


def read_text(
    decoded: str, name: str, lexicon: Lexicon, *, suffix: str = _PLAIN, card: Card = Card(), role: Role = Role.SOURCE
) -> Document:
    """The document in a text of known format: without markup, with its parts, and its date and source if it tells."""
    plain, original, newlines = with_plain_newlines(decoded)
    layout: Layout = suffixes().get(suffix, suffixes()[_PLAIN]).lay_out(plain)[0]
    return _Whole(name, lexicon, Limits(), card, role).document(name, layout, original, newlines)


@dataclass(frozen=True, slots=True)
class _Whole:
    """What is known of a file apart from its content."""

    name: str
    lexicon: Lexicon
    limits: Limits
    card: Card
    role: Role

    def documents(self, layouts: Sequence[Layout], original: str, newlines: SourceMap) -> tuple[Document, ...]:
        """The layouts as documents, numbered if there are several."""
        english: list[Document] = []
        foreign = None
        for k, layout in enumerate(layouts, start=1):
            language = other_language(layout.text, layout.stated.language)
            foreign = foreign or language
            if language is None:
                name = self.name if len(layouts) == 1 else f"{self.name}#{k}"
                english.append(self.document(name, layout, original, newlines))
        if foreign and not english:
            raise NotForUsError(f"the text is {foreign}, and numcheck reads English")
        return tuple(english)

    def document(self, name: str, layout: Layout, original: str, newlines: SourceMap) -> Document:
        """One layout with its parts, its date and its source, fixed spaces made plain ones.

        Raises:
            UnreadableError: for a layout of more blocks than any article has.
        """
        if len(layout.blocks) > self.limits.blocks:
            raise too_many_blocks(self.limits)
        layout = replace(layout, text=_FIXED_SPACE.sub(" ", layout.text))
        parts, header = parts_of(layout.text, layout.blocks, self.lexicon)
        role = self.card.role or self.role
        counted = original if layout.original is None else layout.original
        source, source_found = self._source(layout.stated, header)
        return Document(
            name=name,
            text=layout.text,
            source=source,
            published=self.card.published or _published(layout.stated, header, self.name, role),
            role=role,
            title=self.card.title or layout.stated.title,
            parts=parts,
            original=None if layout.text == counted else counted,
            source_map=chained(layout.source_map, newlines, len(layout.text)),
            source_found=source_found,
            version=layout.stated.version if layout.stated.version is not None else header.version,
            corrected=layout.stated.corrected or header.corrected,
            slug=layout.stated.story or header.slug,
            rank=role.usual_rank if self.card.rank is None else self.card.rank,
        )

    def _source(self, stated: Stated, header: Header) -> tuple[str | None, str | None]:
        if self.card.source:
            return self.card.source, self.card.source_by.value
        if stated.source:
            return stated.source, stated.source_field
        own, found = _source(header)
        return (own, found) if own else (stated.credit, stated.credit_field)


@cache
def suffixes() -> Mapping[str, ModuleType]:
    """The formats that are there, by file suffix."""
    found = (importlib.import_module(f"{formats.__name__}.{m.name}") for m in pkgutil.iter_modules(formats.__path__))
    return {suffix: module for module in found for suffix in module.SUFFIXES}


@cache
def _having(function: str) -> tuple[ModuleType, ...]:
    """The formats that have such a function, in order of name."""
    found = {module.__name__: module for module in suffixes().values() if hasattr(module, function)}
    return tuple(found[name] for name in sorted(found))


def _source(header: Header) -> tuple[str | None, str | None]:
    """Whose text the article itself says it is, and where."""
    if header.dateline and header.dateline.agency:
        return header.dateline.agency, DateOrigin.DATELINE.value
    if header.credit:
        return header.credit, DateOrigin.HEADER_LINE.value
    host = urlsplit(header.address).hostname if header.address and "://" in header.address else None
    return (host.removeprefix("www."), DateOrigin.ADDRESS.value) if host else (None, None)


def _published(stated: Stated, header: Header, name: str, role: Role) -> Publication | None:
    """The first hit, in the order of `DateOrigin`; a date without year takes it from the nearest dated place."""
    planned = stated.embargo if role is Role.DRAFT else None
    if own := planned or stated.date or stated.embargo:
        field = stated.date_field if own == stated.date and not planned else stated.embargo_field
        return Publication(own, stated.origin, field)
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
