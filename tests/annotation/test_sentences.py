"""Sentence splitting: where a sentence must end, and where it must not."""

import pytest

from numcheck.annotation.sentences import LONGEST, sentences, split
from numcheck.model.documents import Document, Part, PartKind
from numcheck.model.spans import Span


def texts(text: str) -> list[str]:
    return [s.of(text) for s in split(text, 0, len(text))]


@pytest.mark.parametrize(
    "whole",
    [
        "Gov. Ida Holm signed it on Oct. 23 in St. Aldan.",
        "The U.S. Navy sent three ships.",
        "It rose 3.5 percent to $4.20 a share.",
        "He met J. R. Brandt at 6 p.m. on Friday.",
        "It ranked No. 3 of 12.",
    ],
)
def test_a_full_stop_inside_a_sentence_does_not_end_it(whole: str) -> None:
    assert texts(whole) == [whole]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Six died. Nine were hurt.", ["Six died.", "Nine were hurt."]),
        ("“We lost 40 homes.” He left.", ["“We lost 40 homes.”", "He left."]),
        ("The answer was no. Twelve left.", ["The answer was no.", "Twelve left."]),
        ("They met at 6 p.m. The vote was 5-4.", ["They met at 6 p.m.", "The vote was 5-4."]),
        ("A line\n\nanother 3 lines", ["A line", "another 3 lines"]),
    ],
)
def test_sentences_end_where_they_end(text: str, parts: list[str]) -> None:
    assert texts(text) == parts


def test_a_stretch_without_stops_is_cut() -> None:
    text = "12 " * LONGEST
    found = list(split(text, 0, len(text)))
    assert max(len(s) for s in found) <= LONGEST
    assert "".join(s.of(text) for s in found).replace(" ", "") == "12" * LONGEST


def test_parts_that_do_not_speak_have_no_sentences() -> None:
    text = "20310506\nSix died."
    parts = (Part(Span(0, 8), PartKind.METADATA), Part(Span(9, 18), PartKind.BODY))
    assert [s.of(text) for s in sentences(Document("a", text, parts=parts))] == ["Six died."]
