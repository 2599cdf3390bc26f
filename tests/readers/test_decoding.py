"""Bytes to characters, newlines, and what is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from numcheck.model.lines import Locator
from numcheck.readers.decoding import UnreadableError, decode, with_plain_newlines
from numcheck.readers.limits import Limits
from numcheck.readers.reading import read_bytes
from numcheck.rules.lexicon import load_lexicon

SENTENCE = "The café paid £48 “million”."


@pytest.mark.parametrize(
    "data",
    [
        SENTENCE.encode(),
        b"\xef\xbb\xbf" + SENTENCE.encode(),
        b"\xff\xfe" + SENTENCE.encode("utf-16-le"),
        b"\xfe\xff" + SENTENCE.encode("utf-16-be"),
        SENTENCE.encode("cp1252"),
        SENTENCE.encode("utf-16-le"),
        SENTENCE.encode("utf-16-be"),
    ],
)
def test_encodings(data: bytes) -> None:
    assert decode(data, Limits()) == SENTENCE


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n\t\r\n", "empty"),
        (b"\xef\xbb\xbf \n", "empty"),
        (b"PK\x03\x04\x00\x00", "binary"),
        (bytes(range(1, 32)) * 9, "binary"),
        (b"7" * 5000, "digits"),
        (b"a " * 60, "too large: 0.0 MB"),
    ],
)
def test_refusals_are_one_clear_line(data: bytes, reason: str) -> None:
    limits = Limits(file_bytes=100) if reason.startswith("too") else Limits()
    with pytest.raises(UnreadableError, match=reason) as caught:
        decode(data, limits)
    assert "\n" not in str(caught.value)


@given(st.binary(max_size=400))
def test_any_bytes_give_a_document_or_a_reason(data: bytes) -> None:
    try:
        documents = read_bytes(data, "x.txt", load_lexicon())
    except UnreadableError:
        return
    for document in documents:
        assert all(part.span.of(document.text).strip() for part in document.parts)


@given(st.text(alphabet="ab\r\n", max_size=60))
def test_newlines_are_mapped_to_the_original(original: str) -> None:
    text, counted, source_map = with_plain_newlines(original)
    assert "\r" not in text
    assert len(counted) == len(original)
    for k, character in enumerate(text):
        assert counted[source_map.origin(k)] == character


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_lines_and_columns_are_those_of_the_file(newline: str) -> None:
    (document,) = read_bytes(
        newline.join(["A bridge for all", "", "It cost 48 million."]).encode(), "x.txt", load_lexicon()
    )
    offset = document.text.index("48")
    assert Locator(document).line_column(offset) == document.line_column(offset) == (3, 9)


@pytest.mark.parametrize("name", ["a.csv", "a.ODT", "a.pdf"])
def test_formats_that_are_not_read_are_said_to_be_not_read(name: str) -> None:
    with pytest.raises(UnreadableError, match="does not read"):
        read_bytes(b"<p>48 million</p>", name, load_lexicon())


def test_the_encoding_that_a_page_declares() -> None:
    page = '<?xml version="1.0" encoding="iso-8859-2"?><p>Łódź</p>'
    assert decode(page.encode("iso-8859-2"), Limits()) == page
    assert "é" in decode('<meta charset="no-such">é'.encode("cp1252"), Limits())


def test_fixed_spaces_are_plain_ones_but_between_digits() -> None:
    written = "It cost $48\u00a0million, 12\u202f000 men and 40\u2009percent."
    (document,) = read_bytes(written.encode(), "x.txt", load_lexicon())
    assert document.text == "It cost $48 million, 12\u202f000 men and 40 percent."
    assert document.original == written
