"""Laws of extraction: nothing crashes, nothing overlaps, text before only shifts, what is printed reads back."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from quantity_corpus import lexicon, mentions

from numcheck.extraction import extract
from numcheck.extraction.numbers import numerals
from numcheck.extraction.plain import plain
from numcheck.extraction.scan import LONGEST, stretches
from numcheck.model.conventions import Conventions
from numcheck.model.documents import Document
from numcheck.model.mentions import Mention
from numcheck.model.spans import Span

_WRITTEN = """5 12 3.5 1,200 $ £ € % million bn m k to - – and of in a an the half third dozen two twenty six hundred
per about over up rose years old km people hours ( ) . , ' " : / + ½ ² \u00a0 1/2 9-2 May 2031 No. S&P x10 ³ ٣ PS RM"""
PIECES = st.sampled_from([*_WRITTEN.replace("\n", " ").split(" "), "\n"])
NEWSY = st.lists(PIECES, max_size=25).map(" ".join) | st.lists(PIECES, max_size=25).map("".join)


def shifted(mention: Mention, by: int) -> Mention:
    """The same mention, `by` code points further on."""
    hedge = replace(mention.hedge, span=mention.hedge.span.shifted(by)) if mention.hedge else None
    unit = replace(mention.unit, span=mention.unit.span.shifted(by)) if mention.unit else None
    return replace(
        mention,
        span=mention.span.shifted(by),
        numbers=tuple(replace(n, span=n.span.shifted(by)) for n in mention.numbers),
        hedge=hedge,
        unit=unit,
        moved=mention.moved.shifted(by) if mention.moved else None,
    )


@given(st.text() | NEWSY)
def test_any_text_is_read_without_overlaps(text: str) -> None:
    extraction = extract(Document("text", text), lexicon())
    ends = 0
    for mention in extraction.mentions:
        assert ends <= mention.span.start < mention.span.end <= len(text)
        ends = mention.span.end
    assert all(0 <= t.start < t.end <= len(text) for t in extraction.tokens)


@given(NEWSY)
def test_text_before_only_shifts(text: str) -> None:
    before = "The committee met and went home.\n\n"
    alone = tuple(shifted(m, len(before)) for m in mentions(text))
    assert mentions(before + text) == alone


@given(st.integers(min_value=0, max_value=10**15))
def test_whole_numbers_read_back(value: int) -> None:
    for printed in (str(value), f"{value:,}", f"{value:,}".replace(",", "\u202f")):
        text = plain(printed)
        assert [n.value for n in numerals(text)] == [value]


@given(st.decimals(min_value=0, max_value=10**9, places=3, allow_nan=False, allow_infinity=False))
def test_decimals_read_back(value: object) -> None:
    assert [n.value for n in numerals(plain(f"{value:f}"))] == [Fraction(str(value))]


@given(st.integers(min_value=1, max_value=999_999))
def test_number_words_read_back(value: int) -> None:
    words = in_words(value)
    assert [(n.value, n.span) for n in numerals(words)] == [(Fraction(value), Span(0, len(words)))]


@given(st.text(alphabet="12 .,½a$-", max_size=60))
def test_the_plain_copy_is_as_long_as_the_text(text: str) -> None:
    assert len(plain(text)) == len(text)


@given(st.integers(min_value=0, max_value=4 * LONGEST), st.sampled_from(["x", "x ", "A word. ", "12"]))
def test_stretches_cover_a_part_in_order(length: int, filling: str) -> None:
    text = (filling * (length // len(filling) + 1))[:length]
    found = list(stretches(text, Span(0, length)))
    assert found[0].start == 0
    assert found[-1].end == length
    assert all(a.end == b.start for a, b in pairwise(found))
    assert all(len(s) <= LONGEST for s in found)


ONES = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
        "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")  # fmt: skip
TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


def in_words(value: int) -> str:
    """English words of a whole number below a million, British style."""
    if value >= 1000:
        rest = value % 1000
        joint = " and " if 0 < rest < 100 else " "
        return in_words(value // 1000) + " thousand" + (joint + in_words(rest) if rest else "")
    if value >= 100:
        return ONES[value // 100] + " hundred" + (" and " + in_words(value % 100) if value % 100 else "")
    if value < 20:
        return ONES[value]
    return TENS[value // 10] + ("-" + ONES[value % 10] if value % 10 else "")


@pytest.mark.parametrize(
    "shape",
    [
        "1",
        "1,",
        "123,",
        "1 000 ",
        "one ",
        "1-",
        "$5",
        "5 feet 3 inches ",
        "½",
        "a1",
        "a@",
        "v1.",
        "1 in ",
        "x",
        "5% to ",
    ],
)
@pytest.mark.parametrize("decimal_comma", [False, True])
def test_hostile_texts_are_read_to_the_end(shape: str, decimal_comma: bool) -> None:
    text = shape * (20_000 // len(shape))
    conventions = Conventions(decimal_comma=decimal_comma, grouping_point=decimal_comma)
    extraction = extract(Document("text", text), lexicon(), conventions)
    assert all(m.span.end <= len(text) for m in extraction.mentions)
