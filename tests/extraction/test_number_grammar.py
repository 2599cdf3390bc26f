"""The grammar of written numbers: digits in all groupings, words, scales, fractions, Unicode."""

from __future__ import annotations

from fractions import Fraction

import pytest

from numcheck.extraction.numbers import numerals, parse_number
from numcheck.extraction.plain import plain
from numcheck.model.conventions import Conventions

WHOLE = {
    "206": ["206", "two hundred and six", "two hundred six", "Two Hundred and Six"],
    "12": ["12", "twelve", "a dozen", "one dozen", "１２", "١٢"],
    "24": ["24", "two dozen", "twenty-four", "twenty four"],
    "6": ["6", "six", "half a dozen", "a half-dozen", "half-dozen"],
    "110000": ["110,000", "1,10,000", "110 000", "110\u00a0000", "110\u202f000", "1.1 lakh", "110 thousand"],
    "1234567": ["1,234,567", "12,34,567", "1 234 567", "1\u2009234\u2009567", "1'234'567", "1’234’567"],
    "500000": ["500,000", "half a million", "half-million", "half million", "five hundred thousand", "0.5 million"],
    "250000": ["a quarter of a million", "quarter of a million", "quarter-million", "two hundred and fifty thousand"],
    "2500000": ["2.5 million", "2.5 mn", "two and a half million", "2½ million", "2.5-million", "25 lakh"],
    "1000000000": ["1bn", "1 billion", "a billion", "one billion", "1,000 million", "a thousand million", "100 crore"],
    "101": ["101", "a hundred and one", "one hundred and one", "one hundred one"],
    "21305": ["twenty-one thousand three hundred and five", "21,305"],
    "1200": ["twelve hundred", "1,200", "one thousand two hundred"],
    "2.5": ["2.5", "2½", "2 1/2", "two and a half", "two-and-a-half", "2 and a half"],
    "0.5": [".5", "0.5", "½", "1/2", "0.50"],
    "1.75": ["1¾", "1 3/4", "1.75", "one and three quarters"],
    "1.5e10": ["1.5x10^10", "1.5 × 10¹⁰", "1.5e+10", "15 billion"],
}
SEVERAL = {
    "nineteen eighty-four": [19, 84],
    "five and six": [5, 6],
    "three or four": [3, 4],
    "seven-eight": [7, 8],
    "two three": [2, 3],
    "one two hundred": [1, 200],
}
NOTHING = [
    "",
    "a",
    "half",
    "third",
    "tonight",
    "someone",
    "often",
    "weight",
    "9/11",
    "24/7",
    "x",
    "sixth",
    "tension",
    "1" * 70,
]


@pytest.mark.parametrize(("value", "phrase"), [(v, p) for v, phrases in WHOLE.items() for p in phrases])
def test_one_value_has_many_phrasings(value: str, phrase: str) -> None:
    text = plain(phrase)
    assert [(n.span.of(text), n.value) for n in numerals(text)] == [(text, Fraction(value))]


@pytest.mark.parametrize(("phrase", "values"), SEVERAL.items())
def test_numbers_side_by_side_stay_apart(phrase: str, values: list[int]) -> None:
    assert [n.value for n in numerals(phrase)] == values


@pytest.mark.parametrize("phrase", NOTHING)
def test_words_that_only_look_like_numbers(phrase: str) -> None:
    assert list(numerals(phrase)) == []


@pytest.mark.parametrize(
    ("phrase", "place"),
    [
        ("1.3 million", 100_000),
        ("0.25", Fraction(1, 100)),
        ("48.20", Fraction(1, 100)),
        ("48", None),
        ("3 million", None),
    ],
)
def test_the_last_written_place_is_kept(phrase: str, place: Fraction | None) -> None:
    number = parse_number(phrase, 0)
    assert number is not None
    assert number.place == place


def test_points_and_commas_change_places_on_the_continent() -> None:
    text = plain("1.234.567,5", Conventions(decimal_comma=True, grouping_point=True))
    assert [n.value for n in numerals(text)] == [Fraction("1234567.5")]


def test_the_plain_copy_keeps_every_offset() -> None:
    odd = "“1\u00a0000” – £5‑6 … ½\t٣"
    assert len(plain(odd)) == len(odd)


def test_wires_without_capitals_keep_their_dates() -> None:
    assert plain("on sept. 30, as of december 1 it may march on friday") == (
        "on Sept. 30, as of December 1 it may march on Friday"
    )
    assert plain("It may rain in december.") == "It may rain in december."
