"""Claims leave for JSON and come back the same, also from a version that wrote more or less."""

from __future__ import annotations

import json

import pytest
from entries import TOLL, article

from numcheck.ledger.encoding import (
    EncodingError,
    as_json,
    decoded,
    decoded_document,
    encoded,
    encoded_document,
)
from numcheck.model.lines import Locator

TEXTS = (
    TOLL,
    "---\ndate: 2031-05-06\n---\nBetween 20 and 30 of the roughly 110,000 troops left last Monday at noon EST, twice a"
    " week. Nearly 58% agreed, up from 51% a year earlier. Fewer than 6, at most 7, at least 8, dozens, tens of"
    " thousands. It lasted more than five hours. Holm, 48, won 3-2 on Easter; since the third quarter of 2029 sales"
    " doubled.",
    "Zwei Zahlen: none. The meeting is on Nov. 4-5, until then nothing.",
)


@pytest.mark.parametrize("text", TEXTS)
def test_claims_come_back_as_they_were(text: str) -> None:
    claims = article(text).claims
    assert decoded(json.loads(as_json(encoded(claims)))) == claims


def test_a_document_comes_back_with_the_lines_of_its_file() -> None:
    document = article().document
    back = decoded_document(json.loads(as_json(encoded_document(document))))
    assert (back.text, back.published, back.parts, back.source) == (
        document.text,
        document.published,
        document.parts,
        document.source,
    )
    for offset in range(0, len(document.text), 7):
        assert Locator(back).line_column(offset) == Locator(document).line_column(offset)


def test_what_another_version_wrote_is_read() -> None:
    claims = article().claims
    plain = encoded(claims)
    for claim in plain:
        claim["learned_later"] = {"value": 3}
        claim.pop("words", None)
    back = decoded(plain)
    assert [c.figure for c in back] == [c.figure for c in claims]


@pytest.mark.parametrize("plain", [{}, {"document": 3}, {"document": "a", "figure": {}, "sentence": [2, 1]}, "x"])
def test_damaged_values_are_said_to_be(plain: object) -> None:
    with pytest.raises(EncodingError):
        decoded([plain])  # type: ignore[list-item]
    with pytest.raises(EncodingError):
        decoded_document({"name": 3})
