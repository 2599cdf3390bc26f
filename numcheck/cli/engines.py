"""What the commands on archives share: a cluster or this machine."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from numcheck.cli.exits import UsageFault

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


@contextmanager
def cluster_at(address: str, jobs: int) -> Iterator[OnDask]:
    """A connection to a cluster.

    Raises:
        UsageFault: if Dask is not installed.
        ClusterError: if there is none.
    """
    from numcheck.archive.on_dask import NoDaskError, OnDask

    logging.disable()  # of what goes wrong a person is told in a line, not in the libraries' tracebacks
    try:
        try:
            opened = OnDask(address, jobs)
        except NoDaskError as error:
            raise UsageFault(str(error)) from error
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
