"""Pairs of articles before the judge: what `numcheck check A B` would say of the two, and nothing else."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from numcheck.annotation.syntax import Syntax
from numcheck.ledger.encoding import decoded, decoded_document
from numcheck.ledger.frames import read_part
from numcheck.ledger.parquet import Schema, empty, typed
from numcheck.model.desk_rows import opposite
from numcheck.model.documents import Document
from numcheck.model.findings import Finding, Place, Report
from numcheck.model.lines import Locator
from numcheck.pipeline import Article, Settings, check_articles
from numcheck.readers.takes import superseded

if TYPE_CHECKING:
    from pandas import DataFrame

FINDINGS: Schema = {
    "severity": "str",
    "label": "str",
    "rule": "str",
    "question": "str",
    "published_a": "str",
    "article_a": "str",
    "source_a": "str",
    "speaker_a": "str",
    "value_a": "str",
    "text_a": "str",
    "published_b": "str",
    "article_b": "str",
    "source_b": "str",
    "speaker_b": "str",
    "value_b": "str",
    "text_b": "str",
    "working": "str",
    "verdict": "str",
    "finding": "str",
}
"""One row a finding: `a` is the earlier article, days are ISO dates, `text` is the sentence on one line, `finding` the
id that a check of the two gives it. Unknown is empty."""
_PARTS = 3
"""Parts in memory at a time: two that are laid side by side, and the next."""
_ARTICLES = 4_000
"""Articles of a part that are kept decoded."""


def judged(pairs: DataFrame, folder: str, settings: Settings) -> DataFrame:
    """The findings (`FINDINGS`) between the articles of pairs (`numcheck.archive.pairs.PAIRS`), one or several tiles.

    Args:
        pairs: each pair may stand there several times.
        folder: of the archive's parts, the same for whatever process runs this.
        settings: the rules and word lists.

    Raises:
        ParquetError: if a part cannot be read.
        EncodingError: if it is damaged.
    """
    from pandas import DataFrame

    places = ["part_a", "article_a", "part_b", "article_b"]
    wanted = pairs.loc[pairs["tile"] >= 0, places].drop_duplicates().sort_values(places)
    shelf = lru_cache(_PARTS)(lambda number: _Part(*read_part(Path(folder), number)))
    found = [
        row
        for part_a, article_a, part_b, article_b in wanted.itertuples(index=False, name=None)
        for row in _rows(shelf(part_a).article(article_a), shelf(part_b).article(article_b), settings)
    ]
    return typed(DataFrame(found, columns=list(FINDINGS)), FINDINGS) if found else empty(FINDINGS)


def findings_between(a: Article, b: Article, settings: Settings) -> tuple[Report, tuple[Finding, ...]]:
    """The report on two articles, the earlier first, and those of its findings that set one against the other.

    Of two takes of one wire story the later stands, and there is nothing to say.
    """
    a, b = sorted((a, b), key=_when)
    if superseded((a.document, b.document)):
        return Report((a.document, b.document), (), ()), ()
    report = check_articles((a, b), settings)
    across = (f for f in report.findings if (o := opposite(f)) is not None and o.document != f.primary.document)
    return report, tuple(across)


@dataclass(slots=True)
class _Part:
    """A part of the archive; articles are decoded when they are asked for."""

    articles: DataFrame
    claims: DataFrame
    _known: dict[int, Article] = field(default_factory=dict)
    _rows: dict[int, list[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for article, claim in self.claims[["article", "claim"]].itertuples(index=False, name=None):
            self._rows.setdefault(article, []).append(claim)

    def article(self, number: int) -> Article:
        if number not in self._known:
            if len(self._known) >= _ARTICLES:
                self._known.clear()
            self._known[number] = self._decoded(number)
        return self._known[number]

    def _decoded(self, number: int) -> Article:
        row = self.articles.iloc[number]
        document = replace(decoded_document(json.loads(row["document"])), name=row["name"])
        claims = decoded([json.loads(claim) for claim in self._rows.get(number, ())])
        claims = tuple(replace(c, document=document.name) for c in claims)
        return Article(document, (), unread=(), claims=claims, relations=(), syntax=Syntax(()))


def _when(article: Article) -> tuple[int, str]:
    published = article.document.published
    return (published.date.toordinal() if published else 0), article.document.name


def _rows(a: Article, b: Article, settings: Settings) -> Iterator[dict[str, str]]:
    report, found = findings_between(a, b, settings)
    locators = {d.name: Locator(d) for d in report.documents} if found else {}
    for finding in found:
        other = opposite(finding)
        assert other is not None
        yield {
            "severity": finding.severity.value,
            "label": finding.label.value,
            "rule": finding.rule,
            "question": finding.question or finding.message,
            **_side(finding.primary, locators, "_a"),
            **_side(other, locators, "_b"),
            "working": finding.working,
            "verdict": finding.verdict,
            "finding": finding.id,
        }


def _side(place: Place, locators: dict[str, Any], suffix: str) -> dict[str, str]:
    locator = locators[place.document]
    document: Document = locator.document
    return {
        f"published{suffix}": document.published.date.isoformat() if document.published else "",
        f"article{suffix}": document.name,
        f"source{suffix}": document.who,
        f"speaker{suffix}": place.speaker,
        f"value{suffix}": place.text,
        f"text{suffix}": " ".join(locator.sentence(place.span).of(document.text).split()),
    }
