"""The two verbs on Dask, and a cluster's client: the only importer of dask and distributed.

Without an address everything runs in this process, one task after the other, which tests want.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar

from numcheck.archive.engines import Frames, Step
from numcheck.faults import UnusableError, in_a_line
from numcheck.ledger.parquet import Schema, empty

if TYPE_CHECKING:
    from pandas import DataFrame

LOCAL = "local"
"""The address that stands for a cluster on this machine, started for the occasion."""
PATIENCE = 30
"""Seconds in which a scheduler must answer."""
Item = TypeVar("Item")
_AHEAD = 3
"""Tasks that each worker has waiting."""
_PARTITIONS = 64
"""Into how many pieces rows are shuffled."""


class ClusterError(UnusableError):
    """A cluster that cannot be used as asked; the message is one line."""


class NoDaskError(ClusterError):
    """Dask is not installed."""


class OnDask:
    """Dask as an engine; a context manager.

    Args:
        address: of a scheduler (tcp://host:8786), `local`, or empty for this process.
        jobs: processes of a local cluster.

    Raises:
        NoDaskError: if dask is not installed.
        ClusterError: if the scheduler does not answer.
    """

    def __init__(self, address: str = "", jobs: int = 2) -> None:
        try:
            import dask
            import dask.dataframe
            import distributed
        except ImportError as error:
            raise NoDaskError('a cluster needs Dask: pip install "numcheck[dask]"') from error
        self._opened = ExitStack()
        self._opened.enter_context(dask.config.set({"dataframe.convert-string": False}))
        self.client: Any = None
        if address:
            self.client = self._connected(distributed, address, jobs)

    def close(self) -> None:
        """Ends the connection, and what was started on this machine."""
        self._opened.close()

    def map_frames(self, step: Step, frames: Sequence[DataFrame], schema: Schema) -> Frames:
        """As `numcheck.archive.engines.Engine` says; a task for each frame."""
        import dask.dataframe

        if not frames:
            return _NoFrames()
        made: Any = dask.dataframe
        mapped = made.from_map(step, frames, meta=empty(schema), enforce_metadata=False)
        return _OnDaskFrames(mapped, self.client or "synchronous")

    def agreed(self, ask: Callable[[], str], answer: str) -> None:
        """Guards against workers that would read otherwise than this process.

        Raises:
            ClusterError: if there is no worker, or one that answers otherwise.
        """
        try:
            self.client.wait_for_workers(1, timeout=PATIENCE)
            answers: Mapping[str, str] = self.client.run(ask)
        except Exception as error:  # whatever a worker raises that lacks numcheck or cannot be asked
            raise ClusterError(f"the workers cannot be asked: {in_a_line(error)}") from error
        for worker, given in sorted(answers.items()):
            if given != answer:
                raise ClusterError(f"the worker {worker} has another reader ({given}) than this process ({answer})")

    def each(self, step: Callable[[Item], Any], items: Iterable[Item]) -> Iterator[tuple[Item, Exception | None]]:
        """Carries a step out on each item, a few ahead of the workers; each with what it ended in, as they end.

        An item whose workers die is tried as often as the scheduler's settings say.

        Raises:
            ClusterError: if the scheduler is gone, or all workers are.
        """
        running: dict[Any, Item] = {}
        source = iter(items)
        with _scheduler_there(), self.client.as_current():
            while True:
                ahead = _AHEAD * max(1, len(self.client.ncores()))
                for item in islice(source, max(0, ahead - len(running))):
                    running[self.client.submit(step, item, pure=False)] = item
                if not running:
                    return
                for future in self._ended(list(running)):
                    yield running.pop(future), future.exception()

    def _ended(self, running: Sequence[Any]) -> Iterator[Any]:
        """The first of some tasks to end; workers that are started again after a death are waited for."""
        import distributed

        library: Any = distributed
        deserted = False
        while True:
            try:
                yield from library.wait(running, timeout=PATIENCE, return_when="FIRST_COMPLETED").done
                return
            except TimeoutError:
                gone = not self.client.ncores()
                if gone and deserted:
                    told = "no worker is left; what is done stays, and the same command goes on"
                    raise ClusterError(told) from None
                deserted = gone

    def _connected(self, distributed: Any, address: str, jobs: int) -> Any:  # noqa: ANN401 - distributed has no types
        if address == LOCAL:
            here = "127.0.0.1:0"  # any free port, so that several can run at a time
            cluster = distributed.LocalCluster(n_workers=jobs, threads_per_worker=1, dashboard_address=here)
            given: Any = self._opened.enter_context(cluster)
        else:
            given = address
        try:
            return self._opened.enter_context(distributed.Client(given, timeout=PATIENCE, set_as_default=False))
        except (OSError, TimeoutError, ValueError) as error:
            self._opened.close()
            raise ClusterError(f"{address}: no Dask scheduler answers there") from error


@contextmanager
def _scheduler_there() -> Iterator[None]:
    """What distributed raises of itself, in a line.

    Raises:
        ClusterError: if the scheduler is gone, or a task's workers died more often than it allows.
    """
    from distributed import CancelledError, KilledWorker
    from distributed.comm.core import CommClosedError

    try:
        yield
    except KilledWorker as error:
        raise ClusterError(f"the workers of one task died again and again: {in_a_line(error)}") from error
    except (CancelledError, CommClosedError, TimeoutError) as error:
        raise ClusterError("the scheduler is gone; what is done stays, and the same command goes on") from error


class _OnDaskFrames:
    """A dask frame on its way."""

    def __init__(self, frame: Any, scheduler: Any) -> None:  # noqa: ANN401 - dask has no types
        self._frame, self._scheduler = frame, scheduler

    def group_frames(self, by: str, step: Step, schema: Schema) -> Frames:
        shuffled = self._frame.shuffle(by, npartitions=_PARTITIONS)
        grouped = shuffled.map_partitions(step, meta=empty(schema), enforce_metadata=False)
        return _OnDaskFrames(grouped, self._scheduler)

    def collected(self) -> Iterator[DataFrame]:
        with _scheduler_there():
            yield self._frame.compute(scheduler=self._scheduler)


class _NoFrames:
    """Of nothing comes nothing."""

    def group_frames(self, by: str, step: Step, schema: Schema) -> Frames:
        return self

    def collected(self) -> Iterator[DataFrame]:
        yield from ()
