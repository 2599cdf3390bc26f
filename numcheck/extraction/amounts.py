"""What the grammar of amounts reads: numbers with their unit, before hedges and sentences are looked at."""

from __future__ import annotations

from dataclasses import dataclass

from numcheck.model.mentions import MentionKind, WrittenNumber
from numcheck.model.spans import Span


@dataclass(frozen=True, slots=True)
class ReadUnit:
    """A unit with its place in the text. `prefixed` marks a currency sign that stood before the number."""

    name: str
    kind: MentionKind
    span: Span
    prefixed: bool = False


@dataclass(frozen=True, slots=True)
class Amount:
    """A number, or the two of a range, with its unit; `span` covers sign, currency and unit."""

    span: Span
    numbers: tuple[WrittenNumber, ...]
    unit: ReadUnit | None = None
    aged: bool = False
    steps: tuple[str, ...] = ()
    parts: tuple[Amount, ...] = ()
    """The two amounts that make a range, in case something else (a year) claims one of them."""
