"""Counted nouns by syntax: head and modifiers, of-phrases, elided nouns, coordination, predicates, names, ages."""

from __future__ import annotations

from functools import cache

import pytest
from quantity_corpus import lexicon

from numcheck.annotation.spacy_model import Annotator
from numcheck.extraction import attach_syntax, extract
from numcheck.model.documents import Document
from numcheck.model.mentions import Mention, MentionKind

COUNTED = {
    "They sent 350 British soldiers.": [("350", "British soldiers", "soldier")],
    "Some 13,000 workers struck.": [("Some 13,000", "workers", "worker")],
    "Dozens of people were hurt.": [("Dozens", "people", "people")],
    "One of the best harbors burned.": [("One", "best harbors", "harbor")],
    "They held 12 men and three women.": [("12", "men", "man"), ("three", "women", "woman")],
    "The town bought 3.9 million masks, up from 2.4 million.": [
        ("3.9 million", "masks", "mask"),
        ("2.4 million", "masks", "mask"),
    ],
    "The storm killed 259 people on the coast and 11 on the islands.": [
        ("259", "people", "people"),
        ("11", "people", "people"),
    ],
    "It has seven Baltic ferries and 8.5 decks.": [("seven", "Baltic ferries", "ferry"), ("8.5", "decks", "deck")],
    "She cooked a three-course meal.": [("three", "course meal", "course")],
    "The 16-nation bloc grew from 16 members to 19.": [
        ("16", "nation bloc", "nation"),
        ("16", "members", "member"),
        ("19", "members", "member"),
    ],
    "Nine out of 10 farmers agreed.": [("Nine out of 10", "farmers", "farmer")],
    "The number of victims was 75.": [("75", "victims", "victim")],
    "The lab ran 3,000 tests per day.": [("3,000", "tests", "test")],
}
LISTS = {
    "The storm left 12 dead: seven in Teral, three in Varrow and one in Holm.": ["12", "seven", "three", "one"],
    "They found seven bodies on the coast and one on the hill.": ["seven", "one"],
}
UNCOUNTED = ["In all, 75 were killed.", "The total was 19."]
NAMES = [
    "The Orca 7 docked at noon.",
    "They flew a Condor 300 home.",
    "This is the one that burned.",
    "Nobody wanted that one.",
]
AGES = ["She will be 35 by then.", "Ida Holm, 44, has a boat.", "Holm, 66, has retired."]


@cache
def annotator() -> Annotator:
    """One annotator for all tests; its model loads once."""
    return Annotator()


def attached(text: str) -> list[Mention]:
    """What is read in a text, with syntax."""
    document = Document("text", text)
    mentions = extract(document, lexicon()).mentions
    syntax = annotator().annotate(document, (m.span for m in mentions))
    return [m for m in attach_syntax(mentions, syntax, document, lexicon()) if m.recognizer != "dates"]


@pytest.mark.parametrize(("text", "expected"), COUNTED.items())
def test_what_is_counted(text: str, expected: list[tuple[str, str, str]]) -> None:
    found = [(m.span.of(text), m.noun.phrase, m.noun.head) for m in attached(text) if m.noun]
    assert found == expected


@pytest.mark.parametrize(("text", "counts"), LISTS.items())
def test_one_counts_in_a_list(text: str, counts: list[str]) -> None:
    assert [m.span.of(text) for m in attached(text) if m.kind is MentionKind.COUNT] == counts


@pytest.mark.parametrize("text", UNCOUNTED)
def test_numbers_without_a_noun(text: str) -> None:
    assert [(m.kind, m.noun) for m in attached(text)] == [(MentionKind.COUNT, None)]


@pytest.mark.parametrize("text", NAMES)
def test_syntax_finds_names_and_pronouns(text: str) -> None:
    assert [m.kind for m in attached(text)] == [MentionKind.NAME]


@pytest.mark.parametrize("text", AGES)
def test_syntax_finds_ages(text: str) -> None:
    assert [m.kind for m in attached(text)] == [MentionKind.AGE]


def test_modifiers_are_lemmas_and_names_keep_their_capitals() -> None:
    (mention,) = attached("They freed eight wounded Baltic sailors.")
    assert mention.noun is not None
    assert mention.noun.modifiers == ("wound", "Baltic")


def test_a_measure_may_stand_behind_other_words() -> None:
    (mention,) = attached("He had 517 rushing yards.")
    assert mention.unit is not None
    assert (mention.kind, mention.unit.name) == (MentionKind.MEASURE, "yard")


def test_a_rate_of_counted_things() -> None:
    (mention,) = attached("The lab ran 3,000 tests per day.")
    assert mention.unit is not None
    assert mention.unit.name == "per day"


def test_a_direction_may_come_through_by() -> None:
    (mention,) = attached("The firm hopes to increase its sales by 35 per cent.")
    assert mention.direction is not None
    assert mention.direction.value == "up"
