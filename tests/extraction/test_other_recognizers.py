"""Shares, ratios, multiples, vague numbers, scores, ranks, names and labels: both sides of each."""

from __future__ import annotations

import pytest
from quantity_corpus import Reading, assert_reads, mentions, quantities, reading

from numcheck.model.mentions import MentionKind

CORPUS: list[tuple[Reading, list[str]]] = [
    (reading("fraction", "2/3"), ["Two-thirds", "two thirds", "2-thirds"]),
    (
        reading("fraction", "9/10"),
        ["nine out of 10", "9 out of 10", "9 in 10", "nine in every 10", "nine in 10", "nine-in-10"],
    ),
    (reading("fraction", "1/4"), ["one in four", "1 in 4", "one of four", "one out of every four"]),
    (reading("multiple", 6, unit="count"), ["sixfold", "six-fold", "6-fold", "six times", "6x", "6 times"]),
    (reading("ratio", 20), ["20:1"]),
    (reading("count", 12, 120, hedge="vague"), ["dozens"]),
    (reading("count", 10_000, 100_000, hedge="vague"), ["tens of thousands"]),
    (reading("count", 100_000, 1_000_000, hedge="vague"), ["hundreds of thousands"]),
    (reading("count", 200, 1000, hedge="vague"), ["several hundred", "a few hundred"]),
    (reading("money", 10_000_000, 100_000_000, unit="USD", hedge="vague"), ["tens of millions of dollars"]),
    (reading("duration", 0.5, unit="hour"), ["half an hour", "half-hour"]),
    (reading("measure", 0.75, unit="mile"), ["three-quarters of a mile", "three quarters of a mile"]),
    (reading("points", 0.5, unit="percentage point"), ["half a percentage point"]),
    (
        reading("money", 5, unit="USD", hedge="about"),
        ["about $5", "around $5", "roughly $5", "some $5", "an estimated $5", "$5 or so"],
    ),
    (
        reading("duration", 6, unit="hour", hedge="nearly"),
        ["almost six hours", "nearly six hours", "just under six hours"],
    ),
    (
        reading("duration", 5, unit="hour", hedge="more than"),
        ["more than five hours", "just over five hours", "well over five hours"],
    ),
    (reading("count", 60, hedge="at least"), ["at least 60", "no fewer than 60", "no less than 60", "60 or more"]),
    (
        reading("count", 60, hedge="at most"),
        ["up to 60", "as many as 60", "at most 60", "no more than 60", "60 or fewer"],
    ),
    (
        reading("percent", 10, unit="percent", hedge="less than"),
        ["less than 10%", "under 10%", "fewer than 10%", "below 10%"],
    ),
    (reading("count", 60, hedge="about"), ["60-odd"]),
    (
        reading("money", 1_000_000_000, unit="USD", hedge="more than"),
        ["$1 billion-plus", "over $1 billion", "in excess of $1bn"],
    ),
]
INSIDE = {
    "Half the members left.": (MentionKind.FRACTION, "Half"),
    "A third of the town burned.": (MentionKind.FRACTION, "A third"),
    "One-fifth of them came.": (MentionKind.FRACTION, "One-fifth"),
    "The profit doubled.": (MentionKind.MULTIPLE, "doubled"),
    "The loss halved.": (MentionKind.MULTIPLE, "halved"),
    "It is twice as loud.": (MentionKind.MULTIPLE, "twice"),
    "The Gulls won 3-2.": (MentionKind.SCORE, "3-2"),
    "A 5-4 ruling.": (MentionKind.SCORE, "5-4"),
    "The council voted 219 to 212.": (MentionKind.SCORE, "219 to 212"),
    "They drew 1-1.": (MentionKind.SCORE, "1-1"),
}
NAMES = [
    "Nord Stream 2",
    "the S&P 500",
    "a Boeing 737",
    "an A380",
    "Covid-19",
    "COVID-19",
    "an F-16",
    "iPhone 11",
    "the G20",
    "the G-20",
    "Super Bowl 50",
    "Article 50",
    "Flight 103",
    "5G",
    "3D",
    "no one",
    "a 1080p film",
    "the B-52",
    "MH370",
    "7-Eleven",
    "24/7",
    "Room 101",
]
LABELS = [
    "www.example.org/2031/05",
    "https://example.org/a?b=12",
    "desk12@example.org",
    "0800 123 4567",
    "+44 20 7946 0958",
    "555-0134",
    "(0131) 496 0123",
    "2.0.1",
    "v1.2",
    "1111-2222-3333",
    "#12",
    "@desk24",
]
RANKS = ["22nd", "third", "No. 1", "twenty-first", "1,000th", "Number 7"]


@pytest.mark.parametrize(("expected", "phrase"), [(e, p) for e, phrases in CORPUS for p in phrases])
def test_one_reading_has_many_phrasings(expected: Reading, phrase: str) -> None:
    assert_reads(phrase, expected)


@pytest.mark.parametrize(("text", "expected"), INSIDE.items())
def test_forms_that_need_their_sentence(text: str, expected: tuple[MentionKind, str]) -> None:
    assert [(m.kind, m.span.of(text)) for m in quantities(text)] == [expected]


@pytest.mark.parametrize("phrase", NAMES)
def test_numbers_in_names_are_names(phrase: str) -> None:
    text = f"They saw {phrase} there."
    assert [m.kind for m in mentions(text) if m.recognizer != "dates"] == [MentionKind.NAME]


@pytest.mark.parametrize("phrase", LABELS)
def test_labels_are_labels(phrase: str) -> None:
    text = f"They wrote {phrase} there"
    assert [m.kind for m in mentions(text)] == [MentionKind.LABEL]


@pytest.mark.parametrize("phrase", RANKS)
def test_ordinals_are_ranks(phrase: str) -> None:
    text = f"the {phrase} seed"
    assert [(m.kind, m.span.of(text)) for m in mentions(text)] == [(MentionKind.RANK, phrase)]


def test_the_number_of_a_list_is_a_label() -> None:
    text = "1. Six men came.\n2. Two left.\n"
    assert [m.span.of(text) for m in mentions(text) if m.kind is MentionKind.LABEL] == ["1.", "2."]


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("Sales rose 5%.", "up"),
        ("Sales fell by about 5%.", "down"),
        ("A 5% drop.", "down"),
        ("It gained 2%.", "up"),
        ("It gained 2 members.", None),
        ("The firm raised $5m.", None),
        ("They gave up 300 yards.", None),
        ("Sales rose to 500.", None),
        ("It lost 12 points, or 0.4%.", "down"),
    ],
)
def test_directions(text: str, direction: str | None) -> None:
    assert {m.direction.value if m.direction else None for m in quantities(text)} == {direction}


def test_a_conversion_in_brackets_keeps_the_hedge() -> None:
    first, second = quantities("more than 100 km (60 miles)")
    assert first.hedge is not None
    assert second.hedge == first.hedge
