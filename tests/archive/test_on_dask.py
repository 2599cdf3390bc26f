"""The same functions on Dask: equal findings, workers that are killed, an article that kills its worker."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from archive_corpus import READER, made
from works import DyingOnce, Troubled, dying_once, write_texts

from numcheck.archive import batches, ingest_on
from numcheck.archive.audit import audit
from numcheck.archive.batches import Batching
from numcheck.archive.engines import Engine, Frames, InProcess, Step
from numcheck.archive.ingest import Ingesting
from numcheck.archive.on_dask import OnDask
from numcheck.archive.slices import slices
from numcheck.archive.workers import Work
from numcheck.ledger.frames import write_parts
from numcheck.ledger.parquet import Schema
from numcheck.ledger.store import Ledger
from numcheck.pipeline import Settings

if TYPE_CHECKING:
    from pandas import DataFrame

pytest.importorskip("distributed", reason="the extra numcheck[dask] is not installed")
pytestmark = [
    pytest.mark.filterwarnings("ignore:unclosed:ResourceWarning"),  # sockets of a worker that was killed
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]
SETTINGS = Settings()
LIMIT = 150.0
"""Seconds in which a poisoned archive must be done."""


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("archive")
    write_parts(folder, made(5_000, days=2_000), size=500)
    return folder


@pytest.fixture(scope="module")
def digest(archive: Path) -> str:
    """Of what this process finds."""
    found = audit(archive, InProcess(), SETTINGS)
    assert len(found.findings) > 100
    return found.digest


@pytest.fixture
def cluster() -> Iterator[OnDask]:
    opened = OnDask("local", jobs=2)
    yield opened
    opened.close()


def test_the_versions_are_those_that_were_measured() -> None:
    versions = {name: tuple(map(int, version(name).split(".")[:2])) for name in ("dask", "distributed", "pandas")}
    assert versions["pandas"] >= (2, 2)
    assert versions["dask"] == versions["distributed"] >= (2025, 1)


def test_dask_in_this_process_finds_the_same(archive: Path, digest: str) -> None:
    engine = OnDask()
    assert audit(archive, engine, SETTINGS).digest == digest
    engine.close()


def test_a_cluster_finds_the_same_though_workers_are_killed_in_every_step(
    archive: Path, digest: str, cluster: OnDask, tmp_path: Path
) -> None:
    assert audit(archive, cluster, SETTINGS).digest == digest
    smaller, marks = tmp_path / "smaller", tmp_path / "marks"
    marks.mkdir()
    write_parts(smaller, made(800, days=300), size=200)
    plain = audit(smaller, InProcess(), SETTINGS)
    assert len(plain.findings) > 20
    assert audit(smaller, _Killing(cluster, marks), SETTINGS).digest == plain.digest
    assert sorted(mark.name for mark in marks.iterdir()) == ["map", "shard", "tile"]


def test_a_worker_killed_in_extraction_costs_nothing(cluster: OnDask, desk: Path) -> None:
    write_texts(40)
    plain, killed = desk / "plain.db", desk / "killed.db"
    _ingested(cluster, Troubled(), plain)
    tally = _ingested(cluster, DyingOnce("text-17.txt", desk / "mark"), killed).tally
    assert (desk / "mark").exists()
    assert tally.line == "40 articles: 40 added"
    with Ledger(plain) as one, Ledger(killed) as other:
        assert list(one.entries()) == list(other.entries())


def test_an_article_that_kills_its_workers_is_named_and_the_rest_is_read(cluster: OnDask, desk: Path) -> None:
    write_texts(30, {7: "poison", 8: "forever", 21: "murder", 22: "trouble"})
    start = time.monotonic()
    kept = _ingested(cluster, Troubled(), desk / "l.db", limit=2)
    assert time.monotonic() - start < LIMIT
    assert kept.tally.line == "30 articles: 26 added, 4 set aside"
    with Ledger(desk / "l.db") as ledger:
        reasons = {name: reason for name, _, reason in ledger.aside()}
    assert sorted(reasons) == [f"in/text-{n:02}.txt" for n in (7, 8, 21, 22)]
    assert "troublesome by far" in reasons["in/text-22.txt"]
    again = _ingested(cluster, Troubled(), desk / "l.db")
    assert again.tally.line == "30 articles: 26 unchanged, 4 set aside"


def test_workers_with_another_reader_are_refused(cluster: OnDask, desk: Path) -> None:
    from numcheck.archive.on_dask import ClusterError

    write_texts(1)
    with Ledger(desk / "l.db", create=True) as ledger, pytest.raises(ClusterError, match="another reader"):
        kept = Ingesting(ledger, "another", print)
        batching = Batching(Troubled(), str(desk / "parts"), _as_kept)
        ingest_on.ingest_on(cluster, slices(["in"]), kept, batching, SETTINGS)


@dataclass(frozen=True, slots=True)
class _Killing:
    """An engine that kills one worker in every step."""

    engine: Engine
    marks: Path

    def map_frames(self, step: Step, frames: Sequence[DataFrame], schema: Schema) -> Frames:
        dying = partial(dying_once, step=step, mark=self.marks / "map")
        return _KillingFrames(self.engine.map_frames(dying, frames, schema), self.marks)

    def close(self) -> None:
        """The engine is another's."""


@dataclass(frozen=True, slots=True)
class _KillingFrames:
    frames: Frames
    marks: Path

    def group_frames(self, by: str, step: Step, schema: Schema) -> Frames:
        dying = partial(dying_once, step=step, mark=self.marks / by)
        return _KillingFrames(self.frames.group_frames(by, dying, schema), self.marks)

    def collected(self) -> Iterator[DataFrame]:
        return self.frames.collected()


def _ingested(cluster: OnDask, work: Work, file: Path, limit: float = 60) -> Ingesting:
    with Ledger(file, create=True, writing=True) as ledger, pytest.MonkeyPatch.context() as patched:
        patched.setattr(batches, "_PIECES", 8)
        patched.setattr(OnDask, "agreed", lambda *asked: None)
        kept = Ingesting(ledger, READER, lambda line: None)
        folder = str(file.with_suffix(".parts"))
        batching = Batching(work, folder, partial(_as_kept, root=str(file.parent)), limit=limit)
        ingest_on.ingest_on(cluster, slices([str(file.parent / "in")]), kept, batching, SETTINGS)
    return kept


def _as_kept(name: str, root: str = "") -> str:
    return name.removeprefix(f"{root}/")


def test_the_journal_counts_what_was_begun_and_not_ended(tmp_path: Path) -> None:
    (tmp_path / "under-way").mkdir()
    lines = [f"{sign}{json.dumps(name)}" for sign, name in (("+", "a"), ("-", "a"), ("+", "b"), ("+", "b"))]
    (tmp_path / "under-way" / "5.json").write_text("\n".join(lines))
    assert batches.deaths(tmp_path, 5) == 2
    assert batches.deaths(tmp_path, 6) == 0
