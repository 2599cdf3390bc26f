"""Pairs of sentences through the whole pipeline: conflicts must be told, look-alikes must stay silent."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import pytest
from _pytest.mark.structures import ParameterSet
from pair_corpus import CONFLICTS, LOOKALIKES, Pair

import numcheck
from numcheck.model.findings import Report

DAY = dt.date(2031, 5, 6)
KNOWN_MISSES = ("strong", "since when", "second batch 2", "second batch 8")
KNOWN_FALSE = ("two rewards", "second batch 4", "second batch 10", "second batch 11", "second batch 20")
"""What the field has not solved yet; a test that begins to pass fails here, so that the list stays true."""


def cases(pairs: Sequence[Pair], known: Sequence[str]) -> list[ParameterSet]:
    """The pairs as test cases, those `known` to fail marked so."""
    marks = {name: (pytest.mark.xfail(strict=True, reason="not solved yet"),) for name in known}
    return [pytest.param(p, id=p.name, marks=marks.get(p.name, ())) for p in pairs]


def compare(pair: Pair) -> Report:
    """Two texts compared with one another."""
    days = [None if pair.days is None else DAY + dt.timedelta(d) for d in pair.days or (0, 0)]
    texts = zip(("first", "second"), (pair.first, pair.second), days, strict=True)
    return numcheck.check(None, [numcheck.document(text, name=name, published=day) for name, text, day in texts])


def told(report: Report) -> list[tuple[str, ...]]:
    """The places of each finding that stands between the two texts."""
    found = [(f.rule, (f.primary, *f.related)) for f in report.findings]
    return [(rule, *(p.text for p in places)) for rule, places in found if len({p.document for p in places}) == 2]


@pytest.mark.parametrize("pair", cases(CONFLICTS, KNOWN_MISSES))
def test_conflicts_are_told(pair: Pair) -> None:
    assert told(compare(pair))


@pytest.mark.parametrize("pair", cases(LOOKALIKES, KNOWN_FALSE))
def test_look_alikes_are_silent(pair: Pair) -> None:
    assert not told(compare(pair))
