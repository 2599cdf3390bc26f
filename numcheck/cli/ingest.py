"""`numcheck ingest`: a whole archive into the ledger."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from numcheck.archive.usual import LIMIT
from numcheck.cli import desk, engines, output
from numcheck.cli.engines import Cluster
from numcheck.cli.exits import Exit, UsageFault
from numcheck.cli.options import ConfigFile, Jobs, LedgerFile

if TYPE_CHECKING:
    from numcheck.archive.ingest import Ingesting, Tally
    from numcheck.archive.slices import Slice, Slicer
    from numcheck.pipeline import Settings


def ingest(
    paths: Annotated[list[str], typer.Argument(metavar="PATH...", help="Files and folders; JSON Lines, too.")],
    ledger: LedgerFile = None,
    jobs: Jobs = 1,
    retry: Annotated[bool, typer.Option("--retry", help="Read again what was set aside before.")] = False,
    limit: Annotated[
        float, typer.Option("--limit", min=1, metavar="SECONDS", help="An article that takes longer is set aside.")
    ] = LIMIT,
    cluster: Cluster = None,
    parts: Annotated[
        Path | None,
        typer.Option(
            "--parts",
            metavar="FOLDER",
            help="With --cluster: where workers leave Parquet, on a disk that all see; FILE.parts beside the ledger"
            " if unset.",
        ),
    ] = None,
    config: ConfigFile = None,
) -> int:
    """Read a whole archive into the ledger, however large; the same command goes on where it was stopped.

    Articles that are known, unchanged, are passed over. One that breaks, hangs or ends its process is set aside with
    the reason, and the rest is read; the status is 3 then.
    """
    from numcheck.archive.ingest import Ingesting
    from numcheck.archive.slices import Slicer
    from numcheck.ledger.reader import reader_of
    from numcheck.ledger.store import Ledger

    chosen = desk.config(config)
    file = desk.ledger_file(ledger, chosen)
    desk.named_files(paths)
    if parts is not None and cluster is None:
        raise UsageFault("--parts needs --cluster ADDRESS")
    seen = tuple(os.path.abspath(path) for path in paths) if cluster else tuple(paths)
    call = _Call(seen, file.absolute(), desk.settings(chosen), limit)
    slicer = partial(Slicer, partial(desk.gathering_for, chosen))
    with Ledger(file, create=True, writing=True) as opened:
        kept = Ingesting(opened, reader_of(call.settings), output.tell, retry)
        if cluster:
            _on_cluster(call, kept, slicer, cluster, jobs, engines.beside(file, parts).absolute())
        else:
            _on_this_machine(call, kept, slicer(), jobs)
    output.tell(f"{file}: {kept.tally.line}")
    return Exit.OK if kept.tally.whole and kept.tally.articles else Exit.BROKEN


@dataclass(frozen=True, slots=True)
class _Call:
    """What the call asks for; the paths are absolute where others than this process read them."""

    paths: tuple[str, ...]
    ledger: Path
    settings: Settings
    limit: float

    def size(self) -> int:
        """Bytes of all files, where somebody waits to see how far it is."""
        from numcheck.archive.slices import slices

        return sum(piece.size for piece in slices(self.paths)) if output.watching() else 0


def _on_this_machine(call: _Call, kept: Ingesting, slicer: Slicer, jobs: int) -> None:
    from numcheck.archive.extracting import Extracting
    from numcheck.archive.ingest import ingest
    from numcheck.archive.slices import slices
    from numcheck.ledger.entry import kept_name

    with output.gauge(call.size(), "articles") as told:

        def passed() -> Iterator[Slice]:
            for piece in slices(call.paths):
                yield piece
                told(piece.size, _so_far(kept.tally))

        ingest(
            passed(),
            slicer,
            kept,
            Extracting(call.settings, kept.reader),
            partial(kept_name, ledger=call.ledger),
            jobs=jobs,
            limit=call.limit,
        )


def _on_cluster(
    call: _Call, kept: Ingesting, slicer: Callable[[], Slicer], address: str, jobs: int, parts: Path
) -> None:
    from numcheck.archive.batches import Batching
    from numcheck.archive.extracting import Extracting
    from numcheck.archive.ingest_on import ingest_on
    from numcheck.archive.slices import slices
    from numcheck.ledger.entry import kept_name

    work = Extracting(call.settings, kept.reader)
    named = partial(kept_name, ledger=call.ledger)
    batching = Batching(work, str(parts), named, slicer, call.limit)
    with engines.cluster_at(address, jobs) as opened, output.gauge(call.size(), "articles") as told:
        ingest_on(
            opened, slices(call.paths), kept, batching, call.settings,
            lambda batch: told(sum(piece.size for piece in batch.pieces), _so_far(kept.tally)),
        )  # fmt: skip


def _so_far(tally: Tally) -> str:
    return f"{tally.articles:,} articles"
