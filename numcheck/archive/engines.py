"""What carries pure functions from frame to frame over an archive, with two verbs: map the frames, and group the rows.

A function is a module's own or a `functools.partial` of one, and takes and gives a frame; a schema declares what it
gives. Rows between the two verbs go through files, so that memory is bounded by one part or one group, whatever
the size of the archive.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from numcheck.archive.pools import pool
from numcheck.ledger.parquet import Appending, Schema, empty, read

if TYPE_CHECKING:
    from pandas import DataFrame

Step = Callable[["DataFrame"], "DataFrame"]
GROUPS = 64
"""Files into which rows are dealt by their group; each is processed as a whole."""
_AHEAD = 2
"""Frames that each process has waiting."""


class Engine(Protocol):
    """Where the functions run."""

    def map_frames(self, step: Step, frames: Sequence[DataFrame], schema: Schema) -> Frames:
        """The step's result for each frame."""
        ...

    def close(self) -> None:
        """Ends what the engine has started."""
        ...


class Frames(Protocol):
    """Frames on their way."""

    def group_frames(self, by: str, step: Step, schema: Schema) -> Frames:
        """The step's result for the rows of one or several whole groups; equal values of `by` are one group."""
        ...

    def collected(self) -> Iterator[DataFrame]:
        """The frames, in any order."""
        ...


class InProcess:
    """Everything in this process."""

    def map_frames(self, step: Step, frames: Sequence[DataFrame], schema: Schema) -> Frames:
        """As `Engine` says; a frame is mapped when it is asked for."""
        return _Stream(map(step, frames), schema, self._apply)

    def close(self) -> None:
        """Nothing was started."""

    def _apply(self, step: Step, frames: Iterable[DataFrame]) -> Iterator[DataFrame]:
        return map(step, frames)


class Pool:
    """A pool of processes on this machine."""

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs
        self._executor: Executor = pool(jobs)

    def map_frames(self, step: Step, frames: Sequence[DataFrame], schema: Schema) -> Frames:
        """As `Engine` says, a few frames ahead."""
        return _Stream(self._apply(step, frames), schema, self._apply)

    def close(self) -> None:
        """Ends the processes."""
        self._executor.shutdown(cancel_futures=True)

    def _apply(self, step: Step, frames: Iterable[DataFrame]) -> Iterator[DataFrame]:
        waiting: set[Future[DataFrame]] = set()
        for frame in frames:
            waiting.add(self._executor.submit(step, frame))
            if len(waiting) > _AHEAD * self._jobs:
                done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
                yield from (future.result() for future in done)
        yield from (future.result() for future in waiting)


class _Stream:
    """Frames that are made one after the other, and grouped through files."""

    def __init__(
        self,
        frames: Iterator[DataFrame],
        schema: Schema,
        apply: Callable[[Step, Iterable[DataFrame]], Iterator[DataFrame]],
    ) -> None:
        self._frames, self._schema, self._apply = frames, schema, apply

    def group_frames(self, by: str, step: Step, schema: Schema) -> Frames:
        return _Stream(self._grouped(by, step), schema, self._apply)

    def collected(self) -> Iterator[DataFrame]:
        return self._frames

    def _grouped(self, by: str, step: Step) -> Iterator[DataFrame]:
        with tempfile.TemporaryDirectory(prefix="numcheck-") as folder:
            files = [Path(folder) / f"{number:03}.parquet" for number in range(GROUPS)]
            with ExitStack() as opened:
                spilled = [opened.enter_context(Appending(file, self._schema)) for file in files]
                for frame in self._frames:
                    for number, rows in frame.groupby(frame[by] % GROUPS):
                        spilled[int(number)].write(rows)
            yield from self._apply(step, (read(file, self._schema) for file in files))


def joined(frames: Frames, schema: Schema) -> DataFrame:
    """All rows in one frame."""
    from pandas import concat

    return concat([empty(schema), *frames.collected()], ignore_index=True)
