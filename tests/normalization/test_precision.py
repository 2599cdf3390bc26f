"""The half-width of a written number (DESIGN: half the last place, with a cap for trailing zeros)."""

from __future__ import annotations

from fractions import Fraction

import pytest

from numcheck.model.mentions import MentionKind, WrittenNumber
from numcheck.model.spans import Span
from numcheck.normalization.precision import half_width

CASES = [
    ("percent", "60", None, False, "0.5"),
    ("percent", "2.5", "0.1", False, "0.05"),
    ("age", "25", None, False, "0.5"),
    ("duration", "5", None, True, "0.5"),
    ("measure", "130", None, False, "0.5"),
    ("count", "99", None, False, "0"),
    ("count", "12", None, True, "0"),
    ("count", "350", None, False, "5"),
    ("count", "1600", None, False, "50"),
    ("count", "110000", None, False, "5000"),
    ("count", "1000", None, False, "50"),
    ("count", "1300000", "100000", False, "50000"),
    ("money", "48200000", "100000", False, "50000"),
    ("money", "650000", None, False, "5000"),
    ("money", "1000000", None, False, "50000"),
    ("money", "0.4", "0.1", False, "0.05"),
    ("money", "15", None, False, "0.5"),
    ("fraction", "1/3", None, True, "0.02"),
]


@pytest.mark.parametrize(("kind", "value", "place", "in_words", "half"), CASES)
def test_half_widths(kind: str, value: str, place: str | None, in_words: bool, half: str) -> None:
    number = WrittenNumber(Span(0, 1), Fraction(value), Fraction(place) if place else None, in_words)
    assert half_width(number, MentionKind(kind)) == Fraction(half)
