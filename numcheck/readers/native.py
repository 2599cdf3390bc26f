"""Fields of a format's own header: the first that is there, and its name, so that a report can say which was used."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from numcheck.model.documents import DateOrigin
from numcheck.readers.blocks import Stated
from numcheck.readers.written_dates import field_date

_NOTICE = re.compile(
    r"(?:copyright|©|\(c\)|[\s,])+(?:(?:19|20)\d\d[\s,–-]{1,3})*(?:\d\d\s)?(?:by\s)?(?P<holder>[^,.;|–©\n]{2,60}?)"
    r"(?:\s-|[,.;|–]|\sall rights|$)",
    re.IGNORECASE,
)
Named = tuple[str, str | None]
"""A field's name, and its value if it is there."""


def native(
    *,
    title: str | None = None,
    sources: Iterable[Named] = (),
    credits: Iterable[Named] = (),
    dates: Iterable[Named] = (),
    planned: Iterable[Named] = (),
    language: str | None = None,
    version: str | None = None,
    corrected: bool = False,
    story: str | None = None,
) -> Stated:
    """What the fields say; of several for one thing the first that holds something (for dates: a day) counts.

    `credits` are weaker than an agency in the dateline, `sources` stronger. `dates` are those of what has appeared,
    `planned` those of what has not: the latter count for a draft.
    """
    source_field, source = _first(sources)
    credit_field, credit = _first(credits)
    dated = next(((n, day) for n, v in dates if (day := field_date(v))), None)
    waiting = next(((n, day) for n, v in planned if (day := field_date(v))), None)
    return Stated(
        title=title,
        source=source,
        date=dated[1] if dated else None,
        embargo=waiting[1] if waiting else None,
        origin=DateOrigin.NATIVE_FIELD,
        date_field=dated[0] if dated else None,
        embargo_field=waiting[0] if waiting else None,
        source_field=source_field,
        credit=credit,
        credit_field=credit_field,
        language=language,
        version=int(version) if version and version.isdecimal() and len(version) < 10 else None,
        corrected=corrected,
        story=story,
    )


def _first(fields: Iterable[Named]) -> tuple[str | None, str | None]:
    return next(((n, v.strip()) for n, v in fields if v and v.strip()), (None, None))


def host(address: str | None) -> str | None:
    """The host of a web address, without `www.`."""
    found = urlsplit(address).hostname if address and address.startswith(("http://", "https://")) else None
    return found.removeprefix("www.") if found else None


def holder(notice: str | None) -> str | None:
    """Who holds the copyright, by a notice of it: "Copyright 2031 Harbor Wire, all rights reserved"."""
    found = _NOTICE.match(notice.strip()) if notice else None
    return found["holder"].strip() if found else None
