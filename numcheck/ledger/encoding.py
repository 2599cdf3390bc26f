"""Documents and claims to JSON and back, for a store that outlives the version that wrote it.

Fields that hold their default are left out and fields that this version does not know are passed over, so that a
ledger written yesterday is read by a numcheck that has learned something since. The one door to cattrs.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Union

from numcheck.faults import UnusableError
from numcheck.model.calendar import Moment
from numcheck.model.claims import Claim
from numcheck.model.documents import Document
from numcheck.model.expressions import CalendarDate, NamedDay, Shift, TimeBody
from numcheck.model.figures import Amount
from numcheck.model.readings import Reading
from numcheck.model.spans import Span

if TYPE_CHECKING:
    from cattrs import Converter

_TAG = "is"
_UNBROKEN = re.compile(r"[^\n]")
_DAYS = (CalendarDate, Shift, NamedDay)
_VALUES = (Amount, Moment)


def encoded(claims: Sequence[Claim]) -> list[dict[str, Any]]:
    """Claims as plain values that JSON can hold, in their order."""
    converter = _converter()
    return [converter.unstructure(claim, Claim) for claim in claims]


def decoded(claims: Sequence[dict[str, Any]]) -> tuple[Claim, ...]:
    """The claims of plain values that `encoded` has made.

    Raises:
        EncodingError: if the values are no claims.
    """
    converter = _converter()
    try:
        return tuple(converter.structure(claim, Claim) for claim in claims)
    except Exception as error:  # cattrs raises whatever the damaged value makes of it
        raise EncodingError(f"this is no claim of numcheck's: {type(error).__name__}") from error


def encoded_document(document: Document) -> dict[str, Any]:
    """A document as plain values; of the original file the text is kept, and where its lines break."""
    original = None if document.original is None else _UNBROKEN.sub(" ", document.original)
    plain: dict[str, Any] = _converter().unstructure(replace(document, original=original), Document)
    plain.pop("role", None)
    return plain


def decoded_document(plain: dict[str, Any]) -> Document:
    """The document of plain values that `encoded_document` has made; its role is that of a source.

    Raises:
        EncodingError: if the values are no document.
    """
    try:
        found: Document = _converter().structure(plain, Document)
    except Exception as error:
        raise EncodingError(f"this is no document of numcheck's: {type(error).__name__}") from error
    return found


def as_json(plain: object) -> str:
    """Plain values in one line of JSON, the same for equal values."""
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


class EncodingError(UnusableError):
    """Stored values that are damaged, or not numcheck's."""


@lru_cache(maxsize=1)
def _converter() -> Converter:
    from cattrs import Converter
    from cattrs.strategies import configure_tagged_union

    converter = Converter(
        omit_if_default=True, detailed_validation=False, unstruct_collection_overrides={frozenset: sorted}
    )
    converter.register_unstructure_hook(dt.date, dt.date.isoformat)
    converter.register_structure_hook(dt.date, lambda text, _: dt.date.fromisoformat(text))
    converter.register_unstructure_hook(Fraction, str)
    converter.register_structure_hook(Fraction, lambda text, _: Fraction(text))
    converter.register_unstructure_hook(Span, lambda span: [span.start, span.end])
    converter.register_structure_hook(Span, lambda ends, _: Span(*ends))
    for union in (Reading, TimeBody, Union[_DAYS], Union[_VALUES]):  # noqa: UP007 - a union of a tuple
        configure_tagged_union(union, converter, tag_name=_TAG)
    return converter
