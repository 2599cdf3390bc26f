"""Mentions to amounts: readings under hedges, units with dimension and factor, and the laws of hedges."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from numcheck.extraction import extract
from numcheck.model.documents import Document
from numcheck.model.figures import Amount
from numcheck.model.mentions import HedgeKind
from numcheck.model.readings import Number, bounds
from numcheck.normalization import normalize
from numcheck.normalization.hedges import hedged
from numcheck.normalization.units import unit
from numcheck.rules.lexicon import load_lexicon

WIDER = [
    (None, HedgeKind.ABOUT),
    (None, HedgeKind.AT_LEAST),
    (None, HedgeKind.AT_MOST),
    (HedgeKind.MORE_THAN, HedgeKind.AT_LEAST),
    (HedgeKind.LESS_THAN, HedgeKind.AT_MOST),
    (HedgeKind.NEARLY, HedgeKind.AT_MOST),
]
POSITIVE = st.fractions(min_value=Fraction(1, 100), max_value=10**9, max_denominator=100)


def amount(text: str) -> Amount:
    """The one amount of a text."""
    document = Document("text", text)
    figures = normalize(extract(document, load_lexicon()).mentions, document)
    (found,) = [f.value for f in figures if isinstance(f.value, Amount)]
    return found


def test_more_than_five_hours_and_almost_six_agree() -> None:
    more, almost = amount("more than five hours").bounds, amount("almost six hours").bounds
    assert more.hard.meets(almost.hard)
    assert more.soft.meets(almost.soft)


@pytest.mark.parametrize(("a", "b"), [("110,000 troops", "125,000 troops"), ("$1m", "$650,000"), ("1,600", "1,700")])
def test_these_are_disjoint(a: str, b: str) -> None:
    assert not amount(a).bounds.hard.meets(amount(b).bounds.hard)


@pytest.mark.parametrize(
    ("a", "b"), [("6 miles", "9.7 km"), ("40 cents", "$0.40"), ("a third of", "33% of"), ("90 minutes", "1.5 hours")]
)
def test_these_agree_across_units(a: str, b: str) -> None:
    x, y = amount(a), amount(b)
    assert x.unit is not None
    assert y.unit is not None
    assert x.unit.dimension == y.unit.dimension
    assert x.bounds.scaled(x.unit.factor).hard.meets(y.bounds.scaled(y.unit.factor).hard)


@pytest.mark.parametrize(
    ("a", "b"),
    [("5%", "5 percentage points"), ("$5", "€5"), ("$5", "A$5"), ("5 tons", "5 tonnes"), ("$5 a share", "$5")],
)
def test_these_are_never_compared(a: str, b: str) -> None:
    x, y = amount(a).unit, amount(b).unit
    assert x is not None
    assert y is not None
    assert x.dimension != y.dimension


@pytest.mark.parametrize(
    ("name", "dimension", "factor"),
    [
        ("mile", "[length]", Fraction("1609.344")),
        ("kilometre per hour", "[length]/[time]", Fraction(5, 18)),
        ("year", "[month]", Fraction(12)),
        ("week", "[time]", Fraction(604_800)),
        ("cent", "currency USD", Fraction(1, 100)),
        ("basis point", "percentage point", Fraction(1, 100)),
        ("widget", "widget", Fraction(1)),
    ],
)
def test_units_know_dimension_and_factor(name: str, dimension: str, factor: Fraction) -> None:
    found = unit(name)
    assert (found.dimension, found.factor) == (dimension, factor)


def test_temperatures_share_a_scale() -> None:
    celsius, fahrenheit = unit("degree Celsius"), unit("degree fahrenheit")
    assert 100 * celsius.factor + celsius.offset == 212 * fahrenheit.factor + fahrenheit.offset


@given(POSITIVE, st.sampled_from(WIDER), st.fractions(min_value=0, max_value=1, max_denominator=20))
def test_widening_a_hedge_never_narrows_the_bounds(
    value: Fraction, pair: tuple[HedgeKind | None, HedgeKind], half: Fraction
) -> None:
    narrow, wide = (bounds(hedged(Number(value, half * value / 10), kind)) for kind in pair)
    assert narrow.hard.within(wide.hard)


@given(POSITIVE, st.sampled_from([None, *HedgeKind]))
def test_soft_bounds_lie_within_hard_ones(value: Fraction, kind: HedgeKind | None) -> None:
    found = bounds(hedged(Number(value, value / 100), kind))
    assert found.soft.within(found.hard)
