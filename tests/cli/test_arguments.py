"""Arguments as people write them."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from numcheck.cli.arguments import choice, day, spread
from numcheck.cli.exits import UsageFault


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("check d --against a b c", "check d --against a --against b --against c"),
        ("check d --against a --against b", "check d --against a --against b"),
        ("check d --against a b --format csv", "check d --against a --against b --format csv"),
        ("check d --format csv --against a", "check d --format csv --against a"),
        ("check d --against - a", "check d --against - --against a"),
        ("check d --against=a", "check d --against=a"),
        ("check d --against", "check d --against"),
        ("check d --against --format csv", "check d --against --format csv"),
        ("check -- --against a b", "check -- --against a b"),
        ("check a b c", "check a b c"),
    ],
)
def test_values_of_one_option(written: str, meant: str) -> None:
    assert spread(written.split()) == meant.split()


@given(st.lists(st.sampled_from(["a", "-", "-o", "--format"]), max_size=8))
def test_what_has_no_such_option_stays(arguments: list[str]) -> None:
    assert spread(arguments) == arguments


@given(st.lists(st.sampled_from(["a", "b", "-", "--against", "-o", "--"]), max_size=10))
def test_spreading_twice_is_spreading_once(arguments: list[str]) -> None:
    assert spread(spread(arguments)) == spread(arguments)


def test_days() -> None:
    assert day("--pub-date", None) is None
    assert day("--pub-date", "2032-02-29") == dt.date(2032, 2, 29)


@pytest.mark.parametrize("value", ["2031-02-29", "2031-13-01", "6 May 2031", "20310506", "2031-5-6", "", "٢٠٣١-٠٥-٠٦"])
def test_days_that_are_none(value: str) -> None:
    with pytest.raises(UsageFault, match="--pub-date"):
        day("--pub-date", value)


def test_choices() -> None:
    assert choice("--format", "csv", ("text", "csv")) == "csv"
    with pytest.raises(UsageFault, match="none of text, csv"):
        choice("--format", "xml", ("text", "csv"))
