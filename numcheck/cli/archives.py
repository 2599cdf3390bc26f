"""What the commands on archives share: their faults in a line each, and a cluster or this machine."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, ParamSpec

import typer

from numcheck.cli import output
from numcheck.cli.exits import Exit, UsageFault

if TYPE_CHECKING:
    from numcheck.archive.engines import Engine
    from numcheck.archive.on_dask import OnDask

Cluster = Annotated[
    str | None,
    typer.Option(
        "--cluster",
        metavar="ADDRESS",
        help="A Dask scheduler (tcp://host:8786), or local; needs numcheck[dask].",
    ),
]
Jobs = Annotated[int, typer.Option("--jobs", "-j", min=1, max=64, metavar="N", help="Processes that share the work.")]
_Given = ParamSpec("_Given")


def guarded(command: Callable[_Given, int]) -> Callable[_Given, int]:
    """A command for which a ledger, archive or cluster that cannot be used is one line and status 3."""

    @wraps(command)
    def told(*args: _Given.args, **kwargs: _Given.kwargs) -> int:
        from numcheck.archive.on_dask import ClusterError, NoDaskError
        from numcheck.archive.workers import WorkersError
        from numcheck.ledger.encoding import EncodingError
        from numcheck.ledger.parquet import ParquetError
        from numcheck.ledger.store import LedgerError

        try:
            return command(*args, **kwargs)
        except NoDaskError as error:
            raise UsageFault(str(error)) from error
        except (LedgerError, EncodingError, ParquetError, ClusterError, WorkersError) as error:
            output.tell(str(error))
            return Exit.BROKEN

    return told


@contextmanager
def cluster_at(address: str, jobs: int) -> Iterator[OnDask]:
    """A connection to a cluster.

    Raises:
        ClusterError: if there is none.
    """
    from numcheck.archive.on_dask import OnDask

    logging.disable()  # of what goes wrong a person is told in a line, not in the libraries' tracebacks
    try:
        opened = OnDask(address, jobs)
        try:
            yield opened
        finally:
            opened.close()
    finally:
        logging.disable(logging.NOTSET)


@contextmanager
def engine_for(address: str | None, jobs: int) -> Iterator[Engine]:
    """The engine that a call asks for: a cluster, a pool of processes, or this process.

    Raises:
        ClusterError: if there is no such cluster.
    """
    from numcheck.archive.engines import InProcess, Pool

    if address:
        with cluster_at(address, jobs) as cluster:
            yield cluster
        return
    engine = Pool(jobs) if jobs > 1 else InProcess()
    try:
        yield engine
    finally:
        engine.close()


def beside(ledger: Path, given: Path | None) -> Path:
    """The folder of Parquet parts that belongs to a ledger, unless another is named."""
    return given or ledger.with_name(f"{ledger.name}.parts")
