"""Containment of places, on both sides, and what stays unknown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from numcheck.gazetteer.places import contains, country_of, is_place, readings

INSIDE = [
    ("Norway", "Oslo"),
    ("Ukraine", "eastern Ukraine"),
    ("Kherson region", "Kherson"),
    ("the United States", "Texas"),
    ("Texas", "Houston"),
    ("Europe", "Portugal"),
    ("Scandinavia", "Malmö"),
    ("Bavaria", "Munich"),
    ("England", "London"),
    ("New York", "Buffalo"),
    ("Georgia", "Atlanta"),
    ("Georgia", "Tbilisi"),
    ("Illinois", "Springfield, Ill."),
    ("Kiev", "Kyiv"),
    ("U.S.", "United States"),
    ("Łódź", "Lodz"),
    ("Moldova", "the city of Chisinau"),
]
APART = [
    ("Norway", "Sweden"),
    ("Norway", "Stockholm"),
    ("Oslo", "Bergen"),
    ("Texas", "California"),
    ("Texas", "Chicago"),
    ("Ohio", "Springfield, Illinois"),
    ("Scotland", "London"),
    ("Kharkiv region", "Lviv"),
    ("Sevilla province", "Barcelona"),
    ("Mali", "Niger"),
    ("northern Italy", "southern Italy"),
    ("northern Italy", "Madrid"),
    ("France", "Paris, Texas"),
]
UNKNOWN = [
    ("Oslo", "Norway"),
    ("northern Italy", "Milan"),
    ("eastern Ukraine", "Ukraine"),
    ("Russia", "Crimea"),
    ("China", "Taiwan"),
    ("Israel", "Gaza City"),
    ("Middle East", "Sudan"),
    ("Sevilla province", "Málaga"),
    ("Vardesund", "Oslo"),
    ("Oslo", "Vardesund"),
    ("Gaza", "Khan Younis"),
]


@pytest.mark.parametrize(("outer", "inner"), INSIDE)
def test_contains(outer: str, inner: str) -> None:
    assert contains(outer, inner) is True


@pytest.mark.parametrize(("outer", "inner"), APART)
def test_apart(outer: str, inner: str) -> None:
    assert contains(outer, inner) is False


@pytest.mark.parametrize(("outer", "inner"), UNKNOWN)
def test_unknown(outer: str, inner: str) -> None:
    assert contains(outer, inner) is None


@pytest.mark.parametrize(
    "name", ["US", "U.K.", "Kiev", "Lower Saxony", "Springfield, Ill.", "the Netherlands", "southern Chad"]
)
def test_is_a_place(name: str) -> None:
    assert is_place(name)


@pytest.mark.parametrize("name", ["us", "nice", "Vardesund", "Monday", "", ",", "Nordlys Foods"])
def test_is_no_place(name: str) -> None:
    assert not is_place(name)


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Bergen", "norway"),
        ("USA", "united states"),
        ("Wales", "united kingdom"),
        ("western Bulgaria", "bulgaria"),
        ("Kinshasa", "democratic republic of the congo"),
        ("Birmingham, Alabama", "united states"),
        ("Georgia", None),
        ("Europe", None),
        ("Vardesund", None),
    ],
)
def test_country(name: str, country: str | None) -> None:
    assert country_of(name) == country


def test_a_much_larger_city_is_meant() -> None:
    assert {r.iso for r in readings("Paris")} == {"FR"}


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_text_gets_an_answer(outer: str, inner: str) -> None:
    assert contains(outer, inner) in (True, False, None)
    assert contains(outer, outer) is True
