"""Rows of a table of facts, as a document states them: a sentence a row."""

from __future__ import annotations

from dataclasses import dataclass

from numcheck.model.spans import Span


@dataclass(frozen=True, slots=True)
class Fact:
    """One row: its sentence in the document's text, and what of that is subject, measure, and value with unit."""

    sentence: Span
    subject: Span
    measure: Span
    stated: Span
