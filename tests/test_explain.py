"""What `why` and `extract --explain` tell of a number."""

from __future__ import annotations

from pathlib import Path

import pytest

import numcheck
from numcheck.explain import Explanation, how_read
from numcheck.inputs import read_files
from numcheck.model.spans import Span
from numcheck.pipeline import Article, check_articles, read_document
from numcheck.sheet import COLUMNS, UNREAD, rows

STORY = Path(__file__).parent.parent / "examples" / "story"
DRAFT = "The mayor of Colvane said that 48 people were killed in the storm.\n\nThis site uses cookies 7 days a week."
SOURCE = "Officials in Colvane said that 52 people were killed in the storm, and 300 people were injured."


@pytest.fixture(scope="module")
def articles() -> list[Article]:
    given = (
        numcheck.document(DRAFT, name="draft.txt", role=numcheck.Role.DRAFT),
        numcheck.document(SOURCE, name="wire.txt", source="Harbor Wire"),
    )
    return [read_document(d) for d in given]


@pytest.fixture(scope="module")
def explanation(articles: list[Article]) -> Explanation:
    return Explanation(
        check_articles(articles),
        {a.document.name: a.figures for a in articles},
        {a.document.name: a.unread for a in articles},
    )


def told(explanation: Explanation, name: str, line: int, column: int | None = None) -> str:
    return "\n".join(t for f in explanation.numbers_at(name, line, column) for t in explanation.lines(name, f))


def test_the_rival_and_the_finding_are_told(explanation: Explanation) -> None:
    text = told(explanation, "draft.txt", 1)
    assert text.startswith("draft.txt:1:32 “48 people”")
    assert "means 48: the truth may lie from 48 to 48" in text
    assert "status   " in text
    assert "“52 people” wire.txt:1:32 (Harbor Wire)" in text
    assert text.count("finding  ") == len(explanation.report.findings)


def test_what_was_ruled_out_has_a_reason() -> None:
    articles = [read_document(d) for d in read_files([STORY]).documents]
    figures = {a.document.name: a.figures for a in articles}
    ledger = next(name for name in figures if name.endswith("capital-ledger.md"))
    lines = told(Explanation(check_articles(articles), figures, {}), ledger, 12).splitlines()
    lines = lines[next(k for k, line in enumerate(lines) if "“about 150,000 troops”" in line) :]
    assert any("mood projected" in line for line in lines)
    k = next(k for k, line in enumerate(lines) if line.startswith("  ruled out"))
    assert lines[k + 1].startswith("    “")
    assert lines[k + 2].startswith("      ")


def test_a_number_of_another_measure_is_ruled_out(explanation: Explanation) -> None:
    assert "other measure: death / injury" in told(explanation, "wire.txt", 1, 73)


def test_a_number_without_rivals_says_so() -> None:
    article = read_document(numcheck.document("The storm cut 40 miles of cable.", name="draft.txt"))
    alone = Explanation(check_articles([article]), {"draft.txt": article.figures}, {})
    assert "with nothing: no other number was proposed" in told(alone, "draft.txt", 1)


def test_a_number_that_makes_no_claim_says_where_it_stands(explanation: Explanation) -> None:
    text = told(explanation, "draft.txt", 3)
    assert "in the boilerplate" in text
    assert "compared with nothing" in text


def test_numbers_are_found_by_any_of_their_columns(explanation: Explanation) -> None:
    whole = explanation.numbers_at("draft.txt", 1)
    assert [explanation.numbers_at("draft.txt", 1, column) for column in (32, 33, 40)] == [whole] * 3
    assert explanation.numbers_at("draft.txt", 1, 31) == explanation.numbers_at("draft.txt", 9) == ()


def test_every_figure_can_say_how_it_was_read(articles: list[Article]) -> None:
    for article in articles:
        for figure in article.figures:
            steps = list(how_read(figure))
            assert steps[0].startswith(figure.mention.kind.value)
            assert all(step and "\n" not in step for step in steps)


def test_the_sheet_has_a_row_for_everything_in_order(articles: list[Article]) -> None:
    article = articles[0]
    unread = Span(0, 3)
    table = rows(article.document, article.figures, [unread])
    assert len(table) == len(article.figures) + 1
    assert table[0]["kind"] == UNREAD
    assert all(tuple(row) == COLUMNS for row in table)
    starts = [row["start"] for row in table]
    assert starts == sorted(starts, key=int)
    assert table[-1]["note"] == "no claim: boilerplate"


def test_tables_in_pandas(articles: list[Article]) -> None:
    frame = articles[1].to_frame()
    assert tuple(frame.columns) == COLUMNS
    assert list(frame["text"]) == ["52", "300"]
    assert list(frame["noun"]) == ["people", "people"]
