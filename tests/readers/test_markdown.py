"""Markdown: what a reader sees, mapped to the file, and what the front matter says."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from numcheck.model.documents import DateOrigin, Document, PartKind, Role
from numcheck.model.lines import Locator
from numcheck.readers.reading import read_bytes, read_text
from numcheck.rules.lexicon import load_lexicon

STORY = """---
title: "Bridge to cost $48 million"
date: 2031-05-06
source: The Norhaven Gazette
embargo: 2031-05-08
tags: [bridge, 2031]
---

The *bridge* of [Norhaven](https://g.example/2030/11/9) will cost **$48 million**[^1],
the mayor said. <!-- numcheck: 999 -->It was to cost ~~$40 million~~ $45&nbsp;million.

1. It is 300 meters long.
2. It opens in 2033.

> “We paid 12 people,” she said.

| year | cost |
| ---- | ---: |
| 2030 | $12 million |

```
limit = 1234
```

![The bridge in 2030](https://g.example/4711.jpg)

[^1]: Prices of 2030.
[ref]: https://g.example/8888
"""


def read(text: str, role: Role = Role.SOURCE) -> Document:
    return read_text(text, "story.md", load_lexicon(), suffix=".md", role=role)


def of_kind(document: Document, kind: PartKind) -> list[str]:
    return [part.span.of(document.text) for part in document.parts if part.kind is kind]


def test_the_text_is_what_a_reader_sees() -> None:
    document = read(STORY)
    body = of_kind(document, PartKind.BODY)
    assert body[0] == ("The bridge of Norhaven will cost $48 million,\nthe mayor said. It was to cost  $45 million.")
    assert body[1:] == ["It is 300 meters long.", "It opens in 2033.", "“We paid 12 people,” she said."]
    assert of_kind(document, PartKind.HEADLINE) == ["Bridge to cost $48 million"]
    assert of_kind(document, PartKind.TABLE_CELL) == ["year", "cost", "2030", "$12 million"]
    assert of_kind(document, PartKind.CAPTION) == ["The bridge in 2030"]
    assert of_kind(document, PartKind.FOOTNOTE) == ["Prices of 2030."]


@pytest.mark.parametrize("hidden", ["999", "$40", "4711", "8888", "1234", "2030/11", "2031", "---", "[^1]"])
def test_no_number_of_the_markup_is_left(hidden: str) -> None:
    assert hidden not in read(STORY).text


@pytest.mark.parametrize("shown", ["Bridge to", "$48 million,", "mayor", "$45", "300", "2033", "12 people", "Prices"])
def test_places_point_into_the_file(shown: str) -> None:
    document = read(STORY)
    line, column = Locator(document).line_column(document.text.index(shown))
    assert STORY.split("\n")[line - 1][column - 1 :].startswith(shown[:3])


def test_front_matter() -> None:
    source = read(STORY)
    assert (source.title, source.source) == ("Bridge to cost $48 million", "The Norhaven Gazette")
    assert source.published is not None
    assert (source.published.date, source.published.origin) == (dt.date(2031, 5, 6), DateOrigin.FRONT_MATTER)


def test_a_draft_is_published_when_its_embargo_ends() -> None:
    draft = read(STORY, Role.DRAFT)
    assert draft.published is not None
    assert draft.published.date == dt.date(2031, 5, 8)


def test_front_matter_that_is_no_yaml() -> None:
    document = read("---\ntitle: Storm: 40 hurt\nsource: 'Gazette'\n---\n\nForty were hurt.\n")
    assert (document.title, document.source) == ("Storm: 40 hurt", "Gazette")


def test_the_first_heading_wins_over_no_title_and_stands_once_beside_one() -> None:
    assert of_kind(read("# Bridge opens\n\nIt cost $48.\n"), PartKind.HEADLINE) == ["Bridge opens"]
    document = read("---\ntitle: Bridge opens at 9\n---\n\n# Bridge opens at 9\n\nIt cost $48.\n")
    assert document.text.count("Bridge opens at 9") == 1


def test_underlined_headings() -> None:
    document = read("Bridge opens\n============\n\nIt cost $48.\n\nThe cost of it\n---\n\nIt was $48.\n")
    assert of_kind(document, PartKind.HEADLINE) == ["Bridge opens"]
    assert of_kind(document, PartKind.STANDFIRST) == ["The cost of it"]


def test_a_wrapped_line_that_begins_with_a_year_is_no_list() -> None:
    assert "in\n2033. The" in read("The bridge opens in\n2033. The mayor said so.\n").text


@pytest.mark.parametrize("text", ["5 * 3 = 15 of them", "2*3 boxes", "snake_case_names", "[sic] 40 were there"])
def test_signs_that_are_no_marks_stay(text: str) -> None:
    assert read(f"Of {text}.").text == f"Of {text}."


def test_an_unclosed_comment_or_fence_hides_the_rest() -> None:
    assert read("It cost $48.\n\n<!-- 999\n\n777\n").text.strip() == "It cost $48."
    assert read("It cost $48.\n\n```\n999\n").text.strip() == "It cost $48."


@given(st.text(alphabet="ab1 #*_[]()!<>-|`~&;:\\\n\r\"'", max_size=120))
def test_kept_characters_map_to_themselves(text: str) -> None:
    document = read(text)
    original = document.text if document.original is None else document.original
    kept = sum(
        original[min(document.source_map.origin(k), len(original) - 1)] == c for k, c in enumerate(document.text)
    )
    put_in = document.text.count("\n")
    assert kept >= len(document.text) - put_in - text.count("&")
    spans = [part.span for part in document.parts]
    assert all(a.end <= b.start for a, b in pairwise(spans))


def test_a_text_without_suffix_is_markdown_by_its_front_matter() -> None:
    data = b"---\nsource: Gazette\n---\n\nIt cost **$48** million.\n"
    (document,) = read_bytes(data, "-", load_lexicon())
    assert (document.source, document.text.strip()) == ("Gazette", "It cost $48 million.")
    assert "**" in read_bytes(b"It cost **$48** million.", "-", load_lexicon())[0].text
