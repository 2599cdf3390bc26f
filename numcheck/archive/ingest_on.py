"""An archive into a ledger by way of a Dask cluster: workers write parts, this process merges them as they come."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

from numcheck.archive.batches import Batch, Batching, batches, deaths, forget_asides, merge
from numcheck.archive.ingest import Ingesting
from numcheck.archive.on_dask import OnDask
from numcheck.archive.slices import Slice
from numcheck.faults import in_a_line
from numcheck.ledger.reader import reader_of
from numcheck.model.findings import Fault
from numcheck.pipeline import Settings

_LONGEST = 300
"""Characters of what a cluster says of a batch; it may name every task."""


def ingest_on(
    cluster: OnDask,
    pieces: Iterable[Slice],
    kept: Ingesting,
    batching: Batching,
    settings: Settings,
    done: Callable[[Batch], None] = lambda batch: None,
) -> None:
    """Has batches of slices read by the workers of a cluster, and keeps what comes back.

    Parts that are in the folder already are not read again, but merged.

    Args:
        cluster: one with an address.
        pieces: what to read, on a disk that all workers see.
        kept: the ledger's side.
        batching: how to read; its folder lies on such a disk, too.
        settings: those of the reader, which the workers must have as well.
        done: told of each batch that is merged.

    Raises:
        ClusterError: if the cluster cannot work.
        LedgerError: if the ledger cannot be written; what it has acknowledged stays.
        ParquetError: if a part cannot be read.
    """
    cluster.agreed(partial(reader_of, settings), kept.reader)
    folder = Path(batching.folder)
    left = _fresh(batches(pieces, kept.reader), folder, kept)
    known: dict[int, int] = {}
    while True:
        again: list[Batch] = []
        for batch, error in cluster.each(batching, left):
            if error is None:
                merge(batch.number, folder, kept)
                done(batch)
            elif (died := deaths(folder, batch.number)) > known.get(batch.number, 0):
                known[batch.number] = died
                again.append(batch)
            else:
                kept.unreadable(Fault(_named(batch), f"the batch cannot be read: {in_a_line(error)[:_LONGEST]}"))
        if not again:
            return
        left = iter(again)


def _fresh(found: Iterable[Batch], folder: Path, kept: Ingesting) -> Iterator[Batch]:
    for batch in found:
        if kept.retry:
            forget_asides(folder, batch.number)
        yield batch


def _named(batch: Batch) -> str:
    first, last = batch.pieces[0].file, batch.pieces[-1].file
    return first if first == last else f"{first} to {last}"
