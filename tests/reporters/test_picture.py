"""Bars of values: on one scale, in one unit, inside the picture, and none where there is nothing to compare."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from report_builder import report

import numcheck
from numcheck.model.bounds import Interval
from numcheck.model.findings import Range
from numcheck.reporters.page.picture import WIDTH, Picture, picture
from numcheck.reporters.page.view import page


def drawn(draft: str, source: str = "") -> list[Picture]:
    sources = [numcheck.document(source, name="wire")] if source else []
    found = page(numcheck.check(numcheck.document(draft, name="draft"), sources))
    return [card.picture for story in found.stories for card in story.cards if card.picture]


def ranged(*ends: tuple[int | None, int | None]) -> Picture | None:
    found = [(None if low is None else Fraction(low), None if high is None else Fraction(high)) for low, high in ends]
    ranges = tuple(Range("x", Interval(low, high)) for low, high in found)
    return picture(replace(report().findings[0], ranges=ranges), [])


def test_units_are_made_one() -> None:
    (found,) = drawn("The new bridge is 300 meters long.", "The new bridge is 2 kilometers long.")
    assert found.apart
    assert "2 kilometers: 1,500 to 2,500 m" in found.told


def test_a_total_is_set_against_its_parts_and_not_against_one_of_them() -> None:
    (found,) = drawn("The vote drew 210 farmers and 215 teachers, a total of 445 people.")
    assert found.told.startswith("445: ")
    assert "425 by the other numbers: " in found.told


def test_percents_are_drawn_in_percent() -> None:
    (found,) = drawn("The number of ferries rose by 50 percent, from 200 to 240.")
    assert "50" in found.told
    assert found.apart


@pytest.mark.parametrize("ends", [((1, 2), (5, 9)), ((None, 3), (4, None)), ((7, 7), (7, 8)), ((-5, 10**15), (0, 0))])
def test_bars_lie_inside(ends: tuple[tuple[int | None, int | None], ...]) -> None:
    found = ranged(*ends)
    assert found
    assert all(0 <= m.x < m.x + m.width <= WIDTH for m in (bar.mark for bar in found.bars))


def test_what_meets_and_what_does_not() -> None:
    apart, meets, same = ranged((1, 2), (3, 4)), ranged((1, 3), (3, 4)), ranged((5, 5), (5, 6))
    assert apart and meets and same
    assert (apart.apart, meets.apart, same.apart) == (True, False, False)


def test_no_picture_without_two_values_or_a_scale() -> None:
    assert ranged((None, None), (None, None)) is None
    assert ranged((0, 10**400), (0, 1)) is None
    assert ranged((5, 5), (8, 8)) is None
    assert picture(report().findings[0], []) is None
    assert picture(report().findings[0], [("a", None), ("b", None)]) is None
