"""The audit: the same findings from every engine and division, those of a check of each pair, in bounded blocks."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from archive_corpus import made

from numcheck.annotation.syntax import Syntax
from numcheck.archive.audit import Audit, audit
from numcheck.archive.engines import InProcess, Pool
from numcheck.archive.judging import FINDINGS, findings_between
from numcheck.archive.pairs import MOST, candidates, may_differ
from numcheck.archive.shards import ROWS, shard_of, sharded
from numcheck.ledger.entry import Entry
from numcheck.ledger.frames import entries_to_frames, write_parts
from numcheck.model.desk_rows import opposite
from numcheck.pipeline import Article, Settings

SETTINGS = Settings()


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("archive")
    write_parts(folder, made(1_200, days=400), size=500)
    return folder


@pytest.fixture(scope="module")
def found(archive: Path) -> Audit:
    return audit(archive, InProcess(), SETTINGS)


def test_another_division_and_a_pool_find_the_same(archive: Path, found: Audit, tmp_path: Path) -> None:
    assert len(found.findings) > 100
    entries = sorted(made(1_200, days=400), key=lambda e: e.digest)
    write_parts(tmp_path, entries, size=350)
    pool = Pool(2)
    assert audit(tmp_path, pool, SETTINGS).digest == found.digest
    pool.close()


def test_the_findings_are_those_of_checking_every_pair(tmp_path: Path) -> None:
    entries = list(made(220, days=60, places=12))
    write_parts(tmp_path, entries, size=500)
    expected = set()
    for a, b in combinations(entries, 2):
        if abs(a.day - b.day) <= 7 and {k for k, _ in a.keys} & {k for k, _ in b.keys}:
            for finding in findings_between(_article(a), _article(b), SETTINGS)[1]:
                other = opposite(finding)
                assert other is not None
                expected.add((finding.rule, finding.primary.text, other.text, finding.working))
    rows = audit(tmp_path, InProcess(), SETTINGS).findings
    told = set(rows[["rule", "value_a", "value_b", "working"]].itertuples(index=False, name=None))
    assert told == expected
    assert len(told) > 20


def test_days_and_window_bound_what_is_laid_side_by_side(archive: Path, found: Audit) -> None:
    day = found.findings["published_a"].iloc[len(found.findings) // 2]
    first = dt.date.fromisoformat(day).toordinal()
    late = audit(archive, InProcess(), SETTINGS, first=first, window=3).findings
    wanted = found.findings.loc[found.findings["published_a"] >= day]
    apart = [
        (dt.date.fromisoformat(b) - dt.date.fromisoformat(a)).days
        for a, b in zip(late["published_a"], late["published_b"], strict=True)
    ]
    assert 0 < len(late) < len(wanted)
    assert max(apart) == 3


def test_articles_without_a_date_are_left_out_and_counted(tmp_path: Path) -> None:
    write_parts(tmp_path, [replace(e, day=0) for e in made(60, days=3, places=4)], size=40)
    silent, asked = (audit(tmp_path, InProcess(), SETTINGS, undated=undated) for undated in (False, True))
    assert (len(silent.findings), silent.undated) == (0, 60)
    assert len(asked.findings) > 0
    assert asked.undated == 0


def test_types_are_the_declared_ones_and_no_archive_is_no_finding(found: Audit, tmp_path: Path) -> None:
    for frame in (found.findings, audit(tmp_path, InProcess(), SETTINGS).findings):
        assert {str(n): str(t) for n, t in frame.dtypes.items()} == FINDINGS
    rows = sharded(entries_to_frames(list(made(50)))[1], 3, 7, 64)
    assert {str(n): str(t) for n, t in rows.dtypes.items()} == ROWS


def test_what_two_papers_print_word_for_word_is_told_once(found: Audit) -> None:
    texts = found.findings[["rule", "text_a", "value_a", "text_b", "value_b"]]
    assert not texts.duplicated().any()


def test_no_shard_is_heavy_though_the_keys_follow_zipf() -> None:
    rng = np.random.default_rng(1)
    keys = rng.zipf(1.1, 400_000) % 80_000
    buckets = rng.integers(740_000, 743_650, len(keys)) // 7
    sizes = np.bincount(shard_of(keys, buckets, 64), minlength=64)
    assert sizes.max() / sizes.mean() < 1.5
    by_key_alone = np.bincount(shard_of(keys, buckets * 0, 64), minlength=64)
    assert by_key_alone.max() / by_key_alone.mean() > 3


def test_a_block_of_thousands_is_bounded_and_says_so() -> None:
    _, claims = entries_to_frames(list(made(3 * MOST, places=1, days=1)))
    pairs = candidates(sharded(claims, 0, 7, 1), 7)
    assert pairs["crowded"].sum() == 0  # one sentence of one day, however often it is printed, is one
    claims["sentence"] = claims["sentence"] + claims["name"]
    rows = sharded(claims, 0, 7, 1)
    pairs = candidates(rows, 7)
    at_home = rows.loc[rows["home"] == 1].groupby("key").size()
    assert pairs["crowded"].sum() == sum(n * (n - 1) // 2 for n in at_home) - sum(
        min(k, MOST) for n in at_home for k in range(n)
    )


def test_the_filter_drops_only_values_that_agree() -> None:
    entries = list(made(150, places=1, days=5))
    rows = sharded(entries_to_frames(entries)[1], 0, 7, 1)
    columns = {name: rows[name].to_numpy() for name in rows.columns}
    a, b = np.triu_indices(len(rows), 1)
    same = (columns["number"][a] == columns["number"][b]) & (columns["unit"][a] == columns["unit"][b])
    assert not may_differ(columns, a, b)[same & (columns["loose"][a] + columns["loose"][b] == 0)].any()


def _article(entry: Entry) -> Article:
    claims = tuple(replace(c, document=entry.name) for c in entry.read_claims())
    return Article(entry.read_document(), (), unread=(), claims=claims, relations=(), syntax=Syntax(()))
