"""Many ways to say what the checks inside one draft look at: each a test, through the whole pipeline."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

import numcheck
from numcheck.model.findings import Severity

FILE = Path(__file__).with_name("phrasings.txt")


def sentences() -> Iterator[tuple[str, dt.date | None, bool, str]]:
    """Topic, day of publication, whether it must be flagged, and the sentence."""
    topic, published = "", None
    for line in FILE.read_text(encoding="utf-8").splitlines():
        if line.startswith("== "):
            topic, published = line[3:], None
        elif line.startswith("#") and line[1:2] != " ":
            published = dt.date.fromisoformat(line[1:]) if line[1:] else None
        elif line[:2] in ("! ", "= "):
            yield topic, published, line[0] == "!", line[2:]


@pytest.mark.parametrize(
    ("published", "flagged", "text"),
    [pytest.param(p, f, t, id=f"{topic}: {t}") for topic, p, f, t in sentences()],
)
def test_a_sentence_is_flagged_or_left_alone(published: dt.date | None, flagged: bool, text: str) -> None:
    report = numcheck.check(numcheck.document(text, name="draft", published=published))
    loud = [(f.rule, f.working) for f in report.findings if f.severity is not Severity.INFO]
    assert bool(loud) is flagged, loud or "not flagged"


def test_both_sides_are_there() -> None:
    flagged = [found for _, _, found, _ in sentences()]
    assert 0.3 < sum(flagged) / len(flagged) < 0.6
