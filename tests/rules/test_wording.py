"""How findings write values."""

from __future__ import annotations

from fractions import Fraction

import pytest

from numcheck.model.figures import Amount, Figure, Unit
from numcheck.model.mentions import Mention, MentionKind
from numcheck.model.readings import About, Between, Exactly, Number, Reading
from numcheck.model.spans import Span
from numcheck.rules.wording import number, value_text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("300000", "300,000"),
        ("1300000", "1.3 million"),
        ("1234567", "1,234,567"),
        ("2500000000", "2.5 billion"),
        ("100/3", "33.33"),
        ("-5", "-5"),
        ("1/1000", "0.001"),
        ("7/10", "0.7"),
    ],
)
def test_a_number_is_written_for_a_reader(value: str, text: str) -> None:
    assert number(Fraction(value)) == text


@pytest.mark.parametrize(
    ("reading", "symbol", "text"),
    [
        (Exactly(Number(Fraction(50))), "%", "50%"),
        (Exactly(Number(Fraction(4_500_000))), "USD", "$4.5 million"),
        (About(Number(Fraction(4_500_000))), "EUR", "about €4.5 million"),
        (Exactly(Number(Fraction(124, 100))), "USD/share", "$1.24 a share"),
        (Between(Number(Fraction(20)), Number(Fraction(30))), "km", "20 to 30 km"),
        (Exactly(Number(Fraction(2, 3))), "x", "0.67 times"),
        (Exactly(Number(Fraction(48))), "CHF", "48 CHF"),
    ],
)
def test_a_value_is_written_with_hedge_and_unit(reading: Reading, symbol: str, text: str) -> None:
    mention = Mention(Span(0, 1), MentionKind.COUNT, "test")
    assert value_text(Figure(mention, Amount(reading, Unit("unit", symbol, "dimension")))) == text
